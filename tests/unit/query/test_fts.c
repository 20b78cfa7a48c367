/* test_fts.c - other spellings of a word in a query. */
#include "core/store/fts.h"
#include "core/store/func.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

struct fixture {
	sqlite3 *sql;
	struct fts *fts;
};

static const char spellings[] =
    "CREATE TABLE spelling(key, word, n, PRIMARY KEY(key, word));"
    "CREATE TABLE passage_length(block INTEGER PRIMARY KEY, lengths);"
    "INSERT INTO spelling VALUES ('gioi','gioi',1), ('gioi','giỏi',2),"
    " ('viec','viec',1), ('viec','việc',2), ('nuoc','nuoc',1),"
    " ('nuoc','nước',1), ('hoa','hoa',1), ('hoa','hòa',1),"
    " ('hoa','hoà',1), ('dep','đẹp',1), ('dep','ðẹp',1),"
    " ('dep','dẹp',1), ('quy','quý',1), ('phan','phấn',1),"
    " ('phan','phân',1), ('phan','phản',1), ('ldld','lđlđ',1),"
    " ('ldld','lđld',1), ('ky','kỹ',1), ('ky','kĩ',1), ('ban','bấn',1);";

static const char texts[] =
    "CREATE VIRTUAL TABLE t USING fts5(x,"
    " tokenize='unicode61 remove_diacritics 0');"
    "INSERT INTO t(rowid, x) VALUES"
    " (1, 'giỏi việc nước'), (2, 'GIỎI VIỆC'), (3, 'gioi viec nuoc'),"
    " (4, 'hòa bình'), (5, 'hoà bình'), (6, 'hoa'), (7, 'đẹp'),"
    " (8, 'Ðẹp'), (9, 'dẹp'), (10, 'quý'), (11, 'phấn đấu'),"
    " (12, 'phân đấu'), (13, 'phản'), (14, 'LĐLĐ'), (15, 'LĐLD'),"
    " (16, 'kỹ'), (17, 'kĩ'), (18, 'bấn');";

