/* test_scope.c - what filters leave, and all of it again. */
#define _GNU_SOURCE
#include "core/store/scope.h"

#include "core/store/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/test_scope.XXXXXX";
static struct err err;
static struct db *db;

/* A plan that names one movement. */
static enum rc
put_plan(struct writer *w, const char *name)
{
	struct value plan[18] = {value_text(name), value_text(name),
	    value_text("r"), value_int(10), value_text("UTF-8")};
	int64_t id, passage, movement;
	enum rc rc;

	plan[11] = value_text("province");
	plan[17] = value_int(1);
	rc = writer_put(w, WRITE_PLAN, plan, 18, &id, &err);
	if (rc == RC_OK)
		rc = writer_put(w, WRITE_PASSAGE,
		    (struct value[9]){value_int(id), value_int(1), value_null(),
			value_null(), value_text("text"), value_text(name),
			value_int(1), value_int(0), value_int(4)},
		    9, &passage, &err);
	if (rc == RC_OK)
		rc = writer_movement(
		    w, name, name, "phong trào", NULL, false, &movement, &err);
	return rc ? rc
		  : writer_put(w, WRITE_MENTION,
			(struct value[11]){value_int(movement), value_int(id),
			    value_int(passage), value_text(name),
			    value_text(name), value_text(name),
			    value_text("phong trào"), value_null(),
			    value_int(0), value_int(4), value_text("rule")},
			11, NULL, &err);
}

static int
set_up(void **state)
{
	struct writer *w;

	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0 ||
	    writer_open(&w, "t.db", true, &err) || put_plan(w, "xanh") ||
	    put_plan(w, "sạch") || writer_finish(w, &err))
		return 1;
	writer_close(w);
	return db_open(&db, "t.db", &err) != RC_OK;
}

static int
tear_down(void **state)
{
	(void)state;
	db_close(db);
	return unlink("t.db") != 0 || chdir("/") != 0 || rmdir(folder) != 0;
}

static int
rows_of(const char *query)
{
	sqlite3_stmt *st;
	int n = 0;

	assert_int_equal(
	    sqlite3_prepare_v2(db_sql(db), query, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		n++;
	sqlite3_finalize(st);
	return n;
}

static void
a_movement_leaves_its_plans_and_itself(void **state)
{
	size_t left;

	(void)state;
	assert_int_equal(
	    scope_keep(db, SCOPE_MOVEMENT, "xanh", &left, &err), RC_OK);
	assert_int_equal(left, 1);
	assert_int_equal(rows_of("SELECT * FROM scope"), 1);
	assert_int_equal(rows_of("SELECT * FROM scope_movement"), 1);
	assert_int_equal(rows_of("SELECT * FROM observed_plan"), 2);
}

static void
all_is_plans_and_movements_again(void **state)
{
	bool filtered;
	size_t left;

	(void)state;
	assert_int_equal(
	    scope_keep(db, SCOPE_MOVEMENT, "xanh", &left, &err), RC_OK);
	assert_int_equal(scope_all(db, &err), RC_OK);
	assert_int_equal(scope_is_filtered(db, &filtered, &err), RC_OK);
	assert_false(filtered);
	assert_int_equal(rows_of("SELECT * FROM scope"), 2);
	assert_int_equal(rows_of("SELECT * FROM scope_movement"), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_movement_leaves_its_plans_and_itself),
	    cmocka_unit_test(all_is_plans_and_movements_again),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
