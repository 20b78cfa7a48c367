/* test_opt.c - reading a command line by a table of options. */
#define _GNU_SOURCE
#include "core/cli/opt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

enum { MOST_WORDS = 8 };

static struct {
	bool all;
	const char *database;
	long limit;
	struct opt_list years;
	const char *level;
} got;

static const struct opt opts[] = {
    {'a', "all", NULL, "Every plan.", OPT_FLAG, &got.all, 0, 0},
    {'d', "database", "FILE", "The index to read.", OPT_TEXT, &got.database, 0,
	0},
    {'n', "limit", "N", "At most N rows.", OPT_NUMBER, &got.limit, 1, 1000000},
    {'y', "year", "YEAR", "Plans of this year; may be given more than once.",
	OPT_LIST, &got.years, 0, 0},
    {0, "level", "LEVEL", "Plans of bodies of this level.", OPT_TEXT,
	&got.level, 0, 0},
};

static void
forget(void)
{
	free(got.years.v);
	memset(&got, 0, sizeof(got));
	got.limit = 20;
}

/* The words end with a NULL; joined is what was no option, with spaces. */
static enum rc
parse(const char *const *words, char *joined, struct err *err)
{
	static char copy[MOST_WORDS + 1][64];
	char *argv[MOST_WORDS + 2] = {(char *)"search"}, **rest;
	int argc = 1, nrest, i;
	enum rc rc;

	forget();
	for (; *words; words++, argc++) {
		strcpy(copy[argc - 1], *words);
		argv[argc] = copy[argc - 1];
	}
	rc = opt_parse(opts, COUNT(opts), argc, argv, &rest, &nrest, err);
	joined[0] = '\0';
	for (i = 0; rc == RC_OK && i < nrest; i++) {
		strcat(joined, i ? " " : "");
		strcat(joined, rest[i]);
	}
	return rc;
}

static void
options_and_words_may_be_mixed(void **state)
{
	static const struct {
		const char *words[MOST_WORDS + 1];
		const char *rest;
		bool all;
		const char *database;
		long limit;
	} cases[] = {
	    {{NULL}, "", false, NULL, 20},
	    {{"thi", "đua"}, "thi đua", false, NULL, 20},
	    {{"thi", "-a", "đua"}, "thi đua", true, NULL, 20},
	    {{"--limit", "5", "thi", "-d", "x.db"}, "thi", false, "x.db", 5},
	    {{"-n5", "--database=a b.db"}, "", false, "a b.db", 5},
	    {{"-an", "7"}, "", true, NULL, 7},
	    {{"--lim=1000000"}, "", false, NULL, 1000000},
	    {{"-a", "--", "--limit", "-d"}, "--limit -d", true, NULL, 20},
	    {{"--database="}, "", false, "", 20},
	    {{"-"}, "-", false, NULL, 20},
	    {{"-d", "-"}, "", false, "-", 20},
	};
	struct err err = ERR_INIT;
	char rest[512];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(parse(cases[i].words, rest, &err), RC_OK);
		assert_string_equal(rest, cases[i].rest);
		assert_int_equal(got.all, cases[i].all);
		assert_int_equal(got.limit, cases[i].limit);
		if (cases[i].database)
			assert_string_equal(got.database, cases[i].database);
		else
			assert_null(got.database);
	}
	forget();
}

static void
a_list_keeps_each_occurrence_in_order(void **state)
{
	static const char *const words[] = {
	    "-y2017", "x", "--year", "2021", "--year=2025", NULL};
	struct err err = ERR_INIT;
	char rest[512];

	(void)state;
	assert_int_equal(parse(words, rest, &err), RC_OK);
	assert_string_equal(rest, "x");
	assert_int_equal(got.years.n, 3);
	assert_string_equal(got.years.v[0], "2017");
	assert_string_equal(got.years.v[1], "2021");
	assert_string_equal(got.years.v[2], "2025");
	forget();
}

