/* scope.c - filters as statements over the temporary table scope. */
#include "core/store/scope.h"

#include <stdbool.h>

/* All plans: views, which cost nothing however many there are. */
static const char sql_all[] =
    "CREATE TEMP VIEW scope AS SELECT id AS plan FROM main.plan;"
    "CREATE TEMP VIEW scope_year AS SELECT plan, year FROM main.plan_year;"
    "CREATE TEMP VIEW observed AS SELECT plan, year FROM main.plan_year;"
    "CREATE TEMP VIEW observed_plan AS SELECT id AS plan FROM main.plan;"
    "CREATE TEMP VIEW scope_movement_count AS"
    " SELECT * FROM main.movement_count;"
    "CREATE TEMP VIEW scope_movement_year AS"
    " SELECT * FROM main.movement_year;";

/* Each plan under its own unit, and as a table to be changed. */
static const char sql_own_units[] =
    "CREATE TEMP VIEW scope_unit AS SELECT id AS plan, unit FROM main.plan;";

static const char sql_units[] =
    "DROP VIEW temp.scope_unit;"
    "CREATE TEMP TABLE scope_unit(plan INTEGER PRIMARY KEY, unit INTEGER);"
    "INSERT INTO temp.scope_unit SELECT id, unit FROM main.plan;";

static const char sql_drop_views[] =
    "DROP VIEW temp.scope; DROP VIEW temp.scope_year;"
    "DROP VIEW temp.observed; DROP VIEW temp.observed_plan;"
    "DROP VIEW temp.scope_movement_count; DROP VIEW temp.scope_movement_year;";

static const char sql_drop_tables[] =
    "DROP TABLE temp.scope; DROP TABLE temp.scope_kept;"
    "DROP TABLE temp.scope_year; DROP TABLE temp.observed;"
    "DROP VIEW temp.scope_movement_count; DROP VIEW temp.scope_movement_year;"
    "DROP TABLE temp.observed_plan;";

/* What a filter leaves, before anything is changed. */
static const char sql_kept[] =
    "CREATE TEMP TABLE IF NOT EXISTS scope_kept(plan INTEGER PRIMARY KEY);"
    "DELETE FROM temp.scope_kept;";

/* Tables, that rows can be taken from. */
static const char sql_tables[] =
    "CREATE TEMP TABLE scope(plan INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE scope_year(plan INTEGER, year INTEGER,"
    " PRIMARY KEY(plan, year)) WITHOUT ROWID;"
    "CREATE INDEX temp.scope_year_year ON scope_year(year, plan);"
    "CREATE TEMP TABLE observed(plan INTEGER, year INTEGER,"
    " PRIMARY KEY(plan, year)) WITHOUT ROWID;"
    "CREATE INDEX temp.observed_year ON observed(year, plan);"
    "CREATE TEMP TABLE observed_plan(plan INTEGER PRIMARY KEY);"
    "INSERT INTO temp.scope SELECT plan FROM temp.scope_kept;"
    "INSERT INTO temp.scope_year SELECT y.plan, y.year"
    " FROM temp.scope_kept k CROSS JOIN main.plan_year y ON y.plan = k.plan;"
    "CREATE TEMP VIEW scope_movement_count AS"
    " SELECT m.movement, count(DISTINCT m.plan) AS plans,"
    "  count(DISTINCT y.plan) AS dated, count(*) AS mentions"
    " FROM temp.scope s CROSS JOIN main.mention m ON m.plan = s.plan"
    " JOIN temp.scope_movement w ON w.movement = m.movement"
    " LEFT JOIN (SELECT DISTINCT plan FROM temp.scope_year) y"
    "  ON y.plan = s.plan GROUP BY m.movement;"
    "CREATE TEMP VIEW scope_movement_year AS"
    " SELECT m.movement, y.year, count(DISTINCT m.plan) AS plans"
    " FROM temp.scope s CROSS JOIN main.mention m ON m.plan = s.plan"
    " JOIN temp.scope_movement w ON w.movement = m.movement"
    " JOIN temp.scope_year y ON y.plan = s.plan"
    " GROUP BY m.movement, y.year;";

