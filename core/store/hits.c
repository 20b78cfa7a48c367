/* hits.c - one statement a tier, from the strictest on. */
#include "core/store/hits.h"

#include "core/base/str.h"
#include "core/store/extent.h"
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
	return db_run(db, sql_create, err);
}

/* FROM and WHERE: ?1 is the expression, ?2 and ?3 are the passages it is asked
 * of, the fields begin at ?4. Only for fields the passages themselves are
 * looked at. filtered: they are those of extents. */
static void
add_source(struct buf *sql, const struct hits_ask *ask, bool filtered)
{
	const char *join = " WHERE ";

	if (ask->match) {
		buf_adds(sql, " FROM main.passage_fts");
		if (ask->nfields)
			buf_adds(sql, " CROSS JOIN main.passage g"
				      " ON g.id = passage_fts.rowid");
		buf_adds(sql, " WHERE passage_fts MATCH ?1"
			      " AND passage_fts.rowid BETWEEN ?2 AND ?3");
		if (filtered)
			buf_adds(sql, " AND in_scope(passage_fts.rowid)");
		join = " AND ";
	} else {
		buf_adds(sql, " FROM temp.scope s"
			      " JOIN main.passage g ON g.plan = s.plan");
	}
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
	sqlite3_bind_int64(*st, 2, 0);
	sqlite3_bind_int64(*st, 3, INT64_MAX);
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

/* Where a page is made of a part of what is found (hits_ask.weigh), the first
 * half of that is the first found, the second is taken from so many stripes of
 * what is left of the index, of the same breadth. */
enum { STRIPES = 8 };

struct walk {
	struct db *db;
	sqlite3_stmt *st;
	bool filtered;
	size_t most;  /* to be weighed so far; 0: all */
	int64_t last; /* passage that was found */
	bool ended;   /* there is none behind it */
};

static enum rc
walk_run(struct walk *w, int64_t from, int64_t to, struct err *err)
{
	struct best *best = fts_best(db_fts(w->db));
	int step = SQLITE_ROW;

	sqlite3_reset(w->st);
	sqlite3_bind_int64(w->st, 2, from);
	sqlite3_bind_int64(w->st, 3, to);
	while ((!w->most || best_weighed(best) < w->most) &&
	       (step = sqlite3_step(w->st)) == SQLITE_ROW)
		w->last = sqlite3_column_int64(w->st, 0);
	w->ended = step == SQLITE_DONE;
	return step == SQLITE_ROW || w->ended ? RC_OK : step_fail(w->db, err);
}

/* The same where the scope has passages. */
static enum rc
walk(struct walk *w, int64_t from, int64_t to, struct err *err)
{
	size_t n;
	const struct extent *run = extents_runs(db_extents(w->db), &n);
	enum rc rc = RC_OK;

	if (!w->filtered)
		return walk_run(w, from, to, err);
	w->ended = true;
	for (size_t i = 0; rc == RC_OK && w->ended && i < n; i++) {
		int64_t a = run[i].from > from ? run[i].from : from;
		int64_t z = run[i].to < to ? run[i].to : to;

		if (a <= z)
			rc = walk_run(w, a, z, err);
	}
	return rc;
}

static enum rc
walk_stripes(struct walk *w, size_t each, struct err *err)
{
	int64_t end, from = w->last < INT64_MAX ? w->last + 1 : w->last, wide;
	bool all = true;
	enum rc rc = db_number(
	    w->db, "SELECT coalesce(max(id), 0) FROM main.passage", &end, err);

	wide = (end - w->last) / STRIPES + 1;
	while (rc == RC_OK && from <= end) {
		int64_t to = end - from < wide ? end : from + wide - 1;

		w->most += each;
		rc = walk(w, from, to, err);
		all &= w->ended;
		if (to == end)
			break;
		from = to + 1;
	}
	w->ended = all;
	return rc;
}

/* Offers to best what the tier finds. */
static enum rc
find_tier(struct db *db, const struct hits_ask *ask, enum fts_match tier,
    bool filtered, bool *all, struct err *err)
{
	struct walk w = {.db = db, .filtered = filtered};
	struct buf sql = BUF_INIT;
	enum rc rc;

	best_tier(fts_best(db_fts(db)), (int)tier, tier == ask->tier);
	fts_set_match(db_fts(db), tier, ask->slip);
	buf_adds(&sql, "SELECT passage_fts.rowid, offer(passage_fts)");
	add_source(&sql, ask, w.filtered);
	if (ask->need && ask->need <= ask->weigh / 10)
		w.most = (size_t)ask->weigh / 2;
	rc = prepare(db, ask, buf_cstr(&sql), &w.st, err);
	if (rc == RC_OK)
		rc = walk(&w, 0, INT64_MAX, err);
	if (rc == RC_OK && !w.ended)
		rc = walk_stripes(&w, w.most / STRIPES, err);
	*all &= w.ended;
	sqlite3_finalize(w.st);
	buf_release(&sql);
	return rc;
}

/* Of a row that was found in a stricter tier only, the places where the
 * loosest would find it. */
static enum rc
find_places(struct db *db, const struct hits_ask *ask, sqlite3_stmt **st,
    sqlite3_int64 passage, struct err *err)
{
	enum rc rc = RC_OK;

	if (!*st)
		rc = db_prepare(db,
		    "SELECT spots(passage_fts) FROM main.passage_fts"
		    " WHERE passage_fts MATCH ?1 AND rowid = ?2",
		    st, err);
	if (rc)
		return rc;
	sqlite3_reset(*st);
	sqlite3_bind_text(*st, 1, ask->match, -1, SQLITE_STATIC);
	sqlite3_bind_int64(*st, 2, passage);
	switch (sqlite3_step(*st)) {
	case SQLITE_ROW:
		return RC_OK;
	case SQLITE_DONE:
		return err_set(err, RC_DAMAGED,
		    "passage %lld is found exactly, but not loosely; the "
		    "full-text index is damaged",
		    (long long)passage);
	default:
		return step_fail(db, err);
	}
}

static enum rc
put_best(struct db *db, const struct hits_ask *ask, struct err *err)
{
	sqlite3_stmt *put = NULL, *places = NULL;
	size_t n;
	const struct best_row *rows = best_rows(fts_best(db_fts(db)), &n);
	enum rc rc = db_prepare(db,
	    "INSERT INTO temp.hit(passage, tier, score, spots)"
	    " VALUES(?1, ?2, ?3, ?4)",
	    &put, err);

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		const char *tier = hits_tier((enum fts_match)rows[i].tier);

		sqlite3_bind_int64(put, 1, rows[i].passage);
		sqlite3_bind_text(put, 2, tier, -1, SQLITE_STATIC);
		sqlite3_bind_double(put, 3, rows[i].score);
		if (rows[i].spots)
			sqlite3_bind_text(
			    put, 4, rows[i].spots, -1, SQLITE_STATIC);
		else if ((rc = find_places(
			      db, ask, &places, rows[i].passage, err)) == RC_OK)
			sqlite3_bind_value(
			    put, 4, sqlite3_column_value(places, 0));
		if (rc == RC_OK && sqlite3_step(put) != SQLITE_DONE)
			rc = db_fail(db, err);
		sqlite3_reset(put);
	}
	sqlite3_finalize(put);
	sqlite3_finalize(places);
	return rc;
}

