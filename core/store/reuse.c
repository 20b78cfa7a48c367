/* reuse.c - matches into rows, rows into formulae and reused words. */
#include "core/store/reuse.h"

#include "core/base/mem.h"
#include "core/reuse/reuse.h"
#include "core/store/reuse_text.h"
#include "core/store/write_impl.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

/* Of what share of all plans a formula stands in more than: one in so many. */
enum { FORMULA_SHARE = 10 };

/* A row of the table reuse; a and b are numbers of reuse_texts. */
struct row {
	int64_t id, formula; /* 0: none */
	uint32_t a, b, word_a, end_a, word_b, end_b;
	bool directed, verbatim, common;
};

struct run {
	struct writer *w;
	const struct reuse_options *o;
	struct reuse_texts texts;
	uint16_t **marks; /* by plan: of its common words, in how many plans */
	sqlite3_stmt *forget;
	struct row *rows;
	size_t n, cap;
};

static enum rc
step(struct run *r, sqlite3_stmt *st, struct err *err)
{
	enum rc rc = RC_OK;

	if (sqlite3_step(st) != SQLITE_DONE)
		rc = writer_fail(r->w, err);
	sqlite3_reset(st);
	return rc;
}

static enum rc
prepare(struct run *r, const char *sql, sqlite3_stmt **st, struct err *err)
{
	if (sqlite3_prepare_v2(writer_sql(r->w), sql, -1, st, NULL) !=
	    SQLITE_OK)
		return writer_fail(r->w, err);
	return RC_OK;
}

/* Where words of a plan stand. */
struct place {
	int64_t passage, skip, from, to;
};

static struct place
place_of(const struct reuse_plan *p, uint32_t from, uint32_t to)
{
	const struct reuse_passage *g = reuse_passage_of(p, from);

	return (struct place){g->id, from - g->word, p->from[from],
	    (int64_t)p->from[to - 1] + p->len[to - 1]};
}

static bool
is_before(uint32_t a, uint32_t b, void *arg)
{
	const struct run *r = arg;

	return reuse_is_before(&r->texts.v[a], &r->texts.v[b]);
}

static enum rc
forget(uint32_t b, void *arg, struct err *err)
{
	struct run *r = arg;

	sqlite3_bind_int64(r->forget, 1, r->texts.v[b].id);
	return step(r, r->forget, err);
}

static enum rc
take(const struct match *m, void *arg, struct err *err)
{
	struct run *r = arg;
	const struct reuse_plan *a = &r->texts.v[m->a], *b = &r->texts.v[m->b];
	struct place x = place_of(a, m->a_from, m->a_to);
	struct place y = place_of(b, m->b_from, m->b_to);
	const struct value v[] = {value_int(a->id), value_int(x.passage),
	    value_int(x.skip), value_int(m->a_from),
	    value_int(m->a_to - m->a_from), value_int(x.from), value_int(x.to),
	    value_int(b->id), value_int(y.passage), value_int(y.skip),
	    value_int(m->b_from), value_int(m->b_to - m->b_from),
	    value_int(y.from), value_int(y.to),
	    value_int(reuse_is_before(a, b)),
	    value_real((double)m->same / m->columns), value_null()};

	return writer_put(r->w, WRITE_REUSE, v, COUNT(v), NULL, err);
}

static void
tell(size_t done, size_t n, void *arg)
{
	const struct run *r = arg;

	if (r->o->step)
		r->o->step(done, n, r->o->arg);
}

/* What stands in more plans than this is a formula. */
static size_t
formula_limit(const struct run *r)
{
	size_t share = r->texts.n_by_id / FORMULA_SHARE;

	return share > REUSE_FORMULA ? share : REUSE_FORMULA;
}

static enum rc
compare(struct run *r, struct err *err)
{
	struct reuse_texts *t = &r->texts;
	struct fingerprint_text *texts = mem_alloc((t->n + 1) * sizeof(*texts));
	const struct reuse_job job = {.texts = texts,
	    .n = t->n,
	    .lexicon = &t->lexicon,
	    .workers = r->o->workers,
	    .is_before = is_before,
	    .forget = forget,
	    .take = take,
	    .step = tell,
	    .arg = r,
	    .common = formula_limit(r),
	    .marks = r->marks};
	enum rc rc =
	    prepare(r, "DELETE FROM reuse WHERE plan_b = ?1", &r->forget, err);

	for (size_t i = 0; i < t->n; i++) {
		const struct reuse_plan *p = &t->v[i];

		texts[i] = (struct fingerprint_text){
		    p->words, p->n, p->before, p->after};
		r->marks[i] = mem_alloc((p->n + 1) * sizeof(**r->marks));
	}
	if (rc == RC_OK)
		rc = reuse_find(&job, err);
	sqlite3_finalize(r->forget);
	free(texts);
	return rc;
}

/* Is nearly all of it, nine words of ten, common? */
static bool
is_common(const struct run *r, uint32_t plan, uint32_t from, uint32_t to)
{
	const uint16_t *mark = r->marks[plan];
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++)
		n += mark[i] > 0;
	return 10 * n >= 9 * (to - from);
}

