/* reuse_formula.c - rows into formulae. */
#include "core/base/mem.h"
#include "core/store/reuse_impl.h"

#include <stdbool.h>
#include <stdlib.h>

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

/* Rows that are places of one formula. */
struct group {
	struct reuse_row *v;
	size_t n, cap;
	uint32_t end; /* in plan a */
};

/* The formula of a row that had another one; 0: none. */
struct setting {
	int64_t row, formula;
};

static enum rc
set_formula(struct sorter *by_id, const struct reuse_row *row, int64_t formula,
    struct err *err)
{
	const struct setting set = {row->id, formula};

	return row->formula == formula ? RC_OK : sorter_add(by_id, &set, err);
}

/* In the order of rows, as their pages are read and written in it. */
static enum rc
write_settings(struct reuse_run *r, struct sorter *by_id, struct err *err)
{
	const struct setting *set;
	sqlite3_stmt *st = NULL;
	enum rc rc = reuse_prepare(
	    r, "UPDATE reuse SET formula = ?2 WHERE id = ?1", &st, err);

	if (rc == RC_OK)
		rc = sorter_begin(by_id, err);
	while (rc == RC_OK && (set = sorter_head(by_id)) != NULL) {
		sqlite3_bind_int64(st, 1, set->row);
		if (set->formula)
			sqlite3_bind_int64(st, 2, set->formula);
		else
			sqlite3_bind_null(st, 2);
		rc = reuse_step(r, st, err);
		if (rc == RC_OK)
			rc = sorter_next(by_id, err);
	}
	sqlite3_finalize(st);
	return rc;
}

/* In how many plans the common words of a formula's places stand that fewest
 * have. */
static uint32_t
least_plans(const struct group *g)
{
	uint32_t least = UINT16_MAX;

	for (size_t i = 0; i < g->n; i++)
		least = g->v[i].least < least ? g->v[i].least : least;
	return least;
}

/* The formula that the rows of the group are places of. */
static enum rc
put_formula(struct reuse_run *r, const struct group *g, struct sorter *by_id,
    struct err *err)
{
	const struct reuse_row *first = g->v;
	struct reuse_place at;
	int64_t id = 0;
	enum rc rc =
	    reuse_find_place(r, first->a, first->word_a, g->end, &at, err);

	if (rc == RC_OK) {
		const struct value v[] = {value_int(r->texts.v[first->a].id),
		    value_int(at.passage), value_int(at.skip),
		    value_int(first->word_a), value_int(g->end - first->word_a),
		    value_int(at.from), value_int(at.to),
		    value_int(least_plans(g))};

		rc = writer_put(r->w, WRITE_FORMULA, v, COUNT(v), &id, err);
	}
	for (size_t i = 0; rc == RC_OK && i < g->n; i++)
		rc = set_formula(by_id, &g->v[i], id, err);
	return rc;
}

/* Rows of common words that begin within one another are places of one
 * formula. */
static enum rc
read_group(struct group *g, struct sorter *rows, struct err *err)
{
	const struct reuse_row *row;
	enum rc rc = RC_OK;

	g->n = 0;
	g->end = 0;
	while (rc == RC_OK && (row = sorter_head(rows)) != NULL &&
	       row->common &&
	       (g->n == 0 || (row->a == g->v[0].a && row->word_a < g->end))) {
		g->end = row->end_a > g->end ? row->end_a : g->end;
		ARR_GROW(g->v, g->n, g->cap);
		g->v[g->n++] = *row;
		rc = sorter_next(rows, err);
	}
	return rc;
}

static enum rc
put_all(struct reuse_run *r, struct sorter *by_id, struct err *err)
{
	struct group g = {.v = NULL};
	const struct reuse_row *row;
	enum rc rc = writer_exec(r->w, "DELETE FROM formula", err);

	if (rc == RC_OK)
		rc = sorter_begin(r->by_source, err);
	while (rc == RC_OK && (row = sorter_head(r->by_source)) != NULL) {
		if (row->common) {
			rc = read_group(&g, r->by_source, err);
			rc = rc ? rc : put_formula(r, &g, by_id, err);
		} else {
			/* whatever it was before */
			rc = set_formula(by_id, row, 0, err);
			rc = rc ? rc : sorter_next(r->by_source, err);
		}
	}
	free(g.v);
	return rc ? rc : write_settings(r, by_id, err);
}

static int
compare_id(const void *x, const void *y)
{
	const struct setting *r = x, *s = y;

	return r->row < s->row ? -1 : r->row > s->row;
}

/* Common ones first, in order of their places in plan a. */
int
reuse_by_source(const void *x, const void *y)
{
	const struct reuse_row *r = x, *s = y;

	if (r->common != s->common)
		return r->common ? -1 : 1;
	if (r->a != s->a)
		return r->a < s->a ? -1 : 1;
	if (r->word_a != s->word_a)
		return r->word_a < s->word_a ? -1 : 1;
	return r->b < s->b ? -1 : r->b > s->b;
}

enum rc
reuse_put_formulae(struct reuse_run *r, struct err *err)
{
	struct sorter *by_id = sorter_new(
	    r->folder, sizeof(struct setting), compare_id, REUSE_ROWS_MEMORY);
	enum rc rc = put_all(r, by_id, err);

	sorter_free(by_id);
	return rc;
}
