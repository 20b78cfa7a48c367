/* test_stat.c - intervals against values computed elsewhere. */
#include "core/base/stat.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
	size_t k, n;
	double low, high;
} cases[] = {
    {9, 12, .467695, .911058},
    {1, 10, .017876, .404150},
    {0, 8, 0, .324408},
    {5, 5, .565518, 1},
    {0, 0, 0, 1},
};

static void
wilson_intervals_are_those_computed_elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		double low, high;

		stat_wilson(cases[i].k, cases[i].n, &low, &high);
		assert_true(low - cases[i].low < 1e-6);
		assert_true(cases[i].low - low < 1e-6);
		assert_true(high - cases[i].high < 1e-6);
		assert_true(cases[i].high - high < 1e-6);
	}
}

static void
close_to(double a, double b)
{
	if (!(fabs(a - b) <= 1e-8 * (1 + fabs(b))))
		fail_msg("%.12f is not %.12f", a, b);
}

static void
association_is_what_was_computed_elsewhere(void **state)
{
	(void)state;
	close_to(stat_log_dice(30, 120, 60), 12.415037499);
	close_to(stat_pmi(30, 120, 60, 20000), 6.380821784);
	close_to(stat_t_score(30, 120, 60, 20000), 5.411498868);
	close_to(stat_delta_p(30, 120, 60, 20000), .248490946);
	close_to(stat_delta_p(30, 60, 120, 20000), .495486459);
	close_to(stat_g2(30, 120, 60, 20000), 232.225512365);
	close_to(stat_g2(18, 20, 24, 40), 16.403042343);
	close_to(stat_log_dice(18, 20, 24), 13.710493383);
	close_to(stat_pmi(18, 20, 24, 40), .584962501);
	/* as many as by chance */
	close_to(stat_g2(12, 20, 24, 40), 0);
	close_to(stat_delta_p(12, 20, 24, 40), 0);
	close_to(stat_log_dice(7, 7, 7), 14);
}

static void
what_has_no_value_is_nan(void **state)
{
	(void)state;
	assert_true(isnan(stat_log_dice(0, 10, 10)));
	assert_true(isnan(stat_log_dice(5, 4, 10)));
	assert_true(isnan(stat_pmi(0, 10, 10, 100)));
	assert_true(isnan(stat_g2(5, 0, 10, 100)));
	assert_true(isnan(stat_g2(1, 60, 60, 100)));
	assert_true(isnan(stat_delta_p(10, 100, 10, 100)));
	assert_true(isnan(stat_t_score(1, 200, 1, 100)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wilson_intervals_are_those_computed_elsewhere),
	    cmocka_unit_test(association_is_what_was_computed_elsewhere),
	    cmocka_unit_test(what_has_no_value_is_nan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
