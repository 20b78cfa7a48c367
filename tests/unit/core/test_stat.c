/* test_stat.c - intervals against values computed elsewhere. */
#include "core/base/stat.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wilson_intervals_are_those_computed_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
