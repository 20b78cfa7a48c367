/* test_schema.c - an empty index says what it is and what its columns hold. */
#include "core/store/schema.h"

#include "core/store/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static sqlite3 *sql;

static int
set_up(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	return sqlite3_open(":memory:", &sql) != SQLITE_OK ||
	       schema_create(sql, &err) != RC_OK;
}

static int
tear_down(void **state)
{
	(void)state;
	return sqlite3_close(sql) != SQLITE_OK;
}

/* The statement gives one value: this. */
static void
assert_gives(const char *query, const char *expected)
{
	sqlite3_stmt *st;

	assert_int_equal(
	    sqlite3_prepare_v2(sql, query, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(st, 0), expected);
	assert_int_equal(sqlite3_step(st), SQLITE_DONE);
	sqlite3_finalize(st);
}

/* The statement gives no row; where it does, they are shown. */
static void
assert_gives_none(const char *query)
{
	sqlite3_stmt *st;
	int rows = 0;

	assert_int_equal(
	    sqlite3_prepare_v2(sql, query, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(st); i++)
			print_message(
			    "%s ", (const char *)sqlite3_column_text(st, i));
		print_message("\n");
		rows++;
	}
	sqlite3_finalize(st);
	assert_int_equal(rows, 0);
}

static void
the_file_is_marked_as_ours(void **state)
{
	(void)state;
	assert_gives("PRAGMA application_id", "1952998517");
	assert_gives("PRAGMA user_version", "5");
	assert_int_equal(DB_APPLICATION_ID, 1952998517);
	assert_int_equal(DB_USER_VERSION, 5);
}

#define OWN_TABLES                                                             \
	"(SELECT name FROM sqlite_schema WHERE type = 'table'"                 \
	" AND name NOT LIKE 'passage_fts%' AND name NOT LIKE 'sqlite_%')"

static void
every_column_is_documented(void **state)
{
	(void)state;
	assert_gives_none(
	    "SELECT t.name, c.name FROM " OWN_TABLES " t,"
	    " pragma_table_info(t.name) c WHERE NOT EXISTS (SELECT 1 FROM"
	    " column_doc d WHERE d.table_name = t.name AND"
	    " d.column_name = c.name AND trim(d.doc) <> ''"
	    " AND d.type = c.type)");
	assert_gives_none(
	    "SELECT t.name FROM " OWN_TABLES " t WHERE NOT EXISTS"
	    " (SELECT 1 FROM column_doc d WHERE d.table_name = t.name AND"
	    " d.column_name = '' AND trim(d.doc) <> '')");
}

static void
only_columns_that_are_there_are_documented(void **state)
{
	(void)state;
	assert_gives_none(
	    "SELECT table_name, column_name FROM column_doc"
	    " WHERE column_name <> '' AND NOT EXISTS (SELECT 1 FROM"
	    " pragma_table_info(table_name) WHERE name = column_name)");
	assert_gives_none("SELECT doc FROM column_doc WHERE doc LIKE '%--%'"
			  " OR doc LIKE '%' || char(10) || '%'");
}

/* A number of a row of another table is declared as such. */
static void
references_are_declared(void **state)
{
	(void)state;
	assert_gives_none(
	    "SELECT t.name, c.name FROM " OWN_TABLES " t,"
	    " pragma_table_info(t.name) c"
	    " WHERE c.name IN ('plan', 'passage', 'movement', 'unit')"
	    " AND c.type = 'INTEGER' AND NOT EXISTS (SELECT 1 FROM"
	    " pragma_foreign_key_list(t.name) f WHERE f.\"from\" = c.name"
	    " AND f.\"table\" = c.name)");
}

static void
nothing_in_the_file_calls_a_function_of_ours(void **state)
{
	(void)state;
	assert_gives_none("SELECT name FROM sqlite_schema"
			  " WHERE type IN ('trigger', 'view')");
	assert_gives("SELECT sql LIKE '%unicode61 remove_diacritics 0%' FROM"
		     " sqlite_schema WHERE name = 'passage_fts'",
	    "1");
	assert_gives("PRAGMA integrity_check", "ok");
}

static void
a_database_in_use_is_refused(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(schema_create(sql, &err), RC_IO);
	assert_string_equal(
	    err.msg, "cannot make the index: table meta already exists");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_file_is_marked_as_ours),
	    cmocka_unit_test(every_column_is_documented),
	    cmocka_unit_test(only_columns_that_are_there_are_documented),
	    cmocka_unit_test(references_are_declared),
	    cmocka_unit_test(nothing_in_the_file_calls_a_function_of_ours),
	    cmocka_unit_test(a_database_in_use_is_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
