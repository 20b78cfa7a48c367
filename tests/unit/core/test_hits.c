/* test_hits.c - the best passages of a query, against FTS5's own ranking. */
#define _GNU_SOURCE
#include "core/store/hits.h"

#include "core/base/asset.h"
#include "core/base/str.h"
#include "core/store/bm25.h"
#include "core/store/lengths.h"
#include "core/store/schema.h"
#include "core/store/vfs.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
	PASSAGES = 45000,
	LONG_ONE = 4500,
	WORDS_OF_LONG_ONE = 700,
	MIDDLE_ONE = 5000, /* of more words than fit into seven bits */
	WORDS_OF_MIDDLE_ONE = 200,
	LENGTHS = 11, /* of the others: 1 to 11 */
};

struct fixture {
	char path[64];
	sqlite3 *stock; /* a client that knows nothing of ours */
	struct db *db;
};

static void
run(sqlite3 *sql, const char *statement)
{
	char *msg = NULL;

	if (sqlite3_exec(sql, statement, NULL, NULL, &msg) != SQLITE_OK)
		fail_msg("%s: %s", statement, msg);
}

/* Few words, some in many passages, some in few. */
static const char *
draw_word(unsigned *seed)
{
	static const char *const words[] = {"thi", "đua", "thi", "đua", "lao",
	    "động", "dong", "giỏi", "gioi", "sáng", "kiến", "khen", "và", "các",
	    "năm", "nông", "thôn", "đơn", "vị", "công"};

	*seed = *seed * 1103515245u + 12345u;
	return words[(*seed >> 16) * (*seed >> 20) % 20];
}

static int
length_of(int passage)
{
	if (passage == LONG_ONE)
		return WORDS_OF_LONG_ONE;
	return passage == MIDDLE_ONE ? WORDS_OF_MIDDLE_ONE
				     : 1 + passage % LENGTHS;
}

static void
make_text(int passage, struct buf *out)
{
	unsigned seed = (unsigned)passage;
	int n = length_of(passage);

	buf_reset(out);
	for (int i = 1; i < n; i++)
		buf_addf(out, "%s ", draw_word(&seed));
	/* nearly half of them, one in a thousand, the rest */
	buf_adds(out, passage % 19 < 9      ? "thường"
		      : passage % 1000 == 0 ? "hiếm"
					    : "khác");
}

static void
fill(sqlite3 *sql)
{
	struct buf text = BUF_INIT, statement = BUF_INIT;

	run(sql, "BEGIN; INSERT INTO plan(id, source, sha256, reading, bytes,"
		 " encoding, syllables) VALUES(1, 'a', '', '', 1, 'UTF-8', 1)");
	for (int i = 1; i <= PASSAGES; i++) {
		make_text(i, &text);
		buf_reset(&statement);
		buf_addf(&statement,
		    "INSERT INTO passage VALUES(%d, 1, %d, NULL, NULL, 'text',"
		    " '%s', 1, 0, 0);"
		    "INSERT INTO passage_fts(rowid, text) VALUES(%d, '%s')",
		    i, i, buf_cstr(&text), i, buf_cstr(&text));
		run(sql, buf_cstr(&statement));
	}
	run(sql, "INSERT INTO spelling VALUES('dong', 'dong', 1, 1),"
		 " ('dong', 'động', 1, 1), ('gioi', 'gioi', 1, 1),"
		 " ('gioi', 'giỏi', 1, 1)");
	assert_int_equal(lengths_write(sql, 1), SQLITE_OK);
	run(sql, "COMMIT");
	buf_release(&text);
	buf_release(&statement);
}

static void
make_file(struct fixture *f)
{
	assert_int_equal(
	    vfs_open(f->path, SQLITE_OPEN_READWRITE, VFS_PLAIN, &f->stock),
	    SQLITE_OK);
}

