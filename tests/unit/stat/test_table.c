/* test_table.c - tables of two by two against values computed elsewhere. */
#include "core/stat/table.h"

#include "tests/unit/stat/near.h"

static const struct {
	double f1, n1, f2, n2, g2, p, bic, fisher;
} keyness[] = {
    {38, 61200, 4, 58340, 30.212968240, 3.87112e-8, 18.521562, 7.53131e-8},
    {15, 61200, 0, 58340, 20.086910093, 7.40014e-6, 8.395504, 6.46749e-5},
    {3, 61200, 21, 58340, 16.064193010, 6.12309e-5, 4.372787, 1.17590e-4},
    {9, 12, 1, 10, 10.318703554, 1.31689e-3, 7.227661, 3.69136e-3},
    {7, 1000, 2, 1000, 2.954494185, 8.56391e-2, -4.646408, .178702},
};

static void
two_corpora_are_a_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < len(keyness); i++) {
		double o = keyness[i].f1, r = keyness[i].n1;
		double c = o + keyness[i].f2, n = r + keyness[i].n2;
		double g2 = table_g2(o, r, c, n);

		near(g2, keyness[i].g2);
		within(table_chi_p(g2), keyness[i].p, 2e-6);
		near(table_bic(g2, n), keyness[i].bic);
		within(table_fisher(o, r, c, n), keyness[i].fisher, 3e-6);
	}
	near(table_g2_two(38, 61200, 42, 119540), 30.203852619);
	near(table_g2_two(9, 12, 10, 22), 5.985699717);
	within(table_bayes(18.521562), 10517.3, 5e-6);
	within(table_bayes(-4.646408), .09796, 5e-5);
}

static void
critical_values_are_those_of_the_books(void **state)
{
	(void)state;
	near(table_chi_p(3.841458821), .05);
	near(table_chi_p(6.634896601), .01);
	near(table_chi_p(10.82756617), .001);
	near(table_chi_p(15.13670523), .0001);
	within(table_chi_p(16.448110), .05 / 1000, 1e-6);
	near(table_chi_p(0), 1);
	assert_true(isnan(table_chi_p(-1)));
}

static void
association_is_what_was_computed_elsewhere(void **state)
{
	(void)state;
	near(table_log_dice(30, 120, 60), 12.415037499);
	near(table_pmi(30, 120, 60, 20000), 6.380821784);
	near(table_mi3(30, 120, 60, 20000), 16.194602975);
	near(table_t(30, 120, 60, 20000), 5.411498868);
	near(table_npmi(30, 120, 60, 20000), .680198594);
	near(table_dice(30, 120, 60), 1. / 3);
	near(table_jaccard(30, 120, 60), .2);
	near(table_delta_p(30, 120, 60, 20000), .248490946);
	near(table_delta_p(30, 60, 120, 20000), .495486459);
	near(table_g2(30, 120, 60, 20000), 232.225512365);
	near(table_g2(18, 20, 24, 40), 16.403042343);
	near(table_log_dice(18, 20, 24), 13.710493383);
	near(table_pmi(18, 20, 24, 40), .584962501);
	near(table_jaccard(18, 20, 24), .692307692);
	near(table_phi(18, 20, 24, 40), .612372436);
	near(table_fisher(18, 20, 24, 40), 2.44361757e-4);
}

static void
as_many_as_by_chance_is_nothing(void **state)
{
	(void)state;
	near(table_g2(12, 20, 24, 40), 0);
	near(table_delta_p(12, 20, 24, 40), 0);
	near(table_phi(12, 20, 24, 40), 0);
	near(table_pmi(12, 20, 24, 40), 0);
	near(table_fisher(12, 20, 24, 40), 1);
	near(table_log_dice(7, 7, 7), 14);
	near(table_npmi(7, 7, 7, 7), 1);
	near(table_npmi(7, 7, 7, 100), 1);
}

