/* test_measure.c - statistics as reports call them. */
#include "core/store/measure.h"

#include "tests/unit/stat/near.h"

#include <string.h>

#define FOUR "(VALUES(2025, 37.5), (2017, 0), (2024, 40), (2021, 12.5))"
#define SHARES                                                                 \
	"(VALUES(9, 13, 2024), (2, 10, 2017), (11, 12, 2025), (5, 12, 2021))"
#define DOCUMENTS                                                              \
	"(VALUES(3, 100, 1), (2, 100, 1), (4, 100, 1), (0, 100, 0),"           \
	" (1, 100, 0), (0, 100, 0))"

/* An expected NAN stands for null. */
static const struct {
	const char *sql;
	double expected;
} cases[] = {
    {"significant(0.0000538676796, 3)", .0000539},
    {"significant(-123456, 2)", -120000},
    {"significant(0, 6)", 0},
    {"significant(NULL, 6)", NAN},
    {"wilson_low(9, 12)", .46769469},
    {"wilson_high(0, 8)", .32440755},
    {"wilson_low(0, 0)", NAN},
    {"wilson_low(5, 4)", NAN},
    {"wilson_low(NULL, 4)", NAN},
    {"poisson_low(10)", 4.79538869613243},
    {"poisson_high(10)", 18.3903560420178},
    {"poisson_low(-1)", NAN},
    {"poisson_low(1e300)", NAN},
    {"log_dice(30, 120, 60)", 12.415037499},
    {"dice(30, 120, 60)", 1. / 3},
    {"jaccard(30, 120, 60)", .2},
    {"pmi(30, 120, 60, 20000)", 6.380821784},
    {"npmi(30, 120, 60, 20000)", .680198594},
    {"mi3(30, 120, 60, 20000)", 16.194602975},
    {"t_score(30, 120, 60, 20000)", 5.411498868},
    {"delta_p(30, 120, 60, 20000)", .248490946},
    {"g2(30, 120, 60, 20000)", 232.225512365},
    {"phi(18, 20, 24, 40)", .612372436},
    {"fisher(18, 20, 24, 40)", 2.44361757e-4},
    {"fisher(0, 0, 0, 0)", NAN},
    {"chi_p(3.841458821)", .05},
    {"bic(30.212968240, 119540)", 18.521562},
    {"keyness_g2(38, 61200, 4, 58340)", 30.212968240},
    {"keyness_g2(3, 61200, 21, 58340)", -16.064193010},
    {"keyness_g2(0, 10, 0, 10)", NAN},
    {"keyness_g2_two(9, 12, 1, 10)", 5.985699717},
    {"keyness_fisher(9, 12, 1, 10)", .003691357},
    {"log_ratio(9, 12, 1, 10)", 2.411426},
    {"log_ratio_raw(15, 61200, 0, 58340)", NAN},
    {"lrc(9, 12, 1, 10, 1)", .055554},
    {"lrc(9, 12, 1, 10, 1000)", 0},
    {"lrc(0, 12, 0, 10, 1)", NAN},
    {"lrc_low(38, 61200, 4, 58340, 1)", 1.705111},
    {"lrc_high(38, 61200, 4, 58340, 1)", 5.126520},
    {"lrc_high(15, 61200, 0, 58340, 1)", NAN},
    {"locked(120, 61200, 110, 58340, 1000)", 1},
    {"locked(38, 61200, 4, 58340, 1)", 0},
    {"locked(0, 10, 0, 10, 1)", NAN},
    {"absence(6, 10, 4)", .069930070},
    {"chao2(20, 6, 3, 10)", 25.4},
    {"chao2(20, 20, 0, 1)", NAN},
    {"coverage(40, 6, 0, 10)", .85},
    {"beta_sor(1, 3, 12)", .882353},
    {"beta_sim(1, 3, 12)", .75},
    {"beta_sne(1, 3, 12)", 15. / 17 - .75},
    {"beta_sim(0, 0, 0)", NAN},
    {"significant(0.24999999999999992, 4)", .25},
    {"1e40 * significant(1.23456e-40, 3)", 1.23},
    {"significant(NULL, 3)", NAN},
    {"significant(1, 0)", NAN},
    {"mann_kendall_s(column1, column2) FROM " FOUR, 4},
    {"mann_kendall_var(column1, column2) FROM " FOUR, 8.666666667},
    {"mann_kendall_z(column1, column2) FROM " FOUR, 1.019049331},
    {"mann_kendall_p(column1, column2) FROM " FOUR, .308179547},
    {"mann_kendall_exact(column1, column2) FROM " FOUR, 1. / 3},
    {"mann_kendall_least(column1, column2) FROM " FOUR, 1. / 12},
    {"kendall_tau(column1, column2) FROM " FOUR, 2. / 3},
    {"theil_sen(column1, column2) FROM " FOUR, 5.200892857},
    {"theil_sen_intercept(column1, column2) FROM " FOUR, -10492.2544643},
    {"cochran_armitage_z(column1, column2, column3) FROM " SHARES, 3.544436933},
    {"cochran_armitage_p(column1, column2, column3) FROM " SHARES, 3.93453e-4},
    {"dp(column1, column2) FROM (VALUES(7, 100), (0, 200), (0, 300))", 5. / 6},
    {"dp_norm(column1, column2) FROM (VALUES(7, 100), (0, 200), (0, 300))", 1},
    {"permutation_p(column1, column2, column3, 9, 1) FROM " DOCUMENTS, .1},
    {"permutation_exact(column1, column2, column3, 9, 1) FROM " DOCUMENTS, 1},
    {"permutation_p(column1, column2, column3, 0, 1) FROM " DOCUMENTS, NAN},
    /* no rows, one row, nulls, a year that stands twice */
    {"mann_kendall_s(column1, column2) FROM " FOUR " WHERE 0", NAN},
    {"theil_sen(column1, column2) FROM " FOUR " WHERE 0", NAN},
    {"permutation_p(column1, column2, 0, 9, 1) FROM " FOUR " WHERE 0", NAN},
    {"theil_sen(column1, column2) FROM " FOUR " WHERE column1 = 2017", NAN},
    {"mann_kendall_s(column1, nullif(column2, 0)) FROM " FOUR, 1},
    {"mann_kendall_s(column1 / 10, column2) FROM " FOUR, NAN},
    {"cochran_armitage_z(0, column2, column3) FROM " SHARES, NAN},
};