static int
set_up(void **state)
{
	static struct fixture f;
	struct err err = ERR_INIT;
	int fd;

	*state = &f;
	strcpy(f.path, "/tmp/test_hits.XXXXXX");
	fd = mkstemp(f.path);
	assert_true(fd >= 0);
	(void)close(fd);
	make_file(&f);
	run(f.stock, "PRAGMA synchronous = OFF");
	assert_int_equal(schema_create(f.stock, &err), RC_OK);
	fill(f.stock);
	if (db_open(&f.db, f.path, &err) != RC_OK)
		fail_msg("%s", err.msg);
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	db_close(f->db);
	(void)sqlite3_close(f->stock);
	(void)unlink(f->path);
	return 0;
}

static sqlite3_stmt *
ask(sqlite3 *sql, const char *statement, const char *match)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(sql, statement, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", statement, sqlite3_errmsg(sql));
	if (match)
		sqlite3_bind_text(st, 1, match, -1, SQLITE_STATIC);
	return st;
}

static sqlite3_int64
ask_number(sqlite3 *sql, const char *statement, const char *match)
{
	sqlite3_stmt *st = ask(sql, statement, match);
	sqlite3_int64 n;

	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

static bool
find(struct fixture *f, const struct hits_ask *a)
{
	struct err err = ERR_INIT;
	bool all = false;

	if (hits_find(f->db, a, &all, &err) != RC_OK)
		fail_msg("%s", err.msg);
	return all;
}

static const char sql_stock[] =
    "SELECT rowid, -rank FROM passage_fts WHERE passage_fts MATCH ?1";

/* How far a weight may be from FTS5's: by rounding, or where the passages of a
 * frequent word are not all counted. */
static double
tolerance(struct fixture *f, const char *query)
{
	sqlite3_int64 n = ask_number(f->stock,
	    "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH ?1",
	    query);

	return n > BM25_COUNTED ? 0.05 : 1e-9;
}

static void
check_weights(struct fixture *f, const char *query)
{
	sqlite3_stmt *hit = ask(
	    db_sql(f->db), "SELECT score FROM hit WHERE passage = ?1", NULL);
	sqlite3_stmt *stock = ask(f->stock, sql_stock, query);
	double want, got, part = tolerance(f, query);
	sqlite3_int64 passage, rows = 0;

	for (; sqlite3_step(stock) == SQLITE_ROW; rows++) {
		passage = sqlite3_column_int64(stock, 0);
		want = sqlite3_column_double(stock, 1);
		sqlite3_reset(hit);
		sqlite3_bind_int64(hit, 1, passage);
		assert_int_equal(sqlite3_step(hit), SQLITE_ROW);
		got = sqlite3_column_double(hit, 0);
		if (passage != LONG_ONE && fabs(got - want) > part * want)
			fail_msg("%s, passage %lld: %g, not %g", query, passage,
			    got, want);
	}
	sqlite3_finalize(hit);
	sqlite3_finalize(stock);
	assert_true(rows > 5);
	assert_int_equal(
	    rows, ask_number(db_sql(f->db), "SELECT count(*) FROM hit", NULL));
}

static void
passages_weigh_what_fts5_says(void **state)
{
	static const char *const queries[] = {"giỏi", "\"lao\" \"giỏi\"",
	    "\"lao động\"", "kiến OR \"sáng và\"", "khen NOT lao", "kh*",
	    "NEAR(lao vị, 3)", "thường", "\"thi đua\"", "thi"};
	struct fixture *f = *state;

	assert_true(tolerance(f, "thường") > 0.01);
	for (size_t i = 0; i < sizeof(queries) / sizeof(*queries); i++) {
		struct hits_ask a = {.match = queries[i], .tier = FTS_EXACT};

		assert_true(find(f, &a));
		check_weights(f, queries[i]);
	}
}

static void
the_best_come_first_and_equals_in_order(void **state)
{
	struct fixture *f = *state;
	struct hits_ask a = {.match = "lao giỏi", .tier = FTS_EXACT};

	assert_true(find(f, &a));
	assert_int_equal(
	    0, ask_number(db_sql(f->db),
		   "SELECT count(*) FROM hit a JOIN hit b ON b.ord = a.ord + 1"
		   " WHERE b.score > a.score"
		   " OR (b.score = a.score AND b.passage < a.passage)",
		   NULL));
}

static void
a_page_is_the_beginning_of_all(void **state)
{
	static const int sizes[] = {1, 2, 5, 20, 333};
	struct fixture *f = *state;
	struct hits_ask a = {.match = "giỏi OR kiến", .tier = FTS_EXACT};

	assert_true(find(f, &a));
	run(db_sql(f->db), "CREATE TEMP TABLE every AS SELECT * FROM temp.hit");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		a.need = sizes[i];
		assert_true(find(f, &a));
		assert_int_equal(sizes[i],
		    ask_number(db_sql(f->db),
			"SELECT count(*) FROM temp.hit h JOIN temp.every e"
			" USING(ord, passage, tier, score, spots)",
			NULL));
		assert_int_equal(
		    sizes[i], ask_number(db_sql(f->db),
				  "SELECT count(*) FROM temp.hit", NULL));
	}
	run(db_sql(f->db), "DROP TABLE temp.every");
}

