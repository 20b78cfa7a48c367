/* test_html.c - a page, element by element. */
#include "core/out/html.h"

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
#define IN(s)                                                                  \
	{                                                                      \
		s, sizeof(s) - 1                                               \
	}

static const struct {
	struct str in;
	const char *out;
} cases[] = {
    {IN(""), ""},
    {IN("Lạng Sơn"), "Lạng Sơn"},
    {IN("Lao\xCC\xA3ng"), "Lao\xCC\xA3ng"},
    {IN("<script>alert('1 & \"2\"')</script>"),
	"&lt;script&gt;alert('1 &amp; &quot;2&quot;')&lt;/script&gt;"},
    {IN("&amp;"), "&amp;amp;"},
    {IN("]]>"), "]]&gt;"},
    {IN("a\tb\r\nc\nd"), "a b c d"},
    {IN("a\0b\x1B[31m\x7F\xC2\x9B"), "a" BAD "b" BAD "[31m" BAD BAD},
    {IN("\xE2\x80\xAEgnal\xE2\x80\xAC"), BAD "gnal" BAD},
    {IN("\xEF\xBF\xBE\xEF\xBF\xBFx" BAD), BAD BAD "x" BAD},
    {IN("a\xFF\xE1\xBA"), "a" BAD BAD BAD},
    {IN("\xED\xA0\x80"), BAD BAD BAD},
    {IN("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80"},
};

static void
text_is_escaped_and_made_safe(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html h = HTML_INIT;

		html_text(&h, cases[i].in);
		assert_string_equal(buf_cstr(&h.out), cases[i].out);
		html_release(&h);
	}
}

static void
values_of_attributes_are_escaped_likewise(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html h = HTML_INIT;
		struct buf expected = BUF_INIT;

		buf_addf(&expected, "<b title=\"%s\"></b>\n", cases[i].out);
		html_open(&h, "b");
		html_attr(&h, "title", cases[i].in);
		assert_string_equal(html_end(&h).p, expected.p);
		buf_release(&expected);
		html_release(&h);
	}
}

static void
empty_elements_have_an_end_but_for_those_html_closes(void **state)
{
	struct html h = HTML_INIT;

	(void)state;
	html_open(&h, "i");
	html_open(&h, "br");
	html_close(&h);
	html_open_class(&h, "span", "a");
	html_close(&h);
	assert_string_equal(
	    html_end(&h).p, "<i><br/><span class=\"a\"></span></i>\n");
	html_release(&h);
}

static void
what_is_open_is_closed_in_its_order(void **state)
{
	struct html h = HTML_INIT;

	(void)state;
	html_open(&h, "a");
	html_open(&h, "b");
	html_open(&h, "i");
	html_close_to(&h, 2);
	html_textf(&h, "%d < %d", 1, 2);
	assert_string_equal(html_end(&h).p, "<a><b><i></i>1 &lt; 2</b></a>\n");
	html_release(&h);
}

static void
a_part_is_taken_as_it_is(void **state)
{
	struct html h = HTML_INIT;

	(void)state;
	html_doctype(&h);
	html_open(&h, "b");
	html_attrf(&h, "id", "m%d-%s", 3, "x");
	html_raw(&h, str_of("<i>x</i>"));
	html_raw(&h, STR_NULL);
	html_close(&h);
	html_element(&h, "u", "a&b");
	html_quote(&h, "q", "vi", str_of("Hoà"));
	assert_string_equal(html_end(&h).p,
	    "<!DOCTYPE html><b id=\"m3-x\"><i>x</i></b><u>a&amp;b</u>"
	    "<q lang=\"vi\">Hoà</q>\n");
	html_release(&h);
}

static void
nothing_is_nothing(void **state)
{
	struct html h = HTML_INIT;

	(void)state;
	assert_int_equal(html_end(&h).n, 0);
	html_release(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_escaped_and_made_safe),
	    cmocka_unit_test(values_of_attributes_are_escaped_likewise),
	    cmocka_unit_test(
		empty_elements_have_an_end_but_for_those_html_closes),
	    cmocka_unit_test(what_is_open_is_closed_in_its_order),
	    cmocka_unit_test(a_part_is_taken_as_it_is),
	    cmocka_unit_test(nothing_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
