/* guard.c - is this file ours or the user's? */
#include "core/store/guard.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

static bool
same_file(const char *path, const struct stat *st)
{
	struct stat other;

	return stat(path, &other) == 0 && other.st_dev == st->st_dev &&
	       other.st_ino == st->st_ino;
}

/* Each source is looked at: a link may lead to one under another name. */
static enum rc
guard_sources(
    struct db *db, const char *path, const struct stat *st, struct err *err)
{
	sqlite3_stmt *q = NULL;
	enum rc rc = db_prepare(db, "SELECT source FROM main.plan", &q, err);
	int step = SQLITE_DONE;

	while (rc == RC_OK && (step = sqlite3_step(q)) == SQLITE_ROW) {
		const char *source = (const char *)sqlite3_column_text(q, 0);

		if (source && same_file(source, st))
			rc = err_set(err, RC_USAGE,
			    "%s is a document in the index; write to another "
			    "file",
			    path);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(q);
	return rc;
}

enum rc
guard_output(
    struct db *db, const char *database, const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return RC_OK;
	if (same_file(database, &st))
		return err_set(err, RC_USAGE,
		    "%s is the index itself; write to another file", path);
	return guard_sources(db, path, &st, err);
}
