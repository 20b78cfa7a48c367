/* align.c - a banded table of scores, and the way back through it. */
#include "core/reuse/align.h"

#include "core/base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

const struct align_scores align_scores = {3, -1, -2};

/* A cell is a score and how many columns lead to it, so that the better of
 * two cells is the greater number. */
enum { SCORE = 32 };

static int64_t
cell_add(int64_t cell, int32_t score)
{
	return cell + (int64_t)score * ((int64_t)1 << SCORE) + 1;
}

enum { BACK_END, BACK_SAME, BACK_OTHER, BACK_ONLY_A, BACK_ONLY_B };

struct table {
	const struct align_scores *scores;
	const uint32_t *a, *b;
	size_t na, nb, width;
	ptrdiff_t low;
	int64_t best;
	size_t best_i, best_j;
};

static void
need(struct align *out, size_t width, size_t cells)
{
	if (out->row_cap < width + 2) {
		out->row_cap = 2 * (width + 2);
		out->row =
		    mem_resize(out->row, out->row_cap * sizeof(*out->row));
	}
	if (out->back_cap < cells) {
		out->back_cap = cells + cells / 4;
		out->back = mem_resize(out->back, out->back_cap);
	}
	memset(out->row, 0, (width + 2) * sizeof(*out->row));
}

/*
 * Row i of the table: the cells of a[i] and of the n words from b on. row[k +
 * 1] is the neighbour on the diagonal of the k-th cell, and then the cell
 * itself; row[k + 2] is the one above, row[k] the one to the left. Gives the
 * greatest cell, or best if none is greater, and then *at is as it was.
 *
 * Nearly all the time of finding reuse goes by in this loop.
 */
static int64_t
fill_row(const struct align_scores *scores, uint32_t a, const uint32_t *b,
    size_t n, int64_t *row, unsigned char *back, int64_t best, size_t *at)
{
	const int64_t match = cell_add(0, scores->match);
	const int64_t mismatch = cell_add(0, scores->mismatch);
	const int64_t gap = cell_add(0, scores->gap);
	int64_t left = row[0] + gap;

	for (size_t k = 0; k < n; k++) {
		bool same = a == b[k];
		int64_t v = row[k + 1] + (same ? match : mismatch);
		int64_t up = row[k + 2] + gap;
		unsigned char from = same ? BACK_SAME : BACK_OTHER;

		from = up > v ? BACK_ONLY_A : from;
		v = up > v ? up : v;
		from = left > v ? BACK_ONLY_B : from;
		v = left > v ? left : v;
		from = v < (int64_t)1 << SCORE ? BACK_END : from;
		v = v < (int64_t)1 << SCORE ? 0 : v;
		row[k + 1] = v;
		back[k] = from;
		left = v + gap;
		if (v > best) {
			best = v;
			*at = k;
		}
	}
	return best;
}

static void
fill(struct table *t, struct align *out)
{
	for (size_t i = 0; i < t->na; i++) {
		ptrdiff_t first = (ptrdiff_t)i + t->low;
		size_t d = first < 0 ? (size_t)-first : 0;
		size_t j = first < 0 ? 0 : (size_t)first;
		size_t n = j < t->nb ? t->nb - j : 0, at = 0;
		int64_t best;

		d = d < t->width ? d : t->width;
		n = n < t->width - d ? n : t->width - d;
		/* outside of the band and of the texts nothing is found */
		out->row[d] = 0;
		best = fill_row(t->scores, t->a[i], t->b + j, n, out->row + d,
		    out->back + i * t->width + d, t->best, &at);
		memset(out->row + d + n + 1, 0,
		    (t->width - d - n + 1) * sizeof(*out->row));
		if (best > t->best) {
			t->best = best;
			t->best_i = i;
			t->best_j = j + at;
		}
	}
}

static void
put_step(struct align *out, enum align_step step)
{
	ARR_GROW(out->step, out->n, out->cap);
	out->step[out->n++] = (unsigned char)step;
}

static void
trace(const struct table *t, struct align *out)
{
	ptrdiff_t i = (ptrdiff_t)t->best_i, j = (ptrdiff_t)t->best_j;

	while (i >= 0 && j >= 0) {
		ptrdiff_t d = j - i - t->low;
		unsigned char from = BACK_END;

		if (d >= 0 && d < (ptrdiff_t)t->width)
			from = out->back[(size_t)i * t->width + (size_t)d];
		if (from == BACK_END)
			break;
		put_step(out, (enum align_step)(from - BACK_SAME));
		i -= from != BACK_ONLY_B;
		j -= from != BACK_ONLY_A;
	}
	out->a_from = (size_t)(i + 1);
	out->b_from = (size_t)(j + 1);
	for (size_t k = 0; k < out->n / 2; k++) {
		unsigned char s = out->step[k];

		out->step[k] = out->step[out->n - 1 - k];
		out->step[out->n - 1 - k] = s;
	}
}

