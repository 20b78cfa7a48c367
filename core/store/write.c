/* write.c - the statements that write the index. */
#include "core/store/write.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/store/arg.h"
#include "core/store/check.h"
#include "core/store/cutter.h"
#include "core/store/db.h"
#include "core/store/lengths.h"
#include "core/store/schema.h"
#include "core/store/settle.h"
#include "core/store/vfs.h"
#include "core/store/write_impl.h"
#include "core/text/fold.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tables in the order of enum write, and how many columns they take. */
static const struct {
	const char *table;
	int columns;
	bool rowid; /* the first column is an id that SQLite gives */
	const char *conflict;
} tables[WRITE_COUNT] = {
    [WRITE_PLAN] = {"plan", 18, true, NULL},
    [WRITE_PLAN_YEAR] = {"plan_year", 2, false, NULL},
    [WRITE_PASSAGE] = {"passage", 9, true, NULL},
    [WRITE_PASSAGE_SHIFT] = {"passage_shift", 3, false, NULL},
    [WRITE_HEADER] = {"header", 7, false, NULL},
    [WRITE_MENTION] = {"mention", 11, true, NULL},
    [WRITE_OTHER_NAME] = {"other_name", 9, true, NULL},
    [WRITE_THEME] = {"theme", 8, true, NULL},
    [WRITE_PHASE] = {"phase", 11, true, NULL},
    [WRITE_ANNIVERSARY] = {"anniversary", 11, true, NULL},
    [WRITE_CITATION] = {"citation", 10, true, NULL},
    [WRITE_TARGET] = {"target", 9, true, NULL},
    [WRITE_RECIPIENT] = {"recipient", 6, true, NULL},
    [WRITE_AUDIENCE] = {"audience", 6, true, NULL},
    [WRITE_ABBREVIATION] = {"abbreviation", 9, true, NULL},
    [WRITE_FINDING] = {"finding", 8, true, NULL},
    [WRITE_FLAG] = {"flag", 4, true, NULL},
    [WRITE_UNIT] = {"unit", 9, true,
	" ON CONFLICT(key) DO UPDATE SET name = ?1, kind = ?3, level = ?4,"
	" region = ?5, parent = ?6, valid_from = ?7, valid_to = ?8,"
	" successor = ?9"},
    [WRITE_EVENT] = {"event", 3, true,
	" ON CONFLICT(key) DO UPDATE SET name = ?1, date = ?3"},
    [WRITE_DECISION] = {"decision", 5, false,
	" ON CONFLICT(key, into_key) DO UPDATE SET name = ?2,"
	" into_name = ?4, decision = ?5"},
    [WRITE_REUSE] = {"reuse", 17, true, NULL},
    [WRITE_REUSED] = {"reused", 7, false, NULL},
    [WRITE_FORMULA] = {"formula", 8, true, NULL},
};

enum stmt {
	STMT_FTS_ADD,
	STMT_FTS_DROP,
	STMT_MOVEMENT_FIND,
	STMT_MOVEMENT_ADD,
	STMT_MOVEMENT_KNOWN,
	STMT_UNIT_FIND,
	STMT_RENAME,
	STMT_META,
	STMT_COUNT,
};

static const char *const statements[STMT_COUNT] = {
    [STMT_FTS_ADD] = "INSERT INTO passage_fts(rowid, text) VALUES(?1, ?2)",
    [STMT_FTS_DROP] = "INSERT INTO passage_fts(passage_fts, rowid, text)"
		      " SELECT 'delete', id, text FROM passage WHERE plan = ?1",
    [STMT_MOVEMENT_FIND] = "SELECT id FROM movement WHERE key = ?1",
    [STMT_MOVEMENT_ADD] =
	"INSERT INTO movement(key, name, kind, sponsor, authority)"
	" VALUES(?1, ?2, ?3, ?4, ?5)",
    [STMT_MOVEMENT_KNOWN] =
	"UPDATE movement SET name = ?2, kind = ?3, sponsor = ?4,"
	" authority = 1 WHERE key = ?1",
    [STMT_UNIT_FIND] = "SELECT id FROM unit WHERE key = ?1",
    [STMT_RENAME] = "UPDATE plan SET source = ?2 WHERE id = ?1",
    [STMT_META] = "INSERT OR REPLACE INTO meta VALUES(?1, ?2)",
};

/* Tables that hold what was read from a plan, in an order for deletion. */
static const char *const of_plan[] = {"header", "mention", "other_name",
    "theme", "phase", "anniversary", "citation", "target", "recipient",
    "audience", "abbreviation", "finding", "flag", "plan_year", "passage_shift",
    "formula", "reused"};