static void
a_refusal_says_what_would_be_right(void **state)
{
	static const struct {
		const char *words[MOST_WORDS + 1];
		const char *message;
	} cases[] = {
	    {{"--yaer"}, "unknown option --yaer; did you mean --year?"},
	    {{"--yaer=2017"}, "unknown option --yaer; did you mean --year?"},
	    {{"a", "b", "--yaer", "c"},
		"unknown option --yaer; did you mean --year?"},
	    {{"--zzzzzz"}, "unknown option --zzzzzz"},
	    {{"--năm"}, "unknown option --năm"},
	    {{"--l", "x"}, "--l could mean --limit or --level"},
	    {{"-x"}, "unknown option -x"},
	    {{"-ax"}, "unknown option -x"},
	    {{"-đ"}, "unknown option letter (byte 0xC4)"},
	    {{"--year"}, "--year needs a value"},
	    {{"x", "--year"}, "--year needs a value"},
	    {{"-y"}, "-y needs a value"},
	    {{"--all=yes"}, "--all takes no value"},
	    {{"--limit", "abc"},
		"--limit needs a number from 1 to 1000000, not \"abc\""},
	    {{"-n", "0"},
		"--limit needs a number from 1 to 1000000, not \"0\""},
	    {{"--limit=1000001"},
		"--limit needs a number from 1 to 1000000, not \"1000001\""},
	    {{"--limit=12x"},
		"--limit needs a number from 1 to 1000000, not \"12x\""},
	    {{"--limit="},
		"--limit needs a number from 1 to 1000000, not \"\""},
	    {{"--limit=99999999999999999999"},
		"--limit needs a number from 1 to 1000000, not "
		"\"99999999999999999999\""},
	};
	struct err err = ERR_INIT;
	char rest[512];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(parse(cases[i].words, rest, &err), RC_USAGE);
		assert_string_equal(err.msg, cases[i].message);
	}
	forget();
}

static void
a_call_does_not_remember_the_one_before(void **state)
{
	static const char *const broken[] = {"-aaxa", "-d", NULL};
	static const char *const good[] = {"thi", "-d", "x", NULL};
	struct err err = ERR_INIT;
	char rest[512];

	(void)state;
	assert_int_equal(parse(broken, rest, &err), RC_USAGE);
	assert_int_equal(parse(good, rest, &err), RC_OK);
	assert_string_equal(rest, "thi");
	assert_string_equal(got.database, "x");
	assert_false(got.all);
	forget();
}

static void
help_stands_in_two_columns_wrapped_to_the_width(void **state)
{
	static const struct opt rows[] = {
	    {'a', "all", NULL, "Every plan.", OPT_FLAG, NULL, 0, 0},
	    {'y', "year", "YEAR",
		"Plans of this year; may be given more than once.", OPT_LIST,
		NULL, 0, 0},
	    {0, "a-very-long-option-name", "WITH-A-LONG-VALUE", "Rare.",
		OPT_TEXT, NULL, 0, 0},
	};
	static const struct {
		size_t width;
		const char *page;
	} cases[] = {
	    {48, "  -a, --all        Every plan.\n"
		 "  -y, --year YEAR  Plans of this year; may be\n"
		 "                   given more than once.\n"
		 "      --a-very-long-option-name WITH-A-LONG-VALUE\n"
		 "                   Rare.\n"},
	    {0, "  -a, --all        Every plan.\n"
		"  -y, --year YEAR  Plans of this year; may be given more "
		"than once.\n"
		"      --a-very-long-option-name WITH-A-LONG-VALUE\n"
		"                   Rare.\n"},
	    {10, "  -a, --all        Every plan.\n"
		 "  -y, --year YEAR  Plans of this year; may\n"
		 "                   be given more than once.\n"
		 "      --a-very-long-option-name WITH-A-LONG-VALUE\n"
		 "                   Rare.\n"},
	};
	size_t i, n;
	char *page;
	FILE *f;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		f = open_memstream(&page, &n);
		assert_non_null(f);
		opt_help(rows, COUNT(rows), cases[i].width, f);
		assert_int_equal(fclose(f), 0);
		assert_string_equal(page, cases[i].page);
		free(page);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(options_and_words_may_be_mixed),
	    cmocka_unit_test(a_list_keeps_each_occurrence_in_order),
	    cmocka_unit_test(a_refusal_says_what_would_be_right),
	    cmocka_unit_test(a_call_does_not_remember_the_one_before),
	    cmocka_unit_test(help_stands_in_two_columns_wrapped_to_the_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