static void
what_has_no_value_is_nan(void **state)
{
	(void)state;
	assert_true(isnan(table_log_dice(0, 10, 10)));
	assert_true(isnan(table_log_dice(5, 4, 10)));
	assert_true(isnan(table_dice(0, 0, 0)));
	assert_true(isnan(table_jaccard(0, 0, 0)));
	assert_true(isnan(table_pmi(0, 10, 10, 100)));
	assert_true(isnan(table_npmi(0, 10, 10, 100)));
	assert_true(isnan(table_mi3(0, 10, 10, 100)));
	assert_true(isnan(table_g2(5, 0, 10, 100)));
	assert_true(isnan(table_g2(1, 60, 60, 100)));
	assert_true(isnan(table_g2_two(5, 100, 10, 100)));
	assert_true(isnan(table_delta_p(10, 100, 10, 100)));
	assert_true(isnan(table_phi(10, 100, 10, 100)));
	assert_true(isnan(table_t(1, 200, 1, 100)));
	assert_true(isnan(table_fisher(5, 4, 10, 100)));
	assert_true(isnan(table_fisher(0, 0, 0, 0)));
	assert_true(isnan(table_fisher(1, 7.5, 7, 20)));
	assert_true(isnan(table_fisher(1, 7, 7, 1e11)));
	assert_true(isnan(table_bic(3, 0)));
	assert_true(isnan(table_g2(NAN, 1, 1, 1)));
}

/* Sums of the terms with sixty digits. */
static void
fisher_holds_for_large_counts(void **state)
{
	(void)state;
	within(
	    table_fisher(38, 61200, 42, 119540), 7.5313074773526275e-08, 1e-9);
	within(table_fisher(2100, 5e6, 4000, 1e7), .0016457197041076324, 1e-9);
	assert_true(table_fisher(600000, 1e6, 5e6, 1e7) >= 0);
	assert_true(table_fisher(600000, 1e6, 5e6, 1e7) < 1e-300);
}

static double
fisher_in_full(double o, double r, double c, double n)
{
	double all = 0, p = 0, term[64], mine = 0;
	int low = (int)fmax(0, r + c - n), high = (int)fmin(r, c);

	for (int k = low; k <= high; k++) {
		term[k] = exp(-lgamma(k + 1.) - lgamma(r - k + 1) -
			      lgamma(c - k + 1) - lgamma(n - r - c + k + 1));
		all += term[k];
		if (k == (int)o)
			mine = term[k];
	}
	for (int k = low; k <= high; k++)
		p += term[k] <= mine * (1 + 1e-7) ? term[k] : 0;
	return p / all;
}

static void
check_table(double o, double r, double c, double n)
{
	double p = table_fisher(o, r, c, n), phi = table_phi(o, r, c, n);

	if (n > 0)
		within(p, fisher_in_full(o, r, c, n), 1e-9);
	assert_false(p > 1 || p < 0);
	/* the two sides may change places */
	if (r > 0 && c > 0)
		within(table_g2(o, r, c, n), table_g2(o, c, r, n), 1e-9);
	if (r < n)
		within(table_fisher(c - o, n - r, c, n), p, 1e-9);
	assert_false(fabs(phi) > 1);
	assert_false(table_g2(o, r, c, n) < 0);
	assert_false(fabs(table_npmi(o, r, c, n)) > 1 + 1e-12);
	assert_false(table_log_dice(o, r, c) > 14);
	assert_false(fabs(table_delta_p(o, r, c, n)) > 1);
	assert_false(table_jaccard(o, r, c) > table_dice(o, r, c));
}

static void
every_small_table_keeps_the_rules(void **state)
{
	(void)state;
	for (double n = 0; n <= 14; n++)
		for (double r = 0; r <= n; r++)
			for (double c = 0; c <= n; c++)
				for (double o = fmax(0, r + c - n);
				     o <= fmin(r, c); o++)
					check_table(o, r, c, n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_corpora_are_a_table),
	    cmocka_unit_test(critical_values_are_those_of_the_books),
	    cmocka_unit_test(association_is_what_was_computed_elsewhere),
	    cmocka_unit_test(as_many_as_by_chance_is_nothing),
	    cmocka_unit_test(what_has_no_value_is_nan),
	    cmocka_unit_test(fisher_holds_for_large_counts),
	    cmocka_unit_test(every_small_table_keeps_the_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