static const char sql_observe_kept[] =
    "INSERT INTO temp.observed SELECT plan, year FROM temp.scope_year;"
    "INSERT INTO temp.observed_plan SELECT plan FROM temp.scope;";

static const char sql_observe_all[] =
    "INSERT INTO temp.observed SELECT plan, year FROM main.plan_year;"
    "INSERT INTO temp.observed_plan SELECT id FROM main.plan;";

static const char sql_movements[] =
    "DROP VIEW temp.scope_movement;"
    "CREATE TEMP TABLE scope_movement(movement INTEGER PRIMARY KEY);"
    "INSERT INTO temp.scope_movement SELECT id FROM main.movement;";

static const char sql_all_movements[] =
    "CREATE TEMP VIEW scope_movement AS"
    " SELECT id AS movement FROM main.movement;";

/* UNION, not UNION ALL: a circle of successors ends. The last step of each
 * walk is the unit whose time had not ended, or that has no successor. */
static const char sql_as_of[] =
    "WITH RECURSIVE step(unit, next) AS ("
    "  SELECT u.id, s.id FROM main.unit u JOIN main.unit s"
    "   ON s.name = u.successor WHERE u.valid_to < ?1"
    "), walk(first, unit) AS ("
    "  SELECT id, id FROM main.unit"
    "  UNION SELECT w.first, t.next FROM walk w JOIN step t"
    "   ON t.unit = w.unit"
    ")"
    "UPDATE temp.scope_unit SET unit = coalesce((SELECT w.unit FROM walk w"
    "  WHERE w.first = scope_unit.unit"
    "  AND w.unit NOT IN (SELECT unit FROM step)), unit)";

/* A filter: the plans in scope that meet it, and the values it may take. */
static const struct {
	const char *keep, *names;
} filters[] = {
    [SCOPE_UNIT] = {"SELECT s.plan FROM temp.scope s"
		    " JOIN main.plan p ON p.id = s.plan"
		    " JOIN temp.scope_unit n ON n.plan = s.plan"
		    " LEFT JOIN main.unit u ON u.id = n.unit"
		    " WHERE has_words(p.issuer, ?1) OR has_words(u.name, ?1)",
	"SELECT p.issuer FROM temp.scope s"
	" JOIN main.plan p ON p.id = s.plan"
	" UNION SELECT u.name FROM temp.scope s"
	" JOIN temp.scope_unit n ON n.plan = s.plan"
	" JOIN main.unit u ON u.id = n.unit ORDER BY 1"},
    [SCOPE_LEVEL] = {"SELECT s.plan FROM temp.scope s"
		     " JOIN main.plan p ON p.id = s.plan WHERE p.level = ?1",
	"SELECT DISTINCT p.level FROM temp.scope s"
	" JOIN main.plan p ON p.id = s.plan ORDER BY 1"},
    [SCOPE_REGION] = {"SELECT s.plan FROM temp.scope s"
		      " JOIN main.plan p ON p.id = s.plan"
		      " WHERE has_words(p.region, ?1)",
	"SELECT DISTINCT p.region FROM temp.scope s"
	" JOIN main.plan p ON p.id = s.plan ORDER BY 1"},
    [SCOPE_MOVEMENT] = {"SELECT DISTINCT m.plan FROM main.movement v"
			" JOIN main.mention m ON m.movement = v.id"
			" JOIN temp.scope s ON s.plan = m.plan"
			" WHERE has_name(v.name, ?1) OR has_name(m.raw, ?1)",
	"SELECT DISTINCT v.name FROM main.movement v"
	" JOIN main.mention m ON m.movement = v.id"
	" JOIN temp.scope s ON s.plan = m.plan ORDER BY 1"},
};

/* Ends st; rc is what was found so far. */
static enum rc
finish(struct db *db, sqlite3_stmt *st, enum rc rc, struct err *err)
{
	if (rc == RC_OK && sqlite3_step(st) != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}

/* Is one of them a table by now? */
static enum rc
is_table(struct db *db, const char *name, bool *table, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "SELECT 1 FROM temp.sqlite_schema"
	    " WHERE name = ?1 AND type = 'table'",
	    &st, err);

	if (rc == RC_OK)
		sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
	*table = rc == RC_OK && sqlite3_step(st) == SQLITE_ROW;
	if (sqlite3_finalize(st) != SQLITE_OK && rc == RC_OK)
		rc = db_fail(db, err);
	return rc;
}

