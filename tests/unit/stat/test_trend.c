/* test_trend.c - trends against values computed elsewhere. */
#include "core/stat/trend.h"

#include "tests/unit/stat/near.h"

#include <stdlib.h>
#include <string.h>

static const double nine[] = {3.1, 2.8, 3.5, 4, 3.9, 4.4, 4.4, 5, 5.6};
static const double four_years[] = {2017, 2021, 2024, 2025};
static const double four[] = {0, 12.5, 40, 37.5};

static void
nine_years_rise(void **state)
{
	double x[9], scratch[36], slope;
	struct trend_kendall k;

	(void)state;
	for (size_t i = 0; i < 9; i++)
		x[i] = 2017 + (double)i;
	trend_kendall(nine, 9, &k);
	near(k.s, 31);
	near(k.var, 91);
	near(k.z, 3.144854510);
	near(k.p, .001661694);
	near(k.tau, .873326063);
	slope = trend_theil_sen(x, nine, 9, scratch);
	near(slope, .30625);
	near(trend_intercept(x, nine, 9, slope, scratch), -614.8375);
}

static void
four_years_cannot_show_it(void **state)
{
	double scratch[6];
	struct trend_kendall k;

	(void)state;
	trend_kendall(four, 4, &k);
	near(k.s, 4);
	near(k.var, 8.666667);
	near(k.z, 1.019049331);
	near(k.p, .308179547);
	near(k.exact, 8. / 24);
	near(k.least, 2. / 24);
	near(trend_theil_sen(four_years, four, 4, scratch), 5.200892857);
	near(trend_least(4), 2. / 24);
	near(trend_least(5), 2. / 120);
	near(trend_least(6), 2. / 720);
	near(trend_least(2), 1);
	near(trend_least(1), 1);
	near(trend_least(0), 1);
}

static void
shares_are_tested_for_a_trend(void **state)
{
	static const double k[] = {2, 5, 9, 11}, n[] = {10, 12, 13, 12};
	static const double none[] = {0, 0, 0, 0};
	struct trend_shares s;

	(void)state;
	trend_armitage(k, n, four_years, 4, &s);
	near(s.t, 36);
	near(s.var, 103.159801);
	near(s.z, 3.544436933);
	near(s.p, 3.93453e-4);
	trend_armitage(none, n, four_years, 4, &s);
	assert_true(isnan(s.z) && isnan(s.p));
	trend_armitage(n, n, four_years, 4, &s);
	assert_true(isnan(s.z) && isnan(s.p));
	trend_armitage(k, n, four_years, 1, &s);
	assert_true(isnan(s.z) && isnan(s.p));
	trend_armitage(k, none, four_years, 4, &s);
	assert_true(isnan(s.z) && isnan(s.t));
	trend_armitage(k, n, four_years, 0, &s);
	assert_true(isnan(s.z));
}

/* z of shares is r times the root of the number of single cases. */
static void
shares_are_their_single_cases(void **state)
{
	static const double k[] = {2, 5, 9, 11}, n[] = {10, 12, 13, 12};
	double sx = 0, sy = 0, sxx = 0, sxy = 0, all = 0, r;
	struct trend_shares s;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		double x = four_years[i] - 2021;

		all += n[i];
		sx += n[i] * x;
		sxx += n[i] * x * x;
		sy += k[i];
		sxy += k[i] * x;
	}
	r = (sxy - sx * sy / all) /
	    sqrt((sxx - sx * sx / all) * (sy - sy * sy / all));
	trend_armitage(k, n, four_years, 4, &s);
	near(s.z, r * sqrt(all));
}

static int
kendall_s(const double *y, size_t n)
{
	int s = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			s += (y[k] > y[i]) - (y[k] < y[i]);
	return s;
}

