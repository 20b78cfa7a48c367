/* test_align.c - words beside words. */
#include "core/reuse/align.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static size_t
letters(const char *s, uint32_t *out)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)s[i];
	return n;
}

static struct align result;

/* "12 ABC AB-" of an alignment: its score and the two rows. */
static const char *
show(const char *x, const char *y)
{
	static char text[500];
	char top[200] = "", low[200] = "";
	size_t i = result.a_from, j = result.b_from;

	for (size_t k = 0; k < result.n; k++) {
		enum align_step step = result.step[k];

		top[k] = step == ALIGN_ONLY_B ? '-' : x[i++];
		low[k] = step == ALIGN_ONLY_A ? '-' : y[j++];
	}
	(void)snprintf(text, sizeof(text), "%d %s %s", result.score, top, low);
	return text;
}

static const char *
aligned(const struct align_scores *scores, const char *x, const char *y)
{
	uint32_t a[200], b[200];
	size_t n = letters(x, a), m = letters(y, b);

	align_local(&result, scores, a, n, b, m, -(ptrdiff_t)n, (ptrdiff_t)m);
	return show(x, y);
}

static void
alignments_are_the_best_ones(void **state)
{
	static const struct align_scores classic = {3, -3, -2};
	static const struct {
		const struct align_scores *scores;
		const char *a, *b, *expected;
	} cases[] = {
	    /* the example of the textbooks */
	    {&classic, "TGTTACGG", "GGTTGACTA", "13 GTT-AC GTTGAC"},
	    {&align_scores, "abcdef", "abcdef", "18 abcdef abcdef"},
	    {&align_scores, "abcdef", "abXdef", "14 abcdef abXdef"},
	    {&align_scores, "abcdef", "abdef", "13 abcdef ab-def"},
	    {&align_scores, "abdef", "abcdef", "13 ab-def abcdef"},
	    {&align_scores, "abc", "xyz", "0  "},
	    {&align_scores, "", "abc", "0  "},
	    /* of equal scores the longer: three that are the same, or four
	     * with three others between (3 x 3 = 4 x 3 - 3) */
	    {&align_scores, "abcXYZd", "abcUVWd", "9 abcXYZd abcUVWd"},
	    /* of equal lengths the one that ends first */
	    {&align_scores, "ab", "abxab", "6 ab ab"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
		    aligned(cases[i].scores, cases[i].a, cases[i].b),
		    cases[i].expected);
	(void)aligned(&align_scores, "ab", "abxab");
	assert_int_equal(result.b_from, 0);
}

static uint32_t seed = 7;

static uint32_t
draw(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

/* The score by the whole table, as the paper has it. */
static int
naive(const uint32_t *a, int n, const uint32_t *b, int m)
{
	static int h[64][64];
	int best = 0;

	for (int i = 1; i <= n; i++)
		for (int j = 1; j <= m; j++) {
			int s =
			    h[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 3 : -1);

			s = most(s, most(h[i - 1][j], h[i][j - 1]) - 2);
			h[i][j] = most(s, 0);
			best = most(best, h[i][j]);
		}
	return best;
}

static void
scores_are_those_of_the_whole_table(void **state)
{
	uint32_t a[60], b[60];

	(void)state;
	for (int round = 0; round < 3000; round++) {
		int n = (int)draw(60), m = (int)draw(60), score = 0;
		size_t i, j;

		for (int k = 0; k < n; k++)
			a[k] = draw(5);
		for (int k = 0; k < m; k++)
			b[k] = draw(5);
		align_local(
		    &result, &align_scores, a, (size_t)n, b, (size_t)m, -n, m);
		assert_int_equal(result.score, naive(a, n, b, m));
		i = result.a_from;
		j = result.b_from;
		for (size_t k = 0; k < result.n; k++) {
			enum align_step step = result.step[k];

			if (step == ALIGN_SAME)
				assert_int_equal(a[i], b[j]);
			if (step == ALIGN_OTHER)
				assert_int_not_equal(a[i], b[j]);
			score += step == ALIGN_SAME    ? 3
				 : step == ALIGN_OTHER ? -1
						       : -2;
			i += step != ALIGN_ONLY_B;
			j += step != ALIGN_ONLY_A;
		}
		assert_true(i <= (size_t)n && j <= (size_t)m);
		assert_int_equal(score, result.score);
	}
}

/* The whole table of cells with the rules of align.h. */
struct cell {
	int score, columns;
	enum align_step step;
};

static struct cell
next_to(struct cell c, int score, enum align_step step)
{
	return (struct cell){c.score + score, c.columns + 1, step};
}

static bool
is_greater(struct cell x, struct cell y)
{
	return x.score > y.score ||
	       (x.score == y.score && x.columns > y.columns);
}

static struct cell
better(struct cell x, struct cell y)
{
	return is_greater(y, x) ? y : x;
}

enum { LONG = 400 };

static struct cell cells[LONG + 1][LONG + 1];

/* Compares result with the table's alignment within the band. */
static void
compare_with_table(
    const uint32_t *a, int n, const uint32_t *b, int m, int low, int high)
{
	int best_i = 0, best_j = 0;
	size_t at = result.n;

	memset(cells, 0, sizeof(cells));
	for (int i = 1; i <= n; i++)
		for (int j = 1; j <= m; j++) {
			bool same = a[i - 1] == b[j - 1];
			struct cell c = next_to(cells[i - 1][j - 1],
			    same ? 3 : -1, same ? ALIGN_SAME : ALIGN_OTHER);

			if (j - i < low || j - i > high)
				continue;
			c = better(
			    c, next_to(cells[i - 1][j], -2, ALIGN_ONLY_A));
			c = better(
			    c, next_to(cells[i][j - 1], -2, ALIGN_ONLY_B));
			if (c.score <= 0)
				continue;
			cells[i][j] = c;
			if (is_greater(c, cells[best_i][best_j])) {
				best_i = i;
				best_j = j;
			}
		}
	assert_int_equal(result.score, cells[best_i][best_j].score);
	assert_int_equal(result.n, cells[best_i][best_j].columns);
	while (cells[best_i][best_j].score > 0) {
		enum align_step step = cells[best_i][best_j].step;

		assert_true(at > 0);
		assert_int_equal(result.step[--at], step);
		best_i -= step != ALIGN_ONLY_B;
		best_j -= step != ALIGN_ONLY_A;
	}
	assert_int_equal(result.a_from, best_i);
	assert_int_equal(result.b_from, best_j);
}

static void
alignments_are_those_of_the_whole_table(void **state)
{
	uint32_t a[LONG], b[LONG];

	(void)state;
	for (int round = 0; round < 300; round++) {
		uint32_t words = 2 + draw(round % 3 ? 1000 : 12);
		int n = 1 + (int)draw(LONG), m = 0;
		int low, high;

		for (int i = 0; i < n; i++)
			a[i] = draw(words);
		/* most of a again, with changes that leave long runs */
		for (int i = 0; i < n && m < LONG; i++) {
			uint32_t what = draw(60);

			if (what == 0)
				continue;
			if (what == 1)
				b[m++] = draw(words);
			if (m < LONG)
				b[m++] = what == 2 ? draw(words) : a[i];
		}
		low = -(int)draw(20);
		high = (int)draw(20);
		align_local(&result, &align_scores, a, (size_t)n, b, (size_t)m,
		    low, high);
		compare_with_table(a, n, b, m, low, high);
	}
}

static void
a_band_leaves_out_what_is_outside(void **state)
{
	uint32_t a[8], b[12];
	size_t n = letters("abcdefgh", a), m = letters("xxxxabcdefgh", b);

	(void)state;
	align_local(&result, &align_scores, a, n, b, m, 4, 4);
	assert_int_equal(result.score, 24);
	align_local(&result, &align_scores, a, n, b, m, -3, 3);
	assert_int_equal(result.score, 0);
	align_local(&result, &align_scores, a, n, b, m, 20, 30);
	assert_int_equal(result.score, 0);
	align_local(&result, &align_scores, a, n, b, m, 3, 2);
	assert_int_equal(result.score, 0);
}

/* Steps as letters: = the same, others as they are. */
static void
parts_are_four_fifths_the_same(void **state)
{
	static const struct {
		const char *steps, *expected;
	} cases[] = {
	    {"======", "0-6:6"},
	    {"==x==", "0-2:2 3-5:2"}, /* four of five, but no end is */
	    {"====x====", "0-9:8"},
	    {"====x", "0-4:4"}, /* ends are the same */
	    {"xx====", "2-6:4"},
	    {"========xx========", "0-18:16"},
	    {"=====xxxxxxx=====", "0-5:5 12-17:5"},
	    {"", ""},
	    {"xxx", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct align_parts parts = {.v = NULL};
		unsigned char steps[50];
		struct align fake = {.step = steps};
		char text[100] = "";

		for (const char *p = cases[i].steps; *p; p++)
			steps[fake.n++] = *p == '=' ? ALIGN_SAME : ALIGN_OTHER;
		align_find_parts(&fake, ALIGN_FOUR_FIFTHS, &parts);
		for (size_t k = 0; k < parts.n; k++) {
			struct align_part *p = &parts.v[k];

			assert_int_equal(p->a_from, p->from);
			assert_int_equal(p->b_to, p->to);
			(void)snprintf(text + strlen(text),
			    sizeof(text) - strlen(text), "%s%zu-%zu:%zu",
			    k ? " " : "", p->from, p->to, p->same);
		}
		assert_string_equal(text, cases[i].expected);
		align_parts_release(&parts);
	}
}

static void
numbers_at_the_ends_are_left_out(void **state)
{
	uint32_t a[20], b[20];
	size_t n = letters("00abcdefg0hij00", a);
	struct align_parts parts = {.v = NULL};

	(void)state;
	(void)letters("00abcdefg0hij00", b);
	align_local(&result, &align_scores, a, n, b, n, 0, 0);
	align_find_parts(&result, ALIGN_FOUR_FIFTHS, &parts);
	assert_int_equal(parts.n, 1);
	align_trim(&result, a, '0', &parts.v[0]);
	assert_int_equal(parts.v[0].a_from, 2);
	assert_int_equal(parts.v[0].b_to, 13);
	assert_int_equal(parts.v[0].same, 11);
	align_trim(&result, a, 'z', &parts.v[0]);
	assert_int_equal(parts.v[0].to, 13);
	align_parts_release(&parts);
}

static int
release(void **state)
{
	(void)state;
	align_release(&result);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(alignments_are_the_best_ones),
	    cmocka_unit_test(scores_are_those_of_the_whole_table),
	    cmocka_unit_test(alignments_are_those_of_the_whole_table),
	    cmocka_unit_test(a_band_leaves_out_what_is_outside),
	    cmocka_unit_test(parts_are_four_fifths_the_same),
	    cmocka_unit_test(numbers_at_the_ends_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
