/* test_suggest.c - which name a mistyped one was meant to be. */
#include "core/cli/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const char *const names[] = {
    "search", "kwic", "regex", "show", "year", "unit", "movements", "diff"};

static void
the_nearest_name_is_suggested(void **state)
{
	static const struct {
		const char *word, *meant;
	} cases[] = {
	    {"yaer", "year"},    /* swap */
	    {"serch", "search"}, /* insert */
	    {"sseearch", "search"},
	    {"regez", "regex"}, /* replace */
	    {"SEARCH", "search"},
	    {"Kwik", "kwic"},
	    {"movments", "movements"},
	    {"mxvxmxnts", "movements"},
	    {"year", "year"},
	    {"dif", "diff"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(
		    suggest_name(cases[i].word, names, COUNT(names)),
		    cases[i].meant);
}

static void
a_word_that_is_like_no_name_gets_no_suggestion(void **state)
{
	static const char *const words[] = {"", "x", "ye", "di", "dxf",
	    "xyzrch", "database", "thống-kê", "xyzzy"};
	char huge[1000];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(words); i++)
		assert_null(suggest_name(words[i], names, COUNT(names)));
	memset(huge, 'a', sizeof(huge));
	huge[sizeof(huge) - 1] = '\0';
	assert_null(suggest_name(huge, names, COUNT(names)));
	assert_null(suggest_name("year", names, 0));
}

static void
the_first_of_equally_near_names_wins(void **state)
{
	static const char *const pair[] = {"list", "lint"};

	(void)state;
	assert_string_equal(suggest_name("lixt", pair, 2), "list");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_nearest_name_is_suggested),
	    cmocka_unit_test(a_word_that_is_like_no_name_gets_no_suggestion),
	    cmocka_unit_test(the_first_of_equally_near_names_wins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