void
align_local(struct align *out, const struct align_scores *scores,
    const uint32_t *a, size_t na, const uint32_t *b, size_t nb, ptrdiff_t low,
    ptrdiff_t high)
{
	struct table t = {.scores = scores,
	    .a = a,
	    .b = b,
	    .na = na,
	    .nb = nb,
	    .low = low,
	    .width = high < low ? 0 : (size_t)(high - low + 1)};

	out->n = out->a_from = out->b_from = 0;
	out->score = 0;
	if (na == 0 || nb == 0 || t.width == 0)
		return;
	need(out, t.width, na * t.width);
	fill(&t, out);
	out->score = (int32_t)(t.best >> SCORE);
	if (out->score > 0)
		trace(&t, out);
}

/* What a column that is the same is worth, and what another one costs: two or
 * four pay for one, and the least bit more, so that the share itself is enough.
 */
enum { SAME_PAYS = 10000 };

static const int64_t other_costs[] = {
    [ALIGN_TWO_THIRDS] = 19999,
    [ALIGN_FOUR_FIFTHS] = 39999,
};

/* Joins the part on top of the pile with those before it as long as the whole
 * is worth more than each. sum[2 k] and sum[2 k + 1] are what all columns
 * before and up to the end of part k are worth. */
static void
settle(struct align_parts *p)
{
	for (;;) {
		size_t k = p->n - 1, j = k;

		while (j > 0 && p->sum[2 * (j - 1)] >= p->sum[2 * k])
			j--;
		if (j == 0 || p->sum[2 * (j - 1) + 1] >= p->sum[2 * k + 1])
			return;
		j--;
		p->v[j].to = p->v[k].to;
		p->sum[2 * j + 1] = p->sum[2 * k + 1];
		p->n = j + 1;
	}
}

static void
put_part(struct align_parts *p, size_t column, int64_t before)
{
	ARR_GROW(p->v, p->n, p->cap);
	if (p->sum_cap < 2 * p->cap) {
		p->sum_cap = 2 * p->cap;
		p->sum = mem_resize(p->sum, p->sum_cap * sizeof(*p->sum));
	}
	p->v[p->n] = (struct align_part){.from = column, .to = column + 1};
	p->sum[2 * p->n] = before;
	p->sum[2 * p->n + 1] = before + SAME_PAYS;
	p->n++;
	settle(p);
}

/* Which words the parts hold; they are in order. */
static void
place(const struct align *align, struct align_parts *parts)
{
	size_t a = align->a_from, b = align->b_from, column = 0;

	for (size_t k = 0; k < parts->n; k++) {
		struct align_part *p = &parts->v[k];

		for (; column < p->to; column++) {
			enum align_step step = align->step[column];

			if (column == p->from) {
				p->a_from = a;
				p->b_from = b;
			}
			p->same += step == ALIGN_SAME && column >= p->from;
			a += step != ALIGN_ONLY_B;
			b += step != ALIGN_ONLY_A;
		}
		p->a_to = a;
		p->b_to = b;
	}
}

void
align_find_parts(
    const struct align *align, enum align_ends ends, struct align_parts *parts)
{
	int64_t sum = 0;

	parts->n = 0;
	for (size_t i = 0; i < align->n; i++) {
		if (align->step[i] != ALIGN_SAME) {
			sum -= other_costs[ends];
			continue;
		}
		put_part(parts, i, sum);
		sum += SAME_PAYS;
	}
	place(align, parts);
}

static bool
says_nothing(
    const struct align *align, size_t column, uint32_t word, uint32_t number)
{
	return align->step[column] != ALIGN_SAME || word == number;
}

void
align_trim(const struct align *align, const uint32_t *a, uint32_t number,
    struct align_part *p)
{
	while (p->from < p->to &&
	       says_nothing(align, p->from, a[p->a_from], number)) {
		enum align_step step = align->step[p->from++];

		p->same -= step == ALIGN_SAME;
		p->a_from += step != ALIGN_ONLY_B;
		p->b_from += step != ALIGN_ONLY_A;
	}
	while (p->from < p->to &&
	       says_nothing(align, p->to - 1, a[p->a_to - 1], number)) {
		enum align_step step = align->step[--p->to];

		p->same -= step == ALIGN_SAME;
		p->a_to -= step != ALIGN_ONLY_B;
		p->b_to -= step != ALIGN_ONLY_A;
	}
}

void
align_release(struct align *align)
{
	free(align->step);
	free(align->row);
	free(align->back);
	*align = (struct align)ALIGN_INIT;
}

void
align_parts_release(struct align_parts *parts)
{
	free(parts->v);
	free(parts->sum);
	*parts = (struct align_parts){.v = NULL};
}
