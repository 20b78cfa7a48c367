/* match.c - seeds to runs, runs to chains, chains to matches. */
#include "core/reuse/match.h"

#include "core/base/mem.h"
#include "core/reuse/word.h"

#include <stdbool.h>
#include <stdlib.h>

/* How far the places of a chain's runs may drift against each other: it bounds
 * the table. */
enum { MOST_DRIFT = 200 };

/*
 * What a pair may cost, for each word of both texts: words in runs, and cells
 * of tables. A text that says the same again and again has as many runs as
 * words, each as long as itself; other texts stay far below. Beyond, runs are
 * left out, and those that were found are kept as they are.
 */
enum { MOST_RUN_WORDS = 16, MOST_CELLS = 1000 };

/* Runs of one pair, cells that it has in any case, and cells (bytes) of one
 * table. */
enum { MOST_RUNS = 4000, FREE_CELLS = 1 << 22, MOST_TABLE = 1 << 26 };

static int
by_place(const void *x, const void *y)
{
	const struct seed *s = x, *t = y;

	if (s->a_at != t->a_at)
		return s->a_at < t->a_at ? -1 : 1;
	return s->b_at < t->b_at ? -1 : s->b_at > t->b_at;
}

static ptrdiff_t
diagonal(const struct match_run *r)
{
	return (ptrdiff_t)r->b - (ptrdiff_t)r->a;
}

/* The run that holds the seed, or NULL. */
static struct match_run *
run_of(struct matcher_pair *m, const struct seed *s)
{
	for (size_t i = m->n_runs; i-- > 0;) {
		struct match_run *r = &m->runs[i];

		if (diagonal(r) == (ptrdiff_t)s->b_at - (ptrdiff_t)s->a_at &&
		    s->a_at < r->a + r->n)
			return r;
	}
	return NULL;
}

static void
find_runs(struct matcher_pair *m, const struct match_text *a,
    const struct match_text *b, const struct seed *seeds, size_t n)
{
	size_t left = MOST_RUN_WORDS * (a->n + b->n);

	m->n_runs = 0;
	for (size_t i = 0; i < n && m->n_runs < MOST_RUNS && left > 0; i++) {
		uint32_t from = seeds[i].a_at, on = seeds[i].b_at, len = 0;
		struct match_run *known = run_of(m, &seeds[i]);

		if (known) {
			known->paired |= seeds[i].paired;
			continue;
		}
		while (from > 0 && on > 0 &&
		       a->words[from - 1] == b->words[on - 1]) {
			from--;
			on--;
		}
		while (from + len < a->n && on + len < b->n &&
		       a->words[from + len] == b->words[on + len])
			len++;
		if (len < FINGERPRINT_WORDS)
			continue; /* two words with one hash */
		left -= len < left ? len : left;
		ARR_GROW(m->runs, m->n_runs, m->cap_runs);
		m->runs[m->n_runs++] =
		    (struct match_run){from, on, len, seeds[i].paired};
	}
}

static int
by_run(const void *x, const void *y)
{
	const struct match_run *r = x, *s = y;

	if (r->a != s->a)
		return r->a < s->a ? -1 : 1;
	return r->b < s->b ? -1 : r->b > s->b;
}

/* Does the run go on where the chain ends? */
static bool
goes_on(const struct matcher_pair *m, const struct match_chain *c,
    const struct match_run *r)
{
	const struct match_run *last = &m->runs[c->last];
	ptrdiff_t d = diagonal(r);
	ptrdiff_t low = d < c->low ? d : c->low;
	ptrdiff_t high = d > c->high ? d : c->high;

	return r->a > last->a && r->b > last->b &&
	       r->a <= c->a_to + MATCH_GAP && r->b <= c->b_to + MATCH_GAP &&
	       r->a + r->n > c->a_to && r->b + r->n > c->b_to &&
	       high - low <= MOST_DRIFT;
}

static ptrdiff_t
drift(const struct matcher_pair *m, const struct match_chain *c,
    const struct match_run *r)
{
	return labs(diagonal(&m->runs[c->last]) - diagonal(r));
}