/* A number of the file as it may be; what cannot be is more than any text. */
static uint32_t
number(sqlite3_stmt *st, int column)
{
	sqlite3_int64 n = sqlite3_column_int64(st, column);

	return n >= 0 && n < INT32_MAX ? (uint32_t)n : INT32_MAX;
}

static bool
is_within(const struct row *row, const struct reuse_texts *t)
{
	return row->word_a < row->end_a && row->end_a <= t->v[row->a].n &&
	       row->word_b < row->end_b && row->end_b <= t->v[row->b].n;
}

static enum rc
read_rows(struct run *r, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = prepare(r,
	    "SELECT id, plan_a, word_a, words_a, plan_b, word_b, words_b,"
	    " directed, identity >= 0.98, formula FROM reuse",
	    &st, err);
	int code = SQLITE_DONE;

	while (rc == RC_OK && (code = sqlite3_step(st)) == SQLITE_ROW) {
		struct row row = {.id = sqlite3_column_int64(st, 0),
		    .word_a = number(st, 2),
		    .end_a = number(st, 2) + number(st, 3),
		    .word_b = number(st, 5),
		    .end_b = number(st, 5) + number(st, 6),
		    .directed = number(st, 7),
		    .verbatim = number(st, 8),
		    .formula = sqlite3_column_int64(st, 9)};

		if (!reuse_texts_find(
			&r->texts, sqlite3_column_int64(st, 1), &row.a) ||
		    !reuse_texts_find(
			&r->texts, sqlite3_column_int64(st, 4), &row.b) ||
		    !is_within(&row, &r->texts))
			continue;
		row.common = is_common(r, row.b, row.word_b, row.end_b);
		ARR_GROW(r->rows, r->n, r->cap);
		r->rows[r->n++] = row;
	}
	if (rc == RC_OK && code != SQLITE_DONE)
		rc = writer_fail(r->w, err);
	sqlite3_finalize(st);
	return rc;
}

/* Common ones first, in order of their places in plan a. */
static int
by_source(const void *x, const void *y)
{
	const struct row *r = x, *s = y;

	if (r->common != s->common)
		return r->common ? -1 : 1;
	if (r->a != s->a)
		return r->a < s->a ? -1 : 1;
	if (r->word_a != s->word_a)
		return r->word_a < s->word_a ? -1 : 1;
	return r->b < s->b ? -1 : r->b > s->b;
}

/* The least but 0 of the marks, and of least. */
static uint16_t
least_mark(const uint16_t *mark, uint32_t from, uint32_t to, uint16_t least)
{
	for (uint32_t i = from; i < to; i++)
		if (mark[i] && mark[i] < least)
			least = mark[i];
	return least;
}

/* In how many plans the common words of a formula's places stand that fewest
 * have. */
static int64_t
least_plans(const struct run *r, const struct row *rows, size_t n)
{
	uint16_t least = UINT16_MAX;

	for (size_t i = 0; i < n; i++)
		least = least_mark(
		    r->marks[rows[i].b], rows[i].word_b, rows[i].end_b, least);
	return least;
}

/* The formula that n rows are places of. */
static enum rc
put_formula(struct run *r, struct row *rows, size_t n, uint32_t end,
    sqlite3_stmt *set, struct err *err)
{
	const struct reuse_plan *p = &r->texts.v[rows->a];
	struct place at = place_of(p, rows->word_a, end);
	const struct value v[] = {value_int(p->id), value_int(at.passage),
	    value_int(at.skip), value_int(rows->word_a),
	    value_int(end - rows->word_a), value_int(at.from), value_int(at.to),
	    value_int(least_plans(r, rows, n))};
	int64_t id;
	enum rc rc = writer_put(r->w, WRITE_FORMULA, v, COUNT(v), &id, err);

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		if (rows[i].formula == id)
			continue;
		sqlite3_bind_int64(set, 1, rows[i].id);
		sqlite3_bind_int64(set, 2, id);
		rc = step(r, set, err);
	}
	return rc;
}

/* n rows that are no places of a formula, whatever they were before. */
static enum rc
put_no_formula(struct run *r, const struct row *rows, size_t n,
    sqlite3_stmt *set, struct err *err)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		if (!rows[i].formula)
			continue;
		sqlite3_bind_int64(set, 1, rows[i].id);
		sqlite3_bind_null(set, 2);
		rc = step(r, set, err);
	}
	return rc;
}

/* Rows of common words that begin within one another are places of one
 * formula. */
