/* schema.c - schema.sql into a file, its comments into column_doc. */
#include "core/store/schema.h"

#include "core/base/asset.h"
#include "core/base/str.h"
#include "core/store/db.h"
#include "core/store/vfs.h"

#include <string.h>

/* Columns that mean the same in every table. */
static const struct {
	const char *name, *doc;
} shared[] = {
    {"id", "number of the row in this file"},
    {"plan", "the plan it belongs to: plan.id"},
    {"passage", "the passage it was read from: passage.id"},
    {"byte_from", "first byte of the words in the source file, from 0"},
    {"byte_to", "byte after the words in the source file"},
};

static enum rc
fail(sqlite3 *sql, struct err *err)
{
	const int code = sqlite3_errcode(sql) & 0xFF;

	return err_set(err, code == SQLITE_NOMEM ? RC_NOMEM : RC_IO,
	    "cannot make the index: %s%s", sqlite3_errmsg(sql),
	    code == SQLITE_FULL ? "; make room and run again" : "");
}

static struct str
next_line(const char **p)
{
	struct str s = {*p, strcspn(*p, "\n")};

	*p += s.n + ((*p)[s.n] == '\n');
	return s;
}

static struct str
next_word(struct str *s)
{
	struct str w;

	*s = str_trim(*s);
	w = *s;
	w.n = 0;
	while (w.n < s->n && !strchr(" (,", s->p[w.n]))
		w.n++;
	s->p += w.n;
	s->n -= w.n;
	return w;
}

/* What follows "-- " in the line; empty where nothing does. */
static struct str
comment(struct str line)
{
	for (size_t i = 0; i + 2 < line.n; i++)
		if (memcmp(line.p + i, "-- ", 3) == 0)
			return (struct str){line.p + i + 3, line.n - i - 3};
	return (struct str){"", 0};
}

static struct str
shared_doc(struct str column)
{
	for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++)
		if (str_is(column, shared[i].name))
			return str_of(shared[i].doc);
	return (struct str){"", 0};
}

static enum rc
add_doc(sqlite3_stmt *st, struct str table, struct str column, struct str type,
    struct str doc, struct err *err)
{
	const struct str v[] = {table, column, type, doc};

	for (int i = 0; i < 4; i++)
		sqlite3_bind_text(
		    st, i + 1, v[i].p, (int)v[i].n, SQLITE_STATIC);
	if (sqlite3_step(st) != SQLITE_DONE)
		return fail(sqlite3_db_handle(st), err);
	sqlite3_reset(st);
	return RC_OK;
}

static bool
is_column(struct str word)
{
	return word.n > 0 && word.p[0] >= 'a' && word.p[0] <= 'z';
}

/* One line of schema.sql; table is the one it stands in. */
static enum rc
document_line(
    sqlite3_stmt *st, struct str line, struct str *table, struct err *err)
{
	const char create[] = "CREATE TABLE ";
	struct str name, type, doc = comment(line);

	if (str_starts(line, create)) {
		line.p += strlen(create);
		line.n -= strlen(create);
		*table = next_word(&line);
		return add_doc(
		    st, *table, str_of(""), str_of("TABLE"), doc, err);
	}
	if (!str_starts(line, "  ")) {
		*table = STR_NULL;
		return RC_OK;
	}
	name = next_word(&line);
	if (!table->n || !is_column(name))
		return RC_OK;
	type = next_word(&line);
	return add_doc(
	    st, *table, name, type, doc.n ? doc : shared_doc(name), err);
}

static enum rc
document_columns(sqlite3 *sql, const char *text, struct err *err)
{
	struct str table = STR_NULL;
	sqlite3_stmt *st;
	enum rc rc = RC_OK;

	if (sqlite3_prepare_v2(sql,
		"INSERT INTO column_doc VALUES(?1, ?2, ?3, ?4)", -1, &st,
		NULL) != SQLITE_OK)
		return fail(sql, err);
	while (rc == RC_OK && *text)
		rc = document_line(st, next_line(&text), &table, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
schema_create(sqlite3 *sql, struct err *err)
{
	const struct asset *a = asset_find(assets_schema, "schema.sql");
	char marks[96];

	sqlite3_snprintf(sizeof(marks), marks,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d;",
	    DB_APPLICATION_ID, DB_USER_VERSION);
	if (vfs_reserve(sql) != SQLITE_OK ||
	    sqlite3_exec(sql, marks, NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_exec(sql, a->data, NULL, NULL, NULL) != SQLITE_OK)
		return fail(sql, err);
	return document_columns(sql, a->data, err);
}