static int
set_up(void **state)
{
	static struct fixture f;
	struct err err = ERR_INIT;

	*state = &f;
	assert_int_equal(sqlite3_open(":memory:", &f.sql), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(f.sql, spellings, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(fts_open(&f.fts, f.sql, &err), RC_OK);
	assert_int_equal(
	    sqlite3_exec(f.sql, texts, NULL, NULL, NULL), SQLITE_OK);
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	fts_close(f->fts);
	return sqlite3_close(f->sql) != SQLITE_OK;
}

/* The rows that a query finds, as "1 2 3". */
static const char *
find_within(
    struct fixture *f, enum fts_match match, int slip, const char *query)
{
	static char found[200];
	sqlite3_stmt *st;

	fts_set_match(f->fts, match, slip);
	found[0] = '\0';
	assert_int_equal(sqlite3_prepare_v2(f->sql,
			     "SELECT group_concat(rowid, ' ') FROM (SELECT "
			     "rowid FROM t WHERE t MATCH ?1 ORDER BY rowid)",
			     -1, &st, NULL),
	    SQLITE_OK);
	sqlite3_bind_text(st, 1, query, -1, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	if (sqlite3_column_text(st, 0))
		(void)sqlite3_snprintf(
		    sizeof(found), found, "%s", sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return found;
}

/* A slip of half a letter is what a search allows at first. */
static const char *
find(struct fixture *f, enum fts_match match, const char *query)
{
	return find_within(f, match, 2, query);
}

static void
a_query_finds_the_spellings_it_means(void **state)
{
	static const struct {
		enum fts_match match;
		const char *query, *rows;
	} cases[] = {
	    {FTS_EXACT, "giỏi", "1 2"},
	    {FTS_EXACT, "GIỎI", "1 2"},
	    {FTS_EXACT, "gioi", "3"},
	    {FTS_LOOSE, "gioi", "1 2 3"},
	    {FTS_LOOSE, "giói", "1 2 3"},
	    {FTS_LOOSE, "\"gioi viec nuoc\"", "1 3"},
	    {FTS_EXACT, "\"giỏi việc nước\"", "1"},
	    {FTS_LOOSE, "\"viec gioi\"", ""},
	    {FTS_EXACT, "hoà", "4 5"},
	    {FTS_EXACT, "hòa", "4 5"},
	    {FTS_EXACT, "\"hoà bình\"", "4 5"},
	    {FTS_EXACT, "hoa", "6"},
	    {FTS_LOOSE, "hoa", "4 5 6"},
	    {FTS_EXACT, "đẹp", "7 8"},
	    {FTS_EXACT, "Ðẹp", "7 8"},
	    {FTS_LOOSE, "dep", "7 8 9"},
	    {FTS_LOOSE, "quy", "10"},
	    {FTS_LOOSE, "gio*", "1 2 3"},
	    {FTS_EXACT, "giỏ*", "1 2"},
	    {FTS_EXACT, "hoà*", "4 5"},
	    {FTS_LOOSE, "gioi NOT nuoc", "2"},
	    {FTS_LOOSE, "xyz", ""},
	    {FTS_EXACT, "kỹ", "16 17"},
	    {FTS_EXACT, "kĩ", "16 17"},
	    {FTS_LOOSE, "ki", "16 17"},
	    {FTS_TONE, "giói", "1 2 3"},
	    {FTS_TONE, "phận", "11 12"},
	    {FTS_TONE, "phan", "13"},
	    {FTS_TONE, "hoá", "4 5 6"},
	    {FTS_TONE, "đep", "7 8"},
	    {FTS_TONE, "dep", "9"},
	    {FTS_OCR, "phấn", "11 12"},
	    {FTS_OCR, "\"phấn đấu\"", "11 12"},
	    {FTS_OCR, "phân", "11 12"},
	    {FTS_OCR, "phan", "12 13"},
	    {FTS_OCR, "lđlđ", "14 15"},
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(
		    find(*state, cases[i].match, cases[i].query),
		    cases[i].rows);
}

static void
a_slip_of_the_scanner_goes_as_far_as_is_asked(void **state)
{
	assert_string_equal(find_within(*state, FTS_OCR, 0, "phấn"), "11");
	assert_string_equal(find_within(*state, FTS_OCR, 1, "phấn"), "11 12");
	assert_string_equal(
	    find_within(*state, FTS_OCR, 3, "phấn"), "11 12 13");
	/* from a whole letter on, other letters too, and one more or less */
	assert_string_equal(find_within(*state, FTS_OCR, 3, "dấn"), "");
	assert_string_equal(
	    find_within(*state, FTS_OCR, 8, "phấn"), "11 12 13 18");
	assert_string_equal(find_within(*state, FTS_OCR, 4, "quí"), "10");
}

static void
a_word_longer_than_any_is_no_trouble(void **state)
{
	char word[5000];

	memset(word, 'a', sizeof(word));
	word[sizeof(word) - 1] = '\0';
	assert_string_equal(find(*state, FTS_LOOSE, word), "");
}

static void
a_database_without_spellings_is_refused(void **state)
{
	struct err err = ERR_INIT;
	struct fts *fts;
	sqlite3 *sql;

	(void)state;
	assert_int_equal(sqlite3_open(":memory:", &sql), SQLITE_OK);
	assert_int_equal(fts_open(&fts, sql, &err), RC_DAMAGED);
	assert_string_equal(err.msg, "no such table: main.spelling");
	assert_null(fts);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* The value of an SQL expression, as text; "null" for none. */
static const char *
value(sqlite3 *sql, const char *expression)
{
	static char text[500];
	sqlite3_stmt *st;
	char *select = sqlite3_mprintf("SELECT %s", expression);

	assert_int_equal(
	    sqlite3_prepare_v2(sql, select, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	(void)sqlite3_snprintf(sizeof(text), text, "%s",
	    sqlite3_column_text(st, 0)
		? (const char *)sqlite3_column_text(st, 0)
		: "null");
	sqlite3_finalize(st);
	sqlite3_free(select);
	return text;
}

static void
names_are_compared_by_whole_words(void **state)
{
	static const struct {
		const char *expression, *value;
	} cases[] = {
	    {"has_words('LĐLĐ tỉnh Lạng Sơn', 'lang son')", "1"},
	    {"has_words('LĐLĐ tỉnh Lạng Sơn', 'LẠNG  SƠN')", "1"},
	    {"has_words('LĐLĐ tỉnh Lạng Sơn', 'ang son')", "0"},
	    {"has_words('LĐLĐ tỉnh Lạng Sơn', 'son lang')", "0"},
	    {"has_words('Sạch - Đẹp', 'sach dep')", "1"},
	    {"has_words('Sạch', '')", "0"},
	    {"has_words('Sạch', ' - ')", "0"},
	    {"has_words(NULL, 'x')", "null"},
	    {"has_name('Văn hoá công sở', 'văn hóa')", "1"},
	    {"has_name('Văn hoá công sở', 'van hoa')", "1"},
	    {"has_name('Văn hoá công sở', 'văn hoa')", "0"},
	    {"around('a b c d e f g', 'd', 1)", "… c d e …"},
	    {"around('a b c d e f g', 'a', 2)", "a b c …"},
	    {"around('a b c d e f g', 'f g', 2)", "… d e f g"},
	    {"around('a b c d e f g', 'z', 2)", "a b c d e …"},
	    {"around('a b', 'z', 2)", "a b"},
	    {"around('việc “giỏi” nước', 'giỏi', 0)", "… “giỏi” …"},
	    {"around('', 'z', 2)", ""},
	    {"around(NULL, 'z', 2)", "null"},
	    {"around('a b', NULL, 2)", "a b"},
	};
	struct err err = ERR_INIT;
	sqlite3 *sql;
	size_t i;

	(void)state;
	assert_int_equal(sqlite3_open(":memory:", &sql), SQLITE_OK);
	assert_int_equal(func_register(sql, &err), RC_OK);
	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(
		    value(sql, cases[i].expression), cases[i].value);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_query_finds_the_spellings_it_means, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_slip_of_the_scanner_goes_as_far_as_is_asked, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		a_word_longer_than_any_is_no_trouble, set_up, tear_down),
	    cmocka_unit_test(a_database_without_spellings_is_refused),
	    cmocka_unit_test(names_are_compared_by_whole_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
