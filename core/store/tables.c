/* tables.c - reading the schema of an index, from which nothing is trusted:
 * what is no plain name is not looked at. */
#include "core/store/tables.h"

#include "core/base/mem.h"
#include "core/base/str.h"

#include <stdlib.h>
#include <string.h>

static const char sql_tables[] =
    "SELECT l.name, d.doc FROM pragma_table_list l"
    " JOIN main.column_doc d ON d.table_name = l.name AND d.column_name = ''"
    " WHERE l.schema = 'main' AND l.type = 'table' ORDER BY l.name";

static const char sql_columns[] =
    "SELECT c.name, c.type, c.\"notnull\", c.pk,"
    "  coalesce((SELECT d.doc FROM main.column_doc d"
    "   WHERE d.table_name = ?1 AND d.column_name = c.name), '')"
    " FROM pragma_table_info(?1, 'main') c ORDER BY c.cid";

/* A reference to the primary key need not say so. */
static const char sql_references[] =
    "SELECT f.\"from\", f.\"table\", coalesce(f.\"to\","
    "  (SELECT k.name FROM pragma_table_info(f.\"table\", 'main') k"
    "   WHERE k.pk = 1))"
    " FROM pragma_foreign_key_list(?1, 'main') f ORDER BY f.id";

static bool
is_name(const char *s)
{
	size_t n = s ? strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") : 0;

	return n > 0 && n < 64 && !s[n] && s[0] >= 'a';
}

static const char *
text(sqlite3_stmt *st, int i)
{
	return (const char *)sqlite3_column_text(st, i);
}

static const char *
keep(struct tables *t, sqlite3_stmt *st, int i)
{
	const char *s = text(st, i);

	return arena_strdup(&t->arena, s ? s : "");
}

/* A step of st, which is about one table; RC_NOTFOUND after the last row. */
static enum rc
next(struct db *db, sqlite3_stmt *st, struct err *err)
{
	int step = sqlite3_step(st);

	if (step == SQLITE_ROW)
		return RC_OK;
	return step == SQLITE_DONE ? RC_NOTFOUND : db_fail(db, err);
}

static enum rc
end(sqlite3_stmt *st, enum rc rc)
{
	sqlite3_finalize(st);
	return rc == RC_NOTFOUND ? RC_OK : rc;
}

static enum rc
ask(struct db *db, const char *sql, const char *name, sqlite3_stmt **st,
    struct err *err)
{
	enum rc rc = db_prepare(db, sql, st, err);

	if (rc == RC_OK && name &&
	    sqlite3_bind_text(*st, 1, name, -1, SQLITE_TRANSIENT) != SQLITE_OK)
		rc = db_fail(db, err);
	return rc;
}

/* False for bytes. */
static bool
read_type(const char *s, enum table_type *type)
{
	if (s && strcmp(s, "INTEGER") == 0)
		*type = TABLE_INTEGER;
	else if (s && strcmp(s, "REAL") == 0)
		*type = TABLE_REAL;
	else if (s && strcmp(s, "TEXT") == 0)
		*type = TABLE_TEXT;
	else
		return false;
	return true;
}

static enum rc
read_columns(struct tables *t, struct table *table, struct db *db, bool *plain,
    struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = ask(db, sql_columns, table->name, &st, err);

	*plain = true;
	while (rc == RC_OK && (rc = next(db, st, err)) == RC_OK) {
		struct table_column c = {.name = keep(t, st, 0),
		    .doc = keep(t, st, 4),
		    .required = sqlite3_column_int(st, 2),
		    .key = (size_t)sqlite3_column_int(st, 3)};

		*plain = *plain && is_name(c.name) &&
			 read_type(text(st, 1), &c.type);
		ARR_GROW(table->v, table->n, table->cap);
		table->v[table->n++] = c;
	}
	return end(st, rc);
}

static struct table_column *
find_column(const struct table *table, const char *name)
{
	for (size_t i = 0; name && i < table->n; i++)
		if (strcmp(table->v[i].name, name) == 0)
			return &table->v[i];
	return NULL;
}

static const struct table *
find_table(const struct tables *t, const char *name)
{
	for (size_t i = 0; name && i < t->n; i++)
		if (strcmp(t->v[i].name, name) == 0)
			return &t->v[i];
	return NULL;
}