struct writer {
	sqlite3 *sql;
	char *path;
	sqlite3_stmt *put[WRITE_COUNT];
	sqlite3_stmt *stmt[STMT_COUNT];
	bool has_stale_units; /* the table stale_unit is there */
	bool decided;         /* decisions were written */
	int64_t new_passages; /* the first of this run; 0: none */
	struct change change;
};

struct value
value_int(int64_t i)
{
	return (struct value){.type = VALUE_INT, .i = i};
}

struct value
value_real(double r)
{
	return (struct value){.type = VALUE_REAL, .r = r};
}

struct value
value_piece(const char *s, size_t n)
{
	return (struct value){.type = VALUE_TEXT, .s = s, .n = n};
}

struct value
value_text(const char *s)
{
	return s ? value_piece(s, strlen(s)) : value_null();
}

struct value
value_bytes(const void *p, size_t n)
{
	return (struct value){.type = VALUE_BLOB, .s = p, .n = n};
}

struct value
value_null(void)
{
	return (struct value){.type = VALUE_NULL};
}

sqlite3 *
writer_sql(struct writer *w)
{
	return w->sql;
}

const char *
writer_path(const struct writer *w)
{
	return w->path;
}

struct change *
writer_change(struct writer *w)
{
	return &w->change;
}

/* What an index of ours cannot say of what is written to it. */
static bool
is_damage(int code)
{
	return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
	       code == SQLITE_CONSTRAINT;
}

/* code: of a call whose error later ones may have covered. */
static enum rc
fail_with(struct writer *w, int code, struct err *err)
{
	const char *why = sqlite3_errcode(w->sql) == code
			      ? sqlite3_errmsg(w->sql)
			      : sqlite3_errstr(code);
	uint32_t page;

	code &= 0xFF;
	if (vfs_fault(w->sql, &page))
		return err_set(err, RC_DAMAGED,
		    "the index is damaged (page %lu does not hold its "
		    "checksum); remove it and make it again",
		    (unsigned long)page);
	if (is_damage(code))
		return err_set(err, RC_DAMAGED,
		    "the index is damaged (%s); remove it and make it again",
		    why);
	return err_set(err, code == SQLITE_NOMEM ? RC_NOMEM : RC_IO,
	    "cannot write the index: %s%s", why,
	    code == SQLITE_FULL ? "; make room and run again" : "");
}

enum rc
writer_fail(struct writer *w, struct err *err)
{
	return fail_with(w, sqlite3_errcode(w->sql), err);
}

enum rc
writer_exec(struct writer *w, const char *sql, struct err *err)
{
	if (sqlite3_exec(w->sql, sql, NULL, NULL, NULL) != SQLITE_OK)
		return writer_fail(w, err);
	return RC_OK;
}

static void
sql_spelling(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct str s = arg_text(ctx, argv[0]);
	struct buf b = BUF_INIT;

	(void)argc;
	if (!s.p)
		return;
	fold_spelling(s.p, s.n, &b);
	sqlite3_result_text(ctx, buf_cstr(&b), (int)b.n, SQLITE_TRANSIENT);
	buf_release(&b);
}

