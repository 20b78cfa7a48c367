/* reuse.c - matches into rows. */
#include "core/store/reuse.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/store/reuse_impl.h"

#include <stdlib.h>

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

/* Of what share of all plans a formula stands in more than: one in so many. */
enum { FORMULA_SHARE = 10 };

enum rc
reuse_step(struct reuse_run *r, sqlite3_stmt *st, struct err *err)
{
	enum rc rc = RC_OK;

	if (sqlite3_step(st) != SQLITE_DONE)
		rc = writer_fail(r->w, err);
	sqlite3_reset(st);
	return rc;
}

enum rc
reuse_prepare(
    struct reuse_run *r, const char *sql, sqlite3_stmt **st, struct err *err)
{
	if (sqlite3_prepare_v2(writer_sql(r->w), sql, -1, st, NULL) !=
	    SQLITE_OK)
		return writer_fail(r->w, err);
	return RC_OK;
}

enum rc
reuse_places_of(struct reuse_run *r, uint32_t number,
    const struct reuse_places **out, struct err *err)
{
	enum rc rc = RC_OK;

	if (r->placed != number + 1) {
		rc = reuse_texts_places(&r->texts, number, &r->places, err);
		r->placed = rc == RC_OK ? number + 1 : 0;
	}
	*out = &r->places;
	return rc;
}

struct reuse_place
reuse_place_of(const struct reuse_places *p, uint32_t from, uint32_t to)
{
	const struct reuse_passage *g = reuse_passage_of(p, from);

	return (struct reuse_place){g->id, (int64_t)(from - g->word),
	    p->from[from], (int64_t)p->from[to - 1] + p->len[to - 1]};
}

enum rc
reuse_find_place(struct reuse_run *r, uint32_t number, uint32_t from,
    uint32_t to, struct reuse_place *out, struct err *err)
{
	const struct reuse_places *p;
	enum rc rc = reuse_places_of(r, number, &p, err);

	if (rc == RC_OK)
		*out = reuse_place_of(p, from, to);
	return rc;
}

static bool
is_before(uint32_t a, uint32_t b, void *arg)
{
	const struct reuse_run *r = arg;

	return reuse_is_before(&r->texts.v[a], &r->texts.v[b]);
}

static enum rc
forget(uint32_t b, void *arg, struct err *err)
{
	struct reuse_run *r = arg;

	sqlite3_bind_int64(r->forget, 1, r->texts.v[b].id);
	return reuse_step(r, r->forget, err);
}

static enum rc
read_words(uint32_t number, uint32_t *words, void *arg, struct err *err)
{
	const struct reuse_run *r = arg;

	return reuse_texts_words(&r->texts, number, words, err);
}

static enum rc
put_match(struct reuse_run *r, const struct match *m,
    const struct reuse_place *x, const struct reuse_place *y, struct err *err)
{
	const struct reuse_plan *a = &r->texts.v[m->a], *b = &r->texts.v[m->b];
	const struct value v[] = {value_int(a->id), value_int(x->passage),
	    value_int(x->skip), value_int(m->a_from),
	    value_int(m->a_to - m->a_from), value_int(x->from),
	    value_int(x->to), value_int(b->id), value_int(y->passage),
	    value_int(y->skip), value_int(m->b_from),
	    value_int(m->b_to - m->b_from), value_int(y->from),
	    value_int(y->to), value_int(reuse_is_before(a, b)),
	    value_real((double)m->same / m->columns), value_null()};

	return writer_put(r->w, WRITE_REUSE, v, COUNT(v), NULL, err);
}

static int
by_plan(const void *x, const void *y)
{
	const struct match *const *m = x, *const *k = y;

	return (*m)->a < (*k)->a ? -1 : (*m)->a > (*k)->a;
}

/* The places in plans a are found plan by plan. */
static enum rc
find_sources(struct reuse_run *r, const struct match *v, size_t n,
    struct reuse_place *places, struct err *err)
{
	const struct match **m = mem_alloc((n + 1) * sizeof(*m));
	enum rc rc = RC_OK;

	for (size_t i = 0; i < n; i++)
		m[i] = &v[i];
	if (n > 1)
		qsort(m, n, sizeof(*m), by_plan);
	for (size_t i = 0; rc == RC_OK && i < n; i++)
		rc = reuse_find_place(r, m[i]->a, m[i]->a_from, m[i]->a_to,
		    &places[m[i] - v], err);
	free(m);
	return rc;
}