/* All orders of y, the values from `at` on being free. */
static void
permute(double *y, size_t n, size_t at, int s, int *all, int *hit, int *top)
{
	if (at == n) {
		int mine = abs(kendall_s(y, n));

		++*all;
		*hit += mine >= abs(s);
		*top = mine > *top ? mine : *top;
		return;
	}
	for (size_t i = at; i < n; i++) {
		double kept = y[at];

		y[at] = y[i], y[i] = kept;
		permute(y, n, at + 1, s, all, hit, top);
		kept = y[at], y[at] = y[i], y[i] = kept;
	}
}

static void
exact_p_is_that_of_all_orders(void **state)
{
	static const struct {
		double y[8];
		size_t n;
	} cases[] = {
	    {{1, 2}, 2},
	    {{1, 1}, 2},
	    {{0, 0, 1}, 3},
	    {{0, 12.5, 40, 37.5}, 4},
	    {{0, 0, 0, 0, 1}, 5},
	    {{1, 2, 2, 3, 3}, 5},
	    {{5, 4, 3, 2, 1, 1}, 6},
	    {{0, 1, 0, 1, 1, 0, 1}, 7},
	    {{.1, .2, .15, .4, .4, .3, .6}, 7},
	    {{3, 1, 2, 5, 4, 7, 8, 6}, 8},
	};

	(void)state;
	for (size_t i = 0; i < len(cases); i++) {
		int all = 0, hit = 0, top = 0, least = 0, s;
		struct trend_kendall k;
		double y[8];

		trend_kendall(cases[i].y, cases[i].n, &k);
		memcpy(y, cases[i].y, sizeof(y));
		s = kendall_s(y, cases[i].n);
		permute(y, cases[i].n, 0, s, &all, &hit, &top);
		near(k.exact, (double)hit / all);
		all = 0;
		permute(y, cases[i].n, 0, top, &all, &least, &top);
		near(k.least, (double)least / all);
	}
}

static void
what_is_too_short_or_even_has_no_trend(void **state)
{
	static const double same[12] = {0};
	double scratch[3], x[] = {2017, 2018};
	struct trend_kendall k;

	(void)state;
	for (size_t n = 0; n < 2; n++) {
		trend_kendall(nine, n, &k);
		assert_true(isnan(k.s) && isnan(k.var) && isnan(k.z));
		assert_true(isnan(k.p) && isnan(k.exact) && isnan(k.least));
		assert_true(isnan(trend_theil_sen(x, nine, n, scratch)));
	}
	assert_true(isnan(trend_intercept(x, nine, 0, 1, scratch)));
	for (size_t n = 2; n <= 12; n++) {
		trend_kendall(same, n, &k);
		near(k.s, 0);
		near(k.least, 1);
		assert_true(isnan(k.z) && isnan(k.p) && isnan(k.tau));
		assert_true(n > TREND_EXACT ? isnan(k.exact) : k.exact >= 1);
	}
}

static void
the_other_way_round_it_falls(void **state)
{
	double y[12];
	struct trend_kendall up, down;

	(void)state;
	for (size_t n = 2; n <= 12; n++) {
		for (size_t i = 0; i < n; i++)
			y[i] = (double)((i * 7 + i / 3) % 11);
		trend_kendall(y, n, &up);
		for (size_t i = 0; i < n; i++)
			y[i] = -y[i];
		trend_kendall(y, n, &down);
		near(down.s, -up.s);
		near(down.var, up.var);
		if (up.var > 0 && !isnan(up.z)) {
			near(down.z, -up.z);
			near(down.p, up.p);
			near(down.tau, -up.tau);
			assert_true(fabs(up.tau) <= 1 && up.p <= 1);
		}
		if (n <= TREND_EXACT) {
			near(down.exact, up.exact);
			assert_true(up.least <= up.exact * (1 + 1e-12));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nine_years_rise),
	    cmocka_unit_test(four_years_cannot_show_it),
	    cmocka_unit_test(shares_are_tested_for_a_trend),
	    cmocka_unit_test(shares_are_their_single_cases),
	    cmocka_unit_test(exact_p_is_that_of_all_orders),
	    cmocka_unit_test(what_is_too_short_or_even_has_no_trend),
	    cmocka_unit_test(the_other_way_round_it_falls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