/* The file is private until it is published: no journal, no syncs. */
static const char private_file[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
    "PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;"
    "PRAGMA foreign_keys = OFF; BEGIN;";

static const char fts_settings[] =
    "INSERT INTO passage_fts(passage_fts, rank) VALUES('hashsize', 8388608);";

enum rc
writer_open(struct writer **out, const char *path, bool fresh, struct err *err)
{
	struct writer *w = mem_alloc(sizeof(*w));
	int flags = SQLITE_OPEN_READWRITE | (fresh ? SQLITE_OPEN_CREATE : 0);
	enum rc rc = RC_OK;
	int code;

	*out = w;
	w->path = mem_strdup(path);
	code = vfs_open(path, flags, VFS_PLAIN, &w->sql);
	if (code == SQLITE_OK)
		code = sqlite3_create_function(w->sql, "fold_spelling", 1,
		    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
		    NULL, sql_spelling, NULL, NULL);
	if (code == SQLITE_OK)
		code = cutter_open(w->sql);
	if (code != SQLITE_OK)
		rc = fail_with(w, code, err);
	if (rc == RC_OK)
		rc = writer_exec(w, private_file, err);
	if (rc == RC_OK && fresh)
		rc = schema_create(w->sql, err);
	if (rc == RC_OK)
		rc = writer_exec(w, fts_settings, err);
	if (rc == RC_OK)
		code = change_begin(&w->change, w->sql);
	if (rc == RC_OK && code != SQLITE_OK)
		rc = fail_with(w, code, err);
	if (rc) {
		writer_close(w);
		*out = NULL;
	}
	return rc;
}

void
writer_close(struct writer *w)
{
	if (!w)
		return;
	for (int i = 0; i < WRITE_COUNT; i++)
		sqlite3_finalize(w->put[i]);
	for (int i = 0; i < STMT_COUNT; i++)
		sqlite3_finalize(w->stmt[i]);
	change_end(&w->change);
	sqlite3_close(w->sql);
	free(w->path);
	free(w);
}

static enum rc
prepare(struct writer *w, const char *sql, sqlite3_stmt **st, struct err *err)
{
	if (!*st && sqlite3_prepare_v3(w->sql, sql, -1,
			SQLITE_PREPARE_PERSISTENT, st, NULL) != SQLITE_OK)
		return writer_fail(w, err);
	return RC_OK;
}

static enum rc
prepare_put(struct writer *w, enum write what, struct err *err)
{
	struct buf b = BUF_INIT;
	enum rc rc;

	if (w->put[what])
		return RC_OK;
	buf_addf(&b, "INSERT INTO %s VALUES(%s", tables[what].table,
	    tables[what].rowid ? "NULL, " : "");
	for (int i = 0; i < tables[what].columns; i++)
		buf_addf(&b, "%s?%d", i ? ", " : "", i + 1);
	buf_addf(&b, ")%s", tables[what].conflict ? tables[what].conflict : "");
	rc = prepare(w, buf_cstr(&b), &w->put[what], err);
	buf_release(&b);
	return rc;
}

static void
bind(sqlite3_stmt *st, int i, const struct value *v)
{
	switch (v->type) {
	case VALUE_NULL:
		sqlite3_bind_null(st, i);
		break;
	case VALUE_INT:
		sqlite3_bind_int64(st, i, v->i);
		break;
	case VALUE_REAL:
		sqlite3_bind_double(st, i, v->r);
		break;
	case VALUE_TEXT:
		sqlite3_bind_text(st, i, v->s, (int)v->n, SQLITE_STATIC);
		break;
	case VALUE_BLOB:
		sqlite3_bind_blob(st, i, v->s, (int)v->n, SQLITE_STATIC);
		break;
	}
}

/* Runs a statement that gives no row. */
static enum rc
run(struct writer *w, sqlite3_stmt *st, const struct value *v, size_t n,
    struct err *err)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < n; i++)
		bind(st, (int)i + 1, &v[i]);
	if (sqlite3_step(st) != SQLITE_DONE)
		rc = writer_fail(w, err);
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return rc;
}

static enum rc
run_stmt(struct writer *w, enum stmt s, const struct value *v, size_t n,
    struct err *err)
{
	enum rc rc = prepare(w, statements[s], &w->stmt[s], err);

	return rc ? rc : run(w, w->stmt[s], v, n, err);
}

/* The one integer a statement gives; RC_NOTFOUND for none. */
static enum rc
ask(struct writer *w, enum stmt s, const char *key, int64_t *id,
    struct err *err)
{
	enum rc rc = prepare(w, statements[s], &w->stmt[s], err);
	sqlite3_stmt *st = w->stmt[s];
	int step;

	if (rc)
		return rc;
	sqlite3_bind_text(st, 1, key, -1, SQLITE_STATIC);
	step = sqlite3_step(st);
	if (step == SQLITE_ROW)
		*id = sqlite3_column_int64(st, 0);
	else
		rc = step == SQLITE_DONE ? RC_NOTFOUND : writer_fail(w, err);
	sqlite3_reset(st);
	return rc;
}

enum { PASSAGE_TEXT_COLUMN = 5 };

enum rc
writer_put(struct writer *w, enum write what, const struct value *v, size_t n,
    int64_t *id, struct err *err)
{
	enum rc rc = prepare_put(w, what, err);
	int64_t row;

	if (rc)
		return rc;
	if (n != (size_t)tables[what].columns)
		return err_set(err, RC_IO, "%s takes %d values, not %zu",
		    tables[what].table, tables[what].columns, n);
	rc = run(w, w->put[what], v, n, err);
	row = sqlite3_last_insert_rowid(w->sql);
	if (rc == RC_OK && what == WRITE_PASSAGE) {
		const struct value fts[] = {
		    value_int(row), v[PASSAGE_TEXT_COLUMN]};

		rc = run_stmt(w, STMT_FTS_ADD, fts, 2, err);
		if (!w->new_passages || row < w->new_passages)
			w->new_passages = row;
	}
	w->decided |= what == WRITE_DECISION;
	if (rc == RC_OK && what == WRITE_PLAN &&
	    change_add(&w->change, row) != SQLITE_OK)
		rc = writer_fail(w, err);
	if (id)
		*id = row;
	return rc;
}

