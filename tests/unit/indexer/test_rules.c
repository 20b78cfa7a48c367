/* test_rules.c - patterns in files: where they apply, what they capture, what
 * is wrong with them. */
#define _GNU_SOURCE
#include "indexer/rules.h"

#include "tests/unit/indexer/scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static char folder[] = "/tmp/thidua-rules-XXXXXX";
static struct authority *authority;

static int
enter(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	return !mkdtemp(folder) ||
	       authority_load(&authority, NULL, &err) != RC_OK;
}

static int
leave(void **state)
{
	(void)state;
	authority_free(authority);
	return rmdir(folder) != 0;
}

static enum rc
load(struct rules **rules, const char *dir, struct err *err)
{
	return rules_load(rules, dir, authority_pieces(authority), err);
}

static char *
path_of(const char *name)
{
	static char path[200];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
write_rule(const char *name, const char *text)
{
	FILE *f = fopen(path_of(name), "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
remove_rule(const char *name)
{
	assert_int_equal(unlink(path_of(name)), 0);
}

/* Where a rule met its limit; only looked at where there is one. */
static size_t limit_at;

/* What a match shows: [words] (mark) group=words, "+" where it is chained. */
struct log {
	struct buf b;
	const char *text;
};

static void
on_match(const struct match *m, void *arg)
{
	struct log *l = arg;
	const char *group, *last = "";
	struct span at;

	buf_addf(&l->b, "%s[%.*s]", m->chained ? "+" : "",
	    (int)(m->at.to - m->at.from), l->text + m->at.from);
	if (m->mark)
		buf_addf(&l->b, "(%s)", m->mark);
	for (size_t i = 0; (group = match_group_name(m, i)); i++) {
		if (strcmp(group, last) != 0 && match_group(m, group, &at))
			buf_addf(&l->b, " %s=%.*s", group,
			    (int)(at.to - at.from), l->text + at.from);
		last = group;
	}
	assert_false(match_group(m, "no-such-group", &at));
}

/* A rule of the kind "mine" over a text that is head, title, body and tail,
 * a line each; gives what it found. */
static void
check_rule(
    const char *rule, const char *const lines[ZONE_COUNT], const char *expected)
{
	struct log log = {BUF_INIT, NULL};
	struct buf text = BUF_INIT;
	struct scene s;

	write_rule("mine.pcre", rule);
	scene_open(&s, folder);
	for (int z = 0; z < ZONE_COUNT; z++)
		buf_addf(&text, "%s\n", lines[z]);
	scene_text(&s, text.p);
	for (size_t z = 0, at = 0; z < ZONE_COUNT; z++) {
		s.doc.zone[z] = (struct span){at, at + strlen(lines[z])};
		at += strlen(lines[z]) + 1;
	}
	log.text = text.p;
	match_kind(s.matcher, &s.doc, "mine", on_match, &log);
	assert_string_equal(buf_cstr(&log.b), expected);
	assert_null(matcher_limit(s.matcher, &limit_at));
	buf_release(&log.b);
	buf_release(&text);
	scene_close(&s);
	remove_rule("mine.pcre");
}

static const char *const zones[ZONE_COUNT] = {
    "đầu a1", "tên a2", "thân a3 a4", "cuối a5"};

static void
a_rule_applies_in_its_zones(void **state)
{
	static const struct {
		const char *rule, *found;
	} cases[] = {
	    {"a\\d", "[a1][a2][a3][a4][a5]"},
	    {"# what it is\na\\d", "[a1][a2][a3][a4][a5]"},
	    {"# zone: body\na\\d", "[a3][a4]"},
	    {"# about\n# zone: tail head\n# more\na\\d", "[a1][a5]"},
	    {"# zone: title, body\r\na\\d", "[a2][a3][a4]"},
	    {"\xEF\xBB\xBF# zone: title\na\\d", "[a2]"}, /* as Notepad saves */
	    {"\n# zone: body\na\\d", "[a1][a2][a3][a4][a5]"}, /* too late */
	    {"# zone: body\n^ thân", "[thân]"},
	    {"# zone: body\na\\d $", "[a4]"},
	    {"# zone: head\nđầu .* tên", ""}, /* a zone ends */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check_rule(cases[i].rule, zones, cases[i].found);
}

static void
groups_and_marks_say_what_was_found(void **state)
{
	static const char *const list[ZONE_COUNT] = {
	    "", "", "đợt “A”; “B” và “C”. “D”", ""};
	static const struct {
		const char *rule, *found;
	} cases[] = {
	    /* one name for two groups: the one that took part */
	    {"“ (?<x> [AB] ) ” | “ (?<x> C ) ”", "[“A”] x=A[“B”] x=B[“C”] x=C"},
	    {"“ (?<x> A ) ” (*MARK:first) | “ (?<x> B ) ” (*MARK:second)",
		"[“A”](first) x=A[“B”](second) x=B"},
	    {"“ (?<x> [A-D] ) (?<never> z )? ”",
		"[“A”] x=A[“B”] x=B[“C”] x=C[“D”] x=D"},
	    /* a list, walked from member to member */
	    {"(?: đợt \\  | \\G (?<!^) (?: ; \\  | \\ và \\  ) )"
	     " “ (?<x> \\w ) ”",
		"[đợt “A”] x=A+[; “B”] x=B+[ và “C”] x=C"},
	    /* pieces that all rules share */
	    {"đợt \\ “ (?<x> (?&curly) ) ”", "[đợt “A”] x=A"},
	    /* blind to capitals, in Vietnamese too */
	    {"(?i: ĐỢT )", "[đợt]"}, {"z*", ""}, /* nothing is never found */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check_rule(cases[i].rule, list, cases[i].found);
}

static void
assert_refused(const char *rules, const char *why)
{
	struct rules *r = NULL;
	struct err err = ERR_INIT;

	assert_int_equal(load(&r, rules, &err), RC_USAGE);
	assert_null(r);
	assert_string_equal(err.msg, why);
}

static void
a_wrong_rule_is_named_with_its_place_and_the_reason(void **state)
{
	static const struct {
		const char *name, *rule, *why; /* after the folder */
	} cases[] = {
	    {"mine.pcre", "(a",
		"mine.pcre:1:3: missing closing parenthesis, in: (a"},
	    {"mine.pcre", "# zone: body\n(?<x>a)\nb)\n",
		"mine.pcre:3:2: unmatched closing parenthesis, in: b)"},
	    {"theme-mine.pcre", "# about\n\n[a",
		"theme-mine.pcre:3:3: missing terminating ] for character "
		"class, in: [a"},
	    {"mine.pcre", "(?&nothing)",
		"mine.pcre:1:4: reference to non-existent subpattern, in: "
		"(?&nothing)"},
	    {"mine.pcre", "# zone: body foot\na",
		"mine.pcre:1: unknown zone \"foot\"; a zone is head, title, "
		"body or tail"},
	    {"mine.pcre", "# a\n# zone: Body\na",
		"mine.pcre:2: unknown zone \"Body\"; a zone is head, title, "
		"body or tail"},
	    {"mine.pcre", "a\nT\xE9\n", "mine.pcre:2: invalid UTF-8"},
	    {"define.pcre", "(?(DEFINE)\n(?<curly> a)",
		"define.pcre:2:13: missing closing parenthesis, in: (?<curly> "
		"a)"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char why[400];

		write_rule(cases[i].name, cases[i].rule);
		(void)snprintf(why, sizeof(why), "%s/%s", folder, cases[i].why);
		assert_refused(folder, why);
		remove_rule(cases[i].name);
	}
}

static void
a_folder_without_rules_is_named(void **state)
{
	char why[400];

	(void)state;
	(void)snprintf(why, sizeof(why),
	    "no rule (a file NAME.pcre) in the folder %s", folder);
	assert_refused(folder, why);
	write_rule("notes.txt", "(");
	write_rule(".hidden.pcre", "(");
	assert_refused(folder, why);
	remove_rule("notes.txt");
	remove_rule(".hidden.pcre");
	assert_refused("/nowhere",
	    "cannot open the rules folder /nowhere: No such file or directory");
}

static void
a_rule_that_is_no_file_or_too_large_is_named(void **state)
{
	char why[400], *big = malloc(300001);

	(void)state;
	assert_int_equal(mkfifo(path_of("mine.pcre"), 0600), 0);
	(void)snprintf(
	    why, sizeof(why), "%s/mine.pcre: not a regular file", folder);
	assert_refused(folder, why);
	remove_rule("mine.pcre");
	memset(big, 'a', 300000);
	big[300000] = '\0';
	write_rule("mine.pcre", big);
	(void)snprintf(why, sizeof(why),
	    "%s/mine.pcre: 300000 bytes, more than the limit of 262144",
	    folder);
	assert_refused(folder, why);
	remove_rule("mine.pcre");
	free(big);
}

static void
rules_have_a_hash_of_names_and_texts(void **state)
{
	struct rules *r;
	struct err err = ERR_INIT;
	char hash[4][65];

	(void)state;
	assert_int_equal(load(&r, NULL, &err), RC_OK);
	(void)strcpy(hash[0], rules_hash(r));
	rules_free(r);
	write_rule("mine.pcre", "a");
	assert_int_equal(load(&r, folder, &err), RC_OK);
	(void)strcpy(hash[1], rules_hash(r));
	rules_free(r);
	write_rule("mine.pcre", "a ");
	assert_int_equal(load(&r, folder, &err), RC_OK);
	(void)strcpy(hash[2], rules_hash(r));
	rules_free(r);
	remove_rule("mine.pcre");
	write_rule("mine-b.pcre", "a");
	assert_int_equal(load(&r, folder, &err), RC_OK);
	(void)strcpy(hash[3], rules_hash(r));
	rules_free(r);
	remove_rule("mine-b.pcre");
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(strlen(hash[i]), 64);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(hash[i], hash[k]);
	}
}

static void
the_kind_is_the_name_up_to_the_dash(void **state)
{
	struct rules *r;
	struct err err = ERR_INIT;
	size_t found = 0;
	const char *kind;

	(void)state;
	write_rule("mine.pcre", "a");
	write_rule("mine-two.pcre", "b");
	write_rule("theme-mine.pcre", "c");
	assert_int_equal(load(&r, folder, &err), RC_OK);
	for (size_t i = 0; (kind = rules_kind(r, i)); i++) {
		assert_null(strchr(kind, '-'));
		found += strcmp(kind, "mine") == 0;
	}
	assert_int_equal(found, 1);
	rules_free(r);
	remove_rule("mine.pcre");
	remove_rule("mine-two.pcre");
	remove_rule("theme-mine.pcre");
}

static void
a_rule_that_never_ends_meets_its_limit(void **state)
{
	struct log log = {BUF_INIT, NULL};
	const char *limit;
	char text[101];
	int flagged = 0;
	struct scene s;

	(void)state;
	memset(text, 'a', 100);
	text[100] = '\0';
	write_rule("mine-slow.pcre", "^ (?: a | aa | aaa )+ [yz]");
	scene_open(&s, folder);
	scene_text(&s, text);
	log.text = text;
	match_kind(s.matcher, &s.doc, "mine", on_match, &log);
	assert_string_equal(buf_cstr(&log.b), "");
	limit = matcher_limit(s.matcher, &limit_at);
	assert_non_null(limit);
	assert_string_equal(limit, "mine-slow");
	assert_int_equal(limit_at, 0);
	assert_null(matcher_limit(s.matcher, &limit_at)); /* said once */

	/* the document says so */
	document_reset(&s.doc);
	scene_read(&s, text);
	extract(&s.doc, s.matcher, s.authority, &s.facts);
	for (size_t i = 0; i < s.facts.flags.n; i++) {
		const struct flag *f = &s.facts.flags.v[i];

		if (strcmp(f->code, "rule-limit") != 0)
			continue;
		assert_string_equal(f->detail,
		    "rule mine-slow met its limit and may have missed "
		    "something");
		flagged++;
	}
	assert_int_equal(flagged, 1);
	scene_close(&s);
	buf_release(&log.b);
	remove_rule("mine-slow.pcre");
}

static void
a_match_at_the_start_or_within_a_span(void **state)
{
	static const char text[] = "x a1 a2 a3";
	struct log log = {BUF_INIT, text};
	struct match m;
	struct scene s;

	(void)state;
	write_rule("mine.pcre", "# zone: tail\na\\d");
	scene_open(&s, folder);
	scene_text(&s, text);
	match_within(
	    s.matcher, &s.doc, "mine", (struct span){3, 7}, on_match, &log);
	assert_string_equal(buf_cstr(&log.b), "[a2]");
	assert_false(match_text(s.matcher, "mine", str_of(text), &m));
	assert_false(match_group(&m, "x", &(struct span){0, 0}));
	assert_true(match_text(s.matcher, "mine", str_of("a1 a2"), &m));
	assert_int_equal(m.at.to, 2);
	assert_string_equal(match_rule(&m), "mine");
	scene_close(&s);
	buf_release(&log.b);
	remove_rule("mine.pcre");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rule_applies_in_its_zones),
	    cmocka_unit_test(groups_and_marks_say_what_was_found),
	    cmocka_unit_test(
		a_wrong_rule_is_named_with_its_place_and_the_reason),
	    cmocka_unit_test(a_folder_without_rules_is_named),
	    cmocka_unit_test(a_rule_that_is_no_file_or_too_large_is_named),
	    cmocka_unit_test(rules_have_a_hash_of_names_and_texts),
	    cmocka_unit_test(the_kind_is_the_name_up_to_the_dash),
	    cmocka_unit_test(a_rule_that_never_ends_meets_its_limit),
	    cmocka_unit_test(a_match_at_the_start_or_within_a_span),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