/* The chain whose last run is nearest in drift; NULL: none. */
static struct match_chain *
find_chain(struct matcher_pair *m, const struct match_run *r)
{
	struct match_chain *best = NULL;

	for (size_t i = m->n_chains; i-- > 0;) {
		struct match_chain *c = &m->chains[i];

		if (goes_on(m, c, r) &&
		    (!best || drift(m, c, r) < drift(m, best, r)))
			best = c;
	}
	return best;
}

static void
find_chains(struct matcher_pair *m)
{
	m->n_chains = 0;
	for (size_t i = 0; i < m->n_runs; i++) {
		const struct match_run *r = &m->runs[i];
		struct match_chain *c = find_chain(m, r);
		ptrdiff_t d = diagonal(r);

		if (!c) {
			ARR_GROW(m->chains, m->n_chains, m->cap_chains);
			c = &m->chains[m->n_chains++];
			*c = (struct match_chain){.a_from = r->a,
			    .b_from = r->b,
			    .low = d,
			    .high = d};
		}
		c->a_to = r->a + r->n;
		c->b_to = r->b + r->n;
		c->low = d < c->low ? d : c->low;
		c->high = d > c->high ? d : c->high;
		c->longest = r->n > c->longest ? r->n : c->longest;
		c->last = (uint32_t)i;
	}
}

static size_t
less(uint32_t from, size_t n)
{
	return from > n ? from - n : 0;
}

static bool
is_within(const struct match *x, const struct match *y)
{
	return x->a == y->a && x->b == y->b && x->a_from >= y->a_from &&
	       x->a_to <= y->a_to && x->b_from >= y->b_from &&
	       x->b_to <= y->b_to;
}

/* Keeps the match, unless it lies within one that was kept since `first`; those
 * that lie within it go. */
static void
keep(struct matches *out, size_t first, const struct match *found)
{
	size_t n = first;

	for (size_t i = first; i < out->n; i++)
		if (is_within(found, &out->v[i]))
			return;
	for (size_t i = first; i < out->n; i++)
		if (!is_within(&out->v[i], found))
			out->v[n++] = out->v[i];
	out->n = n;
	ARR_GROW(out->v, out->n, out->cap);
	out->v[out->n++] = *found;
}

struct pair {
	const struct match_text *a, *b;
	struct matches *out;
	size_t first; /* of its matches in out */
};

/* Is the run, or all of it but its ends, a part of the match? */
static bool
holds(const struct match *x, const struct match_run *r)
{
	uint32_t a = r->a + r->n / 2, b = r->b + r->n / 2;

	return a >= x->a_from && a < x->a_to && b >= x->b_from && b < x->b_to;
}

static bool
is_paired(const struct matcher_pair *m, const struct match *x)
{
	for (size_t i = 0; i < m->n_runs; i++)
		if (m->runs[i].paired && holds(x, &m->runs[i]))
			return true;
	return false;
}

static bool
is_same_enough(const struct align_part *part)
{
	return 5 * part->same >= 4 * (part->to - part->from);
}

static void
keep_part(struct matcher_pair *m, const struct pair *p, size_t a0, size_t b0,
    struct align_part *part)
{
	struct match found;

	align_trim(&m->align, p->a->words + a0, word_number_of_digits(), part);
	found = (struct match){p->a->number, p->b->number,
	    (uint32_t)(a0 + part->a_from), (uint32_t)(a0 + part->a_to),
	    (uint32_t)(b0 + part->b_from), (uint32_t)(b0 + part->b_to),
	    (uint32_t)part->same, (uint32_t)(part->to - part->from), false};
	if (!is_same_enough(part) || found.a_to - found.a_from < MATCH_LEAST ||
	    found.b_to - found.b_from < MATCH_LEAST)
		return;
	found.paired = is_paired(m, &found);
	keep(p->out, p->first, &found);
}

/* Aligns what the chain covers, with some words on both sides. A part may have
 * many changes in one place, if it is the same enough as a whole; else what
 * stands on both sides of them are parts of their own. */
static void
align_chain(
    struct matcher_pair *m, const struct pair *p, const struct match_chain *c)
{
	size_t a0 = less(c->a_from, MATCH_MARGIN), a1 = c->a_to + MATCH_MARGIN;
	size_t b0 = less(c->b_from, MATCH_MARGIN), b1 = c->b_to + MATCH_MARGIN;
	ptrdiff_t shift = (ptrdiff_t)b0 - (ptrdiff_t)a0;
	size_t cells;

