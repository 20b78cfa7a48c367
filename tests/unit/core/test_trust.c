/* test_trust.c - files that a stranger has made with care are not read. */
#define _POSIX_C_SOURCE 200809L
#include "core/store/db.h"
#include "core/store/schema.h"
#include "core/store/vfs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/thidua-trust.XXXXXX";

static int
set_up(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) != 0;
}

static int
tear_down(void **state)
{
	(void)state;
	return unlink("t.db") != 0 || chdir("/") != 0 || rmdir(folder) != 0;
}

/* An index whose pages hold, after statements of a stranger. */
static void
make(const char *statements)
{
	struct err err = ERR_INIT;
	char *msg = NULL;
	sqlite3 *sql;

	(void)unlink("t.db");
	assert_int_equal(
	    vfs_open("t.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		VFS_PLAIN, &sql),
	    SQLITE_OK);
	assert_int_equal(schema_create(sql, &err), RC_OK);
	if (sqlite3_exec(sql, statements, NULL, NULL, &msg) != SQLITE_OK)
		fail_msg("%s: %s", statements, msg);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static void
an_index_is_opened(void **state)
{
	struct err err = ERR_INIT;
	struct db *db;

	(void)state;
	make("INSERT INTO meta VALUES('a', 'b')");
	if (db_open(&db, "t.db", &err) != RC_OK)
		fail_msg("%s", err.msg);
	assert_int_equal(db_sound(db, &err), RC_OK);
	db_close(db);
}

#define WRITABLE "PRAGMA writable_schema = 1;"

static const struct {
	const char *statements, *told;
} hostile[] = {
    {"ALTER TABLE theme RENAME TO t; CREATE VIEW theme AS WITH RECURSIVE"
     " n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT i AS id,"
     " i AS plan, i AS passage, 'x' AS scope, 'x' AS text, 'x' AS key,"
     " 1 AS byte_from, 2 AS byte_to, 'r' AS rule FROM n",
	"t"},
    {"CREATE VIEW more AS SELECT 1", "more"},
    {"CREATE TRIGGER tr AFTER INSERT ON theme BEGIN DELETE FROM plan; END",
	"tr"},
    {"CREATE TABLE sneak(a)", "sneak"},
    {"CREATE INDEX slow ON plan(abs(bytes))", "slow"},
    {"ALTER TABLE theme ADD COLUMN g AS (hex(zeroblob(100000)))", "theme"},
    {"DROP TABLE theme; CREATE VIRTUAL TABLE theme USING fts5(text)", "theme"},
    {"INSERT INTO plan(id, source, sha256, reading, bytes, encoding,"
     " syllables) VALUES(1, 'a', '', '', 1, 'UTF-8', 1); ANALYZE",
	"sqlite_stat1"},
    {"DROP TABLE finding", "some are missing"},
    {"DROP INDEX theme_plan", "some are missing"},
    {WRITABLE "UPDATE sqlite_master SET sql = 'CREATE TABLE"
	      " ''passage_fts_data''(id INTEGER PRIMARY KEY, block AS"
	      " (zeroblob(9)))' WHERE name = 'passage_fts_data'",
	"passage_fts_data"},
    {WRITABLE "UPDATE sqlite_master SET sql = replace(sql,"
	      " 'unicode61 remove_diacritics 0', 'trigram')"
	      " WHERE name = 'passage_fts'",
	"passage_fts"},
};

static void
tables_that_are_not_ours_are_refused(void **state)
{
	struct err err = ERR_INIT;
	char told[200];
	struct db *db;

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		make(hostile[i].statements);
		if (db_open(&db, "t.db", &err) != RC_DAMAGED)
			fail_msg("opened: %s", hostile[i].statements);
		(void)sqlite3_snprintf(sizeof(told), told,
		    "t.db is damaged (its tables are not those of thidua: %s); "
		    "remove it and make it again with: thidua index",
		    hostile[i].told);
		assert_string_equal(err.msg, told);
	}
}

/* Statements that SQLite itself cannot read back. */
static void
a_schema_that_is_none_is_damage(void **state)
{
	struct err err = ERR_INIT;
	struct db *db;

	(void)state;
	make(WRITABLE "UPDATE sqlite_master SET sql = 'CREATE TABLE ('"
		      " WHERE name = 'theme'");
	assert_int_equal(db_open(&db, "t.db", &err), RC_DAMAGED);
	assert_non_null(strstr(err.msg, "t.db is damaged (malformed"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_index_is_opened),
	    cmocka_unit_test(tables_that_are_not_ours_are_refused),
	    cmocka_unit_test(a_schema_that_is_none_is_damage),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