/* Called when all tables are known: a reference to another is none. */
static enum rc
read_references(
    struct tables *t, struct table *table, struct db *db, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = ask(db, sql_references, table->name, &st, err);

	while (rc == RC_OK && (rc = next(db, st, err)) == RC_OK) {
		struct table_column *c = find_column(table, text(st, 0));
		const struct table *to = find_table(t, text(st, 1));

		if (!c || !to || !find_column(to, text(st, 2)))
			continue;
		c->table = to->name;
		c->other = keep(t, st, 2);
	}
	return end(st, rc);
}

static enum rc
add_table(struct tables *t, struct table table, struct db *db, struct err *err)
{
	bool plain;
	enum rc rc = read_columns(t, &table, db, &plain, err);

	if (rc != RC_OK || !plain || !table.n) {
		free(table.v);
		return rc;
	}
	ARR_GROW(t->v, t->n, t->cap);
	t->v[t->n++] = table;
	return RC_OK;
}

/* It counts over all plans, so it says nothing of some. */
static bool
is_left_out(const struct tables *t, const char *name)
{
	return !is_name(name) || (t->filtered && strcmp(name, "spelling") == 0);
}

enum rc
tables_read(struct tables *t, struct db *db, bool filtered, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = ask(db, sql_tables, NULL, &st, err);

	t->filtered = filtered;
	while (rc == RC_OK && (rc = next(db, st, err)) == RC_OK)
		if (!is_left_out(t, text(st, 0)))
			rc = add_table(t,
			    (struct table){
				.name = keep(t, st, 0), .doc = keep(t, st, 1)},
			    db, err);
	rc = end(st, rc);
	for (size_t i = 0; rc == RC_OK && i < t->n; i++)
		rc = read_references(t, &t->v[i], db, err);
	return rc;
}

void
tables_release(struct tables *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->v[i].v);
	free(t->v);
	arena_release(&t->arena);
	*t = (struct tables)TABLES_INIT;
}

static const char of_scope[] = "(SELECT plan FROM temp.scope)";

/* A row belongs to every plan it refers to. */
static void
add_plans(const struct table *table, struct buf *sql)
{
	const char *join = " WHERE ";

	for (size_t i = 0; i < table->n; i++) {
		const struct table_column *c = &table->v[i];

		if (!c->table || strcmp(c->table, "plan") != 0)
			continue;
		buf_addf(sql, "%s\"%s\" IN %s", join, c->name, of_scope);
		join = " AND ";
	}
}

static void
add_filter(const struct table *table, struct buf *sql)
{
	if (strcmp(table->name, "plan") == 0)
		buf_addf(sql, " WHERE id IN %s", of_scope);
	else if (strcmp(table->name, "movement") == 0)
		buf_addf(sql,
		    " WHERE id IN (SELECT movement FROM main.mention"
		    "  WHERE plan IN %s"
		    "  UNION SELECT movement FROM main.other_name"
		    "  WHERE plan IN %s)",
		    of_scope, of_scope);
	else
		add_plans(table, sql);
}

/* Counts that scope.h has of the plans in scope. */
static bool
is_counted(const struct table *table)
{
	return strcmp(table->name, "movement_count") == 0 ||
	       strcmp(table->name, "movement_year") == 0;
}

/* The primary key, or all columns where there is none. */
static void
add_order(const struct table *table, struct buf *sql)
{
	const char *lead = " ORDER BY ";
	bool any = false;

	for (size_t k = 1; k <= table->n; k++)
		for (size_t i = 0; i < table->n; i++)
			if (table->v[i].key == k) {
				buf_addf(sql, "%s\"%s\"", any ? ", " : lead,
				    table->v[i].name);
				any = true;
			}
	for (size_t i = 0; !any && i < table->n; i++)
		buf_addf(sql, "%s\"%s\"", i ? ", " : lead, table->v[i].name);
}

enum rc
tables_open(const struct tables *t, const struct table *table, struct db *db,
    sqlite3_stmt **stmt, struct err *err)
{
	struct buf sql = BUF_INIT;
	enum rc rc;

	buf_adds(&sql, "SELECT ");
	for (size_t i = 0; i < table->n; i++)
		buf_addf(&sql, "%s\"%s\"", i ? ", " : "", table->v[i].name);
	if (t->filtered && is_counted(table))
		buf_addf(&sql, " FROM temp.\"scope_%s\"", table->name);
	else
		buf_addf(&sql, " FROM main.\"%s\"", table->name);
	if (t->filtered && !is_counted(table))
		add_filter(table, &sql);
	add_order(table, &sql);
	rc = db_prepare(db, buf_cstr(&sql), stmt, err);
	buf_release(&sql);
	return rc;
}
