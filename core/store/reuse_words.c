/* reuse_words.c - rows into the words that a plan has from others. */
#include "core/base/mem.h"
#include "core/store/reuse_impl.h"

#include <stdbool.h>
#include <stdlib.h>

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

/* A number of the file as it may be; what cannot be is more than any text. */
static uint32_t
number(sqlite3_stmt *st, int column)
{
	sqlite3_int64 n = sqlite3_column_int64(st, column);

	return n >= 0 && n < INT32_MAX ? (uint32_t)n : INT32_MAX;
}

static bool
is_within(const struct reuse_row *row, const struct reuse_texts *t)
{
	return row->word_a < row->end_a && row->end_a <= t->v[row->a].n &&
	       row->word_b < row->end_b && row->end_b <= t->v[row->b].n;
}

static enum rc
read_row(struct reuse_run *r, sqlite3_stmt *st, struct sorter *by_later,
    struct err *err)
{
	struct reuse_row row = {.id = sqlite3_column_int64(st, 0),
	    .word_a = number(st, 2),
	    .end_a = number(st, 2) + number(st, 3),
	    .word_b = number(st, 5),
	    .end_b = number(st, 5) + number(st, 6),
	    .directed = sqlite3_column_int(st, 7) != 0,
	    .verbatim = sqlite3_column_int(st, 8) != 0,
	    .formula = sqlite3_column_int64(st, 9)};

	if (!reuse_texts_find(&r->texts, sqlite3_column_int64(st, 1), &row.a) ||
	    !reuse_texts_find(&r->texts, sqlite3_column_int64(st, 4), &row.b) ||
	    !is_within(&row, &r->texts))
		return RC_OK;
	return sorter_add(by_later, &row, err);
}

static enum rc
read_rows(struct reuse_run *r, struct sorter *by_later, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = reuse_prepare(r,
	    "SELECT id, plan_a, word_a, words_a, plan_b, word_b, words_b,"
	    " directed, identity >= 0.98, formula FROM reuse",
	    &st, err);
	int code = SQLITE_DONE;

	while (rc == RC_OK && (code = sqlite3_step(st)) == SQLITE_ROW)
		rc = read_row(r, st, by_later, err);
	if (rc == RC_OK && code != SQLITE_DONE)
		rc = writer_fail(r->w, err);
	sqlite3_finalize(st);
	return rc;
}

enum { HOW_OWN, HOW_ADAPTED, HOW_VERBATIM, HOW_FORMULA };

/* Words from `from` to `to`, of one passage, all of one kind. */
static enum rc
put_reused_words(struct reuse_run *r, int64_t plan,
    const struct reuse_places *p, uint32_t from, uint32_t to, int how,
    struct err *err)
{
	static const char *const names[] = {
	    [HOW_ADAPTED] = "adapted",
	    [HOW_VERBATIM] = "verbatim",
	    [HOW_FORMULA] = "formula",
	};
	struct reuse_place at = reuse_place_of(p, from, to);
	const struct value v[] = {value_int(plan), value_int(at.passage),
	    value_int(at.skip), value_int(at.skip + to - from),
	    value_int(at.from), value_int(at.to), value_text(names[how])};

	return writer_put(r->w, WRITE_REUSED, v, COUNT(v), NULL, err);
}

/* how has a byte a word of the plan. */
static enum rc
put_reused_plan(struct reuse_run *r, uint32_t number, const unsigned char *how,
    struct err *err)
{
	int64_t plan = r->texts.v[number].id;
	const struct reuse_places *p;
	enum rc rc = reuse_places_of(r, number, &p, err);

	for (size_t g = 0; rc == RC_OK && g < p->n_passages; g++) {
		size_t end =
		    g + 1 < p->n_passages ? p->passages[g + 1].word : p->n;

		for (size_t i = p->passages[g].word, k; rc == RC_OK && i < end;
		     i = k) {
			k = i + 1;
			while (k < end && how[k] == how[i])
				k++;
			if (how[i] != HOW_OWN)
				rc = put_reused_words(r, plan, p, (uint32_t)i,
				    (uint32_t)k, how[i], err);
		}
	}
	return rc;
}

/* Is nearly all of it, nine words of ten, common? */
static bool
is_common(const uint16_t *mark, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++)
		n += mark[i] > 0;
	return 10 * n >= 9 * (to - from);
}

/* The least but 0 of the marks. */
static uint32_t
least_mark(const uint16_t *mark, uint32_t from, uint32_t to)
{
	uint32_t least = UINT16_MAX;

	for (uint32_t i = from; i < to; i++)
		if (mark[i] && mark[i] < least)
			least = mark[i];
	return least;
}

/* What a row says of the words of plan b, of which mark tells what is common
 * and how has the best that is known of each. */
static void
take_row(struct reuse_row *row, const uint16_t *mark, unsigned char *how)
{
	int kind = row->verbatim ? HOW_VERBATIM : HOW_ADAPTED;

	row->common = is_common(mark, row->word_b, row->end_b);
	row->least = least_mark(mark, row->word_b, row->end_b);
	for (uint32_t i = row->word_b; row->directed && i < row->end_b; i++)
		if (row->common || mark[i])
			how[i] = HOW_FORMULA;
		else if (how[i] < kind)
			how[i] = (unsigned char)kind;
}

/* What plan b has from others, and its rows on to where formulae are made. */
static enum rc
put_reused_of(
    struct reuse_run *r, uint32_t b, struct sorter *by_later, struct err *err)
{
	const struct reuse_row *next;
	size_t n = r->texts.v[b].n;
	uint16_t *mark = mem_alloc((n + 1) * sizeof(*mark));
	unsigned char *how = mem_alloc(n + 1);
	enum rc rc = fingerprint_marks_read(r->marks, b, mark, err);

	while (rc == RC_OK && (next = sorter_head(by_later)) != NULL &&
	       next->b == b) {
		struct reuse_row row = *next;

		take_row(&row, mark, how);
		rc = sorter_add(r->by_source, &row, err);
		if (rc == RC_OK)
			rc = sorter_next(by_later, err);
	}
	if (rc == RC_OK)
		rc = put_reused_plan(r, b, how, err);
	free(mark);
	free(how);
	return rc;
}

static enum rc
put_reused(struct reuse_run *r, struct sorter *by_later, struct err *err)
{
	const struct reuse_row *next;
	enum rc rc = writer_exec(r->w, "DELETE FROM reused", err);

	if (rc == RC_OK)
		rc = fingerprint_marks_begin(r->marks, err);
	if (rc == RC_OK)
		rc = sorter_begin(by_later, err);
	while (rc == RC_OK && (next = sorter_head(by_later)) != NULL)
		rc = put_reused_of(r, next->b, by_later, err);
	return rc;
}

static int
compare_later(const void *x, const void *y)
{
	const struct reuse_row *r = x, *s = y;

	return r->b < s->b ? -1 : r->b > s->b;
}

enum rc
reuse_put_words(struct reuse_run *r, struct err *err)
{
	struct sorter *by_later = sorter_new(r->folder,
	    sizeof(struct reuse_row), compare_later, REUSE_ROWS_MEMORY);
	enum rc rc = read_rows(r, by_later, err);

	if (rc == RC_OK)
		rc = put_reused(r, by_later, err);
	sorter_free(by_later);
	return rc;
}
