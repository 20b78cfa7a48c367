/* test_recur.c - absence, completeness, turnover against known values. */
#include "core/stat/recur.h"

#include "tests/unit/stat/near.h"

static void
absence_is_what_was_computed_elsewhere(void **state)
{
	(void)state;
	near(recur_absence(3, 5, 8), .034965035);
	near(recur_absence(1, 5, 8), .384615385);
	near(recur_absence(6, 10, 4), .069930070);
	near(recur_absence(6, 10, 12), .002814523);
	near(recur_absence(0, 5, 8), 1);
	near(recur_absence(5, 5, 0), 1);
	near(recur_absence(1, 1, 1), .5);
	assert_true(recur_absence(1e7, 1e7, 1e7) <= 0);
	assert_true(isnan(recur_absence(6, 5, 8)));
	assert_true(isnan(recur_absence(-1, 5, 8)));
	assert_true(isnan(recur_absence(1, 5, -8)));
	/* the share taken for known is fifty times too sure */
	assert_true(recur_absence(3, 5, 8) > 50 * pow(1 - 3. / 5, 8));
}

/* Seen more often it is less likely to be absent by chance. */
static void
absence_falls_with_what_was_seen(void **state)
{
	(void)state;
	for (double n1 = 1; n1 < 30; n1++)
		for (double k = 1; k <= n1; k++) {
			assert_true(recur_absence(k, n1, 7) <
				    recur_absence(k - 1, n1, 7));
			assert_true(
			    recur_absence(k, n1, 8) < recur_absence(k, n1, 7));
		}
}

static void
chao_guesses_what_is_still_to_be_found(void **state)
{
	(void)state;
	near(recur_chao2(20, 6, 3, 10), 20 + .9 * 36 / 6);
	near(recur_chao2(20, 6, 0, 10), 20 + .9 * 6 * 5 / 2);
	near(recur_chao2(20, 0, 3, 10), 20);
	near(recur_chao2(3, 1, 0, 2), 3);
	near(recur_chao2(0, 0, 0, 2), 0);
	near(recur_coverage(40, 6, 3, 10), 1 - 6. / 40 * (54. / 60));
	near(recur_coverage(40, 6, 0, 10), 1 - 6. / 40);
	near(recur_coverage(6, 6, 0, 10), 0);
	near(recur_coverage(40, 0, 0, 10), 1);
}

static void
one_document_says_nothing_of_others(void **state)
{
	(void)state;
	assert_true(isnan(recur_chao2(9, 9, 0, 1)));
	assert_true(isnan(recur_coverage(9, 9, 0, 1)));
	assert_true(isnan(recur_chao2(0, 0, 0, 0)));
	assert_true(isnan(recur_coverage(0, 0, 0, 5)));
	assert_true(isnan(recur_chao2(3, 3, 1, 5)));
	assert_true(isnan(recur_coverage(4, 3, 1, 5)));
}

static void
dissimilarity_is_replacement_and_growth(void **state)
{
	struct recur_split s;

	(void)state;
	/* 2017 and 2025: one of 4 and of 13 in common */
	recur_split(1, 3, 12, &s);
	near(s.sor, .882353);
	near(s.sim, .75);
	printed(s.sne, .132353);
	/* the same set; no set in common; one inside the other */
	recur_split(5, 0, 0, &s);
	assert_true(s.sor <= 0 && s.sim <= 0 && s.sne <= 0);
	recur_split(0, 4, 4, &s);
	near(s.sor, 1);
	near(s.sim, 1);
	recur_split(4, 0, 4, &s);
	near(s.sim, 0);
	near(s.sne, s.sor);
	recur_split(0, 0, 4, &s);
	near(s.sor, 1);
	near(s.sim, 0);
	recur_split(0, 0, 0, &s);
	assert_true(isnan(s.sor) && isnan(s.sim) && isnan(s.sne));
}

static void
the_parts_are_in_range(void **state)
{
	struct recur_split s, t;

	(void)state;
	for (double a = 0; a < 9; a++)
		for (double b = 0; b < 9; b++)
			for (double c = 0; c < 9; c++) {
				if (a + b + c <= 0)
					continue;
				recur_split(a, b, c, &s);
				recur_split(a, c, b, &t);
				assert_true(s.sor >= 0 && s.sor <= 1);
				assert_true(
				    s.sim >= 0 && s.sim <= s.sor + 1e-15);
				assert_true(s.sne >= -1e-15 && s.sne <= 1);
				near(s.sor, t.sor);
				near(s.sim, t.sim);
			}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(absence_is_what_was_computed_elsewhere),
	    cmocka_unit_test(absence_falls_with_what_was_seen),
	    cmocka_unit_test(chao_guesses_what_is_still_to_be_found),
	    cmocka_unit_test(one_document_says_nothing_of_others),
	    cmocka_unit_test(dissimilarity_is_replacement_and_growth),
	    cmocka_unit_test(the_parts_are_in_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
