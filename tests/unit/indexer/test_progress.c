/* test_progress.c - the line that says how far it is. */
#include "indexer/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	size_t done, total;
	double rate;
	const char *name;
	size_t width;
	const char *text;
} lines[] = {
    {10, 200, 0, NULL, 0, "10 of 200 files (5 %)"},
    {10, 200, 20, NULL, 0, "10 of 200 files (5 %), 20 a second, 0:10 left"},
    {1, 4, 0.5, NULL, 0, "1 of 4 files (25 %), 0.5 a second, 0:06 left"},
    {0, 7500, 1, NULL, 0, "0 of 7500 files (0 %), 1.0 a second, 2:05:00 left"},
    {199, 200, 1e9, "a.txt", 70,
	"199 of 200 files (99 %), 1000000000 a second, 0:00 left  a.txt"},
    {0, 0, 0, NULL, 0, "0 of 0 files (100 %)"},
    {0, 100000000, 1e-9, NULL, 0,
	"0 of 100000000 files (0 %), 0.0 a second, 2400:00:00 left"},
    {10, 200, 0, "plans/a.txt", 0, "10 of 200 files (5 %)  plans/a.txt"},
    {10, 200, 0, "plans/a.txt", 34, "10 of 200 files (5 %)  plans/a.txt"},
    {10, 200, 0, "plans/a.txt", 33, "10 of 200 files (5 %)  …ans/a.txt"},
    {10, 200, 0, "plans/a.txt", 31, "10 of 200 files (5 %)  …s/a.txt"},
    {10, 200, 0, "plans/a.txt", 30, "10 of 200 files (5 %)"},
    {10, 200, 0, "plans/a.txt", 9, "10 of 200"},
    {10, 200, 0, "plans/a.txt", 1, "1"},
    {10, 200, 0, "a\x1b[31m\r\nb", 0, "10 of 200 files (5 %)  a�[31m b"},
    {10, 200, 0, "kế hoạch/tỉnh.txt", 31, "10 of 200 files (5 %)  …ỉnh.txt"},
};

static void
a_line_has_what_fits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		const struct progress p = {.what = "files",
		    .done = lines[i].done,
		    .total = lines[i].total};
		char *text = progress_text(
		    &p, lines[i].rate, lines[i].name, lines[i].width);

		assert_string_equal(text, lines[i].text);
		free(text);
	}
}

static void
the_rate_follows_without_jumping(void **state)
{
	struct progress p = {.what = "files", .total = 100000};
	double rate = 0, before;
	size_t done = 0;

	(void)state;
	assert_true(progress_rate(&p, 100, 0.5) == 0); /* too soon */
	for (int t = 1; t <= 100; t++)
		rate = progress_rate(&p, done += 100, t);
	assert_true(rate > 95 && rate < 105);
	/* one stop of two seconds is no news, a new pace is after a while */
	before = rate;
	rate = progress_rate(&p, done, 102);
	assert_true(rate > 0.75 * before && rate < before);
	for (int t = 103; t <= 150; t++)
		rate = progress_rate(&p, done += 1000, t);
	assert_true(rate > 950 && rate < 1000);
}

static void
the_rate_of_one_clock_reading_stays(void **state)
{
	struct progress p = {.what = "files", .total = 10};
	double rate = progress_rate(&p, 2, 2);

	(void)state;
	assert_true(rate > 0.99 && rate < 1.01);
	assert_true(progress_rate(&p, 3, 2) == rate);
}

static void
words_choose_how(void **state)
{
	enum progress_how how;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(progress_choose(&how, "log", &err), RC_OK);
	assert_int_equal(how, PROGRESS_LOG);
	assert_int_equal(progress_choose(&how, "none", &err), RC_OK);
	assert_int_equal(how, PROGRESS_NONE);
	assert_int_equal(progress_choose(&how, NULL, &err), RC_OK);
	assert_int_equal(progress_choose(&how, "", &err), RC_USAGE);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_has_what_fits),
	    cmocka_unit_test(the_rate_follows_without_jumping),
	    cmocka_unit_test(the_rate_of_one_clock_reading_stays),
	    cmocka_unit_test(words_choose_how),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
