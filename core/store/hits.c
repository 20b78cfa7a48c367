/* hits.c - one statement a tier, from the strictest on. */
#include "core/store/hits.h"

#include "core/base/str.h"
#include "core/store/scope.h"

static const char sql_create[] =
    "CREATE TEMP TABLE hit(ord INTEGER PRIMARY KEY,"
    " passage INTEGER NOT NULL UNIQUE, tier TEXT NOT NULL,"
    " score REAL NOT NULL, spots TEXT NOT NULL);";

/* Conditions on the passage g; %d is the parameter of the value. */
static const char *const conditions[] = {
    [HITS_SECTION] = "has_name(coalesce(g.section, ''), ?%d)",
    [HITS_MOVEMENT] = "EXISTS (SELECT 1 FROM main.mention m"
		      " JOIN main.movement v ON v.id = m.movement"
		      " WHERE m.plan = g.plan AND m.passage = g.id"
		      " AND (has_name(v.name, ?%d) OR has_name(m.raw, ?%d)))",
    [HITS_ROLE] = "(EXISTS (SELECT 1 FROM main.other_name o"
		  " WHERE o.plan = g.plan AND o.passage = g.id"
		  " AND o.role = ?%d)"
		  " OR (?%d = 'movement' AND EXISTS (SELECT 1"
		  " FROM main.mention m WHERE m.plan = g.plan"
		  " AND m.passage = g.id)))",
    [HITS_NEAR] = "(g.plan, coalesce(g.section, '')) IN (SELECT n.plan,"
		  " coalesce(n.section, '') FROM main.passage_fts f"
		  " CROSS JOIN main.passage n ON n.id = f.rowid"
		  " WHERE f.passage_fts MATCH ?%d)",
};

const char *
hits_tier(enum fts_match tier)
{
	static const char *const names[] = {"exact", "tone", "loose", "ocr"};

	return names[tier];
}

