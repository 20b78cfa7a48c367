/* test_valid.c - bytes to valid text. */
#include "core/text/valid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))
#define BAD      "\xEF\xBF\xBD"

static const struct {
	struct str in;
	const char *text, *xml;
} cases[] = {
#define IN(s)                                                                  \
	{                                                                      \
		s, sizeof(s) - 1                                               \
	}
    {IN(""), "", ""},
    {IN("Lạng Sơn"), "Lạng Sơn", "Lạng Sơn"},
    {IN("a\tb\r\nc"), "a\tb\r\nc", "a\tb\r\nc"},
    {IN("a\x01\x08\x0B\x0C\x0E\x1F"
	"b"),
	"a\x01\x08\x0B\x0C\x0E\x1F"
	"b",
	"ab"},
    {IN("\x7F\xC2\x9B"), "\x7F\xC2\x9B", "\x7F\xC2\x9B"},
    {IN("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD"),
	"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", "\xEF\xBF\xBD"},
    {IN("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    {IN("a\xFF\xE1\xBA"), "a" BAD BAD BAD, "a" BAD BAD BAD},
    {IN("\xED\xA0\x80"), BAD BAD BAD, BAD BAD BAD},
};

static void
what_is_not_utf8_is_replaced_and_what_is_not_xml_left_out(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_reset(&out);
		valid_add(&out, cases[i].in);
		assert_string_equal(buf_cstr(&out), cases[i].text);
		buf_reset(&out);
		valid_add_xml(&out, cases[i].in);
		assert_string_equal(buf_cstr(&out), cases[i].xml);
	}
	buf_reset(&out);
	valid_add_xml(&out, (struct str){"a\0b", 3});
	assert_string_equal(buf_cstr(&out), "ab");
	buf_release(&out);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		what_is_not_utf8_is_replaced_and_what_is_not_xml_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
