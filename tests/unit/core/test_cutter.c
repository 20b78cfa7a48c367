/* test_cutter.c - the quick tokenizer gives what unicode61 gives. */
#include "core/store/cutter.h"

#include "core/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

/* Two connections: the one as SQLite has it, the other with the cutter. */
struct side {
	sqlite3 *sql;
	sqlite3_stmt *put, *words;
};

static struct side plain, quick;

static void
open_side(struct side *s, int with)
{
	static const char tables[] =
	    "CREATE VIRTUAL TABLE t USING fts5(x,"
	    " tokenize='unicode61 remove_diacritics 0');"
	    "CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);";

	assert_int_equal(sqlite3_open(":memory:", &s->sql), SQLITE_OK);
	if (with)
		assert_int_equal(cutter_open(s->sql), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(s->sql, tables, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(s->sql, "INSERT INTO t(rowid, x) VALUES(1, ?1)",
		-1, &s->put, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(s->sql,
			     "SELECT term, \"offset\" FROM v ORDER BY 2, 1", -1,
			     &s->words, NULL),
	    SQLITE_OK);
}

static int
set_up(void **state)
{
	(void)state;
	open_side(&plain, 0);
	open_side(&quick, 1);
	return 0;
}

static void
close_side(struct side *s)
{
	sqlite3_finalize(s->put);
	sqlite3_finalize(s->words);
	sqlite3_close(s->sql);
}

static int
tear_down(void **state)
{
	(void)state;
	close_side(&plain);
	close_side(&quick);
	return 0;
}

static void
words_of(struct side *s, const char *text, size_t n, struct buf *out)
{
	assert_int_equal(
	    sqlite3_exec(s->sql, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_bind_text(s->put, 1, text, (int)n, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(s->put), SQLITE_DONE);
	sqlite3_reset(s->put);
	while (sqlite3_step(s->words) == SQLITE_ROW)
		buf_addf(out, "%d:%s|", sqlite3_column_int(s->words, 1),
		    (const char *)sqlite3_column_text(s->words, 0));
	sqlite3_reset(s->words);
	assert_int_equal(
	    sqlite3_exec(s->sql, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
}

static void
check(const char *text, size_t n)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	words_of(&plain, text, n, &a);
	words_of(&quick, text, n, &b);
	assert_string_equal(buf_cstr(&a), buf_cstr(&b));
	buf_release(&a);
	buf_release(&b);
}

/* Each character alone, within a word, and beside one. */
static void
all_characters_are_cut_and_folded_alike(void **state)
{
	(void)state;
	for (int32_t c = 1; c < 0x3100; c++) {
		utf8proc_uint8_t u[4];
		int n = (int)utf8proc_encode_char(c, u);
		struct buf b = BUF_INIT;

		buf_addf(&b, "%.*s a%.*sb %.*sB x", n, (char *)u, n, (char *)u,
		    n, (char *)u);
		check(b.p, b.n);
		buf_release(&b);
	}
}

static void
texts_are_cut_alike(void **state)
{
	static const char *const texts[] = {"",
	    "Phong trào thi đua “Lao động giỏi”, 64/KH-CĐCT – năm 2025…",
	    "HÒA hoà Ủy ỦY Đ Ð ð đ", "e\xCC\x82\xCC\x81",
	    "ab\xFF"
	    "cd\xE1\xBA",
	    "a_b a.b a\xC2\xA0"
	    "b",
	    "ſ K İ ı ǆ Ⅳ ½ ²", "Ａ ａ 中文 русский ΑΣς"};
	struct buf word = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check(texts[i], strlen(texts[i]));
	for (size_t n = 120; n < 140; n++) {
		buf_reset(&word);
		for (size_t i = 0; i < n; i++)
			buf_adds(&word, i % 7 ? "x" : "Ạ");
		check(word.p, word.n);
	}
	buf_release(&word);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_characters_are_cut_and_folded_alike),
	    cmocka_unit_test(texts_are_cut_alike),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
