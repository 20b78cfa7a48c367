/* test_interval.c - intervals against values computed elsewhere. */
#include "core/stat/interval.h"

#include "tests/unit/stat/near.h"

static const struct {
	size_t k, n;
	double low, high;
} cases[] = {
    {9, 12, .467695, .911058},
    {1, 10, .017876, .404150},
    {0, 8, 0, .324408},
    {5, 5, .565518, 1},
    {0, 0, 0, 1},
    {3, 2, 0, 1},
};

static void
wilson_intervals_are_those_computed_elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < len(cases); i++) {
		double low, high;

		interval_wilson(cases[i].k, cases[i].n, &low, &high);
		printed(low, cases[i].low);
		printed(high, cases[i].high);
	}
}

static void
exact_intervals_are_those_computed_elsewhere(void **state)
{
	double low, high;

	(void)state;
	interval_clopper(9, 12, .05, &low, &high);
	near(low, .428141538121811);
	near(high, .945139355472007);
	interval_clopper(0, 20, .05, &low, &high);
	near(low, 0);
	near(high, 1 - pow(.025, 1. / 20));
	interval_clopper(20, 20, .05, &low, &high);
	near(low, pow(.025, 1. / 20));
	near(high, 1);
	interval_poisson(10, .05, &low, &high);
	near(low, 4.79538869613243);
	near(high, 18.3903560420178);
	interval_poisson(1, .05, &low, &high);
	near(low, .0253178079842899);
	near(high, 5.5716433909389);
	interval_poisson(0, .05, &low, &high);
	near(low, 0);
	near(high, -log(.025));
}

static void
nothing_seen_says_nothing(void **state)
{
	double low, high;

	(void)state;
	interval_clopper(0, 0, .05, &low, &high);
	assert_true(low <= 0 && high >= 1);
	interval_clopper(3, 2, .05, &low, &high);
	assert_true(low <= 0 && high >= 1);
}

static void
intervals_hold_what_was_seen(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 10000000; n *= 10)
		for (size_t i = 0; i <= 10; i++) {
			size_t k = n * i / 10;
			double p = (double)k / (double)n, low, high;

			interval_wilson(k, n, &low, &high);
			assert_true(0 <= low && low <= p && p <= high);
			assert_true(high <= 1);
			interval_clopper(k, n, .05, &low, &high);
			assert_true(0 <= low && low <= p && p <= high);
			assert_true(high <= 1);
			interval_poisson(k, .05, &low, &high);
			assert_true(low <= (double)k && (double)k <= high);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wilson_intervals_are_those_computed_elsewhere),
	    cmocka_unit_test(exact_intervals_are_those_computed_elsewhere),
	    cmocka_unit_test(nothing_seen_says_nothing),
	    cmocka_unit_test(intervals_hold_what_was_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