	a1 = a1 < p->a->n ? a1 : p->a->n;
	b1 = b1 < p->b->n ? b1 : p->b->n;
	cells = (a1 - a0) * (size_t)(c->high - c->low + 2 * MATCH_MARGIN + 1);
	if (cells > m->cells_left || cells > MOST_TABLE)
		return;
	m->cells_left -= cells;
	align_local(&m->align, &align_scores, p->a->words + a0, a1 - a0,
	    p->b->words + b0, b1 - b0, c->low - shift - MATCH_MARGIN,
	    c->high - shift + MATCH_MARGIN);
	align_find_parts(&m->align, ALIGN_TWO_THIRDS, &m->loose);
	align_find_parts(&m->align, ALIGN_FOUR_FIFTHS, &m->strict);
	for (size_t i = 0; i < m->loose.n; i++)
		if (is_same_enough(&m->loose.v[i]))
			keep_part(m, p, a0, b0, &m->loose.v[i]);
	for (size_t i = 0; i < m->strict.n; i++)
		keep_part(m, p, a0, b0, &m->strict.v[i]);
}

/* The run without numbers at its ends. */
static struct match_run
trimmed(const struct pair *p, struct match_run r)
{
	const uint32_t digits = word_number_of_digits();
	const uint32_t *words = p->a->words;

	for (; r.n > 0 && words[r.a] == digits; r.n--) {
		r.a++;
		r.b++;
	}
	while (r.n > 0 && words[r.a + r.n - 1] == digits)
		r.n--;
	return r;
}

static struct match
match_of(const struct pair *p, const struct match_run *r)
{
	return (struct match){p->a->number, p->b->number, r->a, r->a + r->n,
	    r->b, r->b + r->n, r->n, r->n, r->paired};
}

static bool
is_covered(const struct pair *p, const struct match_run *r)
{
	const struct match whole = match_of(p, r);

	for (size_t i = p->first; i < p->out->n; i++)
		if (is_within(&whole, &p->out->v[i]))
			return true;
	return false;
}

/* A run that is long enough alone and that the alignment of its chain has gone
 * around is aligned by itself. Two alignments may be equally good, of which one
 * breaks the run: then it is kept as it is. */
static void
take_left_runs(struct matcher_pair *m, const struct pair *p)
{
	for (size_t i = 0; i < m->n_runs; i++) {
		const struct match_run r = trimmed(p, m->runs[i]);
		const struct match whole = match_of(p, &r);
		const struct match_chain alone = {.a_from = r.a,
		    .a_to = r.a + r.n,
		    .b_from = r.b,
		    .b_to = r.b + r.n,
		    .low = diagonal(&r),
		    .high = diagonal(&r)};

		if (r.n < MATCH_LEAST || is_covered(p, &r))
			continue;
		align_chain(m, p, &alone);
		if (!is_covered(p, &r))
			keep(p->out, p->first, &whole);
	}
}

void
match_pair(struct matcher_pair *m, const struct match_text *a,
    const struct match_text *b, struct seed *seeds, size_t n,
    struct matches *out)
{
	const struct pair p = {.a = a, .b = b, .out = out, .first = out->n};

	if (n > 1)
		qsort(seeds, n, sizeof(*seeds), by_place);
	m->cells_left = MOST_CELLS * (p.a->n + p.b->n) + FREE_CELLS;
	find_runs(m, p.a, p.b, seeds, n);
	if (m->n_runs > 1)
		qsort(m->runs, m->n_runs, sizeof(*m->runs), by_run);
	find_chains(m);
	for (size_t i = 0; i < m->n_chains; i++)
		if (m->chains[i].longest >= MATCH_RUN)
			align_chain(m, &p, &m->chains[i]);
	take_left_runs(m, &p);
}

void
matcher_pair_release(struct matcher_pair *m)
{
	free(m->runs);
	free(m->chains);
	align_release(&m->align);
	align_parts_release(&m->loose);
	align_parts_release(&m->strict);
	*m = (struct matcher_pair)MATCHER_PAIR_INIT;
}
