/* test_day.c - the calendar, held to the C library's. */
#include "core/base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* A day is in the calendar if the C library finds nothing to carry over. */
static bool
is_in_calendar(int y, int m, int d)
{
	struct tm tm = {.tm_year = y - 1900,
	    .tm_mon = m - 1,
	    .tm_mday = d,
	    .tm_hour = 12,
	    .tm_isdst = -1};

	(void)mktime(&tm);
	return tm.tm_mon == m - 1 && tm.tm_mday == d;
}

static void
the_calendar_is_that_of_the_c_library(void **state)
{
	(void)state;
	for (int y = 1890; y <= 2110; y++)
		for (int m = 0; m <= 13; m++)
			for (int d = 0; d <= 32; d++) {
				char text[40];

				(void)snprintf(text, sizeof(text),
				    "%04d-%02d-%02d", y, m, d);
				if (day_is(text) != is_in_calendar(y, m, d))
					fail_msg("%s", text);
			}
}

static void
every_month_ends_on_its_last_day(void **state)
{
	(void)state;
	for (int y = 1890; y <= 2110; y++)
		for (int m = 1; m <= 12; m++) {
			int n = day_in_month(y, m);

			assert_true(is_in_calendar(y, m, n));
			assert_false(is_in_calendar(y, m, n + 1));
		}
	assert_int_equal(day_in_month(0, 2), 29);
}

static void
a_day_has_one_form(void **state)
{
	static const char *const cases[] = {"", "2025", "2025-07", "2025-7-1",
	    "2025-07-01 ", " 2025-07-01", "2025/07/01", "01-07-2025",
	    "+025-07-01", "0000-07-01", "20250-7-01", "2025-07-01T00:00"};

	(void)state;
	assert_true(day_is("2025-07-01"));
	for (size_t i = 0; i < COUNT(cases); i++)
		if (day_is(cases[i]))
			fail_msg("%s", cases[i]);
}

static void
a_year_has_four_figures(void **state)
{
	static const char *const cases[] = {
	    "", "0000", "202", "20211", "2021 ", "-202", "năm 2021"};

	(void)state;
	assert_true(day_is_year("2021"));
	assert_true(day_is_year("0938"));
	for (size_t i = 0; i < COUNT(cases); i++)
		if (day_is_year(cases[i]))
			fail_msg("%s", cases[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_calendar_is_that_of_the_c_library),
	    cmocka_unit_test(every_month_ends_on_its_last_day),
	    cmocka_unit_test(a_day_has_one_form),
	    cmocka_unit_test(a_year_has_four_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
