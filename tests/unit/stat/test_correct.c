/* test_correct.c - many tests at once. */
#include "core/stat/correct.h"

#include "tests/unit/stat/near.h"

#include <string.h>

static const double p[] = {.0001, .004, .012, .013, .02, .21, .5, .8};

static void
expect(void (*f)(double *, size_t), const double *expected)
{
	double v[len(p)];

	memcpy(v, p, sizeof(v));
	f(v, len(v));
	for (size_t i = 0; i < len(v); i++)
		printed(v[i], expected[i]);
}

static void
corrections_are_those_computed_elsewhere(void **state)
{
	static const double holm[] = {.0008, .028, .072, .072, .08, .63, 1, 1};
	static const double bh[] = {
	    .0008, .016, .026, .026, .032, .28, .571429, .8};
	static const double by[] = {
	    .002174, .043486, .070664, .070664, .086971, .761, 1, 1};
	double v[len(p)];

	(void)state;
	expect(correct_holm, holm);
	expect(correct_bh, bh);
	memcpy(v, p, sizeof(v));
	correct_by(v, len(v));
	for (size_t i = 0; i < len(v); i++)
		assert_true(fabs(v[i] - by[i]) <= 1e-4 * by[i] + 6e-7);
	near(correct_bonferroni(.004, 8), .032);
	near(correct_bonferroni(.5, 8), 1);
}

static void
one_is_milder_than_the_next(void **state)
{
	double raw[100], holm[100], bh[100], by[100];
	unsigned seed = 7;

	(void)state;
	for (size_t n = 1; n <= 100; n++) {
		double last = 0;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1103515245u + 12345u;
			/* rising, with ties */
			last += (seed >> 16) % 3 * (1 - last) / (double)n / 3;
			raw[i] = last;
		}
		memcpy(holm, raw, sizeof(raw));
		memcpy(bh, raw, sizeof(raw));
		memcpy(by, raw, sizeof(raw));
		correct_holm(holm, n);
		correct_bh(bh, n);
		correct_by(by, n);
		for (size_t i = 0; i < n; i++) {
			double most = correct_bonferroni(raw[i], (double)n);

			assert_true(raw[i] <= bh[i] * (1 + 1e-12));
			assert_true(bh[i] <= holm[i] * (1 + 1e-12));
			assert_true(holm[i] <= most * (1 + 1e-12));
			assert_true(most <= 1 && bh[i] <= by[i] && by[i] <= 1);
			assert_true(i == 0 || bh[i - 1] <= bh[i]);
			assert_true(i == 0 || holm[i - 1] <= holm[i]);
		}
	}
	correct_holm(NULL, 0);
	correct_bh(NULL, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(corrections_are_those_computed_elsewhere),
	    cmocka_unit_test(one_is_milder_than_the_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
