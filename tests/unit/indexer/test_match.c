/* test_match.c - looking where starts stand finds what looking everywhere
 * finds. */
#define _GNU_SOURCE
#include "core/base/file.h"
#include "tests/unit/indexer/scene.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void
on_match(const struct match *m, void *arg)
{
	struct buf *b = arg;
	const char *group;
	struct span at;

	buf_addf(b, "%s %zu-%zu %s %d:", match_rule(m), m->at.from, m->at.to,
	    m->mark ? m->mark : "", m->chained);
	for (size_t i = 0; (group = match_group_name(m, i)); i++)
		if (match_group(m, group, &at))
			buf_addf(b, " %s %zu-%zu", group, at.from, at.to);
	buf_addc(b, '\n');
}

/* The beginning of the character that holds offset at. */
static size_t
whole(const struct buf *text, size_t at)
{
	while (at > 0 && ((unsigned char)text->p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* All matches of all kinds, in the document and in an odd part of it. */
static void
find_all(struct scene *s, struct buf *out)
{
	const struct buf *text = &s->doc.match;
	const struct span part = {
	    whole(text, text->n / 3), whole(text, text->n / 2)};
	const char *kind;

	for (size_t i = 0; (kind = rules_kind(s->rules, i)); i++) {
		match_kind(s->matcher, &s->doc, kind, on_match, out);
		match_within(s->matcher, &s->doc, kind, part, on_match, out);
	}
}

/* The line of a that b has not, or what b has more. */
static const char *
first_difference(const char *a, const char *b)
{
	size_t line = 0;

	for (size_t i = 0; a[i] && a[i] == b[i]; i++)
		if (a[i] == '\n')
			line = i + 1;
	return a + line;
}

/* Gives whether it could be told: no rule met a limit. */
static bool
check_document(struct scene *s, const char *name)
{
	struct buf plain = BUF_INIT, quick = BUF_INIT;
	const char *p, *q;
	bool limited;
	size_t at;

	find_all(s, &plain);
	limited = matcher_limit(s->matcher, &at);
	matcher_begin(s->matcher, &s->doc);
	find_all(s, &quick);
	matcher_end(s->matcher);
	limited |= matcher_limit(s->matcher, &at) != NULL;
	p = buf_cstr(&plain);
	q = buf_cstr(&quick);
	if (!limited && strcmp(p, q) != 0)
		fail_msg("%s:\n%.200s\n---\n%.200s", name,
		    first_difference(p, q), first_difference(q, p));
	buf_release(&plain);
	buf_release(&quick);
	return !limited;
}

static void
every_rule_finds_the_same_in_the_gold(void **state)
{
	static const char folder[] = "tests/gold";
	DIR *dir = opendir(folder);
	struct err err = ERR_INIT;
	struct dirent *e;
	struct scene s;
	size_t read = 0;

	(void)state;
	assert_non_null(dir);
	scene_open(&s, NULL);
	while ((e = readdir(dir))) {
		struct buf path = BUF_INIT, text = BUF_INIT;

		if (!strstr(e->d_name, ".txt"))
			continue;
		buf_addf(&path, "%s/%s", folder, e->d_name);
		assert_int_equal(
		    file_read(buf_cstr(&path), 1 << 20, &text, &err), RC_OK);
		scene_read(&s, buf_cstr(&text));
		assert_true(check_document(&s, e->d_name));
		buf_release(&path);
		buf_release(&text);
		read++;
	}
	(void)closedir(dir);
	assert_true(read > 100);
	scene_close(&s);
}

/* Patterns and texts by chance */

static unsigned seed = 1;

static size_t
any(size_t n)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % n;
}

static void
add_pattern(struct buf *b, int depth)
{
	static const char *const atoms[] = {"a", "B", "đ", "Đ", "ế", "Ế", "\\ ",
	    "\\d", "[aB]", "[^b]", "[đ-ế]", "\\p{Lu}", "\\p{L}", "^", "$", ".",
	    "(?&edge)", "(?&word)", "\\n", "\\x{110}", "1", "(?=a)", "(?!b)",
	    "(?<! \\p{L} )", "(?<= \\ )", "(*MARK:m)", "\\b", ","};
	static const char *const opens[] = {
	    "(?: ", "(?i: ", "(?<g> ", "(?> ", "(?= ", "(?! ", "( "};
	static const char *const counts[] = {
	    "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,3}?", "*?", "?+"};
	static const size_t n_atoms = sizeof(atoms) / sizeof(*atoms);

	for (size_t n = 1 + any(3); n > 0; n--) {
		if (depth < 2 && any(3) == 0) {
			buf_adds(b, opens[any(7)]);
			add_pattern(b, depth + 1);
			buf_adds(b, " )");
		} else {
			const char *atom = atoms[any(n_atoms)];

			buf_addf(b, " %s", atom);
			if (strchr("^$", *atom) || strstr(atom, "(*") ||
			    strcmp(atom, "\\b") == 0)
				continue;
		}
		buf_adds(b, counts[any(11)]);
	}
	if (any(3) == 0) {
		buf_adds(b, " |");
		add_pattern(b, depth + 1);
	}
}

static void
write_pattern(const char *folder, size_t i)
{
	struct buf b = BUF_INIT, path = BUF_INIT;
	FILE *f;

	buf_adds(&b, "# zone: body\n(?:");
	add_pattern(&b, 0);
	buf_adds(&b, " )");
	if (any(3) == 0) {
		buf_adds(&b, " | \\G (?<! ^ ) (?:");
		add_pattern(&b, 0);
		buf_adds(&b, " )");
	}
	buf_adds(&b, "\n(?(DEFINE) (?<edge> (?<! [\\p{L}\\d] ) )"
		     " (?<word> (?i: đa | b\\ A ) ) )\n");
	buf_addf(&path, "%s/x%zu.pcre", folder, i);
	f = fopen(buf_cstr(&path), "w");
	assert_non_null(f);
	assert_true(fputs(buf_cstr(&b), f) >= 0);
	assert_int_equal(fclose(f), 0);
	buf_release(&b);
	buf_release(&path);
}

static void
add_text(struct buf *b)
{
	static const char *const letters[] = {"a", "A", "b", "B", "đ", "Đ", "ế",
	    "Ế", " ", " ", "1", "2", ",", "\n", "đa", "b A", "“", "ｅ", "Ａ",
	    "е"};

	for (size_t n = any(60); n > 0; n--)
		buf_adds(b, letters[any(sizeof(letters) / sizeof(*letters))]);
}

static void
remove_folder(const char *folder)
{
	struct buf command = BUF_INIT;

	buf_addf(&command, "rm -r %s", folder);
	assert_int_equal(system(buf_cstr(&command)), 0);
	buf_release(&command);
}

enum { PATTERNS = 300, TEXTS = 400 };

static void
patterns_by_chance_find_the_same(void **state)
{
	char folder[] = "/tmp/thidua-match-XXXXXX";
	size_t told = 0;
	struct scene s;

	(void)state;
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < PATTERNS; i++)
		write_pattern(folder, i);
	scene_open(&s, folder);
	for (size_t i = 0; i < TEXTS; i++) {
		struct buf text = BUF_INIT;

		add_text(&text);
		scene_text(&s, buf_cstr(&text));
		told += check_document(&s, buf_cstr(&text));
		buf_release(&text);
	}
	assert_true(told > TEXTS / 2);
	scene_close(&s);
	remove_folder(folder);
}

/* ſ and K (the sign of the kelvin) are s and k to PCRE2, in more bytes. */
static void
letters_of_another_length_are_found(void **state)
{
	static const char *const texts[] = {
	    "ſố 12", "phong trào thi đua “A”, \xE2\x84\xAA", "İ ı"};
	struct scene s;

	(void)state;
	scene_open(&s, NULL);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		scene_text(&s, texts[i]);
		assert_true(check_document(&s, texts[i]));
	}
	scene_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_rule_finds_the_same_in_the_gold),
	    cmocka_unit_test(patterns_by_chance_find_the_same),
	    cmocka_unit_test(letters_of_another_length_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
