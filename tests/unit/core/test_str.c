/* test_str.c - borrowed pieces of text and growing buffers. */
#include "core/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
white_space_is_trimmed_off_both_ends(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
	    {"", ""}, {" \t\r\n\f\v", ""}, {"a", "a"}, {"  a b\n", "a b"},
	    {"\xC2\xA0"
	     "a",
		"\xC2\xA0"
		"a"}, /* only ASCII blanks */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_true(
		    str_is(str_trim(str_of(cases[i].in)), cases[i].out));
	assert_int_equal(str_trim(STR_NULL).n, 0);
}

static void
pieces_are_compared_by_their_bytes(void **state)
{
	static const struct {
		struct str a, b;
		bool equal;
	} cases[] = {
	    {{"", 0}, {NULL, 0}, true},
	    {{"ab", 2}, {"abc", 2}, true},
	    {{"ab", 2}, {"abc", 3}, false},
	    {{"a\0b", 3}, {"a\0c", 3}, false},
	    {{"a\0b", 3}, {"a\0b", 3}, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    str_eq(cases[i].a, cases[i].b), cases[i].equal);
	assert_int_equal(str_of(NULL).n, 0);
	assert_true(str_starts(str_of("plan"), "pl"));
	assert_true(str_starts(str_of("plan"), ""));
	assert_true(str_starts(STR_NULL, ""));
	assert_false(str_starts(str_of("pl"), "plan"));
}

static void
a_buffer_is_terminated_whatever_is_added(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(buf_cstr(&b), "");
	buf_add(&b, "", 0);
	assert_string_equal(b.p, "");
	buf_adds(&b, "kế");
	buf_addc(&b, ' ');
	buf_addf(&b, "%s %d", "hoạch", 2025);
	assert_string_equal(b.p, "kế hoạch 2025");
	assert_int_equal(b.n, strlen(b.p));
	buf_addf(&b, "%s", "");
	buf_cut(&b, 99);
	assert_string_equal(b.p, "kế hoạch 2025");
	buf_cut(&b, 4);
	assert_string_equal(b.p, "kế");
	buf_reset(&b);
	assert_string_equal(b.p, "");
	assert_int_equal(b.n, 0);
	buf_release(&b);
	assert_null(b.p);
}

static void
a_buffer_grows_past_every_power_of_two(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < 70000; i++) {
		buf_addc(&b, (char)('a' + i % 26));
		assert_true(b.cap > b.n);
		assert_int_equal(b.p[b.n], '\0');
	}
	for (size_t i = 0; i < b.n; i++)
		assert_int_equal(b.p[i], 'a' + (int)(i % 26));
	buf_release(&b);
}

static void
a_detached_buffer_is_a_string_and_the_buffer_is_empty(void **state)
{
	struct buf b = BUF_INIT;
	char *s = buf_detach(&b);

	(void)state;
	assert_string_equal(s, "");
	free(s);
	buf_adds(&b, "x");
	s = buf_detach(&b);
	assert_string_equal(s, "x");
	free(s);
	assert_null(b.p);
	assert_int_equal(b.n, 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(white_space_is_trimmed_off_both_ends),
	    cmocka_unit_test(pieces_are_compared_by_their_bytes),
	    cmocka_unit_test(a_buffer_is_terminated_whatever_is_added),
	    cmocka_unit_test(a_buffer_grows_past_every_power_of_two),
	    cmocka_unit_test(
		a_detached_buffer_is_a_string_and_the_buffer_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
