/* test_token.c - our words are those of the full-text index. */
#define _GNU_SOURCE
#include "core/text/token.h"

#include "core/base/file.h"
#include "core/text/nfc.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <utf8proc.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
a_word_is_a_run_of_letters_marks_and_digits(void **state)
{
	static const struct {
		const char *text;
		size_t n;
		const char *words; /* with a '|' after each */
	} cases[] = {
	    {"", 0, ""}, {" .-", 3, ""}, {"thi đua", 9, "thi|đua|"},
	    {"64/KH-CĐCT", 11, "64|KH|CĐCT|"},
	    {"“Giỏi”, việc…", 22, "Giỏi|việc|"},
	    {"Xanh–Sạch", 13, "Xanh|Sạch|"},
	    {"CNVC-LÐ 100%", 13, "CNVC|LÐ|100|"},
	    {"a\xC2\xA0"
	     "b_c",
		6, "a|b|c|"},
	    {"e\xCC\x82\xCC\x81"
	     "o",
		6, "e\xCC\x82\xCC\x81o|"},
	    {"x²½Ⅳ", 8, "x²½Ⅳ|"}, {"vui😀vẻ", 11, "vui|vẻ|"},
	    {"a\0b", 3, "a|b|"},
	    {"ab\xFF"
	     "cd\xE1\xBA",
		7, "ab|cd|"}, /* bytes that are no text part words */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct token_iter it = token_begin(cases[i].text, cases[i].n);
		struct buf b = BUF_INIT;
		struct str w;
		size_t n = 0;

		while (token_next(&it, &w)) {
			buf_add(&b, w.p, w.n);
			buf_addc(&b, '|');
			n++;
		}
		assert_false(token_next(&it, &w));
		assert_string_equal(buf_cstr(&b), cases[i].words);
		assert_int_equal(token_count(cases[i].text, cases[i].n), n);
		buf_release(&b);
	}
}

/* The index's own words */

static sqlite3 *sql;
static sqlite3_stmt *insert, *words;

static const char tables[] =
    "CREATE VIRTUAL TABLE t USING fts5(x,"
    " tokenize='unicode61 remove_diacritics 0');"
    "CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);";

static int
set_up(void **state)
{
	(void)state;
	return sqlite3_open(":memory:", &sql) != SQLITE_OK ||
	       sqlite3_exec(sql, tables, NULL, NULL, NULL) != SQLITE_OK ||
	       sqlite3_prepare_v2(sql, "INSERT INTO t(rowid, x) VALUES(1, ?)",
		   -1, &insert, NULL) != SQLITE_OK ||
	       sqlite3_prepare_v2(sql, "SELECT term FROM v ORDER BY offset", -1,
		   &words, NULL) != SQLITE_OK;
}

static int
tear_down(void **state)
{
	(void)state;
	sqlite3_finalize(insert);
	sqlite3_finalize(words);
	return sqlite3_close(sql) != SQLITE_OK;
}

