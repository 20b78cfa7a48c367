/* fuzz_review.c - any CSV as decisions on names: refused with its row, or
 * taken into an index that is whole afterwards. */
#define _GNU_SOURCE
#include "core/store/inventory.h"
#include "indexer/review.h"
#include "tests/fuzz/made_index.h"

static bool changed = true;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	made_index_open();
	return 0;
}

static void
check_index(const char *path)
{
	struct inventory inventory = INVENTORY_INIT;
	struct err err = ERR_INIT;

	HOLDS(inventory_read(&inventory, path, &err) == RC_OK);
	HOLDS(inventory.n == 2);
	inventory_release(&inventory);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *index = folder_path("x.db");
	const char *file = folder_path("review.csv");
	struct err err = ERR_INIT;
	enum rc rc;

	if (changed)
		folder_write("x.db", made_index.p, made_index.n);
	folder_write("review.csv", data, n);
	rc = review("fuzz", index, file, authority, false, &err);
	HOLDS(rc == RC_OK || (rc == RC_USAGE && strstr(err.msg, "review.csv")));
	changed = rc == RC_OK;
	if (changed)
		check_index(index);
	return 0;
}
