/* test_inventory.c - what an index holds already. */
#define _GNU_SOURCE
#include "core/store/inventory.h"

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

static char folder[] = "/tmp/thidua-inventory-XXXXXX";
static struct err err;

/* Sources in an order that is not theirs. */
static const char *const sources[] = {
    "plans/b.txt", "a.txt", "plans/ế.md", "plans/B.txt", "plans.txt"};

static void
put_plan(struct writer *w, const char *source)
{
	struct value v[18] = {value_text(source), value_text(source),
	    value_text("r"), value_int(10), value_text("UTF-8")};

	v[17] = value_int(3);
	assert_int_equal(
	    writer_put(w, WRITE_PLAN, v, COUNT(v), NULL, &err), RC_OK);
}

static int
set_up(void **state)
{
	struct writer *w;

	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0 ||
	    writer_open(&w, "t.db", true, &err) != RC_OK)
		return 1;
	for (size_t i = 0; i < COUNT(sources); i++)
		put_plan(w, sources[i]);
	(void)writer_meta(w, "authority", "a", &err);
	if (writer_finish(w, &err) != RC_OK)
		return 1;
	writer_close(w);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	(void)unlink("t.db");
	(void)unlink("other.db");
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static void
every_plan_is_found_by_its_source(void **state)
{
	static const char *const others[] = {
	    "", "a", "a.txt2", "plans/", "plans/a.txt", "zzz"};
	struct inventory inv = INVENTORY_INIT;

	(void)state;
	assert_int_equal(inventory_read(&inv, "t.db", &err), RC_OK);
	assert_int_equal(inv.n, COUNT(sources));
	for (size_t i = 0; i < COUNT(sources); i++) {
		const struct inventory_plan *p =
		    inventory_find(&inv, sources[i]);

		assert_non_null(p);
		assert_int_equal(p->id, i + 1);
		assert_string_equal(p->sha256, sources[i]);
		assert_string_equal(p->reading, "r");
	}
	for (size_t i = 0; i < COUNT(others); i++)
		assert_null(inventory_find(&inv, others[i]));
	inventory_release(&inv);
	assert_int_equal(inv.n, 0);
	assert_null(inventory_find(&inv, "a.txt"));
}

static void
every_plan_is_found_by_its_hash(void **state)
{
	struct inventory inv = INVENTORY_INIT;

	(void)state;
	assert_int_equal(inventory_read(&inv, "t.db", &err), RC_OK);
	for (size_t i = 0; i < COUNT(sources); i++)
		assert_ptr_equal(inventory_with(&inv, sources[i]),
		    inventory_find(&inv, sources[i]));
	assert_null(inventory_with(&inv, ""));
	assert_null(inventory_with(&inv, "b"));
	assert_null(inventory_with(&inv, "zzz"));
	inventory_release(&inv);
	assert_null(inventory_with(&inv, "a.txt"));
}

static void
it_says_which_authorities_made_the_index(void **state)
{
	struct inventory inv = INVENTORY_INIT;

	(void)state;
	assert_int_equal(inventory_read(&inv, "t.db", &err), RC_OK);
	assert_string_equal(inv.authority, "a");
	inventory_release(&inv);
}

static void
a_missing_and_a_foreign_file_are_told_apart(void **state)
{
	struct inventory inv = INVENTORY_INIT;
	sqlite3 *sql;

	(void)state;
	assert_int_equal(inventory_read(&inv, "none.db", &err), RC_NOINDEX);
	inventory_release(&inv);
	assert_int_equal(sqlite3_open("other.db", &sql), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(sql, "CREATE TABLE plan(id)", NULL, NULL, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	assert_int_equal(inventory_read(&inv, "other.db", &err), RC_DAMAGED);
	inventory_release(&inv);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_plan_is_found_by_its_source),
	    cmocka_unit_test(every_plan_is_found_by_its_hash),
	    cmocka_unit_test(it_says_which_authorities_made_the_index),
	    cmocka_unit_test(a_missing_and_a_foreign_file_are_told_apart),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
