/* test_grep.c - which words a regular expression cannot do without. */
#include "core/store/grep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void
only_whole_words_are_looked_up(void **state)
{
	static const struct {
		const char *pattern, *words;
	} cases[] = {
	    {"", ""},
	    {"thi", ""},
	    {"thi đua", ""},
	    {"phong trào thi đua", "\"trào\" \"thi\""},
	    {" thi ", "\"thi\""},
	    {"a b+ c", ""},
	    {"a b c? d e", "\"b\" \"d\""},
	    {"a b ?c d e", "\"d\""},
	    {"a b* c", ""},
	    {"a b {2}c d e", "\"d\""},
	    {"a (b c d) e f g", "\"e\" \"f\""},
	    {"a [b c d] e f", "\"e\""},
	    {"a b|c d e f", ""},
	    {"(?i)a b c", ""},
	    {"a \\w c d e", "\"c\" \"d\""},
	    {"a b\\ c d e", "\"d\""},
	    {"a . c d", "\"c\""},
	    {"a b-c d e", "\"d\""},
	    {"a ^ c d", "\"c\""},
	    {"a \\Qb c\\E d e", ""},
	    {"a b # c d e", "\"b\" \"c\" \"d\""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = BUF_INIT;

		grep_words(cases[i].pattern, &b);
		if (strcmp(buf_cstr(&b), cases[i].words) != 0)
			fail_msg("%s: %s, not %s", cases[i].pattern,
			    buf_cstr(&b), cases[i].words);
		buf_release(&b);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_whole_words_are_looked_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