static void
of_very_many_a_part_is_weighed_from_everywhere(void **state)
{
	struct fixture *f = *state;
	struct hits_ask a = {
	    .match = "thi", .tier = FTS_EXACT, .need = 40, .weigh = 400};

	assert_false(find(f, &a));
	assert_int_equal(40,
	    ask_number(db_sql(f->db), "SELECT count(*) FROM temp.hit", NULL));
	for (int third = 0; third < 3; third++) {
		char statement[128];

		(void)snprintf(statement, sizeof(statement),
		    "SELECT count(*) FROM temp.hit WHERE passage / %d = %d",
		    PASSAGES / 3 + 1, third);
		assert_true(ask_number(db_sql(f->db), statement, NULL) > 0);
	}
	a.need = 41; /* more than a tenth: all */
	assert_true(find(f, &a));
	a.match = "hiếm";
	a.need = 2; /* fewer are found than would be weighed */
	assert_true(find(f, &a));
}

static void
what_is_exact_comes_first_with_the_places_of_the_loosest(void **state)
{
	struct fixture *f = *state;
	struct hits_ask a = {.match = "dong", .tier = FTS_LOOSE};
	sqlite3 *sql = db_sql(f->db);

	assert_true(find(f, &a));
	assert_int_equal(
	    ask_number(f->stock,
		"SELECT count(*) FROM passage_fts WHERE passage_fts MATCH ?1",
		"dong OR động"),
	    ask_number(sql, "SELECT count(*) FROM hit", NULL));
	assert_int_equal(
	    ask_number(f->stock,
		"SELECT count(*) FROM passage_fts WHERE passage_fts MATCH ?1",
		"dong"),
	    ask_number(
		sql, "SELECT count(*) FROM hit WHERE tier = 'exact'", NULL));
	assert_int_equal(
	    0, ask_number(sql,
		   "SELECT count(*) FROM hit a JOIN hit b ON a.ord < b.ord"
		   " WHERE a.tier = 'loose' AND b.tier = 'exact'",
		   NULL));
	assert_true(ask_number(sql,
			"SELECT count(*) FROM hit h JOIN passage g"
			" ON g.id = h.passage WHERE tier = 'exact'"
			" AND text LIKE '%động%' AND spots LIKE '%,%,%,%'",
			NULL) > 0);
	run(sql, "CREATE TEMP TABLE every AS SELECT * FROM temp.hit");
	a.need = 10; /* the loose tier is not come to */
	assert_true(find(f, &a));
	assert_int_equal(10, ask_number(sql,
				 "SELECT count(*) FROM temp.hit JOIN temp.every"
				 " USING(ord, passage, tier, score, spots)",
				 NULL));
	run(sql, "DROP TABLE temp.every");
}

