/* test_command_line.c - a command as it can be typed again. */
#include "query/command_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 8 };

static const struct {
	const char *words[MOST], *line;
} cases[] = {
    {{NULL}, "thidua x"},
    {{"-d", "/a/b.db", "--year", "2021"}, "thidua x --year 2021"},
    {{"--year", "2021", "-d/a/b.db"}, "thidua x --year 2021"},
    {{"--database=/a/b.db"}, "thidua x"},
    {{"-o", "/tmp/x.csv"}, "thidua x -o x.csv"},
    {{"-o/tmp/x y.csv"}, "thidua x '-ox y.csv'"},
    {{"--reports=/a/own/", "w"}, "thidua x --reports=own w"},
    {{"it's", "$x", "", "LĐLĐ", "a*"}, "thidua x 'it'\\''s' '$x' '' LĐLĐ 'a*'"},
};

static void
places_are_left_out_and_words_quoted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *argv[MOST + 1] = {(char[]){"thidua"}}, *words[MOST];
		struct buf line = BUF_INIT;
		struct err err = ERR_INIT;
		struct opt rows[SETTINGS_ROWS];
		struct settings s;
		char **rest;
		int n = 0, nrest;
		size_t k;

		for (; n < MOST && cases[i].words[n]; n++)
			argv[n + 1] = words[n] =
			    strcpy(malloc(strlen(cases[i].words[n]) + 1),
				cases[i].words[n]);
		settings_init(&s);
		k = settings_rows(&s, SETTINGS_GENERAL, rows);
		k += settings_rows(&s, SETTINGS_OUTPUT, rows + k);
		k += settings_rows(&s, SETTINGS_FILTER, rows + k);
		assert_int_equal(
		    opt_parse(rows, k, n + 1, argv, &rest, &nrest, &err),
		    RC_OK);
		command_line(&line, "x", words, n, &s, NULL);
		assert_string_equal(buf_cstr(&line), cases[i].line);
		buf_release(&line);
		while (n > 0)
			free(words[--n]);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(places_are_left_out_and_words_quoted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
