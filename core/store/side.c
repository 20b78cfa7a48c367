/* side.c - one statement that chooses a side. */
#include "core/store/side.h"

static const char sql_create[] =
    "CREATE TEMP TABLE side(side TEXT, plan INTEGER, PRIMARY KEY(side, plan))"
    " WITHOUT ROWID";

static const char sql_fill[] =
    "INSERT INTO temp.side SELECT ?1, o.plan FROM temp.observed_plan o"
    " JOIN main.plan p ON p.id = o.plan"
    " JOIN temp.scope_unit n ON n.plan = o.plan"
    " LEFT JOIN main.unit u ON u.id = n.unit"
    " WHERE (?2 IS NULL OR p.level = ?2)"
    " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM temp.observed y"
    "  WHERE y.plan = o.plan AND y.year BETWEEN ?3 AND ?4))"
    " AND (?5 IS NULL OR has_words(p.issuer, ?5) OR has_words(u.name, ?5))"
    " AND (?6 IS NULL OR has_words(p.region, ?6))"
    " AND (?7 IS NULL OR o.plan IN (SELECT m.plan FROM main.mention m"
    "  JOIN main.movement v ON v.id = m.movement"
    "  WHERE has_name(v.name, ?7) OR has_name(m.raw, ?7)))";

static const char sql_shared[] =
    "SELECT count(*) FROM temp.side a JOIN temp.side b USING(plan)"
    " WHERE a.side = 'a' AND b.side = 'b'";

enum rc
side_create(struct db *db, struct err *err)
{
	return db_run(db, sql_create, err);
}

static void
bind_text(sqlite3_stmt *st, int i, const char *text)
{
	sqlite3_bind_text(st, i, text, -1, SQLITE_STATIC); /* NULL is null */
}

enum rc
side_fill(struct db *db, const char *side, const struct side_ask *ask,
    size_t *n, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql_fill, &st, err);

	*n = 0;
	if (rc)
		return rc;
	bind_text(st, 1, side);
	bind_text(st, 2, ask->level);
	if (ask->has_years) {
		sqlite3_bind_int(st, 3, ask->from);
		sqlite3_bind_int(st, 4, ask->to);
	}
	bind_text(st, 5, ask->unit);
	bind_text(st, 6, ask->region);
	bind_text(st, 7, ask->movement);
	if (sqlite3_step(st) == SQLITE_DONE)
		*n = (size_t)sqlite3_changes(db_sql(db));
	else
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
side_shared(struct db *db, size_t *n, struct err *err)
{
	int64_t shared;
	enum rc rc = db_number(db, sql_shared, &shared, err);

	*n = (size_t)shared;
	return rc;
}
