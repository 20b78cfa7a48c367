/*
 * fuzz_open.c - an index from a stranger: refused, or asked a few questions.
 *
 * The first letter of the input says what the rest is:
 *
 *   B  the bytes of the file
 *   P  patches of a good index: two bytes the page, two the offset in it, one
 *      the new byte; a rest of fewer bytes cuts the file there
 *   S  SQL that somebody ran on a good index
 */
#define _GNU_SOURCE
#include "core/base/mem.h"
#include "query/answer.h"
#include "query/catalog.h"
#include "tests/fuzz/made_index.h"

#include <sqlite3.h>
#include <sys/stat.h>

enum { PAGE = 4096, STEPS = 2000000, FILE_MAX = 4 * 1024 * 1024 };

static struct catalog catalog = CATALOG_INIT;
static FILE *nowhere; /* for what answers say beside their rows */

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct err err = ERR_INIT;

	(void)argc;
	(void)argv;
	made_index_open();
	nowhere = fopen("/dev/null", "w");
	HOLDS(nowhere);
	HOLDS(catalog_load(&catalog, NULL, &err) == RC_OK);
	return 0;
}

static void
write_patched(const uint8_t *p, size_t n)
{
	size_t size = made_index.n, at;
	char *bytes = malloc(size);

	HOLDS(bytes);
	memcpy(bytes, made_index.p, size);
	for (; n >= 5; p += 5, n -= 5) {
		at = ((size_t)p[0] << 8 | p[1]) * PAGE +
		     ((size_t)p[2] << 8 | p[3]) % PAGE;
		bytes[at % size] = (char)p[4];
	}
	if (n >= 2)
		size = ((size_t)p[0] << 8 | p[1]) * 16 % size;
	folder_write("x.db", bytes, size);
	free(bytes);
}

static int
too_many_steps(void *left)
{
	return --*(int *)left < 0;
}

/* Only the file itself, and no more than a little of it. */
static int
may_run(void *arg, int action, const char *a, const char *b, const char *c,
    const char *d)
{
	(void)arg;
	(void)b;
	(void)c;
	(void)d;
	if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
		return SQLITE_DENY;
	if (action == SQLITE_PRAGMA && a &&
	    (sqlite3_stricmp(a, "temp_store_directory") == 0 ||
		sqlite3_stricmp(a, "mmap_size") == 0 ||
		sqlite3_stricmp(a, "max_page_count") == 0))
		return SQLITE_DENY;
	return SQLITE_OK;
}

static void
write_with_sql(const uint8_t *p, size_t n)
{
	char *text = strndup((const char *)p, n);
	sqlite3 *sql;
	int left = STEPS / 1000;

	HOLDS(text);
	folder_write("x.db", made_index.p, made_index.n);
	HOLDS(sqlite3_open(folder_path("x.db"), &sql) == SQLITE_OK);
	(void)sqlite3_db_config(sql, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);
	(void)sqlite3_limit(sql, SQLITE_LIMIT_LENGTH, FILE_MAX);
	(void)sqlite3_exec(sql,
	    "PRAGMA synchronous = OFF; PRAGMA max_page_count = 2000", NULL,
	    NULL, NULL);
	(void)sqlite3_set_authorizer(sql, may_run, NULL);
	sqlite3_progress_handler(sql, 1000, too_many_steps, &left);
	(void)sqlite3_exec(sql, text, NULL, NULL, NULL);
	HOLDS(sqlite3_close(sql) == SQLITE_OK);
	free(text);
}

static void
write_index(const uint8_t *data, size_t n)
{
	folder_empty();
	if (data[0] == 'P')
		write_patched(data + 1, n - 1);
	else if (data[0] == 'S')
		write_with_sql(data + 1, n - 1);
	else
		folder_write("x.db", data + 1, n - 1);
}

/* A question's words, as on the command line; rows go to a file. */
static void
ask(const char *const *words, size_t n)
{
	const char *v[16] = {"thidua"};
	struct err err = ERR_INIT;
	FILE *talk = stderr;
	char *argv[16], *own[16];
	int argc = 1;
	enum rc rc;

	for (size_t i = 1; i < n && words[i]; i++)
		v[argc++] = words[i];
	v[argc++] = "-q";
	v[argc++] = "-d";
	v[argc++] = folder_path("x.db");
	v[argc++] = "-o";
	v[argc++] = folder_path("out.json");
	for (int i = 0; i < argc; i++)
		argv[i] = own[i] = mem_strdup(v[i]);
	stderr = nowhere;
	rc = answer(
	    &catalog, catalog_find(&catalog, words[0]), argc, argv, &err);
	stderr = talk;
	HOLDS(rc == RC_OK || *err.msg);
	HOLDS(rc == RC_OK || rc == RC_NOTFOUND || rc == RC_USAGE ||
	      rc == RC_DAMAGED || rc == RC_IO || rc == RC_BUSY);
	for (int i = 0; i < argc; i++)
		free(own[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const questions[][4] = {
	    {"plans"},
	    {"recur"},
	    {"search", "lao dong"},
	    {"kwic", "phong trào", "--sort", "L1"},
	    {"compare", "2021", "2022"},
	    {"show", "1/KH-LĐLĐ"},
	    {"aligned", "1"},
	    {"ngrams"},
	};

	if (n == 0)
		return 0;
	write_index(data, n);
	for (size_t i = 0; i < sizeof(questions) / sizeof(*questions); i++)
		ask(questions[i], 4);
	return 0;
}
