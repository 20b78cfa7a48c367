/* test_shape.c - captured words to dates, numbers, names. */
#include "indexer/shape.h"

#include "tests/unit/indexer/scene.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static struct scene scene;
static struct reading reading;

static int
set_up(void **state)
{
	(void)state;
	scene_open(&scene, NULL);
	reading = (struct reading){
	    &scene.doc, scene.matcher, scene.authority, &scene.facts};
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	scene_close(&scene);
	return 0;
}

static struct span
all(const char *text)
{
	scene_text(&scene, text);
	return (struct span){0, strlen(text)};
}

static void
dates_are_read_with_the_precision_printed(void **state)
{
	static const struct {
		const char *text, *iso, *first, *last;
	} cases[] = {
	    {"02/9/2025", "2025-09-02", "2025-09-02", "2025-09-02"},
	    {"2-9-2025", "2025-09-02", "2025-09-02", "2025-09-02"},
	    {"2.9.2025", "2025-09-02", "2025-09-02", "2025-09-02"},
	    {"ngày 2 tháng 3 năm 2017", "2017-03-02", "2017-03-02",
		"2017-03-02"},
	    {"ngày 29/02/2020", "2020-02-29", "2020-02-29", "2020-02-29"},
	    {"29/02/2000", "2000-02-29", "2000-02-29", "2000-02-29"},
	    {"tháng 01/2021", "2021-01", "2021-01-01", "2021-01-31"},
	    {"tháng 2/2021", "2021-02", "2021-02-01", "2021-02-28"},
	    {"tháng 2/2024", "2024-02", "2024-02-01", "2024-02-29"},
	    {"tháng 11 năm 2025", "2025-11", "2025-11-01", "2025-11-30"},
	    {"quý III/2015", "2015-09", "2015-07-01", "2015-09-30"},
	    {"đầu năm 2021", "2021-01-01", "2021-01-01", "2021-01-01"},
	    {"cuối năm 2016", "2016-12", "2016-12-01", "2016-12-31"},
	    {"2019", "2019", "2019", "2019"},
	    {"30/4", "--04-30", "--04-30", "--04-30"},
	    {"tháng 5", "--05", "--05-01", "--05-31"},
	    {"ngày 9 tháng 10", "--10-09", "--10-09", "--10-09"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct span at = all(cases[i].text);
		struct date d;

		if (!shape_date(&reading, at, &d))
			fail_msg("no date: %s", cases[i].text);
		assert_string_equal(shape_iso(&reading, d), cases[i].iso);
		assert_string_equal(
		    shape_iso(&reading, date_first(d)), cases[i].first);
		assert_string_equal(
		    shape_iso(&reading, date_last(d)), cases[i].last);
	}
}

static void
what_is_no_day_of_the_calendar_is_no_date(void **state)
{
	static const char *const cases[] = {"31/02/2021", "29/02/2021",
	    "29/02/1900", "31/4/2025", "32/01/2025", "10/13/2025",
	    "tháng 13/2021", "31 tháng 6 năm 2020", "thi đua", "", "mười hai"};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct span at = all(cases[i]);
		struct date d = {0};

		if (shape_date(&reading, at, &d))
			fail_msg("%s is %s", cases[i], shape_iso(&reading, d));
	}
}

static void
from_now_on_has_no_date(void **state)
{
	struct span at = all("từ nay");
	struct date d = {0};

	(void)state;
	assert_true(shape_date(&reading, at, &d));
	assert_true(d.now);
	assert_null(shape_iso(&reading, d));
	assert_null(shape_iso(&reading, (struct date){0}));
	assert_null(shape_iso(&reading, (struct date){.y = 2025, .d = 3}));
}

static void
amounts_are_in_vietnamese_notation(void **state)
{
	static const struct {
		const char *text;
		double value;
	} cases[] = {
	    {"100", 100},
	    {"100%", 100},
	    {"1.000", 1000},
	    {"50.000 sáng kiến", 50000},
	    {"1,5", 1.5},
	    {"1.234,25", 1234.25},
	    {"05 tập thể", 5},
	    {"một công trình", 1},
	    {"ba", 3},
	    {"mười", 10},
	    {"một trăm", 100},
	    {"0", 0},
	};
	double value;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(shape_amount(&reading, all(cases[i].text), &value));
		assert_true(value > cases[i].value - 1e-9 &&
			    value < cases[i].value + 1e-9);
	}
	assert_false(shape_amount(&reading, all("nhiều"), &value));
	assert_false(shape_amount(&reading, all(",5"), &value));
	assert_false(shape_amount(&reading, all(""), &value));
}

static void
ordinals_are_roman_or_arabic(void **state)
{
	static const struct {
		const char *text;
		int value;
	} cases[] = {
	    {"1", 1},
	    {"12", 12},
	    {"I", 1},
	    {"II", 2},
	    {"III", 3},
	    {"IV", 4},
	    {"VIII", 8},
	    {"IX", 9},
	    {"XIV", 14},
	    {"I1", 2}, /* a scan's II */
	    {"Il", 2},
	    {"", 0},
	    {"A", 0},
	    {"1a", 0},
	    {"IIIIIII", 0},
	    {"một", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    shape_ordinal(str_of(cases[i].text)), cases[i].value);
}

static void
numbers_of_documents_lose_their_spaces(void **state)
{
	static const struct {
		const char *text, *number;
	} cases[] = {
	    {"64 /KH - CĐCT", "64/KH-CĐCT"},
	    {"30/HD – LĐLĐ", "30/HD-LĐLĐ"},
	    {"05- CT/TW", "05-CT/TW"},
	    {"31/2020/QĐ-UBND", "31/2020/QĐ-UBND"},
	    {"12/KH\n-UBND", "12/KH-UBND"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(shape_number(&reading, all(cases[i].text)),
		    cases[i].number);
}

static void
what_stands_round_a_name_is_no_part_of_it(void **state)
{
	static const struct {
		const char *text, *name;
	} cases[] = {
	    {"“ Hai tốt”", "Hai tốt"},
	    {" Hai\nTốt…", "Hai Tốt"},
	    {"\"Giỏi việc nước, đảm việc nhà\";",
		"Giỏi việc nước, đảm việc nhà"},
	    {"Xanh - Sạch - Đẹp.", "Xanh - Sạch - Đẹp"},
	    {"(3 nhất)", "(3 nhất)"},
	    {"“”", ""},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(
		    shape_text(
			&reading, shape_trim(&scene.doc, all(cases[i].text))),
		    cases[i].name);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_are_read_with_the_precision_printed),
	    cmocka_unit_test(what_is_no_day_of_the_calendar_is_no_date),
	    cmocka_unit_test(from_now_on_has_no_date),
	    cmocka_unit_test(amounts_are_in_vietnamese_notation),
	    cmocka_unit_test(ordinals_are_roman_or_arabic),
	    cmocka_unit_test(numbers_of_documents_lose_their_spaces),
	    cmocka_unit_test(what_stands_round_a_name_is_no_part_of_it),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
