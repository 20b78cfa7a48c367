/* test_starts.c - how a match can begin, read off patterns. */
#define _POSIX_C_SOURCE 200809L
#include "indexer/starts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char pieces[] = "(?(DEFINE)"
			     "(?<end> (?! \\p{L} ) )"
			     "(?<begin> (?<! [\\p{L}\\p{M}\\d] ) )"
			     "(?<mv> (?i: Phong \\ trào ) (?&end) )"
			     "(?<round> (?&round) a )"
			     "(?<wide> (?: a | b | (?&mv) )*+ )"
			     ")";

/* Starts as text: U capital, S small, W word, L line before the letters; "|"
 * behind each; "*" for anywhere, "+" where \G goes on. */
static const struct {
	const char *pattern, *starts;
} cases[] = {
    {"đua", "Sđua|"},
    {"Đua # a comment", "Uđua|"},
    {"(?i: ĐUA )", "đua|"},
    {"(?i) Đ (?: a | B )", "đa|đb|"},
    {"a \\  b", "Sa b|"},
    {"a | b c | d+ e", "Sa|Sbc|Sd|"},
    {"a? b", "Sab|Sb|"},
    {"a* b", "Sa|Sb|"},
    {"a{0,3} b", "Sa|Sb|"},
    {"a{1} b", "Sab|"},
    {"(?: ab | c ){2} d", "Sab|Sc|"},
    {"(?&mv) x", "phong tràox|"},
    {"(?&begin) a", "SWa|"},
    {"(?&begin) (?&mv)", "Wphong trào|"},
    {"(?<! \\p{L} ) a", "SWa|"},
    {"(?<! kết\\ ) a", "Sa|"},
    {"^ a", "SLa|"},
    {"^ . b", "L|"},
    {"\\A [^\\n] b", "L|"},
    {"\\d{1,2} /", "0|1|2|3|4|5|6|7|8|9|"},
    {"\\p{Lu} a", "U|"},
    {"(?= \\p{Lu}{2} ) (?i: ủy | ban )", "Uban|Uủy|"},
    {"[Hh] a", "Sha|Uha|"},
    {"[ab] \\d", "Sa0|Sa1|Sa2|Sa3|Sa4|Sa5|Sa6|Sa7|Sa8|Sa9|Sb0|Sb1|Sb2|Sb3|Sb4|"
		 "Sb5|Sb6|Sb7|Sb8|Sb9|"},
    {"(?<name> a ) (*MARK:x) b", "Sab|"},
    {"a (?= b ) c", "Sac|"},
    {"\\G , | a", "Sa|+"},
    {"a | ab | abc", "Sa|"},
    {"(?: (?<short> a ) | b ) (?(<short>) c | d )", "Sa|Sb|"},
    {"a {L} b", "Sa{l}b|"}, /* no bounds: letters */
    {"Cộng hòa", "Ucộnghòa|"},
    {"\\x{2026} a", "…a|"},
    /* what is not understood, and what begins with anything */
    {"(?R)", "*"},
    {"(?&nobody)", "*"},
    {"(?&round)", "*"},
    {"(?|a|b)", "*"},
    {"(*COMMIT) a", "*"},
    {"(a) \\1", "*"},
    {"\\1 a", "*"},
    {". a", "*"},
    {"a? b*", "*"},
    {"[^a] b", "*"},
    {"\\p{L} b", "*"},
    {"(?i: \\p{Lu} ) b", "*"}, /* differs between versions */
    {"[[:alpha:]]", "*"},
    {"(?<= x ) . ", "*"},
    {"(?= \\G a ) b", "*"},
    {"a )", "*"},
    {"( a", "*"},
    {"\\Qa\\E", "*"},
};

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The parts of a list that end in '|', in order. */
static void
sort(char *list)
{
	char *v[64], copy[1024] = "", *save = NULL, *p;
	size_t n = 0;

	for (p = strtok_r(list, "|", &save); p; p = strtok_r(NULL, "|", &save))
		v[n++] = p;
	qsort(v, n, sizeof(*v), by_bytes);
	for (size_t i = 0; i < n; i++) {
		strcat(copy, v[i]);
		strcat(copy, "|");
	}
	strcpy(list, copy);
}

static void
show(const struct starts *s, char *out)
{
	*out = '\0';
	for (size_t i = 0; i < s->n; i++) {
		const struct start *one = &s->v[i];

		(void)sprintf(out + strlen(out), "%s%s%s%s%.*s|",
		    one->flags & START_SMALL ? "S" : "",
		    one->flags & START_UPPER ? "U" : "",
		    one->flags & START_WORD ? "W" : "",
		    one->flags & START_LINE ? "L" : "", one->n, one->text);
	}
	sort(out);
	strcat(out, s->anywhere ? "*" : s->chained ? "+" : "");
}

static void
a_pattern_says_how_it_begins(void **state)
{
	struct define *shared = define_new(str_of(pieces));

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str pattern = str_of(cases[i].pattern);
		struct define *own = define_new(pattern);
		char found[2048], expected[2048];
		struct starts s;
		bool chained = strchr(cases[i].starts, '+');

		(void)strcpy(expected, cases[i].starts);
		expected[strcspn(expected, "+*")] = '\0';
		sort(expected);
		strcat(expected, strchr(cases[i].starts, '*') ? "*"
				 : chained                    ? "+"
							      : "");
		starts_read(&s, pattern, own, shared);
		show(&s, found);
		if (strcmp(found, expected) != 0)
			fail_msg("%s gives %s, not %s", cases[i].pattern, found,
			    expected);
		starts_release(&s);
		define_free(own);
	}
	define_free(shared);
}

/* A pattern that doubles with each reference is given up, not followed. */
static void
a_pattern_that_grows_without_end_is_given_up(void **state)
{
	static const char deep[] =
	    "(?(DEFINE) (?<a> (?&b)(?&b)(?&b)(?&b) | x )"
	    " (?<b> (?&c)(?&c)(?&c)(?&c) | y ) (?<c> (?&d)(?&d)(?&d)(?&d) | z )"
	    " (?<d> (?&a)(?&a)(?&a)(?&a) | w ) ) (?&a)";
	struct define *own = define_new(str_of(deep));
	struct starts s;

	(void)state;
	starts_read(&s, str_of(deep), own, own);
	assert_true(s.anywhere);
	assert_int_equal(s.n, 0);
	starts_release(&s);
	define_free(own);
}

static void
a_pattern_that_breaks_off_is_not_run_past(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof(pieces); n++) {
		struct str cut = {pieces, n};
		struct define *own = define_new(cut);
		struct starts s;

		starts_read(&s, cut, own, own);
		starts_release(&s);
		define_free(own);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pattern_says_how_it_begins),
	    cmocka_unit_test(a_pattern_that_grows_without_end_is_given_up),
	    cmocka_unit_test(a_pattern_that_breaks_off_is_not_run_past),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