static enum rc
put_formulae(struct run *r, struct err *err)
{
	sqlite3_stmt *set = NULL;
	enum rc rc = writer_exec(r->w, "DELETE FROM formula", err);

	if (rc == RC_OK)
		rc = prepare(r, "UPDATE reuse SET formula = ?2 WHERE id = ?1",
		    &set, err);
	if (r->n > 1)
		qsort(r->rows, r->n, sizeof(*r->rows), by_source);
	for (size_t i = 0, k; rc == RC_OK && i < r->n; i = k) {
		struct row *row = &r->rows[i];
		uint32_t end = row->end_a;

		for (k = i + 1;
		     row->common && k < r->n && r->rows[k].common &&
		     r->rows[k].a == row->a && r->rows[k].word_a < end;
		     k++)
			end = r->rows[k].end_a > end ? r->rows[k].end_a : end;
		rc = row->common ? put_formula(r, row, k - i, end, set, err)
				 : put_no_formula(r, row, k - i, set, err);
	}
	sqlite3_finalize(set);
	return rc;
}

enum { HOW_OWN, HOW_ADAPTED, HOW_VERBATIM, HOW_FORMULA };

/* Words from `from` to `to`, of one passage, all of one kind. */
static enum rc
put_reused_words(struct run *r, const struct reuse_plan *p, uint32_t from,
    uint32_t to, int how, struct err *err)
{
	static const char *const names[] = {
	    [HOW_ADAPTED] = "adapted",
	    [HOW_VERBATIM] = "verbatim",
	    [HOW_FORMULA] = "formula",
	};
	struct place at = place_of(p, from, to);
	const struct value v[] = {value_int(p->id), value_int(at.passage),
	    value_int(at.skip), value_int(at.skip + to - from),
	    value_int(at.from), value_int(at.to), value_text(names[how])};

	return writer_put(r->w, WRITE_REUSED, v, COUNT(v), NULL, err);
}

/* how has a byte a word of the plan. */
static enum rc
put_reused_plan(struct run *r, const struct reuse_plan *p,
    const unsigned char *how, struct err *err)
{
	enum rc rc = RC_OK;

	for (size_t g = 0; rc == RC_OK && g < p->n_passages; g++) {
		size_t end =
		    g + 1 < p->n_passages ? p->passages[g + 1].word : p->n;

		for (size_t i = p->passages[g].word, k; rc == RC_OK && i < end;
		     i = k) {
			k = i + 1;
			while (k < end && how[k] == how[i])
				k++;
			if (how[i] != HOW_OWN)
				rc = put_reused_words(r, p, (uint32_t)i,
				    (uint32_t)k, how[i], err);
		}
	}
	return rc;
}

static int
by_later(const void *x, const void *y)
{
	const struct row *r = x, *s = y;

	return r->b < s->b ? -1 : r->b > s->b;
}

static enum rc
put_reused(struct run *r, struct err *err)
{
	enum rc rc = writer_exec(r->w, "DELETE FROM reused", err);

	if (r->n > 1)
		qsort(r->rows, r->n, sizeof(*r->rows), by_later);
	for (size_t i = 0, k; rc == RC_OK && i < r->n; i = k) {
		const struct reuse_plan *p = &r->texts.v[r->rows[i].b];
		unsigned char *how = mem_alloc(p->n + 1);

		for (k = i; k < r->n && r->rows[k].b == r->rows[i].b; k++) {
			const struct row *row = &r->rows[k];
			const uint16_t *common = r->marks[row->b];
			int kind = row->verbatim ? HOW_VERBATIM : HOW_ADAPTED;

			for (uint32_t j = row->word_b;
			     row->directed && j < row->end_b; j++)
				if (row->common || common[j])
					how[j] = HOW_FORMULA;
				else if (how[j] < kind)
					how[j] = (unsigned char)kind;
		}
		rc = put_reused_plan(r, p, how, err);
		free(how);
	}
	return rc;
}

static enum rc
bring_up_to_date(struct run *r, struct err *err)
{
	enum rc rc = reuse_texts_read(&r->texts, r->w, err);

	if (rc)
		return rc;
	if (change_voids_pairs(writer_change(r->w)))
		rc = writer_exec(r->w, "DELETE FROM reuse", err);
	r->marks = mem_alloc((r->texts.n + 1) * sizeof(*r->marks));
	if (rc == RC_OK)
		rc = compare(r, err);
	if (rc == RC_OK)
		rc = read_rows(r, err);
	if (rc == RC_OK)
		rc = put_formulae(r, err);
	if (rc == RC_OK)
		rc = put_reused(r, err);
	for (size_t i = 0; i < r->texts.n; i++)
		free(r->marks[i]);
	free(r->marks);
	return rc;
}

enum rc
reuse_write(struct writer *w, const struct reuse_options *o, struct err *err)
{
	const struct change *c = writer_change(w);
	struct run r = {.w = w, .o = o};
	enum rc rc = RC_OK;

	if (change_voids_pairs(c) || c->added || c->gone)
		rc = bring_up_to_date(&r, err);
	if (rc == RC_OK)
		rc = writer_meta(w, "reuse", REUSE_STATE, err);
	reuse_texts_release(&r.texts);
	free(r.rows);
	return rc;
}

enum rc
reuse_leave_out(struct writer *w, struct err *err)
{
	enum rc rc = writer_exec(w,
	    "DELETE FROM reuse; DELETE FROM formula; DELETE FROM reused;", err);

	return rc ? rc : writer_meta(w, "reuse", "left out", err);
}
