/* test_write.c - rows into a new file, and out again. */
#define _GNU_SOURCE
#include "core/store/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static char folder[] = "/tmp/thidua-write-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) != 0;
}

static int
leave(void **state)
{
	(void)state;
	(void)unlink("t.db");
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static struct err err;

static struct writer *
begin(bool fresh)
{
	struct writer *w;

	if (fresh)
		(void)unlink("t.db");
	assert_int_equal(writer_open(&w, "t.db", fresh, &err), RC_OK);
	return w;
}

static void
finish(struct writer *w)
{
	assert_int_equal(writer_finish(w, &err), RC_OK);
	writer_close(w);
}

static int64_t
put(struct writer *w, enum write what, const struct value *v, size_t n)
{
	int64_t id = 0;

	assert_int_equal(writer_put(w, what, v, n, &id, &err), RC_OK);
	return id;
}

static int64_t
put_plan(struct writer *w, const char *source)
{
	struct value v[18] = {value_text(source), value_text("hash"),
	    value_text("r"), value_int(10), value_text("UTF-8")};

	v[17] = value_int(3);
	return put(w, WRITE_PLAN, v, COUNT(v));
}

static int64_t
put_passage(struct writer *w, int64_t plan, const char *text)
{
	const struct value v[] = {value_int(plan), value_int(1), value_null(),
	    value_null(), value_text("text"), value_text(text), value_int(1),
	    value_int(0), value_int((int64_t)strlen(text))};

	return put(w, WRITE_PASSAGE, v, COUNT(v));
}

static int64_t
movement(struct writer *w, const char *name, const char *sponsor, bool known)
{
	int64_t id = 0;

	assert_int_equal(writer_movement(w, "key", name, "phong trào", sponsor,
			     known, &id, &err),
	    RC_OK);
	return id;
}

static void
put_mention(
    struct writer *w, int64_t m, int64_t plan, int64_t passage, const char *raw)
{
	const struct value v[] = {value_int(m), value_int(plan),
	    value_int(passage), value_text(raw), value_text("key"),
	    value_text("long"), value_text("phong trào"), value_null(),
	    value_int(0), value_int(1), value_text("rule")};

	(void)put(w, WRITE_MENTION, v, COUNT(v));
}

/* The file, by a client that knows nothing of ours, gives this one value. */
static void
assert_gives(const char *query, const char *expected)
{
	sqlite3_stmt *st;
	sqlite3 *sql;

	assert_int_equal(sqlite3_open("t.db", &sql), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(sql, query, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(st, 0), expected);
	sqlite3_finalize(st);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static void
what_was_put_is_read_and_found(void **state)
{
	struct writer *w = begin(true);
	int64_t plan = put_plan(w, "a.txt");

	(void)state;
	(void)put_passage(w, plan, "Phong trào “Giỏi việc nước”");
	(void)put_passage(w, plan, "'; DROP TABLE plan; --");
	assert_int_equal(writer_meta(w, "rules", "abc", &err), RC_OK);
	assert_int_equal(writer_meta(w, "rules", "def", &err), RC_OK);
	finish(w);
	assert_gives("SELECT source FROM plan", "a.txt");
	assert_gives("SELECT issued IS NULL FROM plan", "1");
	assert_gives("SELECT value FROM meta WHERE key = 'rules'", "def");
	assert_gives("SELECT group_concat(rowid) FROM passage_fts"
		     " WHERE passage_fts MATCH '\"giỏi việc nước\"'",
	    "1");
	assert_gives("SELECT count(*) FROM passage_fts"
		     " WHERE passage_fts MATCH 'gioi'",
	    "0");
	assert_gives("SELECT group_concat(key || '=' || word || n, ' ')"
		     " FROM spelling WHERE key < 'h'",
	    "drop=drop1 gioi=giỏi1");
	assert_gives("PRAGMA integrity_check", "ok");
	assert_gives("PRAGMA journal_mode", "delete");
}

static void
a_wrong_number_of_values_is_refused(void **state)
{
	const struct value v[] = {value_int(1)};
	struct writer *w = begin(true);

	(void)state;
	assert_int_equal(writer_put(w, WRITE_THEME, v, 1, NULL, &err), RC_IO);
	assert_string_equal(err.msg, "theme takes 8 values, not 1");
	writer_close(w);
}

static void
a_forgotten_plan_leaves_nothing(void **state)
{
	struct writer *w = begin(true);
	int64_t gone = put_plan(w, "a.txt"), kept = put_plan(w, "b.txt"), p;

	(void)state;
	p = put_passage(w, gone, "thi đua một");
	put_mention(w, movement(w, "Một", NULL, false), gone, p, "Một");
	(void)put_passage(w, kept, "thi đua hai");
	assert_int_equal(writer_forget(w, gone, &err), RC_OK);
	finish(w);
	assert_gives("SELECT group_concat(source) FROM plan", "b.txt");
	assert_gives("SELECT count(*) FROM mention", "0");
	assert_gives("SELECT count(*) FROM movement", "0");
	assert_gives("SELECT group_concat(rowid) FROM passage_fts"
		     " WHERE passage_fts MATCH 'thi'",
	    "2");
	assert_gives("SELECT count(*) FROM spelling WHERE word = 'một'", "0");
}

static void
the_form_most_printed_names_a_movement(void **state)
{
	struct writer *w = begin(true);
	int64_t plan = put_plan(w, "a.txt"), p = put_passage(w, plan, "x");
	int64_t m = movement(w, "LAO ĐỘNG GIỎI", NULL, false);

	(void)state;
	put_mention(w, m, plan, p, "LAO ĐỘNG GIỎI");
	put_mention(w, m, plan, p, "Lao động giỏi");
	put_mention(w, m, plan, p, "Lao động giỏi");
	assert_int_equal(movement(w, "lao động giỏi", NULL, false), m);
	finish(w);
	assert_gives("SELECT name FROM movement", "Lao động giỏi");
}

/* The authority may learn a name, and lose it, between two runs. */
static void
a_movement_is_the_authoritys_as_long_as_it_says_so(void **state)
{
	struct writer *w = begin(true);
	int64_t plan = put_plan(w, "a.txt"), p = put_passage(w, plan, "x");
	int64_t m = movement(w, "lao động giỏi", NULL, false);

	(void)state;
	put_mention(w, m, plan, p, "lao động giỏi");
	finish(w);

	w = begin(false);
	assert_int_equal(writer_forget_authority(w, &err), RC_OK);
	assert_int_equal(
	    movement(w, "Lao động giỏi", "Tổng Liên đoàn", true), m);
	finish(w);
	assert_gives("SELECT name || sponsor || authority FROM movement",
	    "Lao động giỏiTổng Liên đoàn1");

	w = begin(false);
	assert_int_equal(writer_forget_authority(w, &err), RC_OK);
	finish(w);
	assert_gives(
	    "SELECT name || coalesce(sponsor, '-') || authority FROM movement",
	    "lao động giỏi-0");
}

static void
a_unit_is_brought_up_to_date(void **state)
{
	struct value v[9] = {value_text("tỉnh A"), value_text("tỉnh a")};
	struct writer *w = begin(true);
	int64_t first, id;

	(void)state;
	first = put(w, WRITE_UNIT, v, 9);
	v[4] = value_text("Tây Bắc");
	(void)put(w, WRITE_UNIT, v, 9);
	assert_int_equal(writer_unit(w, "tỉnh a", &id, &err), RC_OK);
	assert_int_equal(id, first);
	assert_int_equal(writer_unit(w, "tỉnh b", &id, &err), RC_NOTFOUND);
	finish(w);
	assert_gives("SELECT count(*) || region FROM unit", "1Tây Bắc");
}

static void
a_plan_is_renamed(void **state)
{
	struct writer *w = begin(true);
	int64_t plan = put_plan(w, "a.txt");

	(void)state;
	(void)put_plan(w, "b.txt");
	assert_int_equal(writer_rename(w, plan, "c.txt", &err), RC_OK);
	assert_int_equal(writer_rename(w, plan, "b.txt", &err), RC_DAMAGED);
	assert_string_equal(err.msg,
	    "the index is damaged (UNIQUE constraint failed: plan.source); "
	    "remove it and make it again");
	finish(w);
	assert_gives("SELECT source FROM plan WHERE id = 1", "c.txt");
}

static void
a_row_that_leads_nowhere_does_not_pass_the_check(void **state)
{
	struct writer *w = begin(true);

	(void)state;
	(void)put_passage(w, 99, "x");
	assert_int_equal(writer_finish(w, &err), RC_OK);
	assert_int_equal(writer_check(w, &err), RC_DAMAGED);
	assert_string_equal(err.msg,
	    "the new index did not pass its check (passage.plan refers to "
	    "what is not there); the old one is kept, run again");
	writer_close(w);
}

/* An index of so many plans that one more, or one less, is few. */
static void
make_many(void)
{
	struct writer *w = begin(true);
	char source[16];

	for (int i = 0; i < 40; i++) {
		(void)snprintf(source, sizeof(source), "%d.txt", i);
		(void)put_passage(w, put_plan(w, source), "thi đua");
	}
	finish(w);
}

static void
put_audience(struct writer *w, int64_t plan, int64_t passage)
{
	const struct value v[] = {value_int(plan), value_int(passage),
	    value_text("x"), value_int(0), value_int(1), value_text("rule")};

	(void)put(w, WRITE_AUDIENCE, v, COUNT(v));
}

static void
ends_with(struct writer *w, const char *why)
{
	char expected[160];

	assert_int_equal(writer_finish(w, &err), RC_OK);
	if (!why) {
		assert_int_equal(writer_check(w, &err), RC_OK);
		writer_close(w);
		return;
	}
	assert_int_equal(writer_check(w, &err), RC_DAMAGED);
	(void)snprintf(expected, sizeof(expected),
	    "the new index did not pass its check (%s refers to what is not "
	    "there); the old one is kept, run again",
	    why);
	assert_string_equal(err.msg, expected);
	writer_close(w);
}

static void
nor_does_one_of_the_few_that_are_new(void **state)
{
	const struct value formula[] = {value_int(1), value_int(999),
	    value_int(0), value_int(0), value_int(0), value_int(0),
	    value_int(0), value_int(0)};
	struct writer *w;
	int64_t plan;

	(void)state;
	make_many();
	w = begin(false);
	plan = put_plan(w, "new.txt");
	put_audience(w, plan, put_passage(w, plan, "hai"));
	ends_with(w, NULL);

	w = begin(false);
	put_audience(w, put_plan(w, "newer.txt"), 999);
	ends_with(w, "audience.passage");

	make_many();
	w = begin(false);
	assert_int_equal(writer_forget(w, 7, &err), RC_OK);
	put_audience(w, 7, 8);
	ends_with(w, "audience.plan");

	make_many();
	w = begin(false);
	(void)put(w, WRITE_FORMULA, formula, COUNT(formula));
	ends_with(w, "formula");
}

static void
a_file_that_is_no_database_is_refused(void **state)
{
	struct writer *w;
	FILE *f = fopen("t.db", "w");

	(void)state;
	assert_true(fputs("not a database, but long enough for a header: "
			  "one hundred bytes are what SQLite reads of it.",
			f) >= 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(writer_open(&w, "t.db", false, &err), RC_DAMAGED);
	assert_null(w);
	writer_close(NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_put_is_read_and_found),
	    cmocka_unit_test(a_wrong_number_of_values_is_refused),
	    cmocka_unit_test(a_forgotten_plan_leaves_nothing),
	    cmocka_unit_test(the_form_most_printed_names_a_movement),
	    cmocka_unit_test(
		a_movement_is_the_authoritys_as_long_as_it_says_so),
	    cmocka_unit_test(a_unit_is_brought_up_to_date),
	    cmocka_unit_test(a_plan_is_renamed),
	    cmocka_unit_test(a_row_that_leads_nowhere_does_not_pass_the_check),
	    cmocka_unit_test(nor_does_one_of_the_few_that_are_new),
	    cmocka_unit_test(a_file_that_is_no_database_is_refused),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
