/* test_beta.c - distribution functions against sums of exact fractions. */
#include "core/stat/beta.h"

#include "core/stat/density.h"
#include "tests/unit/stat/near.h"

/* Sums of terms with sixty digits. */
static const struct {
	double a, b, x, p;
} betas[] = {
    {1, 1, .3, .3},
    {2, 3, .25, .26171875},
    {5, 2, .9, .885735},
    {38, 5, .7, .001515217912165137},
    {50, 60, .5, .8309072939016694},
    {120, 111, .55, .82330918642953554},
    {5200, 9994801, .0005, .0025084285403476378},
    {1003000, 8997001, .1, .00078752572450904777},
    {.5, .5, .5, .5},
    {.5, .5, .25, 1. / 3},
};

static void
beta_is_what_exact_fractions_give(void **state)
{
	(void)state;
	for (size_t i = 0; i < len(betas); i++) {
		double a = betas[i].a, b = betas[i].b, x = betas[i].x;

		within(beta_inc(a, b, x), betas[i].p, 1e-10);
		within(beta_inc(b, a, 1 - x), 1 - betas[i].p, 1e-10);
		within(beta_inv(a, b, betas[i].p), x, 1e-10);
	}
}

static void
gamma_is_what_exact_fractions_give(void **state)
{
	(void)state;
	within(beta_gamma(10, 5.5), .053777469516366097, 1e-10);
	within(beta_gamma(1e7, 9990000), .00078015321525204873, 1e-10);
	within(beta_gamma(3, 40), .99999999999999645, 1e-10);
	within(beta_gamma_upper(100, 50), .99999999967999342, 1e-10);
	within(beta_gamma(200, 100), 9.3431500729883894e-19, 1e-10);
	within(beta_gamma(1, .5), 1 - exp(-.5), 1e-13);
	within(beta_gamma_upper(1, 30), exp(-30), 1e-13);
}

static void
inverses_lead_back(void **state)
{
	static const double sizes[] = {.5, 1, 2, 7, 40, 1000, 1e5, 1e7};
	static const double ps[] = {
	    1e-12, 2.5e-5, .025, .3, .5, .7, .975, .999999};

	(void)state;
	for (size_t i = 0; i < len(sizes); i++)
		for (size_t k = 0; k < len(ps); k++) {
			double a = sizes[i], p = ps[k];

			within(beta_gamma(a, beta_gamma_inv(a, p)), p, 1e-9);
			within(beta_gamma_upper(a, beta_gamma_upper_inv(a, p)),
			    p, 1e-9);
			for (size_t j = 0; j < len(sizes); j++)
				/* an x near 1 cannot say more of 1 - x */
				if (a < 1e5 || sizes[j] > .5)
					within(beta_inc(a, sizes[j],
						   beta_inv(a, sizes[j], p)),
					    p, 1e-8);
		}
}

static void
functions_rise_from_0_to_1(void **state)
{
	(void)state;
	for (double a = .5; a < 3000; a *= 3) {
		double before = 0;

		assert_true(beta_inc(a, 2, 0) <= 0 && beta_inc(a, 2, 1) >= 1);
		for (double x = .001; x < 1; x += .01) {
			double v = beta_inc(a, 2, x);

			assert_true(v >= before && v <= 1);
			printed(v + beta_inc(2, a, 1 - x), 1);
			printed(
			    beta_gamma(a, a * x) + beta_gamma_upper(a, a * x),
			    1);
			before = v;
		}
	}
}

static void
what_is_out_of_range_is_nan(void **state)
{
	(void)state;
	assert_true(isnan(beta_inc(0, 1, .5)));
	assert_true(isnan(beta_inc(1, 1, 1.5)));
	assert_true(isnan(beta_inc(NAN, 1, .5)));
	assert_true(isnan(beta_inv(1, 1, -.1)));
	assert_true(isnan(beta_inv(1, -1, .1)));
	assert_true(isnan(beta_gamma(-1, 1)));
	assert_true(isnan(beta_gamma(1, -1)));
	assert_true(isnan(beta_gamma_inv(1, 1)));
	assert_true(isnan(beta_gamma_upper_inv(1, 0)));
	assert_true(beta_gamma_inv(3, 0) <= 0);
	assert_true(beta_inv(3, 4, 0) <= 0 && beta_inv(3, 4, 1) >= 1);
}

static void
densities_are_exact_for_ten_million(void **state)
{
	double sum = 0;

	(void)state;
	within(density_binomial(5000, 1e7, .0005, .9995), .0056432127842310619,
	    1e-11);
	within(density_binomial(1e6, 1e7, .0999, .9001), .00024119648581117807,
	    1e-10);
	within(
	    density_hyper(2100, 5e6, 4000, 1e7), 8.4774692600511297e-05, 1e-11);
	within(density_binomial(0, 12, .25, .75), .031676352024078369, 1e-13);
	within(
	    density_binomial(12, 12, .25, .75), 5.9604644775390625e-08, 1e-12);
	within(density_hyper(7, 1000, 9, 2000), .070030369546762394, 1e-12);
	within(density_poisson(0, 3), exp(-3), 1e-14);
	within(density_poisson(1, 3), 3 * exp(-3), 1e-13);
	for (double o = 0; o <= 20; o++)
		sum += density_hyper(o, 20, 24, 40);
	within(sum, 1, 1e-12);
	assert_true(density_hyper(3, 20, 24, 40) <= 0);
	assert_true(density_binomial(3, 2, .5, .5) <= 0);
	assert_true(isnan(density_binomial(-1, 2, .5, .5)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(beta_is_what_exact_fractions_give),
	    cmocka_unit_test(gamma_is_what_exact_fractions_give),
	    cmocka_unit_test(inverses_lead_back),
	    cmocka_unit_test(functions_rise_from_0_to_1),
	    cmocka_unit_test(what_is_out_of_range_is_nan),
	    cmocka_unit_test(densities_are_exact_for_ten_million),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
