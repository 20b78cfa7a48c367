/* test_err.c - messages that grow on the way up, and what a program ends in. */
#include "core/base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
an_error_keeps_its_code_and_its_message(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(
	    err_set(&err, RC_DATA, "invalid UTF-8 at byte %d", 12), RC_DATA);
	assert_int_equal(err.rc, RC_DATA);
	assert_string_equal(err.msg, "invalid UTF-8 at byte 12");
}

static void
context_goes_before_the_message(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	(void)err_set(&err, RC_LIMIT, "too large");
	assert_int_equal(err_wrap(&err, "%s", "a.txt"), RC_LIMIT);
	assert_int_equal(err_wrap(&err, "%s %d", "folder", 2), RC_LIMIT);
	assert_string_equal(err.msg, "folder 2: a.txt: too large");
}

/* The lengths of context and message around the size of the buffer. */
static void
a_long_message_is_cut_and_never_overruns(void **state)
{
	static const size_t sizes[] = {
	    0, 1, 2, 500, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 3000};
	struct {
		struct err err;
		char guard[16];
	} box;
	char context[3001], message[3001];

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++)
		for (size_t k = 0; k < COUNT(sizes); k++) {
			size_t n;

			memset(&box, 'G', sizeof(box));
			memset(context, 'c', sizeof(context));
			memset(message, 'm', sizeof(message));
			context[sizes[i]] = message[sizes[k]] = '\0';
			(void)err_set(&box.err, RC_IO, "%s", message);
			(void)err_wrap(&box.err, "%s", context);
			assert_non_null(
			    memchr(box.err.msg, '\0', sizeof(box.err.msg)));
			n = strlen(box.err.msg);
			assert_true(strstr(box.err.msg, ": ") != NULL);
			if (sizes[i] + sizes[k] + 2 < sizeof(box.err.msg))
				assert_int_equal(n, sizes[i] + sizes[k] + 2);
			for (size_t g = 0; g < sizeof(box.guard); g++)
				assert_int_equal(box.guard[g], 'G');
		}
}

static void
a_program_ends_in_a_status_from_0_to_8(void **state)
{
	static const struct {
		enum rc rc;
		int status;
	} cases[] = {
	    {RC_OK, 0},
	    {RC_NOTFOUND, 1},
	    {RC_USAGE, 2},
	    {RC_ATTENTION, 3},
	    {RC_NOINDEX, 4},
	    {RC_DAMAGED, 5},
	    {RC_BUSY, 6},
	    {RC_IO, 7},
	    {RC_NOMEM, 8},
	    {RC_DATA, 3},
	    {RC_LIMIT, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(err_exit_code(cases[i].rc), cases[i].status);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_error_keeps_its_code_and_its_message),
	    cmocka_unit_test(context_goes_before_the_message),
	    cmocka_unit_test(a_long_message_is_cut_and_never_overruns),
	    cmocka_unit_test(a_program_ends_in_a_status_from_0_to_8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
