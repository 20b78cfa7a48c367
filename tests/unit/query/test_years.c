/* test_years.c - years and ranges as they are typed. */
#include "query/years.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
a_year_or_a_range_is_read(void **state)
{
	static const struct {
		const char *text;
		int from, to;
	} cases[] = {
	    {"2017", 2017, 2017},
	    {"2017..2020", 2017, 2020},
	    {"2017-2020", 2017, 2020},
	    {"2017–2020", 2017, 2020},
	    {"2017..2017", 2017, 2017},
	};
	struct err err = ERR_INIT;
	struct years y;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(years_parse(cases[i].text, &y, &err), RC_OK);
		assert_int_equal(y.from, cases[i].from);
		assert_int_equal(y.to, cases[i].to);
	}
}

static void
anything_else_is_refused_with_the_way_to_write_it(void **state)
{
	static const char *const cases[] = {"", "17", "20171", "2017..",
	    "..2020", "2017..20", "2017...2020", "2017 2020", "x", "2017x",
	    "-2017", "2017..2018..2019"};
	struct err err = ERR_INIT;
	struct years y;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(years_parse(cases[i], &y, &err), RC_USAGE);
	assert_string_equal(err.msg,
	    "'2017..2018..2019' is no year; write 2017, or 2017..2020 for a "
	    "range");
}

static void
a_range_that_is_upside_down_is_turned_in_the_message(void **state)
{
	struct err err = ERR_INIT;
	struct years y;

	(void)state;
	assert_int_equal(years_parse("2020..2017", &y, &err), RC_USAGE);
	assert_string_equal(
	    err.msg, "'2020..2017' is upside down; write 2017..2020");
}

static void
the_years_of_two_ranges_are_found(void **state)
{
	struct years both;

	(void)state;
	assert_true(years_shared(
	    (struct years){2017, 2020}, (struct years){2019, 2025}, &both));
	assert_int_equal(both.from, 2019);
	assert_int_equal(both.to, 2020);
	assert_false(years_shared(
	    (struct years){2017, 2018}, (struct years){2019, 2025}, &both));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_year_or_a_range_is_read),
	    cmocka_unit_test(anything_else_is_refused_with_the_way_to_write_it),
	    cmocka_unit_test(
		a_range_that_is_upside_down_is_turned_in_the_message),
	    cmocka_unit_test(the_years_of_two_ranges_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
