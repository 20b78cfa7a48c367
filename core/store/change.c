/* change.c - plans that come and go, in temporary tables. */
#include "core/store/change.h"

#include "core/store/reuse.h"

static const char sql_create[] =
    "CREATE TEMP TABLE new_plan(id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE gone_plan(id INTEGER PRIMARY KEY, sha256 TEXT,"
    " issued TEXT, level TEXT);"
    "CREATE TEMP TABLE gone_passage(plan INTEGER, ord INTEGER, text TEXT,"
    " PRIMARY KEY(plan, ord)) WITHOUT ROWID;"
    "CREATE TEMP TABLE gone_mention(movement INTEGER PRIMARY KEY);";

/* The first column of the one row; 0 where there is none. */
static int
ask(sqlite3 *sql, const char *question, int64_t plan, int64_t *n)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(sql, question, -1, &st, NULL);

	*n = 0;
	if (code == SQLITE_OK)
		sqlite3_bind_int64(st, 1, plan);
	if (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		*n = sqlite3_column_int64(st, 0);
	return code == SQLITE_OK ? sqlite3_finalize(st) : code;
}

/* Runs statements, each with the plan bound where it asks for it. */
static int
run(sqlite3 *sql, const char *statements, int64_t plan)
{
	int code = SQLITE_OK;

	while (code == SQLITE_OK && *statements) {
		sqlite3_stmt *st = NULL;

		code =
		    sqlite3_prepare_v2(sql, statements, -1, &st, &statements);
		if (code != SQLITE_OK || !st)
			break;
		if (sqlite3_bind_parameter_count(st))
			sqlite3_bind_int64(st, 1, plan);
		(void)sqlite3_step(st);
		code = sqlite3_finalize(st);
	}
	return code;
}

int
change_begin(struct change *c, sqlite3 *sql)
{
	int64_t current = 0;
	int code = run(sql, sql_create, 0);

	*c = (struct change){.sql = sql};
	if (code == SQLITE_OK)
		code = ask(sql, "SELECT count(*) FROM main.plan", 0, &c->plans);
	if (code == SQLITE_OK)
		code = ask(sql,
		    "SELECT count(*) FROM main.meta WHERE key = 'reuse'"
		    " AND value = '" REUSE_STATE "'",
		    0, &current);
	c->kept = c->plans > 0;
	c->pairs = current != 0;
	return code;
}

int
change_add(struct change *c, int64_t plan)
{
	int code = SQLITE_OK;

	c->added++;
	if (!c->kept)
		return SQLITE_OK;
	if (!c->put)
		code = sqlite3_prepare_v2(c->sql,
		    "INSERT INTO temp.new_plan VALUES(?1)", -1, &c->put, NULL);
	if (code != SQLITE_OK)
		return code;
	sqlite3_bind_int64(c->put, 1, plan);
	(void)sqlite3_step(c->put);
	return sqlite3_reset(c->put);
}

static const char sql_keep[] =
    "INSERT INTO temp.gone_plan SELECT id, sha256, issued, level"
    " FROM main.plan WHERE id = ?1;"
    "INSERT INTO temp.gone_passage SELECT plan, ord, text FROM main.passage"
    " WHERE plan = ?1;";

static const char sql_keep_mentions[] =
    "INSERT OR IGNORE INTO temp.gone_mention SELECT movement FROM main.mention"
    " WHERE plan = ?1";

static const char sql_remove[] = "DELETE FROM main.reuse WHERE plan_a = ?1;"
				 "DELETE FROM main.reuse WHERE plan_b = ?1;";

static const char sql_drop_kept[] =
    "DELETE FROM temp.gone_plan; DELETE FROM temp.gone_passage;"
    "DELETE FROM temp.new_plan; DELETE FROM temp.gone_mention;";

static bool
is_too_much(const struct change *c)
{
	return 3 * c->gone > c->plans || (!c->pairs && c->gone > CHANGE_TEXTS);
}

int
change_remove(struct change *c, int64_t plan)
{
	int64_t is_new = 0;
	int code = run(c->sql, sql_remove, plan);

	c->gone++;
	if (code != SQLITE_OK || !c->kept)
		return code;
	code = run(c->sql, sql_keep_mentions, plan);
	if (code == SQLITE_OK)
		code = ask(c->sql,
		    "SELECT count(*) FROM temp.new_plan WHERE id = ?1", plan,
		    &is_new);
	if (code != SQLITE_OK)
		return code;
	if (is_new)
		return run(
		    c->sql, "DELETE FROM temp.new_plan WHERE id = ?1", plan);
	c->kept = !is_too_much(c);
	return c->kept ? run(c->sql, sql_keep, plan)
		       : run(c->sql, sql_drop_kept, 0);
}

bool
change_voids_pairs(const struct change *c)
{
	return !c->kept || !c->pairs;
}

bool
change_is_small(const struct change *c)
{
	return c->kept && 8 * (c->added + c->gone) < c->plans;
}

void
change_end(struct change *c)
{
	sqlite3_finalize(c->put);
	c->put = NULL;
}