enum rc
scope_is_filtered(struct db *db, bool *filtered, struct err *err)
{
	return is_table(db, "scope", filtered, err);
}

enum rc
scope_create(struct db *db, struct err *err)
{
	enum rc rc = db_run(db, sql_all_movements, err);

	if (rc == RC_OK)
		rc = db_run(db, sql_all, err);
	return rc ? rc : db_run(db, sql_own_units, err);
}

/* Makes a table the view again that it was at first. */
static enum rc
make_view(struct db *db, const char *name, const char *drop, const char *view,
    struct err *err)
{
	bool table;
	enum rc rc = is_table(db, name, &table, err);

	if (rc == RC_OK && table)
		rc = db_run(db, drop, err);
	return rc == RC_OK && table ? db_run(db, view, err) : rc;
}

/* Undoes scope_as_of. */
static enum rc
own_units(struct db *db, struct err *err)
{
	return make_view(
	    db, "scope_unit", "DROP TABLE temp.scope_unit", sql_own_units, err);
}

enum rc
scope_all(struct db *db, struct err *err)
{
	bool tables;
	enum rc rc = scope_is_filtered(db, &tables, err);

	if (rc == RC_OK && tables)
		rc = db_run(db, sql_drop_tables, err);
	if (rc == RC_OK && tables)
		rc = db_run(db, sql_all, err);
	if (rc == RC_OK)
		rc = make_view(db, "scope_movement",
		    "DROP TABLE temp.scope_movement", sql_all_movements, err);
	return rc ? rc : own_units(db, err);
}

static const char sql_settle[] = "DELETE FROM temp.scope WHERE plan NOT IN"
				 " (SELECT plan FROM temp.scope_kept);"
				 "DELETE FROM temp.scope_year WHERE plan NOT IN"
				 " (SELECT plan FROM temp.scope_kept);";

static const char sql_settle_observed[] =
    "DELETE FROM temp.observed WHERE plan NOT IN"
    " (SELECT plan FROM temp.scope_kept);"
    "DELETE FROM temp.observed_plan WHERE plan NOT IN"
    " (SELECT plan FROM temp.scope_kept);";

enum rc
scope_as_of(struct db *db, const char *date, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = own_units(db, err);

	if (rc == RC_OK)
		rc = db_run(db, sql_units, err);
	if (rc == RC_OK)
		rc = db_prepare(db, sql_as_of, &st, err);
	if (rc == RC_OK)
		sqlite3_bind_text(st, 1, date, -1, SQLITE_STATIC);
	return finish(db, st, rc, err);
}

/* The first filter makes tables of what it leaves. */
static enum rc
make_tables(struct db *db, bool observed, struct err *err)
{
	enum rc rc = db_run(db, sql_drop_views, err);

	if (rc == RC_OK)
		rc = db_run(db, sql_tables, err);
	if (rc == RC_OK)
		rc = db_run(
		    db, observed ? sql_observe_kept : sql_observe_all, err);
	return rc;
}

/* Makes the plans in scope_kept the scope, if there are any. What decides
 * whether a movement was looked for is not whether it was found: observed
 * stays as it is for that filter. */
static enum rc
settle(struct db *db, bool observed, size_t *left, struct err *err)
{
	bool tables;
	enum rc rc;

	*left = (size_t)sqlite3_changes(db_sql(db));
	if (!*left)
		return RC_OK;
	rc = scope_is_filtered(db, &tables, err);
	if (rc == RC_OK && !tables)
		return make_tables(db, observed, err);
	if (rc == RC_OK)
		rc = db_run(db, sql_settle, err);
	return rc == RC_OK && observed ? db_run(db, sql_settle_observed, err)
				       : rc;
}

/* Prepares the filling of scope_kept by select. */
static enum rc
prepare_keep(
    struct db *db, const char *select, sqlite3_stmt **st, struct err *err)
{
	struct buf sql = BUF_INIT;
	enum rc rc = db_run(db, sql_kept, err);

