/* foreign.c - the schema's references, one question for each. */
#include "core/store/foreign.h"

#include "core/base/sorter.h"

#include <stdint.h>

/* Bytes of references that are sorted at a time. */
enum { MEMORY = 4 << 20 };

#define REFERENCES                                                             \
	"SELECT s.name AS child, f.\"from\" AS col, f.\"table\" AS parent"     \
	" FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f"         \
	" WHERE s.type = 'table'"

/* Each reference, beside each column of the same table by which its rows are of
 * a plan: a row of reuse is of two. A plan is of itself. */
static const char sql_references[] =
    "WITH refers AS (" REFERENCES "), of_plan AS ("
    " SELECT DISTINCT child, col FROM refers WHERE parent = 'plan'"
    " UNION SELECT 'plan', 'id'"
    ") SELECT r.child, r.col, r.parent, p.col FROM refers r"
    " JOIN of_plan p ON p.child = r.child";

/* By child, column, parent, column of the plan. */
static const char sql_dangling[] =
    "SELECT 1 FROM temp.new_plan n CROSS JOIN main.\"%w\" c ON c.\"%w\" = n.id"
    " WHERE c.\"%w\" IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM main.\"%w\" p WHERE p.id = c.\"%w\")"
    " LIMIT 1";

/* By child, column of the plan. An id may be a new plan's by now. */
static const char sql_left[] =
    "SELECT 1 FROM temp.gone_plan g CROSS JOIN main.\"%w\" c ON c.\"%w\" = g.id"
    " WHERE NOT EXISTS (SELECT 1 FROM main.plan p WHERE p.id = g.id)"
    " LIMIT 1";

/* Tables of few rows or of rows that each run writes, in which a run may leave
 * a row without what it refers to that is of no new plan. */
static const struct {
	const char *what, *sql;
} others[] = {
    {"mention.movement",
	"SELECT 1 FROM temp.gone_mention g CROSS JOIN main.mention m"
	" ON m.movement = g.movement WHERE NOT EXISTS"
	" (SELECT 1 FROM main.movement v WHERE v.id = m.movement) LIMIT 1"},
    {"movement_count", "PRAGMA main.foreign_key_check(movement_count)"},
    {"movement_year", "PRAGMA main.foreign_key_check(movement_year)"},
    {"other_name.movement",
	"SELECT 1 FROM main.other_name o WHERE o.movement IS NOT NULL"
	" AND NOT EXISTS (SELECT 1 FROM main.movement v"
	" WHERE v.id = o.movement) LIMIT 1"},
    {"reuse.formula", "SELECT 1 FROM main.reuse r WHERE r.formula IS NOT NULL"
		      " AND NOT EXISTS (SELECT 1 FROM main.formula f"
		      " WHERE f.id = r.formula) LIMIT 1"},
    {"formula", "PRAGMA main.foreign_key_check(formula)"},
    {"reused", "PRAGMA main.foreign_key_check(reused)"},
};

static void
tell(struct buf *wrong, const char *table, const char *column)
{
	buf_addf(wrong, "%s%s%s refers to what is not there\n", table,
	    *column ? "." : "", column);
}

/* A question that gives a row where what it asks about is wrong; takes sql. */
static int
look(sqlite3 *db, char *sql, const char *table, const char *column,
    struct buf *wrong)
{
	sqlite3_stmt *st = NULL;
	int code =
	    sql ? sqlite3_prepare_v2(db, sql, -1, &st, NULL) : SQLITE_NOMEM;

	if (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		tell(wrong, table, column);
	sqlite3_free(sql);
	return code == SQLITE_OK ? sqlite3_finalize(st) : code;
}

/* A row of sql_references. */
static int
look_at(sqlite3 *db, sqlite3_stmt *row, struct buf *wrong)
{
	const char *part[4];
	int code;

	for (int i = 0; i < 4; i++)
		part[i] = (const char *)sqlite3_column_text(row, i);
	if (!part[0] || !part[1] || !part[2] || !part[3])
		return SQLITE_NOMEM;
	code = look(db,
	    sqlite3_mprintf(
		sql_dangling, part[0], part[3], part[1], part[2], part[1]),
	    part[0], part[1], wrong);
	if (code == SQLITE_OK)
		code = look(db, sqlite3_mprintf(sql_left, part[0], part[3]),
		    part[0], part[3], wrong);
	return code;
}

int
foreign_check_few(sqlite3 *db, struct buf *wrong)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(db, sql_references, -1, &st, NULL);