static sqlite3 *
open_memory(void)
{
	sqlite3 *sql = NULL;
	struct err err;

	assert_int_equal(sqlite3_open(":memory:", &sql), SQLITE_OK);
	assert_int_equal(measure_register(sql, &err), RC_OK);
	return sql;
}

static sqlite3_stmt *
ask(sqlite3 *sql, const char *what)
{
	char *text = sqlite3_mprintf("SELECT %s", what);
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(sql, text, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", text, sqlite3_errmsg(sql));
	sqlite3_free(text);
	if (sqlite3_step(st) != SQLITE_ROW)
		fail_msg("%s: %s", what, sqlite3_errmsg(sql));
	return st;
}

static void
functions_give_what_the_measures_do(void **state)
{
	sqlite3 *sql = open_memory();

	(void)state;
	for (size_t i = 0; i < len(cases); i++) {
		sqlite3_stmt *st = ask(sql, cases[i].sql);
		bool none = sqlite3_column_type(st, 0) == SQLITE_NULL;
		double v = sqlite3_column_double(st, 0);

		if (none != isnan(cases[i].expected) ||
		    (!none && fabs(v - cases[i].expected) >
				  1e-6 * fabs(cases[i].expected) + 6e-7))
			fail_msg("%s is %s %.12g", cases[i].sql,
			    none ? "null" : "", v);
		sqlite3_finalize(st);
	}
	sqlite3_close(sql);
}

/* Of any numbers there are, each gives a number or null. */
static void
nothing_is_beyond_all_numbers(void **state)
{
	static const char *const functions[] = {"wilson_low(a, b)",
	    "wilson_high(a, b)", "poisson_low(a)", "poisson_high(a)",
	    "log_dice(a, b, c)", "dice(a, b, c)", "jaccard(a, b, c)",
	    "pmi(a, b, c, d)", "npmi(a, b, c, d)", "mi3(a, b, c, d)",
	    "t_score(a, b, c, d)", "delta_p(a, b, c, d)", "phi(a, b, c, d)",
	    "g2(a, b, c, d)", "fisher(a, b, c, d)", "chi_p(a)", "bic(a, b)",
	    "keyness_g2(a, b, c, d)", "keyness_g2_two(a, b, c, d)",
	    "keyness_fisher(a, b, c, d)", "log_ratio(a, b, c, d)",
	    "log_ratio_raw(a, b, c, d)", "lrc(a, b, c, d, a)",
	    "lrc_low(a, b, c, d, b)", "lrc_high(a, b, c, d, 0)",
	    "locked(a, b, c, d, 9)", "absence(a, b, c)", "chao2(a, b, c, d)",
	    "coverage(a, b, c, d)", "beta_sor(a, b, c)", "beta_sim(a, b, c)",
	    "beta_sne(a, b, c)", "significant(a, b)"};
	sqlite3 *sql = open_memory();

	(void)state;
	for (size_t i = 0; i < len(functions); i++) {
		char *text = sqlite3_mprintf(
		    "count(*) FROM (WITH n(v) AS (VALUES(-1), (0), (1), (2),"
		    " (7.5), (10000000), (9e99), (NULL))"
		    " SELECT %s AS m FROM (SELECT n.v AS a, o.v AS b, p.v AS c,"
		    " q.v AS d FROM n, n o, n p, n q))"
		    " WHERE abs(m) > 1e308",
		    functions[i]);
		sqlite3_stmt *st = ask(sql, text);

		if (sqlite3_column_int(st, 0))
			fail_msg("%s", functions[i]);
		sqlite3_finalize(st);
		sqlite3_free(text);
	}
	sqlite3_close(sql);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(functions_give_what_the_measures_do),
	    cmocka_unit_test(nothing_is_beyond_all_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
