/* test_dispersion.c - deviation of proportions, against known values. */
#include "core/stat/dispersion.h"

#include "tests/unit/stat/near.h"

static const struct {
	double v[5], size[5], dp, norm;
	size_t n;
} cases[] = {
    {{1, 2, 3, 4, 5}, {9, 10, 10, 10, 11}, .18, 9. / 41, 5},
    {{6, 5, 4, 8, 17}, {1528, 1863, 1857, 2307, 2631}, 33961. / 203720,
	33961. / 173160, 5},
    {{7, 0, 0}, {100, 200, 300}, 5. / 6, 1, 3},
    {{0, 0, 7}, {100, 200, 300}, .5, .6, 3},
    {{1, 2, 3}, {100, 200, 300}, 0, 0, 3},
};

static void
deviations_are_those_computed_elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < len(cases); i++) {
		const double *v = cases[i].v, *size = cases[i].size;

		near(dispersion_dp(v, size, cases[i].n), cases[i].dp);
		near(dispersion_norm(v, size, cases[i].n), cases[i].norm);
	}
}

static void
what_stands_nowhere_is_not_spread(void **state)
{
	static const double none[] = {0, 0}, size[] = {3, 4};

	(void)state;
	assert_true(isnan(dispersion_dp(none, size, 2)));
	assert_true(isnan(dispersion_norm(none, size, 2)));
	assert_true(isnan(dispersion_norm(size, size, 1)));
	assert_true(isnan(dispersion_dp(size, none, 2)));
	assert_true(isnan(dispersion_dp(size, size, 0)));
	near(dispersion_dp(size, size, 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(deviations_are_those_computed_elsewhere),
	    cmocka_unit_test(what_stands_nowhere_is_not_spread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