/* An index from elsewhere may number its passages as it likes. */
static void
passages_of_any_number_come_to_an_end(void **state)
{
	static const char *const ids[] = {
	    "9223372036854775807", "-9223372036854775808", "-1"};
	struct hits_ask a = {
	    .match = "thi", .tier = FTS_EXACT, .need = 2, .weigh = 20};
	struct fixture f = {.path = "/tmp/test_hits_odd.XXXXXX"};
	struct err err = ERR_INIT;
	struct buf statement = BUF_INIT;
	int fd = mkstemp(f.path);

	(void)state;
	assert_true(fd >= 0);
	(void)close(fd);
	make_file(&f);
	assert_int_equal(schema_create(f.stock, &err), RC_OK);
	run(f.stock,
	    "INSERT INTO plan(id, source, sha256, reading, bytes, encoding,"
	    " syllables) VALUES(1, 'a', '', '', 1, 'UTF-8', 1);"
	    "WITH n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 60) INSERT INTO passage SELECT i, 1, i, NULL, NULL,"
	    " 'text', 'thi', 1, 0, 0 FROM n");
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		buf_addf(&statement,
		    "INSERT INTO passage VALUES(%s, 1, 0, NULL, NULL, 'text',"
		    " 'thi', 1, 0, 0);",
		    ids[i]);
	run(f.stock, buf_cstr(&statement));
	run(f.stock, "INSERT INTO passage_fts(passage_fts) VALUES('rebuild')");
	assert_int_equal(db_open(&f.db, f.path, &err), RC_OK);
	assert_false(find(&f, &a));
	assert_int_equal(
	    2, ask_number(db_sql(f.db), "SELECT count(*) FROM temp.hit", NULL));
	buf_release(&statement);
	db_close(f.db);
	(void)sqlite3_close(f.stock);
	(void)unlink(f.path);
}

static void
lengths_are_those_of_the_index(void **state)
{
	struct err err = ERR_INIT;
	struct lengths *l;
	sqlite3 *sql;
	int rc;

	(void)state;
	assert_int_equal(sqlite3_open(":memory:", &sql), SQLITE_OK);
	assert_int_equal(schema_create(sql, &err), RC_OK);
	fill(sql);
	l = lengths_open(sql);
	assert_non_null(l);
	for (int round = 0; round < 2; round++) {
		for (int i = PASSAGES; i > 0; i--)
			assert_int_equal(lengths_of(l, i, &rc),
			    i == LONG_ONE ? LENGTHS_LONGEST : length_of(i));
		run(sql, "DELETE FROM passage_length WHERE block > 1;"
			 "INSERT INTO passage_length VALUES(99, 'old')");
		assert_int_equal(lengths_write(sql, 8200), SQLITE_OK);
	}
	assert_int_equal(lengths_of(l, PASSAGES + 1, &rc), 0);
	assert_int_equal(lengths_of(l, INT64_MAX, &rc), 0);
	assert_int_equal(rc, SQLITE_OK);
	assert_int_equal(PASSAGES / 4096 + 1,
	    ask_number(sql, "SELECT count(*) FROM passage_length", NULL));
	run(sql, "DROP TABLE passage_length");
	(void)lengths_of(l, 1, &rc);
	assert_int_equal(rc, SQLITE_ERROR);
	lengths_close(l);
	(void)sqlite3_close(sql);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(passages_weigh_what_fts5_says),
	    cmocka_unit_test(the_best_come_first_and_equals_in_order),
	    cmocka_unit_test(a_page_is_the_beginning_of_all),
	    cmocka_unit_test(of_very_many_a_part_is_weighed_from_everywhere),
	    cmocka_unit_test(
		what_is_exact_comes_first_with_the_places_of_the_loosest),
	    cmocka_unit_test(passages_of_any_number_come_to_an_end),
	    cmocka_unit_test(lengths_are_those_of_the_index),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
