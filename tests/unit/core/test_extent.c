/* test_extent.c - which passages are of the plans in scope. */
#define _GNU_SOURCE
#include "core/store/extent.h"

#include "core/base/str.h"
#include "core/store/schema.h"
#include "core/store/scope.h"
#include "core/store/vfs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
	PLANS = 200,
	YEARS =
	    100,    /* plan n counts in year n % YEARS, and is of level n % 2 */
	EMPTY = 70, /* a plan without text */
};

struct fixture {
	char path[64];
	sqlite3 *made;
	struct db *db;
	int64_t passages;
};

static void
run(sqlite3 *sql, const char *statement)
{
	char *msg = NULL;

	if (sqlite3_exec(sql, statement, NULL, NULL, &msg) != SQLITE_OK)
		fail_msg("%s: %s", statement, msg);
}

/* A plan has up to five passages. */
static void
put_plan(struct fixture *f, int plan)
{
	int n = plan == EMPTY ? 0 : 1 + plan % 5;
	struct buf s = BUF_INIT;

	buf_addf(&s,
	    "INSERT INTO plan(id, source, sha256, reading, bytes, encoding,"
	    " level, syllables) VALUES(%d, 's%d', '', '', 1, '', '%s', 1);"
	    "INSERT INTO plan_year VALUES(%d, %d);",
	    plan, plan, plan % 2 ? "odd" : "even", plan, plan % YEARS);
	for (int i = 1; i <= n; i++)
		buf_addf(&s,
		    "INSERT INTO passage VALUES(%d, %d, %d, NULL, NULL,"
		    " 'text', 'x', 1, 0, 0);",
		    (int)++f->passages, plan, i);
	run(f->made, buf_cstr(&s));
	buf_release(&s);
}

static int
set_up(void **state)
{
	static struct fixture f;
	struct err err = ERR_INIT;
	int fd;

	f = (struct fixture){.path = "/tmp/test_extent.XXXXXX"};
	*state = &f;
	fd = mkstemp(f.path);
	assert_true(fd >= 0);
	(void)close(fd);
	assert_int_equal(
	    vfs_open(f.path, SQLITE_OPEN_READWRITE, VFS_PLAIN, &f.made),
	    SQLITE_OK);
	assert_int_equal(schema_create(f.made, &err), RC_OK);
	run(f.made, "BEGIN");
	for (int plan = 1; plan <= PLANS; plan++)
		put_plan(&f, plan);
	run(f.made, "COMMIT");
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	db_close(f->db);
	(void)sqlite3_close(f->made);
	(void)unlink(f->path);
	return 0;
}

static struct extents *
read_extents(struct fixture *f)
{
	struct err err = ERR_INIT;

	if (extents_read(db_extents(f->db), f->db, &err) != RC_OK)
		fail_msg("%s", err.msg);
	return db_extents(f->db);
}

static int64_t
number(struct fixture *f, const char *sql)
{
	struct err err = ERR_INIT;
	int64_t n;

	assert_int_equal(db_number(f->db, sql, &n, &err), RC_OK);
	return n;
}

static void
open_index(struct fixture *f)
{
	struct err err = ERR_INIT;

	if (db_open(&f->db, f->path, &err) != RC_OK)
		fail_msg("%s", err.msg);
}

