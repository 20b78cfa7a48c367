/* test_terms.c - any text as a full-text query. */
#include "query/terms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
each_word_is_a_term_and_quoted_words_are_one(void **state)
{
	static const struct {
		const char *text, *query;
		size_t terms;
	} cases[] = {
	    {"", "", 0},
	    {" - … ( ", "", 0},
	    {"giỏi", "\"giỏi\"", 1},
	    {"Giỏi  việc,nước", "\"Giỏi\" \"việc\" \"nước\"", 3},
	    {"64/KH-CĐCT", "\"64\" \"KH\" \"CĐCT\"", 3},
	    {"\"giỏi việc nước\"", "\"giỏi việc nước\"", 1},
	    {"“giỏi việc” nước", "\"giỏi việc\" \"nước\"", 2},
	    {"“giỏi việc“ nước", "\"giỏi việc\" \"nước\"", 2},
	    {"a“b”c", "\"a\" \"b\" \"c\"", 3},
	    {"«giỏi, việc»", "\"giỏi việc\"", 1},
	    {"thi \"đua yêu", "\"thi\" \"đua\" \"yêu\"", 3},
	    {"\"\" “ ”", "", 0},
	    {"lao động lao động", "\"lao\" \"động\"", 2},
	    {"\"lao động\" lao", "\"lao động\" \"lao\"", 2},
	    {"a AND b* OR (c) NOT ^d NEAR(e, 2) f:g + h",
		"\"a\" \"AND\" \"b\" \"OR\" \"c\" \"NOT\" \"d\" \"NEAR\" "
		"\"e\" \"2\" \"f\" \"g\" \"h\"",
		13},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;

		assert_int_equal(
		    terms_query(str_of(cases[i].text), &out), cases[i].terms);
		assert_string_equal(buf_cstr(&out), cases[i].query);
		buf_release(&out);
	}
}

static void
marks_are_seen_wherever_they_stand(void **state)
{
	static const struct {
		const char *text;
		bool marks;
	} cases[] = {
	    {"", false},
	    {"thi dua", false},
	    {"THI DUA", false},
	    {"thi đua", true},
	    {"Đua", true},
	    {"lao dộng gioi", true},
	    {"“thi dua” – 2017…", false},
	    {"hòa", true},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    terms_have_marks(str_of(cases[i].text)), cases[i].marks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_word_is_a_term_and_quoted_words_are_one),
	    cmocka_unit_test(marks_are_seen_wherever_they_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