enum rc
writer_movement(struct writer *w, const char *key, const char *name,
    const char *kind, const char *sponsor, bool authority, int64_t *id,
    struct err *err)
{
	const struct value v[] = {value_text(key), value_text(name),
	    value_text(kind), value_text(sponsor), value_int(authority)};
	enum rc rc = ask(w, STMT_MOVEMENT_FIND, key, id, err);

	/* it may be there from a run that did not know it */
	if (rc == RC_OK && authority)
		return run_stmt(w, STMT_MOVEMENT_KNOWN, v, 4, err);
	if (rc != RC_NOTFOUND)
		return rc;
	rc = run_stmt(w, STMT_MOVEMENT_ADD, v, 5, err);
	*id = sqlite3_last_insert_rowid(w->sql);
	return rc;
}

/* A unit is stale until it is written again. */
static const char forget_authority[] =
    "UPDATE movement SET authority = 0, sponsor = NULL;"
    "DELETE FROM event;"
    "CREATE TEMP TABLE stale_unit(id INTEGER PRIMARY KEY);"
    "INSERT INTO stale_unit SELECT id FROM unit;"
    "CREATE TEMP TRIGGER unit_is_fresh AFTER UPDATE ON main.unit BEGIN"
    " DELETE FROM stale_unit WHERE id = new.id; END;";

/* A plan that was not read again keeps its unit. */
static const char drop_stale_units[] =
    "DELETE FROM unit WHERE id IN (SELECT id FROM temp.stale_unit)"
    " AND id NOT IN (SELECT unit FROM plan WHERE unit IS NOT NULL);";

enum rc
writer_forget_authority(struct writer *w, struct err *err)
{
	w->has_stale_units = true;
	return writer_exec(w, forget_authority, err);
}

enum rc
writer_unit(struct writer *w, const char *key, int64_t *id, struct err *err)
{
	return ask(w, STMT_UNIT_FIND, key, id, err);
}

enum rc
writer_forget(struct writer *w, int64_t plan, struct err *err)
{
	const struct value v[] = {value_int(plan)};
	enum rc rc = RC_OK;
	char sql[96];

	if (change_remove(&w->change, plan) != SQLITE_OK)
		return writer_fail(w, err);
	rc = run_stmt(w, STMT_FTS_DROP, v, 1, err);

	for (size_t i = 0;
	     rc == RC_OK && i < sizeof(of_plan) / sizeof(*of_plan); i++) {
		(void)snprintf(sql, sizeof(sql),
		    "DELETE FROM %s WHERE plan = %lld", of_plan[i],
		    (long long)plan);
		rc = writer_exec(w, sql, err);
	}
	if (rc)
		return rc;
	(void)snprintf(sql, sizeof(sql),
	    "DELETE FROM passage WHERE plan = %lld;"
	    "DELETE FROM plan WHERE id = %lld;",
	    (long long)plan, (long long)plan);
	return writer_exec(w, sql, err);
}

enum rc
writer_rename(
    struct writer *w, int64_t plan, const char *source, struct err *err)
{
	const struct value v[] = {value_int(plan), value_text(source)};

	return run_stmt(w, STMT_RENAME, v, 2, err);
}

enum rc
writer_meta(
    struct writer *w, const char *key, const char *value, struct err *err)
{
	const struct value v[] = {value_text(key), value_text(value)};

	return run_stmt(w, STMT_META, v, 2, err);
}

/* Is all that is new in the plans of change.h, and those are few? */
static bool
is_small(const struct writer *w)
{
	return change_is_small(&w->change) && !w->has_stale_units &&
	       !w->decided;
}

enum rc
writer_finish(struct writer *w, struct err *err)
{
	enum rc rc = settle(w, is_small(w), err);
	int code = SQLITE_OK;

	if (rc == RC_OK && w->has_stale_units)
		rc = writer_exec(w, drop_stale_units, err);
	if (rc == RC_OK && w->new_passages)
		code = lengths_write(w->sql, w->new_passages);
	if (rc == RC_OK && code != SQLITE_OK)
		rc = fail_with(w, code, err);
	if (rc == RC_OK)
		rc = writer_exec(w, "COMMIT", err);
	return rc;
}

enum rc
writer_check(struct writer *w, struct err *err)
{
	return check_new(w->sql, w->path, is_small(w), err);
}
