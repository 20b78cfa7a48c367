/* db.c - opening the index, trusting nothing in it. */
#include "core/store/db.h"

#include "core/base/mem.h"
#include "core/store/aligned.h"
#include "core/store/collocates.h"
#include "core/store/cut.h"
#include "core/store/extent.h"
#include "core/store/fts.h"
#include "core/store/func.h"
#include "core/store/grep.h"
#include "core/store/hits.h"
#include "core/store/keyness.h"
#include "core/store/measure.h"
#include "core/store/ngrams.h"
#include "core/store/option.h"
#include "core/store/revise.h"
#include "core/store/scope.h"
#include "core/store/shingles.h"
#include "core/store/side.h"
#include "core/store/trust.h"
#include "core/store/vfs.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct db {
	sqlite3 *sql;
	struct fts *fts;
	struct extents *extents;
	char *path;
};

static const struct {
	int id, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},
    {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_COMPOUND_SELECT, 50},
    {SQLITE_LIMIT_VDBE_OP, 250000},
    {SQLITE_LIMIT_FUNCTION_ARG, 32},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static const struct {
	int id, on;
} switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};

/* SQLite would look into what lies beside the index under these names: a
 * journal is told by its errors, but nothing else must be there. */
static enum rc
check_beside(const char *path, const char *suffix, struct err *err)
{
	char *name = sqlite3_mprintf("%s%s", path, suffix);
	struct stat st;
	enum rc rc = RC_OK;

	if (!name)
		return err_set(err, RC_NOMEM, "out of memory");
	if (stat(name, &st) == 0 &&
	    (!S_ISREG(st.st_mode) || strcmp(suffix, "-wal") == 0))
		rc = err_set(err, RC_DAMAGED,
		    "%s lies beside the index, left there by another program; "
		    "take it away, or make another index",
		    name);
	sqlite3_free(name);
	return rc;
}

static enum rc
check_file(const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return err_set(err, RC_NOINDEX,
		    "no index at %s; make one with: thidua index -d %s FOLDER",
		    path, path);
	if (stat(path, &st) != 0)
		return err_set(
		    err, RC_IO, "cannot read %s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(err, RC_DAMAGED,
		    "%s is not a file; name the index with -d FILE", path);
	if (check_beside(path, "-journal", err) != RC_OK)
		return err->rc;
	return check_beside(path, "-wal", err);
}

/* Has the error to do with the file's contents? */
static bool
is_damage(int code)
{
	return code == SQLITE_CORRUPT || code == SQLITE_FORMAT ||
	       code == SQLITE_ERROR;
}

enum rc
db_fail(struct db *db, struct err *err)
{
	int code = sqlite3_extended_errcode(db->sql);
	const char *msg = sqlite3_errmsg(db->sql);
	uint32_t page;

	/* whatever came of it */
	if (vfs_fault(db->sql, &page))
		return trust_broken(db->path, page, err);
	/* a torn number of the file may ask for more than there is */
	if ((code & 0xFF) == SQLITE_NOMEM)
		return err_set(err, RC_NOMEM,
		    "out of memory; should there be enough, look at the index "
		    "with: thidua verify");
	if ((code & 0xFF) == SQLITE_BUSY)
		return err_set(
		    err, RC_BUSY, "%s is being written; try again", db->path);
	if (code == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_PERM)
		return err_set(err, RC_IO,
		    "cannot open %s; check that you may read it", db->path);
	if (code == SQLITE_READONLY_ROLLBACK)
		return err_set(err, RC_DAMAGED,
		    "%s was left half-written; remove it and make it again "
		    "with: thidua "
		    "index",
		    db->path);
	if (code == SQLITE_NOTADB)
		return err_set(err, RC_DAMAGED,
		    "%s is not an index of thidua; name another with -d FILE",
		    db->path);
	if (is_damage(code & 0xFF))
		return err_set(err, RC_DAMAGED,
		    "%s is damaged (%s); remove it and make it again with: "
		    "thidua index",
		    db->path, msg);
	return err_set(err, RC_IO, "cannot read %s: %s", db->path, msg);
}

enum rc
db_sound(struct db *db, struct err *err)
{
	uint32_t page;

	return vfs_fault(db->sql, &page) ? trust_broken(db->path, page, err)
					 : RC_OK;
}

