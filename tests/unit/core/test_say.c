/* test_say.c - lines on stderr, and what is known of the terminal. */
#define _GNU_SOURCE
#include "core/cli/say.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* What say_error writes for msg. */
static void
said(const char *msg, char *out, size_t size)
{
	struct err err = ERR_INIT;
	FILE *f = tmpfile();
	int kept = dup(STDERR_FILENO);
	size_t n;

	assert_non_null(f);
	(void)err_set(&err, RC_DATA, "%s", msg);
	assert_true(dup2(fileno(f), STDERR_FILENO) >= 0);
	say_error("thidua", &err);
	assert_true(dup2(kept, STDERR_FILENO) >= 0);
	(void)close(kept);
	rewind(f);
	n = fread(out, 1, size - 1, f);
	out[n] = '\0';
	(void)fclose(f);
}

static void
an_error_is_one_line_that_a_terminal_can_show(void **state)
{
	static const struct {
		const char *msg, *line;
	} cases[] = {
	    {"plans/a.txt: not text", "thidua: error: plans/a.txt: not text\n"},
	    {"kế hoạch\nkhác", "thidua: error: kế hoạch khác\n"},
	    {"\x1B]0;x\x07", "thidua: error: �]0;x�\n"},
	    {"name \xFF.txt", "thidua: error: name �.txt\n"},
	    {"100% %s", "thidua: error: 100% %s\n"},
	};
	char line[256];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		said(cases[i].msg, line, sizeof(line));
		assert_string_equal(line, cases[i].line);
	}
}

static void
the_width_is_taken_from_columns_first(void **state)
{
	static const struct {
		const char *columns;
		size_t width;
	} cases[] = {{"72", 72}, {"", 0}, {"0", 0}, {"-4", 0}, {"wide", 0},
	    {"72x", 0}, {"99999999999999999999", 0}, {NULL, 0}};
	int fds[2];
	size_t i;

	(void)state;
	assert_int_equal(pipe(fds), 0);
	for (i = 0; i < COUNT(cases); i++) {
		if (cases[i].columns)
			setenv("COLUMNS", cases[i].columns, 1);
		else
			unsetenv("COLUMNS");
		assert_int_equal(say_width(fds[1]), cases[i].width);
	}
	(void)close(fds[0]);
	(void)close(fds[1]);
}

static void
a_pipe_gets_no_colour(void **state)
{
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	setenv("TERM", "xterm", 1);
	unsetenv("NO_COLOR");
	assert_false(say_colour(fds[1]));
	(void)close(fds[0]);
	(void)close(fds[1]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_error_is_one_line_that_a_terminal_can_show),
	    cmocka_unit_test(the_width_is_taken_from_columns_first),
	    cmocka_unit_test(a_pipe_gets_no_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
