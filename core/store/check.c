/* check.c - two checks at a time. */
#include "core/store/check.h"

#include "core/base/str.h"
#include "core/store/foreign.h"
#include "core/store/vfs.h"

#include <pthread.h>
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

/* What SQLite says of a check that could not be made. */
static enum rc
fail_with(sqlite3 *sql, struct err *err)
{
	if (!sql || (sqlite3_errcode(sql) & 0xFF) == SQLITE_NOMEM)
		return err_set(
		    err, RC_NOMEM, "cannot check the new index: out of memory");
	return fail(sqlite3_errmsg(sql), err);
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
		if (!found || strcmp(found, "ok") != 0)
			rc = fail(found ? found : "null", err);
	}
	code = sqlite3_finalize(st) ? sqlite3_errcode(sql) : code;
	return rc == RC_OK && code != SQLITE_OK ? fail_with(sql, err) : rc;
}

static enum rc
check_references(sqlite3 *sql, struct err *err)
{
	struct buf wrong = BUF_INIT;
	enum rc rc = RC_OK;

	if (foreign_check(sql, &wrong) != SQLITE_OK)
		rc = fail_with(sql, err);
	else if (wrong.n) {
		buf_cut(&wrong, strcspn(buf_cstr(&wrong), "\n"));
		rc = fail(buf_cstr(&wrong), err);
	}
	buf_release(&wrong);
	return rc;
}

static enum rc
check_tables(sqlite3 *sql, bool few, struct err *err)
{
	enum rc rc = check(sql, "PRAGMA quick_check(1)", err);

	if (rc)
		return rc;
	return few ? check_references(sql, err)
		   : check(sql, "PRAGMA foreign_key_check", err);
}

/* SQLite takes it for writing, though nothing is written. */
static enum rc
check_words(sqlite3 *sql, struct err *err)
{
	if (sqlite3_exec(sql, "PRAGMA journal_mode = OFF", NULL, NULL, NULL) !=
	    SQLITE_OK)
		return fail_with(sql, err);
	return check(sql, check_fts, err);
}

/* The check of another thread. */
struct beside {
	const char *path, *vfs;
	enum rc rc;
	struct err err;
};

static void *
check_beside(void *arg)
{
	struct beside *b = arg;
	sqlite3 *sql = NULL;

	if (sqlite3_open_v2(b->path, &sql,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
		b->vfs) == SQLITE_OK)
		b->rc = check_words(sql, &b->err);
	else
		b->rc = fail_with(sql, &b->err);
	sqlite3_close(sql);
	return NULL;
}

enum rc
check_new(sqlite3 *sql, const char *path, bool few, struct err *err)
{
	struct beside b = {.path = path, .vfs = vfs_name(VFS_LOOK)};
	pthread_t thread;
	bool begun = pthread_create(&thread, NULL, check_beside, &b) == 0;
	enum rc rc = check_tables(sql, few, err);

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