enum rc
hits_create(struct db *db, struct err *err)
{
	if (sqlite3_exec(db_sql(db), sql_create, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

/* FROM and WHERE: ?1 is the expression, the fields begin at ?4. plain: the
 * passages themselves need not be looked at. */
static void
add_source(struct buf *sql, const struct hits_ask *ask, bool plain)
{
	const char *join = " WHERE ";

	if (ask->match && plain)
		buf_adds(sql, " FROM main.passage_fts"
			      " WHERE passage_fts MATCH ?1");
	else if (ask->match)
		buf_adds(sql, " FROM main.passage_fts"
			      " CROSS JOIN main.passage g"
			      " ON g.id = passage_fts.rowid"
			      " CROSS JOIN temp.scope s ON s.plan = g.plan"
			      " WHERE passage_fts MATCH ?1");
	else
		buf_adds(sql, " FROM temp.scope s"
			      " JOIN main.passage g ON g.plan = s.plan");
	join = ask->match ? " AND " : " WHERE ";
	if (ask->match && ask->holds)
		buf_adds(sql, " AND holds(passage_fts)");
	for (size_t i = 0; i < ask->nfields; i++) {
		const struct hits_field *f = &ask->fields[i];
		int at = 4 + (int)i;

		buf_adds(sql, join);
		buf_adds(sql, f->without ? "NOT " : "");
		/* NOLINTNEXTLINE(clang-diagnostic-format-nonliteral) */
		buf_addf(sql, conditions[f->by], at, at);
		join = " AND ";
	}
}

static enum rc
prepare(struct db *db, const struct hits_ask *ask, const char *sql,
    sqlite3_stmt **st, struct err *err)
{
	enum rc rc = db_prepare(db, sql, st, err);

	if (rc)
		return rc;
	if (ask->match)
		sqlite3_bind_text(*st, 1, ask->match, -1, SQLITE_STATIC);
	for (size_t i = 0; i < ask->nfields; i++)
		sqlite3_bind_text(
		    *st, 4 + (int)i, ask->fields[i].value, -1, SQLITE_STATIC);
	spots_set_holds(
	    fts_spots(db_fts(db)), ask->holds, ask->keeps, ask->arg);
	return RC_OK;
}

/* What a step went wrong by: FTS5 tells a wrong expression so. */
static enum rc
step_fail(struct db *db, struct err *err)
{
	if ((sqlite3_errcode(db_sql(db)) & 0xFF) == SQLITE_ERROR)
		return err_set(err, RC_USAGE, "%s", sqlite3_errmsg(db_sql(db)));
	return db_fail(db, err);
}

/* Adds what the tier finds and no tier before it has found. The places in a
 * passage are those of the loosest tier, whatever tier it was found by: of a
 * stricter one they are left open. */
static enum rc
find_tier(struct db *db, const struct hits_ask *ask, enum fts_match tier,
    struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *st = NULL;
	bool filtered = false, plain, last = tier == ask->tier;
	enum rc rc;

	rc = scope_is_filtered(db, &filtered, err);
	plain = !filtered && ask->match && !ask->nfields;
	buf_adds(&sql, "INSERT INTO temp.hit(passage, tier, score,"
		       " spots) SELECT");
	buf_adds(&sql, plain ? " passage_fts.rowid, ?2," : " g.id, ?2,");
	buf_adds(&sql, !ask->match ? " 0.0, '[]'"
		       : last      ? " -passage_fts.rank, spots(passage_fts)"
				   : " -passage_fts.rank, ''");
	add_source(&sql, ask, plain);
	buf_adds(&sql, ask->match ? " ORDER BY passage_fts.rank"
				  : " ORDER BY g.plan, g.ord");
	buf_adds(&sql, last ? " LIMIT ?3 ON CONFLICT(passage)"
			      " DO UPDATE SET spots = excluded.spots"
			    : " LIMIT ?3 ON CONFLICT(passage) DO NOTHING");
	fts_set_match(db_fts(db), tier, ask->slip);
	if (rc == RC_OK)
		rc = prepare(db, ask, buf_cstr(&sql), &st, err);
	if (rc == RC_OK) {
		sqlite3_bind_text(st, 2, hits_tier(tier), -1, SQLITE_STATIC);
		sqlite3_bind_int64(st, 3, ask->need ? ask->need : -1);
		if (sqlite3_step(st) != SQLITE_DONE)
			rc = step_fail(db, err);
	}
	sqlite3_finalize(st);
	buf_release(&sql);
	return rc;
}

static enum rc
count_found(struct db *db, int64_t *n, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, "SELECT count(*) FROM temp.hit", &st, err);

	*n = 0;
	if (rc == RC_OK && sqlite3_step(st) == SQLITE_ROW)
		*n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return rc;
}

/* Finds the places of passages of stricter tiers that the loosest one, having
 * found enough, did not come to. */
static enum rc
fill_places(
    struct db *db, const struct hits_ask *ask, enum rc rc, struct err *err)
{
	sqlite3_stmt *open = NULL, *find = NULL, *put = NULL;
	int step = SQLITE_DONE;

	if (rc == RC_OK)
		rc = db_prepare(db,
		    "SELECT passage FROM temp.hit WHERE spots = ''", &open,
		    err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "SELECT spots(passage_fts) FROM main.passage_fts"
		    " WHERE passage_fts MATCH ?1 AND rowid = ?2",
		    &find, err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "UPDATE temp.hit SET spots = ?1 WHERE passage = ?2", &put,
		    err);
	while (rc == RC_OK && (step = sqlite3_step(open)) == SQLITE_ROW) {
		sqlite3_int64 passage = sqlite3_column_int64(open, 0);

		sqlite3_bind_text(find, 1, ask->match, -1, SQLITE_STATIC);
		sqlite3_bind_int64(find, 2, passage);
		sqlite3_bind_text(put, 1, "[]", -1, SQLITE_STATIC);
		if (sqlite3_step(find) == SQLITE_ROW)
			sqlite3_bind_value(
			    put, 1, sqlite3_column_value(find, 0));
		sqlite3_bind_int64(put, 2, passage);
		if (sqlite3_step(put) != SQLITE_DONE)
			rc = db_fail(db, err);
		sqlite3_reset(put);
		sqlite3_reset(find);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(open);
	sqlite3_finalize(find);
	sqlite3_finalize(put);
	return rc;
}

/* The tiers on the way to the loosest: a scanner's slips are not a step on
 * the way to anything. */
static bool
is_step(enum fts_match tier, enum fts_match loosest)
{
	return tier == loosest || tier == FTS_EXACT ||
	       (tier == FTS_TONE && loosest == FTS_LOOSE);
}

enum rc
hits_find(struct db *db, const struct hits_ask *ask, struct err *err)
{
	enum rc rc = RC_OK;
	int64_t found = 0;

	if (sqlite3_exec(db_sql(db), "DELETE FROM temp.hit", NULL, NULL,
		NULL) != SQLITE_OK)
		return db_fail(db, err);
	for (int t = FTS_EXACT; rc == RC_OK && t <= (int)ask->tier; t++) {
		if (!is_step((enum fts_match)t, ask->tier))
			continue;
		rc = find_tier(db, ask, (enum fts_match)t, err);
		if (rc == RC_OK && ask->need)
			rc = count_found(db, &found, err);
		if (!ask->match || (ask->need && found >= ask->need))
			break;
	}
	fts_set_match(db_fts(db), ask->tier, ask->slip);
	return ask->match ? fill_places(db, ask, rc, err) : rc;
}

enum rc
hits_count(struct db *db, const struct hits_ask *ask, int64_t *passages,
    int64_t *plans, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc;

	buf_adds(&sql, "SELECT count(*), count(DISTINCT g.plan)");
	add_source(&sql, ask, false);
	fts_set_match(db_fts(db), ask->tier, ask->slip);
	rc = prepare(db, ask, buf_cstr(&sql), &st, err);
	if (rc == RC_OK && sqlite3_step(st) == SQLITE_ROW) {
		*passages = sqlite3_column_int64(st, 0);
		*plans = sqlite3_column_int64(st, 1);
	} else if (rc == RC_OK) {
		rc = step_fail(db, err);
	}
	sqlite3_finalize(st);
	buf_release(&sql);
	return rc;
}

enum rc
hits_roles(struct db *db, struct names *roles, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "SELECT DISTINCT role FROM main.other_name ORDER BY 1", &st, err);

	if (rc == RC_OK)
		rc = names_read(db, st, roles, err);
	sqlite3_finalize(st);
	return rc;
}
