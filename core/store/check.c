/* check.c - two checks at a time. */
#include "core/store/check.h"

#include "core/base/file.h"
#include "core/base/str.h"
#include "core/store/foreign.h"
#include "core/store/vfs.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char check_fts[] =
    "INSERT INTO passage_fts(passage_fts) VALUES('integrity-check')";

static enum rc
fail(const char *why, struct err *err)
{
	return err_set(err, RC_DAMAGED,
	    "the new index did not pass its check (%s); the old one is kept, "
	    "run again",
	    why);
}

static enum rc
no_memory(struct err *err)
{
	return err_set(
	    err, RC_NOMEM, "cannot check the new index: out of memory");
}

/* What SQLite says of a check that could not be made, which ended in code. */
static enum rc
fail_with(sqlite3 *sql, int code, struct err *err)
{
	if (!sql || (code & 0xFF) == SQLITE_NOMEM)
		return no_memory(err);
	return fail(sqlite3_errmsg(sql), err);
}

bool
check_lacked_memory(const char *found)
{
	static const char end[] = "unable to get the page. error code=7";
	size_t n = strlen(found);

	return n >= sizeof(end) - 1 &&
	       strcmp(found + n - (sizeof(end) - 1), end) == 0;
}

/* A check that gives no row, or one row "ok", where all is well. */
static enum rc
check(sqlite3 *sql, const char *statement, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = RC_OK;
	const char *found;
	int code = sqlite3_prepare_v2(sql, statement, -1, &st, NULL);

	if (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW) {
		found = (const char *)sqlite3_column_text(st, 0);
		if (!found || check_lacked_memory(found))
			rc = no_memory(err);
		else if (strcmp(found, "ok") != 0)
			rc = fail(found, err);
	}
	if (code == SQLITE_OK)
		code = sqlite3_finalize(st);
	return rc == RC_OK && code != SQLITE_OK ? fail_with(sql, code, err)
						: rc;
}

static enum rc
check_references(sqlite3 *sql, const char *path, bool few, struct err *err)
{
	char *folder = file_folder(path);
	struct buf wrong = BUF_INIT;
	enum rc rc = RC_OK;
	int code = few ? foreign_check_few(sql, &wrong)
		       : foreign_check_all(sql, folder, &wrong);

	if (code != SQLITE_OK)
		rc = fail_with(sql, code, err);
	else if (wrong.n) {
		buf_cut(&wrong, strcspn(buf_cstr(&wrong), "\n"));
		rc = fail(buf_cstr(&wrong), err);
	}
	buf_release(&wrong);
	free(folder);
	return rc;
}

static enum rc
check_tables(sqlite3 *sql, const char *path, bool few, struct err *err)
{
	enum rc rc = check(sql, "PRAGMA quick_check(1)", err);

	return rc ? rc : check_references(sql, path, few, err);
}

/* SQLite takes it for writing, though nothing is written. */
static enum rc
check_words(sqlite3 *sql, struct err *err)
{
	int code =
	    sqlite3_exec(sql, "PRAGMA journal_mode = OFF", NULL, NULL, NULL);

	if (code != SQLITE_OK)
		return fail_with(sql, code, err);
	return check(sql, check_fts, err);
}

/* The check of another thread. */
struct beside {
	const char *path;
	enum rc rc;
	struct err err;
};

static void *
check_beside(void *arg)
{
	struct beside *b = arg;
	sqlite3 *sql;
	int code = vfs_open(b->path, SQLITE_OPEN_READWRITE, VFS_LOOK, &sql);

	b->rc = code == SQLITE_OK ? check_words(sql, &b->err)
				  : fail_with(sql, code, &b->err);
	sqlite3_close(sql);
	return NULL;
}

enum rc
check_new(sqlite3 *sql, const char *path, bool few, struct err *err)
{
	struct beside b = {.path = path};
	pthread_t thread;
	bool begun = pthread_create(&thread, NULL, check_beside, &b) == 0;
	enum rc rc = check_tables(sql, path, few, err);

	if (begun)
		pthread_join(thread, NULL);
	else
		(void)check_beside(&b);
	if (rc == RC_OK && b.rc != RC_OK) {
		*err = b.err;
		rc = b.rc;
	}
	return rc;
}
