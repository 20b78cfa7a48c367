/* extent.c - runs of passages, by binary search. */
#include "core/store/extent.h"

#include "core/base/mem.h"

#include <stdbool.h>
#include <stdlib.h>

struct of_plan {
	struct extent at;
	int64_t plan;
};

struct extents {
	struct of_plan *v; /* rising */
	size_t n, cap;
	size_t last; /* that was asked for */
	struct extent runs[EXTENT_RUNS];
	size_t n_runs;
};

/* The first and last passage, and how many there are; three steps into the
 * index of passages by plan. */
static const char sql_extents[] =
    "SELECT plan,"
    " (SELECT id FROM main.passage WHERE plan = s.plan"
    "   ORDER BY ord LIMIT 1),"
    " (SELECT id FROM main.passage WHERE plan = s.plan"
    "   ORDER BY ord DESC LIMIT 1),"
    " (SELECT max(ord) FROM main.passage WHERE plan = s.plan)"
    " FROM temp.scope s";

static void
extents_free(void *p)
{
	struct extents *e = p;

	free(e->v);
	free(e);
}

static void
sql_in_scope(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	sqlite3_result_int(c,
	    extents_plan(sqlite3_user_data(c), sqlite3_value_int64(v[0])) != 0);
}

enum rc
extents_open(struct extents **out, sqlite3 *sql, struct err *err)
{
	struct extents *e = mem_alloc(sizeof(*e));

	/* where this fails, SQLite has called extents_free */
	if (sqlite3_create_function_v2(sql, "in_scope", 1,
		SQLITE_UTF8 | SQLITE_DIRECTONLY, e, sql_in_scope, NULL, NULL,
		extents_free) != SQLITE_OK)
		return err_set(err, RC_NOMEM, "out of memory");
	*out = e;
	return RC_OK;
}

static int
by_place(const void *a, const void *b)
{
	const struct of_plan *x = a, *y = b;

	return (x->at.from > y->at.from) - (x->at.from < y->at.from);
}

static enum rc
fail_apart(const struct of_plan *p, struct err *err)
{
	return err_set(err, RC_DAMAGED,
	    "the passages of plan %lld do not stand together; remove the index "
	    "and make it again with: thidua index",
	    (long long)p->plan);
}

/* How far b is behind a, for any two numbers. */
static uint64_t
distance(int64_t a, int64_t b)
{
	return (uint64_t)b - (uint64_t)a;
}

static enum rc
add(struct extents *e, sqlite3_stmt *st, struct err *err)
{
	struct of_plan p = {.plan = sqlite3_column_int64(st, 0),
	    .at = {sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2)}};
	int64_t n = sqlite3_column_int64(st, 3);

	if (sqlite3_column_type(st, 1) == SQLITE_NULL)
		return RC_OK; /* a plan without text */
	if (p.at.to < p.at.from ||
	    distance(p.at.from, p.at.to) != (uint64_t)n - 1)
		return fail_apart(&p, err);
	ARR_GROW(e->v, e->n, e->cap);
	e->v[e->n++] = p;
	return RC_OK;
}

/* Puts runs together that touch; where that leaves too many, they are one. */
static enum rc
make_runs(struct extents *e, struct err *err)
{
	struct extent *run = e->runs;
	bool many = false;

	for (size_t i = 0; i < e->n; i++) {
		struct extent at = e->v[i].at;

		if (i == 0) {
			*run = at;
			continue;
		}
		if (at.from <= run->to)
			return fail_apart(&e->v[i], err);
		if (many || distance(run->to, at.from) == 1)
			run->to = at.to;
		else if (run < e->runs + EXTENT_RUNS - 1)
			*++run = at;
		else {
			many = true;
			run = e->runs;
			run->to = at.to;
		}
	}
	e->n_runs = e->n ? (size_t)(run - e->runs) + 1 : 0;
	return RC_OK;
}

enum rc
extents_read(struct extents *e, struct db *db, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(db, sql_extents, &st, err);

	e->n = e->n_runs = e->last = 0;
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW)
		rc = add(e, st, err);
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	if (e->n)
		qsort(e->v, e->n, sizeof(*e->v), by_place);
	return rc ? rc : make_runs(e, err);
}

/* The last run that begins at or before a passage; e has some. */
static size_t
find(const struct extents *e, int64_t passage)
{
	size_t lo = 0, hi = e->n;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (e->v[mid].at.from <= passage)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* Is i what find would find? */
static bool
is_found(const struct extents *e, size_t i, int64_t passage)
{
	return e->v[i].at.from <= passage &&
	       (i + 1 == e->n || passage < e->v[i + 1].at.from);
}

int64_t
extents_plan(struct extents *e, int64_t passage)
{
	const struct of_plan *p;

	if (!e->n)
		return 0;
	if (!is_found(e, e->last, passage))
		e->last = find(e, passage);
	p = &e->v[e->last];
	return p->at.from <= passage && passage <= p->at.to ? p->plan : 0;
}

const struct extent *
extents_runs(const struct extents *e, size_t *n)
{
	*n = e->n_runs;
	return e->runs;
}