	buf_addf(&sql, "INSERT INTO temp.scope_kept %s", select);
	if (rc == RC_OK)
		rc = db_prepare(db, sql.p, st, err);
	buf_release(&sql);
	return rc;
}

static enum rc
keep_movements(struct db *db, const char *text, struct err *err)
{
	sqlite3_stmt *st = NULL;
	bool table;
	enum rc rc = is_table(db, "scope_movement", &table, err);

	if (rc == RC_OK && !table)
		rc = db_run(db, sql_movements, err);
	if (rc)
		return rc;
	rc = db_prepare(db,
	    "DELETE FROM temp.scope_movement WHERE movement NOT IN"
	    " (SELECT v.id FROM main.movement v"
	    "  JOIN main.mention m ON m.movement = v.id"
	    "  WHERE has_name(v.name, ?1) OR has_name(m.raw, ?1))",
	    &st, err);

	if (rc == RC_OK)
		sqlite3_bind_text(st, 1, text, -1, SQLITE_STATIC);
	return finish(db, st, rc, err);
}

enum rc
scope_keep(struct db *db, enum scope_by by, const char *text, size_t *left,
    struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = prepare_keep(db, filters[by].keep, &st, err);

	*left = 0;
	if (rc == RC_OK)
		sqlite3_bind_text(st, 1, text, -1, SQLITE_STATIC);
	rc = finish(db, st, rc, err);
	if (rc == RC_OK)
		rc = settle(db, by != SCOPE_MOVEMENT, left, err);
	if (rc == RC_OK && *left && by == SCOPE_MOVEMENT)
		rc = keep_movements(db, text, err);
	return rc;
}

static enum rc
prepare_years(struct db *db, const char *sql, int from, int to,
    sqlite3_stmt **st, struct err *err)
{
	enum rc rc = db_prepare(db, sql, st, err);

	if (rc == RC_OK) {
		sqlite3_bind_int(*st, 1, from);
		sqlite3_bind_int(*st, 2, to);
	}
	return rc;
}

enum rc
scope_keep_years(struct db *db, int from, int to, size_t *left, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = prepare_keep(db,
	    "SELECT DISTINCT plan FROM temp.scope_year"
	    " WHERE year BETWEEN ?1 AND ?2",
	    &st, err);

	*left = 0;
	if (rc == RC_OK) {
		sqlite3_bind_int(st, 1, from);
		sqlite3_bind_int(st, 2, to);
	}
	rc = finish(db, st, rc, err);
	if (rc == RC_OK)
		rc = settle(db, true, left, err);
	if (rc != RC_OK || !*left)
		return rc;
	rc = prepare_years(db,
	    "DELETE FROM temp.scope_year WHERE year NOT BETWEEN ?1 AND ?2",
	    from, to, &st, err);
	rc = finish(db, st, rc, err);
	if (rc == RC_OK)
		rc = prepare_years(db,
		    "DELETE FROM temp.observed WHERE year NOT BETWEEN ?1 AND "
		    "?2",
		    from, to, &st, err);
	return finish(db, st, rc, err);
}

enum rc
scope_count_years(struct db *db, int from, int to, size_t *n, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = prepare_years(db,
	    "SELECT count(DISTINCT plan) FROM temp.observed"
	    " WHERE year BETWEEN ?1 AND ?2",
	    from, to, &st, err);

	*n = 0;
	if (rc == RC_OK && sqlite3_step(st) == SQLITE_ROW)
		*n = (size_t)sqlite3_column_int64(st, 0);
	return finish(db, st, rc, err);
}

static enum rc
read_names(struct db *db, const char *sql, struct names *names, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql, &st, err);

	if (rc == RC_OK)
		rc = names_read(db, st, names, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
scope_names(
    struct db *db, enum scope_by by, struct names *names, struct err *err)
{
	return read_names(db, filters[by].names, names, err);
}

enum rc
scope_years(struct db *db, struct names *names, struct err *err)
{
	return read_names(db,
	    "SELECT DISTINCT year FROM temp.observed ORDER BY year", names,
	    err);
}