/* By the fields alone; there is nothing to weigh. */
static enum rc
find_fields(struct db *db, const struct hits_ask *ask, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc;

	buf_adds(&sql, "INSERT INTO temp.hit(passage, tier, score, spots)"
		       " SELECT g.id, 'exact', 0.0, '[]'");
	add_source(&sql, ask, false);
	buf_adds(&sql, " ORDER BY g.plan, g.ord");
	if (ask->need)
		buf_addf(&sql, " LIMIT %lld", (long long)ask->need);
	rc = prepare(db, ask, buf_cstr(&sql), &st, err);
	if (rc == RC_OK && sqlite3_step(st) != SQLITE_DONE)
		rc = step_fail(db, err);
	sqlite3_finalize(st);
	buf_release(&sql);
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
hits_find(struct db *db, const struct hits_ask *ask, bool *all, struct err *err)
{
	struct best *best = fts_best(db_fts(db));
	bool filtered = false;
	size_t found = 0;
	enum rc rc = db_run(db, "DELETE FROM temp.hit", err);

	*all = true;
	if (rc == RC_OK && !ask->match)
		return find_fields(db, ask, err);
	if (rc == RC_OK)
		rc = scope_is_filtered(db, &filtered, err);
	if (rc == RC_OK && filtered)
		rc = extents_read(db_extents(db), db, err);
	best_begin(best, (size_t)ask->need);
	for (int t = FTS_EXACT; rc == RC_OK && t <= (int)ask->tier; t++) {
		if (!is_step((enum fts_match)t, ask->tier))
			continue;
		rc = find_tier(db, ask, (enum fts_match)t, filtered, all, err);
		(void)best_rows(best, &found);
		if (ask->need && found >= (size_t)ask->need)
			break;
	}
	fts_set_match(db_fts(db), ask->tier, ask->slip);
	return rc ? rc : put_best(db, ask, err);
}

/* Passages of a plan come together, where they come in order. */
static enum rc
count_matches(struct db *db, sqlite3_stmt *st, int64_t *passages,
    int64_t *plans, struct err *err)
{
	struct extents *extents = db_extents(db);
	int64_t last = 0, plan;
	int step;

	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		plan = extents_plan(extents, sqlite3_column_int64(st, 0));
		++*passages;
		*plans += plan != last;
		last = plan;
	}
	return step == SQLITE_DONE ? RC_OK : step_fail(db, err);
}

static enum rc
count_fields(struct db *db, sqlite3_stmt *st, int64_t *passages, int64_t *plans,
    struct err *err)
{
	if (sqlite3_step(st) != SQLITE_ROW)
		return step_fail(db, err);
	*passages = sqlite3_column_int64(st, 0);
	*plans = sqlite3_column_int64(st, 1);
	return RC_OK;
}

enum rc
hits_count(struct db *db, const struct hits_ask *ask, int64_t *passages,
    int64_t *plans, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc = extents_read(db_extents(db), db, err);

	*passages = *plans = 0;
	buf_adds(&sql, ask->match ? "SELECT passage_fts.rowid"
				  : "SELECT count(*), count(DISTINCT g.plan)");
	add_source(&sql, ask, true);
	if (ask->match)
		buf_adds(&sql, " ORDER BY passage_fts.rowid");
	fts_set_match(db_fts(db), ask->tier, ask->slip);
	if (rc == RC_OK)
		rc = prepare(db, ask, buf_cstr(&sql), &st, err);
	if (rc == RC_OK)
		rc = (ask->match ? count_matches : count_fields)(
		    db, st, passages, plans, err);
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