/* In order, and back again. */
static void
check_passages(struct fixture *f)
{
	struct extents *e = read_extents(f);
	sqlite3_stmt *st;
	struct err err = ERR_INIT;

	assert_int_equal(
	    0, number(f, "SELECT count(*) FROM main.passage"
			 " WHERE in_scope(id) <> (plan IN (SELECT plan"
			 " FROM temp.scope))"));
	assert_int_equal(
	    db_prepare(f->db,
		"SELECT g.id, s.plan FROM main.passage g LEFT JOIN"
		" temp.scope s ON s.plan = g.plan ORDER BY g.id DESC",
		&st, &err),
	    RC_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		assert_int_equal(sqlite3_column_int64(st, 1),
		    extents_plan(e, sqlite3_column_int64(st, 0)));
	sqlite3_finalize(st);
	assert_int_equal(0, extents_plan(e, 0));
	assert_int_equal(0, extents_plan(e, INT64_MIN));
	assert_int_equal(0, extents_plan(e, f->passages + 1));
	assert_int_equal(0, extents_plan(e, INT64_MAX));
}

/* Passages in all runs, and those of them that are in scope. */
static void
count_runs(struct fixture *f, int64_t *all, int64_t *in_scope)
{
	size_t n;
	struct extents *e = read_extents(f);
	const struct extent *run = extents_runs(e, &n);

	*all = *in_scope = 0;
	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || run[i].from > run[i - 1].to + 1);
		for (int64_t p = run[i].from; p <= run[i].to; p++) {
			++*all;
			*in_scope += extents_plan(e, p) != 0;
		}
	}
}

static void
keep_years(struct fixture *f, int from, int to)
{
	struct err err = ERR_INIT;
	size_t left;

	assert_int_equal(scope_keep_years(f->db, from, to, &left, &err), RC_OK);
	assert_true(left > 0);
}

static void
all_plans_are_one_run(void **state)
{
	struct fixture *f = *state;
	int64_t all, in;
	size_t n;

	open_index(f);
	check_passages(f);
	(void)extents_runs(read_extents(f), &n);
	assert_int_equal(n, 1);
	count_runs(f, &all, &in);
	assert_int_equal(all, f->passages);
	assert_int_equal(in, f->passages);
}

static void
a_few_runs_hold_nothing_else(void **state)
{
	struct fixture *f = *state;
	int64_t all, in;
	size_t n;

	open_index(f);
	keep_years(f, 60, 80);
	check_passages(f);
	(void)extents_runs(read_extents(f), &n);
	/* 60 to 69, 71 to 80 touch: the empty plan has no passage between */
	assert_int_equal(n, 2);
	count_runs(f, &all, &in);
	assert_int_equal(all, in);
	assert_int_equal(in, number(f, "SELECT count(*) FROM main.passage g"
				       " JOIN temp.scope s USING(plan)"));
}

static void
many_runs_become_one(void **state)
{
	struct fixture *f = *state;
	struct err err = ERR_INIT;
	int64_t all, in;
	size_t n, left;

	open_index(f);
	assert_int_equal(
	    scope_keep(f->db, SCOPE_LEVEL, "odd", &left, &err), RC_OK);
	assert_int_equal(left, PLANS / 2);
	check_passages(f);
	(void)extents_runs(read_extents(f), &n);
	assert_int_equal(n, 1);
	count_runs(f, &all, &in);
	assert_true(all > in);
	assert_int_equal(in, number(f, "SELECT count(*) FROM main.passage g"
				       " JOIN temp.scope s USING(plan)"));
}

/* What no indexer writes is told, not answered from. */
static void
passages_that_do_not_stand_together_are_damage(void **state)
{
	static const char *const harm[] = {
	    /* a plan's last passage far from the others */
	    "UPDATE passage SET id = 100000 WHERE plan = 4 AND ord = 5",
	    "UPDATE passage SET ord = 9223372036854775807"
	    " WHERE plan = 8 AND ord = 1",
	    "UPDATE passage SET id = -9223372036854775807"
	    " WHERE plan = 8 AND ord = 1",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(harm) / sizeof(*harm); i++) {
		struct err err = ERR_INIT;

		run(f->made, "BEGIN");
		run(f->made, harm[i]);
		run(f->made, "COMMIT");
		open_index(f);
		if (extents_read(db_extents(f->db), f->db, &err) != RC_DAMAGED)
			fail_msg("%s: not seen", harm[i]);
		assert_non_null(strstr(err.msg, "do not stand together"));
		db_close(f->db);
		f->db = NULL;
		(void)tear_down(state);
		(void)set_up(state);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		all_plans_are_one_run, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_few_runs_hold_nothing_else, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		many_runs_become_one, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		passages_that_do_not_stand_together_are_damage, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
