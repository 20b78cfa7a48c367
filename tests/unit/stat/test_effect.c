/* test_effect.c - log ratios against values computed elsewhere. */
#include "core/stat/effect.h"

#include "tests/unit/stat/near.h"

static const struct {
	double f1, n1, f2, n2, ratio, raw, lrc, lrc_1000, lower;
} cases[] = {
    {38, 61200, 4, 58340, 3.027816, 3.178881, 1.705111, .594923, 1.887785},
    {15, 61200, 0, 58340, 4.885151, NAN, 1.773630, 0, 2.108475},
    {3, 61200, 21, 58340, -2.687956, -2.876401, -1.132636, 0, NAN},
    {9, 12, 1, 10, 2.411426, 2.906891, .055554, 0, .357101},
    {7, 1000, 2, 1000, 1.584963, 1.807355, 0, 0, -.287418},
};

static void
ratios_are_those_computed_elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < len(cases); i++) {
		double a = cases[i].f1, b = cases[i].n1, c = cases[i].f2,
		       d = cases[i].n2;

		printed(effect_log_ratio(a, b, c, d), cases[i].ratio);
		if (isnan(cases[i].raw))
			assert_true(isnan(effect_log_ratio_raw(a, b, c, d)));
		else
			printed(effect_log_ratio_raw(a, b, c, d), cases[i].raw);
		printed(effect_lrc(a, b, c, d, 1), cases[i].lrc);
		printed(effect_lrc(a, b, c, d, 1000), cases[i].lrc_1000);
		if (!isnan(cases[i].lower))
			printed(effect_lower(a, b, c, d, 1), cases[i].lower);
	}
	printed(effect_simple_maths(38, 61200, 4, 58340, 1), 8.940237);
	printed(effect_simple_maths(38, 61200, 4, 58340, 100), 4.276813);
}

static void
limits_are_those_computed_elsewhere(void **state)
{
	double low, high;

	(void)state;
	effect_interval(38, 61200, 4, 58340, 1, &low, &high);
	printed(low, 1.705111);
	printed(high, 5.126520);
	effect_interval(120, 61200, 110, 58340, 1, &low, &high);
	printed(low, -.328913);
	printed(high, .443059);
	effect_interval(120, 61200, 110, 58340, 1000, &low, &high);
	printed(low, -.729505);
	printed(high, .848418);
	assert_true(effect_locked(120, 61200, 110, 58340, 1));
	assert_true(effect_locked(120, 61200, 110, 58340, 1000));
	assert_false(effect_locked(38, 61200, 4, 58340, 1));
	assert_false(effect_locked(1, 61200, 1, 58340, 1));
	assert_false(effect_locked(0, 61200, 0, 58340, 1));
}

static void
open_limits_are_infinite_and_the_middle_is_not(void **state)
{
	double low, high;

	(void)state;
	effect_interval(15, 61200, 0, 58340, 1, &low, &high);
	assert_true(isfinite(low) && isinf(high) && high > 0);
	effect_interval(0, 61200, 15, 58340, 1, &low, &high);
	assert_true(isfinite(high) && isinf(low) && low < 0);
	near(effect_lrc(0, 61200, 15, 58340, 1), high);
}

static void
what_cannot_be_is_nan(void **state)
{
	static const double bad[][4] = {{0, 10, 0, 10}, {11, 10, 1, 10},
	    {1, 10, 11, 10}, {-1, 10, 1, 10}, {1, 0, 1, 10}, {1, 10, 0, 0},
	    {NAN, 10, 1, 10}, {1, INFINITY, 1, 10}};

	(void)state;
	for (size_t i = 0; i < len(bad); i++) {
		const double *v = bad[i];
		double low, high;

		assert_true(isnan(effect_log_ratio(v[0], v[1], v[2], v[3])));
		assert_true(
		    isnan(effect_log_ratio_raw(v[0], v[1], v[2], v[3])));
		assert_true(isnan(effect_lrc(v[0], v[1], v[2], v[3], 1)));
		assert_true(isnan(effect_lower(v[0], v[1], v[2], v[3], 1)));
		assert_true(
		    isnan(effect_simple_maths(v[0], v[1], v[2], v[3], 1)));
		effect_interval(v[0], v[1], v[2], v[3], 1, &low, &high);
		assert_true(isnan(low) && isnan(high));
	}
	assert_true(isnan(effect_simple_maths(1, 10, 1, 10, 0)));
}

static void
check(double f1, double n1, double f2, double n2)
{
	double lrc = effect_lrc(f1, n1, f2, n2, 1), before = fabs(lrc);
	double ratio = f1 * n2 - f2 * n1, low, high;

	/* nothing, or of the ratio's sign */
	assert_true(isfinite(lrc) && lrc * ratio >= 0);
	/* the other way round it is the opposite */
	near(effect_lrc(f2, n2, f1, n1, 1), -lrc);
	near(effect_log_ratio(f2, n2, f1, n1),
	    -effect_log_ratio(f1, n1, f2, n2));
	effect_interval(f1, n1, f2, n2, 1, &low, &high);
	assert_true(low < high);
	if (f1 > 0 && f2 > 0)
		assert_true(low < effect_log_ratio_raw(f1, n1, f2, n2) &&
			    effect_log_ratio_raw(f1, n1, f2, n2) < high);
	/* the more are looked at, the less one is worth */
	for (double m = 2; m < 1e7; m *= 30) {
		lrc = fabs(effect_lrc(f1, n1, f2, n2, m));
		assert_true(lrc <= before);
		before = lrc;
	}
}

static void
ratios_keep_the_rules(void **state)
{
	static const double n[] = {1, 2, 10, 300, 61200, 1e7};
	static const double share[] = {0, 1e-6, .001, .2, .9, 1};

	(void)state;
	for (size_t i = 0; i < len(n) * len(share); i++)
		for (size_t k = 0; k < len(n) * len(share); k++) {
			double n1 = n[i / len(share)], n2 = n[k / len(share)];
			double f1 = floor(n1 * share[i % len(share)]);
			double f2 = floor(n2 * share[k % len(share)]);

			if (f1 + f2 > 0)
				check(f1, n1, f2, n2);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ratios_are_those_computed_elsewhere),
	    cmocka_unit_test(limits_are_those_computed_elsewhere),
	    cmocka_unit_test(open_limits_are_infinite_and_the_middle_is_not),
	    cmocka_unit_test(what_cannot_be_is_nan),
	    cmocka_unit_test(ratios_keep_the_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
