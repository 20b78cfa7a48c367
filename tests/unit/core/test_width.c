/* test_width.c - the columns that text takes, and where it breaks. */
#include "core/text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
width_counts_what_a_terminal_shows(void **state)
{
	static const struct {
		const char *text;
		size_t columns;
	} cases[] = {
	    {"", 0},
	    {"plan", 4},
	    {"kế hoạch", 8},
	    {"ke\xCC\x82\xCC\x81 hoa\xCC\xA3"
	     "ch",
		8}, /* decomposed */
	    {"KẾ HOẠCH", 8},
	    {"Đ/đ", 3},
	    {"“thi đua” – 2025", 16},
	    {"計畫", 4},
	    {"\xEF\xBC\xA1", 2}, /* full-width A */
	    {"a\xE2\x80\x8B"
	     "b",
		2},          /* zero width space */
	    {"\xFF\xC3", 2}, /* broken: one U+FFFD each */
	    {"\xEF\xBF\xBD", 1},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    width_of(str_of(cases[i].text)), cases[i].columns);
}

static void
a_cut_never_parts_a_letter_from_its_marks(void **state)
{
	static const struct {
		const char *text;
		size_t max;
		const char *kept;
	} cases[] = {
	    {"kế hoạch", 2, "kế"},
	    {"ke\xCC\x82\xCC\x81 ", 2, "ke\xCC\x82\xCC\x81"},
	    {"計畫", 3, "計"},
	    {"計畫", 1, ""},
	    {"plan", 4, "plan"},
	    {"plan", 9, "plan"},
	    {"plan", 0, ""},
	    {"", 3, ""},
	};
	size_t i, n;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		n = width_cut(str_of(cases[i].text), cases[i].max);
		assert_int_equal(n, strlen(cases[i].kept));
		assert_memory_equal(cases[i].text, cases[i].kept, n);
	}
}

static void
lines_break_between_words_where_they_can(void **state)
{
	static const struct {
		const char *text;
		size_t max;
		const char *lines; /* each followed by a | */
	} cases[] = {
	    {"phong trào thi đua", 10, "phong trào|thi đua|"},
	    {"phong trào thi đua", 11, "phong trào|thi đua|"},
	    {"phong trào thi đua", 9, "phong|trào thi|đua|"},
	    {"phong trào", 0, "phong trào|"},
	    {"phong   trào", 6, "phong|trào|"},
	    {"64/KH-CĐCT dài", 6, "64/KH-|CĐCT|dài|"},
	    {"計畫計畫", 4, "計畫|計畫|"},
	    {"計畫", 1, "計|畫|"},
	    {"e\xCC\x82\xCC\x81"
	     "e\xCC\x82\xCC\x81",
		1, "e\xCC\x82\xCC\x81|e\xCC\x82\xCC\x81|"},
	    {"   abc", 3, "   |abc|"},
	    {"ab    ", 3, "ab|"},
	    {"", 5, "|"},
	};
	struct buf got = BUF_INIT;
	struct str rest, line;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		buf_reset(&got);
		rest = str_of(cases[i].text);
		do {
			line = width_line(&rest, cases[i].max);
			buf_add(&got, line.p, line.n);
			buf_addc(&got, '|');
		} while (rest.n);
		assert_string_equal(buf_cstr(&got), cases[i].lines);
	}
	buf_release(&got);
}

static void
wrapping_loses_nothing_but_spaces(void **state)
{
	static const char text[] =
	    "Phong trào thi đua “Lao động giỏi, lao động sáng tạo” do Tổng "
	    "Liên đoàn phát động; 計畫 số 64/KH-CĐCT ngày 02/3/2017.";
	struct buf all = BUF_INIT, got = BUF_INIT;
	struct str rest, line;
	size_t max, i;

	(void)state;
	for (i = 0; text[i]; i++)
		if (text[i] != ' ')
			buf_addc(&all, text[i]);
	for (max = 1; max < 140; max++) {
		buf_reset(&got);
		rest = str_of(text);
		while (rest.n) {
			line = width_line(&rest, max);
			assert_true(max < 2 || width_of(line) <= max);
			for (i = 0; i < line.n; i++)
				if (line.p[i] != ' ')
					buf_addc(&got, line.p[i]);
		}
		assert_string_equal(buf_cstr(&got), buf_cstr(&all));
	}
	buf_release(&all);
	buf_release(&got);
}

static void
control_characters_are_not_shown(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
	    {"hoà, hòa", "hoà, hòa"},
	    {"a\tb\nc\r\nd", "a b c d"},
	    {"\x1B[31mred\x7F", "�[31mred�"},
	    {"a\xC2\x9B"
	     "b",
		"a�b"},
	    {"a\xE2\x80\xAE"
	     "b\xE2\x80\xAC",
		"a�b�"},
	    {"a\xE2\x81\xA6"
	     "b\xE2\x81\xA9",
		"a�b�"},
	    {"a\rb", "a�b"},
	    {"bad \xFF\xC3", "bad ��"},
	    {"“ok”\xC2\xA0…", "“ok”\xC2\xA0…"},
	    {"", ""},
	};
	struct buf got = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		buf_reset(&got);
		width_show(&got, str_of(cases[i].text));
		assert_string_equal(buf_cstr(&got), cases[i].shown);
	}
	buf_reset(&got);
	width_show(&got, (struct str){"a\0b", 3});
	assert_string_equal(buf_cstr(&got), "a�b");
	buf_release(&got);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(width_counts_what_a_terminal_shows),
	    cmocka_unit_test(a_cut_never_parts_a_letter_from_its_marks),
	    cmocka_unit_test(lines_break_between_words_where_they_can),
	    cmocka_unit_test(wrapping_loses_nothing_but_spaces),
	    cmocka_unit_test(control_characters_are_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
