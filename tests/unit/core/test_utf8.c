/* test_utf8.c - what is UTF-8, and steps through it. */
#include "core/text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
the_first_byte_that_is_no_utf8_is_found(void **state)
{
	static const struct {
		const char *s;
		size_t n, at;
	} cases[] = {
	    {"", 0, 0},
	    {"plan", 4, 4},
	    {"k\xE1\xBA\xBF", 4, 4},
	    {"\xF0\x9F\x98\x80", 4, 4},
	    {"\xF4\x8F\xBF\xBF", 4, 4}, /* U+10FFFF */
	    {"a\0b", 3, 3},
	    /* a continuation byte alone */
	    {"\x80", 1, 0},
	    {"ab\xBF", 3, 2},
	    /* cut short: at the end, and before another character */
	    {"a\xC4", 2, 1},
	    {"a\xE1\xBA", 3, 1},
	    {"a\xF0\x9F\x98", 4, 1},
	    {"\xE1\xBA"
	     "a",
		3, 0},
	    {"\xC4\xC4\x91", 3, 0},
	    /* longer than need be */
	    {"\xC0\x80", 2, 0},
	    {"\xC1\xBF", 2, 0},
	    {"\xE0\x80\x80", 3, 0},
	    {"\xE0\x9F\xBF", 3, 0},
	    {"\xF0\x80\x80\x80", 4, 0},
	    {"\xF0\x8F\xBF\xBF", 4, 0},
	    /* surrogates */
	    {"\xED\xA0\x80", 3, 0},
	    {"\xED\xBF\xBF", 3, 0},
	    {"\xED\x9F\xBF", 3, 3},
	    /* beyond U+10FFFF, five and six bytes */
	    {"\xF4\x90\x80\x80", 4, 0},
	    {"\xF5\x80\x80\x80", 4, 0},
	    {"\xF8\x88\x80\x80\x80", 5, 0},
	    {"\xFC\x84\x80\x80\x80\x80", 6, 0},
	    /* never in UTF-8 */
	    {"\xFE", 1, 0},
	    {"\xFF\xFE", 2, 0},
	    /* Latin-1 and windows-1258 text */
	    {"T\xE1"
	     "c",
		3, 1},
	    {"K\xEA\xEC ho\xE1\xF2"
	     "ch",
		10, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    utf8_check(cases[i].s, cases[i].n), cases[i].at);
}

/* A bad byte is found wherever it stands between good ones. */
static void
a_bad_byte_is_found_at_every_place(void **state)
{
	static const char good[] = "Kế hoạch số 64/KH-CĐCT, “thi đua” 😀";
	char s[sizeof(good) + 1];

	(void)state;
	for (size_t i = 0; i < sizeof(good); i++) {
		if (((unsigned char)good[i] & 0xC0) == 0x80)
			continue;
		memcpy(s, good, i);
		s[i] = '\xFF';
		memcpy(s + i + 1, good + i, sizeof(good) - i);
		assert_int_equal(utf8_check(s, sizeof(s)), i);
	}
}

/* Every character, with whatever stands behind it. */
static void
every_character_is_stepped_over_whole(void **state)
{
	(void)state;
	for (int32_t c = 1; c <= 0x10FFFF; c++) {
		utf8proc_uint8_t u[5];
		utf8proc_ssize_t n;
		int32_t got = -1;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		n = utf8proc_encode_char(c, u);
		u[n] = 0x80;
		if (utf8_next((const char *)u, (const char *)u + n, &got) !=
			(size_t)n ||
		    got != c ||
		    utf8_next((const char *)u, (const char *)u + n + 1, &got) !=
			(size_t)n)
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void
a_broken_byte_is_one_replacement(void **state)
{
	static const struct {
		const char *s;
		size_t n;
	} cases[] = {
	    {"\x80", 1},
	    {"\xBF", 1},
	    {"\xC4", 1},
	    {"\xC4"
	     "a",
		2},
	    {"\xC4\xC4", 2},
	    {"\xE1\xBA", 2},
	    {"\xE1\xBA"
	     "a",
		3},
	    {"\xF0\x9F\x98", 3},
	    {"\xF0\x9F\x98"
	     "a",
		4},
	    {"\xF0\x9F"
	     "ab",
		4},
	    {"\xF8\x88\x80\x80\x80", 5},
	    {"\xFE", 1},
	    {"\xFF\xFF\xFF\xFF", 4},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int32_t c = 0;

		assert_int_equal(
		    utf8_next(cases[i].s, cases[i].s + cases[i].n, &c), 1);
		assert_int_equal(c, UTF8_REPLACEMENT);
	}
}

/* As in the examples of Unicode, section 3.9, tables 3-8 to 3-11. */
static void
bad_bytes_are_taken_as_maximal_subparts(void **state)
{
	static const struct {
		const char *s;
		size_t n, bad;
	} cases[] = {
	    {"\x80\x80", 2, 1},
	    {"\xC0\xAF", 2, 1},
	    {"\xC1\x80", 2, 1},
	    {"\xC4", 1, 1},
	    {"\xC4z", 2, 1},
	    {"\xE0\x80\xBF", 3, 1},
	    {"\xE0\xA0", 2, 2},
	    {"\xE1\xBA", 2, 2},
	    {"\xE1\xBAz", 3, 2},
	    {"\xE1\xBA\xE1\xBA\xBF", 5, 2},
	    {"\xED\xA0\x80", 3, 1},
	    {"\xED\x9Fz", 3, 2},
	    {"\xF0\x80\x80\x41", 4, 1},
	    {"\xF0\x9F\x98", 3, 3},
	    {"\xF0\x9F\x98z", 4, 3},
	    {"\xF1\x80", 2, 2},
	    {"\xF4\x91\x92\x93", 4, 1},
	    {"\xF4\x8F\xBFz", 4, 3},
	    {"\xF5\x80\x80\x80", 4, 1},
	    {"\xFF\x41", 2, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(utf8_bad(cases[i].s, cases[i].s + cases[i].n),
		    cases[i].bad);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_byte_that_is_no_utf8_is_found),
	    cmocka_unit_test(a_bad_byte_is_found_at_every_place),
	    cmocka_unit_test(every_character_is_stepped_over_whole),
	    cmocka_unit_test(a_broken_byte_is_one_replacement),
	    cmocka_unit_test(bad_bytes_are_taken_as_maximal_subparts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