enum rc
db_prepare(struct db *db, const char *sql, sqlite3_stmt **stmt, struct err *err)
{
	if (sqlite3_prepare_v2(db->sql, sql, -1, stmt, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

enum rc
db_run(struct db *db, const char *sql, struct err *err)
{
	if (sqlite3_exec(db->sql, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

enum rc
db_number(struct db *db, const char *sql, int64_t *n, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql, &st, err);

	*n = 0;
	if (rc == RC_OK && sqlite3_step(st) == SQLITE_ROW)
		*n = sqlite3_column_int64(st, 0);
	else if (rc == RC_OK)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}

struct str
db_text(sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);

	return (struct str){s ? s : "", (size_t)sqlite3_column_bytes(st, i)};
}

static enum rc
harden(struct db *db, struct err *err)
{
	size_t i;

	for (i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		(void)sqlite3_limit(db->sql, limits[i].id, limits[i].value);
	for (i = 0; i < sizeof(switches) / sizeof(*switches); i++)
		if (sqlite3_db_config(db->sql, switches[i].id, switches[i].on,
			NULL) != SQLITE_OK)
			return db_fail(db, err);
	if (sqlite3_exec(db->sql,
		"PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
		"PRAGMA mmap_size=0; PRAGMA cache_size=-32000; BEGIN",
		NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

static enum rc
set_up(struct db *db, struct err *err)
{
	enum rc rc = harden(db, err);

	if (rc == RC_OK)
		rc = trust_schema(db->sql, db->path, err);
	if (rc == RC_DATA)
		rc = db_fail(db, err);
	if (rc == RC_OK)
		rc = func_register(db->sql, err);
	if (rc == RC_OK)
		rc = cut_register(db->sql, err);
	if (rc == RC_OK)
		rc = measure_register(db->sql, err);
	if (rc == RC_OK)
		rc = option_register(db->sql, err);
	if (rc == RC_OK && fts_open(&db->fts, db->sql, err) != RC_OK)
		rc = err_wrap(err, "%s", db->path);
	if (rc == RC_OK)
		rc = scope_create(db, err);
	if (rc == RC_OK)
		rc = extents_open(&db->extents, db->sql, err);
	if (rc == RC_OK)
		rc = side_create(db, err);
	if (rc == RC_OK)
		rc = hits_create(db, err);
	if (rc == RC_OK)
		rc = collocates_create(db, err);
	if (rc == RC_OK)
		rc = ngrams_create(db, err);
	if (rc == RC_OK)
		rc = keyness_create(db, err);
	if (rc == RC_OK)
		rc = shingles_create(db, err);
	if (rc == RC_OK)
		rc = grep_create(db, err);
	if (rc == RC_OK)
		rc = aligned_create(db, err);
	if (rc == RC_OK)
		rc = revise_create(db, err);
	return rc;
}

static enum rc
connect(struct db *db, struct err *err)
{
	int code = vfs_open(db->path,
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_EXRESCODE, VFS_PLAIN, &db->sql);

	return code == SQLITE_OK ? RC_OK : db_fail(db, err);
}

enum rc
db_look(struct db **out, const char *path, struct err *err)
{
	struct db *db;
	enum rc rc = check_file(path, err);

	*out = NULL;
	if (rc != RC_OK)
		return rc;
	db = mem_alloc(sizeof(*db));
	db->path = mem_strdup(path);
	rc = connect(db, err);
	if (rc == RC_OK)
		rc = trust_header(db->sql, path, err);
	if (rc == RC_OK)
		*out = db;
	else
		db_close(db);
	return rc;
}

enum rc
db_open(struct db **out, const char *path, struct err *err)
{
	enum rc rc = db_look(out, path, err);

	if (rc == RC_OK)
		rc = set_up(*out, err);
	if (rc != RC_OK) {
		db_close(*out);
		*out = NULL;
	}
	return rc;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	fts_close(db->fts);
	(void)sqlite3_close(db->sql);
	free(db->path);
	free(db);
}

sqlite3 *
db_sql(struct db *db)
{
	return db->sql;
}

struct fts *
db_fts(struct db *db)
{
	return db->fts;
}

struct extents *
db_extents(struct db *db)
{
	return db->extents;
}