static enum rc
take(const struct match *v, size_t n, void *arg, struct err *err)
{
	struct reuse_run *r = arg;
	struct reuse_place *x = mem_alloc((n + 1) * sizeof(*x)), y;
	enum rc rc = find_sources(r, v, n, x, err);

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		rc = reuse_find_place(
		    r, v[i].b, v[i].b_from, v[i].b_to, &y, err);
		if (rc == RC_OK)
			rc = put_match(r, &v[i], &x[i], &y, err);
	}
	free(x);
	return rc;
}

static void
tell(size_t done, size_t n, void *arg)
{
	const struct reuse_run *r = arg;

	if (r->o->step)
		r->o->step(done, n, r->o->arg);
}

/* What stands in more plans than this is a formula. */
static size_t
formula_limit(const struct reuse_run *r)
{
	size_t share = r->texts.n_by_id / FORMULA_SHARE;

	return share > REUSE_FORMULA ? share : REUSE_FORMULA;
}

static enum rc
compare(struct reuse_run *r, struct err *err)
{
	struct reuse_texts *t = &r->texts;
	struct fingerprint_text *texts = mem_alloc((t->n + 1) * sizeof(*texts));
	struct reuse_job job = {.texts = texts,
	    .n = t->n,
	    .workers = r->o->workers,
	    .folder = r->folder,
	    .memory = REUSE_PLACES_MEMORY,
	    .read = read_words,
	    .is_before = is_before,
	    .forget = forget,
	    .take = take,
	    .step = tell,
	    .arg = r};
	enum rc rc = reuse_prepare(
	    r, "DELETE FROM reuse WHERE plan_b = ?1", &r->forget, err);

	for (size_t i = 0; i < t->n; i++)
		texts[i] = (struct fingerprint_text){
		    t->v[i].n, t->v[i].before, t->v[i].after};
	r->marks = fingerprint_marks_new(
	    r->folder, REUSE_ROWS_MEMORY, texts, t->n, formula_limit(r));
	job.marks = r->marks;
	if (rc == RC_OK)
		rc = reuse_find(&job, err);
	sqlite3_finalize(r->forget);
	if (rc == RC_OK)
		rc = reuse_put_words(r, err);
	fingerprint_marks_free(r->marks);
	free(texts);
	return rc;
}

static enum rc
bring_up_to_date(struct reuse_run *r, struct err *err)
{
	enum rc rc = reuse_texts_read(&r->texts, r->w, r->folder, err);

	if (rc == RC_OK && change_voids_pairs(writer_change(r->w)))
		rc = writer_exec(r->w, "DELETE FROM reuse", err);
	if (rc == RC_OK)
		rc = compare(r, err);
	if (rc == RC_OK)
		rc = reuse_put_formulae(r, err);
	return rc;
}

static void
release(struct reuse_run *r)
{
	reuse_places_release(&r->places);
	sorter_free(r->by_source);
	reuse_texts_release(&r->texts);
	free(r->folder);
}

static enum rc
find_all(struct writer *w, const struct reuse_options *o, struct err *err)
{
	char *folder = file_folder(writer_path(w));
	struct reuse_run r = {.w = w,
	    .o = o,
	    .folder = folder,
	    .by_source = sorter_new(folder, sizeof(struct reuse_row),
		reuse_by_source, REUSE_ROWS_MEMORY)};
	enum rc rc = bring_up_to_date(&r, err);

	release(&r);
	return rc;
}

enum rc
reuse_write(struct writer *w, const struct reuse_options *o, struct err *err)
{
	const struct change *c = writer_change(w);
	enum rc rc = RC_OK;

	if (change_voids_pairs(c) || c->added || c->gone)
		rc = find_all(w, o, err);
	return rc ? rc : writer_meta(w, "reuse", REUSE_STATE, err);
}

enum rc
reuse_leave_out(struct writer *w, struct err *err)
{
	enum rc rc = writer_exec(w,
	    "DELETE FROM reuse; DELETE FROM formula; DELETE FROM reused;", err);

	return rc ? rc : writer_meta(w, "reuse", "left out", err);
}