	while (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		code = look_at(db, st, wrong);
	if (code == SQLITE_OK)
		code = sqlite3_finalize(st);
	else
		(void)sqlite3_finalize(st);
	for (size_t i = 0;
	     code == SQLITE_OK && i < sizeof(others) / sizeof(*others); i++)
		code = look(db, sqlite3_mprintf("%s", others[i].sql),
		    others[i].what, "", wrong);
	return code;
}

static int
by_value(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return a < b ? -1 : a > b;
}

/* What the column of a table refers to, but for what the row before it does. */
static int
read_column(
    sqlite3 *db, const char *child, const char *column, struct sorter *values)
{
	char *sql = sqlite3_mprintf(
	    "SELECT \"%w\" FROM main.\"%w\" WHERE \"%w\" IS NOT NULL", column,
	    child, column);
	sqlite3_stmt *st = NULL;
	struct err err = ERR_INIT;
	int64_t last = 0;
	bool any = false;
	int code =
	    sql ? sqlite3_prepare_v2(db, sql, -1, &st, NULL) : SQLITE_NOMEM;

	sqlite3_free(sql);
	while (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW) {
		int64_t value = sqlite3_column_int64(st, 0);

		if (any && value == last)
			continue;
		any = true;
		last = value;
		if (sorter_add(values, &value, &err) != RC_OK)
			code = SQLITE_IOERR;
	}
	if (code == SQLITE_OK)
		return sqlite3_finalize(st);
	(void)sqlite3_finalize(st);
	return code;
}

/* Is one of the values the id of no row of the table? */
static int
look_up(sqlite3 *db, const char *parent, struct sorter *values, bool *missing)
{
	char *sql =
	    sqlite3_mprintf("SELECT 1 FROM main.\"%w\" WHERE id = ?1", parent);
	sqlite3_stmt *st = NULL;
	struct err err = ERR_INIT;
	const int64_t *next;
	int code =
	    sql ? sqlite3_prepare_v2(db, sql, -1, &st, NULL) : SQLITE_NOMEM;

	sqlite3_free(sql);
	if (code == SQLITE_OK && sorter_begin(values, &err))
		code = SQLITE_IOERR;
	while (code == SQLITE_OK && !*missing &&
	       (next = sorter_head(values)) != NULL) {
		sqlite3_bind_int64(st, 1, *next);
		*missing = sqlite3_step(st) == SQLITE_DONE;
		code = sqlite3_reset(st);
		if (code == SQLITE_OK && sorter_next(values, &err))
			code = SQLITE_IOERR;
	}
	(void)sqlite3_finalize(st);
	return code;
}

/* A row of REFERENCES. */
static int
look_at_all(
    sqlite3 *db, const char *folder, sqlite3_stmt *row, struct buf *wrong)
{
	const char *child = (const char *)sqlite3_column_text(row, 0);
	const char *column = (const char *)sqlite3_column_text(row, 1);
	const char *parent = (const char *)sqlite3_column_text(row, 2);
	struct sorter *values;
	bool missing = false;
	int code;

	if (!child || !column || !parent)
		return SQLITE_NOMEM;
	values = sorter_new(folder, sizeof(int64_t), by_value, MEMORY);
	code = read_column(db, child, column, values);
	if (code == SQLITE_OK)
		code = look_up(db, parent, values, &missing);
	if (code == SQLITE_OK && missing)
		tell(wrong, child, column);
	sorter_free(values);
	return code;
}

int
foreign_check_all(sqlite3 *db, const char *folder, struct buf *wrong)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(db, REFERENCES, -1, &st, NULL);

	while (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		code = look_at_all(db, folder, st, wrong);
	if (code == SQLITE_OK)
		return sqlite3_finalize(st);
	(void)sqlite3_finalize(st);
	return code;
}
