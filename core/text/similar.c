/* similar.c - distances between names, on syllables. */
#include "core/text/similar.h"

#include "core/text/fold.h"
#include "core/text/token.h"

#include <stdlib.h>
#include <string.h>

struct syllables {
	struct str v[SIMILAR_MAX];
	size_t n;
};

static void
cut(const char *key, struct syllables *s)
{
	struct token_iter it = token_begin(key, strlen(key));

	s->n = 0;
	while (s->n < SIMILAR_MAX && token_next(&it, &s->v[s->n]))
		s->n++;
}

static size_t
min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

static size_t
levenshtein(const struct syllables *a, const struct syllables *b)
{
	size_t row[SIMILAR_MAX + 1], diagonal, above;

	for (size_t j = 0; j <= b->n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			above = row[j];
			row[j] = min3(above + 1, row[j - 1] + 1,
			    diagonal + !str_eq(a->v[i - 1], b->v[j - 1]));
			diagonal = above;
		}
	}
	return row[b->n];
}

static size_t
longest_common(const struct syllables *a, const struct syllables *b)
{
	size_t row[SIMILAR_MAX + 1] = {0}, diagonal, above;

	for (size_t i = 1; i <= a->n; i++) {
		diagonal = 0;
		for (size_t j = 1; j <= b->n; j++) {
			above = row[j];
			if (str_eq(a->v[i - 1], b->v[j - 1]))
				row[j] = diagonal + 1;
			else if (row[j - 1] > row[j])
				row[j] = row[j - 1];
			diagonal = above;
		}
	}
	return row[b->n];
}

static int
by_text(const void *x, const void *y)
{
	const struct str *a = x, *b = y;
	size_t n = a->n < b->n ? a->n : b->n;
	int c = memcmp(a->p, b->p, n);

	return c ? c : (a->n > b->n) - (a->n < b->n);
}

/* Sorted, each once. */
static void
make_set(struct syllables *s)
{
	size_t n = 0;

	qsort(s->v, s->n, sizeof(*s->v), by_text);
	for (size_t i = 0; i < s->n; i++)
		if (n == 0 || !str_eq(s->v[n - 1], s->v[i]))
			s->v[n++] = s->v[i];
	s->n = n;
}

/* Elements that two sets have in common. */
static size_t
common(const struct syllables *a, const struct syllables *b)
{
	size_t i = 0, j = 0, n = 0;

	while (i < a->n && j < b->n) {
		int c = by_text(&a->v[i], &b->v[j]);

		n += c == 0;
		i += c <= 0;
		j += c >= 0;
	}
	return n;
}

static bool
equal_without_marks(const char *a, const char *b, struct buf *scratch)
{
	size_t n;

	buf_reset(scratch);
	fold_full(a, strlen(a), scratch);
	n = scratch->n;
	fold_full(b, strlen(b), scratch);
	return scratch->n == 2 * n &&
	       memcmp(scratch->p, scratch->p + n, n) == 0;
}

void
similar_compare(
    const char *a, const char *b, struct buf *scratch, struct similarity *out)
{
	struct syllables x, y;
	size_t longer, both;

	cut(a, &x);
	cut(b, &y);
	*out = (struct similarity){.equal = strcmp(a, b) == 0};
	if (x.n == 0 || y.n == 0)
		return;
	longer = x.n > y.n ? x.n : y.n;
	out->levenshtein = 1.0 - (double)levenshtein(&x, &y) / (double)longer;
	out->lcs = 2.0 * (double)longest_common(&x, &y) / (double)(x.n + y.n);
	out->bare = x.n == y.n && equal_without_marks(a, b, scratch);
	make_set(&x);
	make_set(&y);
	both = common(&x, &y);
	out->jaccard = (double)both / (double)(x.n + y.n - both);
	out->reordered = both == x.n && both == y.n;
}

const char *
similar_tier(const struct similarity *s)
{
	if (s->equal)
		return "T1";
	if (s->bare || s->reordered)
		return "T2";
	if (s->lcs >= .90 || s->levenshtein >= .85)
		return "T3";
	return s->jaccard >= .40 ? "T4" : NULL;
}