static void
index_words(const struct buf *text, struct buf *out)
{
	assert_int_equal(
	    sqlite3_exec(sql, "DELETE FROM t", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_bind_text(
	    insert, 1, buf_cstr(text), (int)text->n, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
	sqlite3_reset(insert);
	while (sqlite3_step(words) == SQLITE_ROW)
		buf_addf(
		    out, "%s|", (const char *)sqlite3_column_text(words, 0));
	sqlite3_reset(words);
}

static void
add_lower(struct buf *out, struct str w)
{
	utf8proc_uint8_t u[4];
	utf8proc_int32_t cp;

	while (w.n > 0) {
		utf8proc_ssize_t n = utf8proc_iterate(
		    (const utf8proc_uint8_t *)w.p, (utf8proc_ssize_t)w.n, &cp);

		assert_true(n > 0);
		w.p += n;
		w.n -= (size_t)n;
		n = utf8proc_encode_char(utf8proc_tolower(cp), u);
		buf_add(out, u, (size_t)n);
	}
	buf_addc(out, '|');
}

static void
our_words(const struct buf *text, struct buf *out)
{
	struct token_iter it = token_begin(buf_cstr(text), text->n);
	struct str w;

	while (token_next(&it, &w))
		add_lower(out, w);
}

static void
check_same_words(const struct buf *text)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	our_words(text, &a);
	index_words(text, &b);
	assert_string_equal(buf_cstr(&a), buf_cstr(&b));
	buf_release(&a);
	buf_release(&b);
}

/* Pieces of which plans are made; a mark stands behind its letter. */
static const char *const pieces[] = {"a", "b", "z", "A", "Z", "đ", "Đ", "Ð",
    "ð", "ă", "â", "ê", "ô", "ơ", "ư", "Ă", "Ơ", "Ư", "ế", "ệ", "ỗ", "ợ", "ự",
    "ỳ", "Ế", "Ỷ", "ý", "e\xCC\x82\xCC\x81", "o\xCC\x9B\xCC\xA3",
    "a\xCC\x86\xCC\x80", "u\xCC\x83", "i\xCC\x89", "0", "1", "9", "2025", " ",
    " ", "\n", "\t", "\xC2\xA0", "-", "–", "—", "/", ".", ",", ";", ":", "…",
    "“", "”", "\"", "'", "’", "(", ")", "[", "%", "‰", "_", "*", "#", "+", "=",
    "<", "&", "|", "\\", "°", "§", "©", "€", "₫", "½", "²", "Ⅳ", "№", "😀", "✓",
    "•", "►", "→", "ß", "é", "ñ", "я", "Щ", "α", "Ω", "計", "\xEF\xBC\xA1",
    "\xE2\x80\x8B"};

static uint32_t seed = 64;

static uint32_t
random_below(uint32_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static void
words_are_those_of_the_index(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		buf_reset(&text);
		buf_addf(&text, "x%sy %s %s%s", pieces[i], pieces[i], pieces[i],
		    pieces[i]);
		check_same_words(&text);
	}
	for (int round = 0; round < 2000; round++) {
		size_t n = 1 + random_below(30);

		buf_reset(&text);
		while (n-- > 0)
			buf_adds(&text, pieces[random_below(COUNT(pieces))]);
		check_same_words(&text);
	}
	buf_release(&text);
}

static void
read_nfc(const char *path, struct buf *out)
{
	struct buf raw = BUF_INIT;
	struct map map = MAP_INIT;
	struct err err = ERR_INIT;

	assert_int_equal(file_read(path, 1 << 20, &raw, &err), RC_OK);
	(void)nfc_add(buf_cstr(&raw), 0, raw.n, out, &map);
	buf_release(&raw);
	map_release(&map);
}

static void
words_of_the_corpus_are_those_of_the_index(void **state)
{
	struct dirent *e;
	DIR *d = opendir("corpus");
	size_t n = 0;

	(void)state;
	if (!d)
		skip();
	while ((e = readdir(d))) {
		struct buf text = BUF_INIT;
		char path[300];

		if (e->d_name[0] == '.')
			continue;
		(void)snprintf(path, sizeof(path), "corpus/%s", e->d_name);
		read_nfc(path, &text);
		check_same_words(&text);
		buf_release(&text);
		n++;
	}
	closedir(d);
	assert_true(n > 0);
}

/* Counts that two other programs agree on. */
static void
the_known_plans_have_the_known_number_of_words(void **state)
{
	static const struct {
		const char *start;
		size_t words;
	} cases[] = {
	    {"000_", 1528}, {"001_", 1863}, {"002_", 1857}, {"004_", 2631}};
	const char *folder = getenv("THIDUA_PLANS");
	struct dirent *e;
	size_t found = 0;
	DIR *d;

	(void)state;
	if (!folder)
		skip();
	d = opendir(folder);
	assert_non_null(d);
	while ((e = readdir(d)))
		for (size_t i = 0; i < COUNT(cases); i++) {
			struct buf text = BUF_INIT;
			char path[4096];

			if (strncmp(e->d_name, cases[i].start, 4) != 0)
				continue;
			(void)snprintf(
			    path, sizeof(path), "%s/%s", folder, e->d_name);
			read_nfc(path, &text);
			assert_int_equal(
			    token_count(text.p, text.n), cases[i].words);
			check_same_words(&text);
			buf_release(&text);
			found++;
		}
	closedir(d);
	assert_int_equal(found, COUNT(cases));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_word_is_a_run_of_letters_marks_and_digits),
	    cmocka_unit_test(words_are_those_of_the_index),
	    cmocka_unit_test(words_of_the_corpus_are_those_of_the_index),
	    cmocka_unit_test(the_known_plans_have_the_known_number_of_words),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
