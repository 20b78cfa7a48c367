/* fuzz_authority.c - any CSV as an authority file: the first letter chooses
 * which, the rest is the file. */
#define _GNU_SOURCE
#include "indexer/authority.h"
#include "tests/fuzz/folder.h"

static const struct {
	char letter;
	const char *name;
} files[] = {
    {'m', "movements.csv"},
    {'u', "units.csv"},
    {'e', "events.csv"},
    {'a', "abbreviations.csv"},
};

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	folder_make();
	return 0;
}

/* Each row is found by its own key. */
static void
check_rows(const struct authority *a)
{
	const struct authority_movement *m;
	const struct authority_unit *u;

	for (size_t i = 0; (m = authority_movement(a, i)); i++)
		HOLDS(m->name && authority_find_movement(a, m->key));
	for (size_t i = 0; (u = authority_unit(a, i)); i++)
		HOLDS(u->name && authority_find_unit(a, u->key));
}

static void
try_file(const char *name, const uint8_t *data, size_t n)
{
	struct authority *a = NULL;
	struct err err = ERR_INIT;
	enum rc rc;

	folder_write(name, data, n);
	rc = authority_load(&a, folder, &err);
	HOLDS(rc == RC_OK || (rc == RC_USAGE && strstr(err.msg, name)));
	if (rc == RC_OK)
		check_rows(a);
	authority_free(a);
	HOLDS(unlink(folder_path(name)) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	for (size_t i = 0; n && i < sizeof(files) / sizeof(*files); i++)
		if (files[i].letter == (char)data[0])
			try_file(files[i].name, data + 1, n - 1);
	return 0;
}
