/* test_define.c - which shared pieces a rule gets. */
#include "indexer/define.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char pieces[] =
    "# (?<comment> in a comment )\n"
    "(?(DEFINE)(?<known>a|b))\n"
    "(?(DEFINE)\n"
    "  (?<one> [)(\\]] \\( (?&two) ) # a bracket ) in a comment\n"
    "  (?<two> x (?: y ) )\n"
    "  (?<circle> (?&circle)? z )\n"
    "  (?<unused> (?&known) )\n"
    ")\n";

static const struct {
	const char *pattern, *selected;
} cases[] = {
    {"abc", ""},
    {"(?&known)", "(?(DEFINE)(?<known>a|b))\n"},
    {"(?&two)", "(?(DEFINE)(?<two> x (?: y ) ))\n"},
    {"(?&one)", "(?(DEFINE)(?<one> [)(\\]] \\( (?&two) )\n"
		"(?<two> x (?: y ) ))\n"},
    {"(?&circle) (?&circle)", "(?(DEFINE)(?<circle> (?&circle)? z ))\n"},
    {"(?&nobody)", ""},
    {"(?&", ""},
};

static void
a_rule_gets_the_pieces_it_refers_to(void **state)
{
	struct define *d = define_new(str_of(pieces));

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = BUF_INIT;

		define_select(d, str_of(cases[i].pattern), &out);
		assert_string_equal(buf_cstr(&out), cases[i].selected);
		buf_release(&out);
	}
	define_free(d);
}

static void
text_that_breaks_off_is_not_run_past(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof(pieces); n++) {
		struct define *d = define_new((struct str){pieces, n});
		struct buf out = BUF_INIT;

		define_select(d, str_of("(?&one)(?&known)"), &out);
		buf_release(&out);
		define_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rule_gets_the_pieces_it_refers_to),
	    cmocka_unit_test(text_that_breaks_off_is_not_run_past),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
