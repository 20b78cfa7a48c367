/* slip.c - a weighted edit distance, by rows. */
#include "core/text/slip.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

enum { MOST_LETTERS = 40 };

/* The letters of s, taken apart; how many, or more than MOST_LETTERS. */
static size_t
take_apart(struct str s, struct fold_letter out[MOST_LETTERS])
{
	size_t n = 0;
	int32_t c;

	for (const char *p = s.p; p < s.p + s.n; n++) {
		p += utf8_next(p, s.p + s.n, &c);
		if (n == MOST_LETTERS)
			return n + 1;
		out[n] = fold_letter(c);
	}
	return n;
}

static int
replace(const struct fold_letter *a, const struct fold_letter *b)
{
	if (a->base != b->base)
		return SLIP_LETTER;
	return (a->tone != b->tone) + 2 * (a->shape != b->shape);
}

static int
least(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

int
slip_distance(struct str a, struct str b, int max)
{
	struct fold_letter x[MOST_LETTERS], y[MOST_LETTERS];
	int row[MOST_LETTERS + 1], near, diagonal, above;
	size_t n = take_apart(a, x), m = take_apart(b, y);

	if (n > MOST_LETTERS || m > MOST_LETTERS)
		return SLIP_FAR;
	for (size_t k = 0; k <= m; k++)
		row[k] = SLIP_LETTER * (int)k;
	for (size_t i = 0; i < n; i++) {
		diagonal = row[0];
		near = row[0] += SLIP_LETTER;
		for (size_t k = 0; k < m; k++) {
			above = row[k + 1];
			row[k + 1] = least(diagonal + replace(&x[i], &y[k]),
			    above + SLIP_LETTER, row[k] + SLIP_LETTER);
			diagonal = above;
			near = near < row[k + 1] ? near : row[k + 1];
		}
		if (near > max)
			return SLIP_FAR;
	}
	return row[m] <= max ? row[m] : SLIP_FAR;
}
