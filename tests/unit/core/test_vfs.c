/* test_vfs.c - sums put at writing and checked at reading. */
#define _POSIX_C_SOURCE 200809L
#include "core/store/vfs.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/thidua-vfs.XXXXXX";

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
	(void)unlink("t.db");
	(void)unlink("t.db-journal");
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static sqlite3 *
open_as(enum vfs vfs, int flags)
{
	sqlite3 *sql;

	assert_int_equal(vfs_open("t.db", flags, vfs, &sql), SQLITE_OK);
	return sql;
}

static int
run(sqlite3 *sql, const char *statement)
{
	return sqlite3_exec(sql, statement, NULL, NULL, NULL);
}

/* Each row is a page of its own, and more: it has an overflow page. */
static const char filling[] =
    "PRAGMA page_size = 1024; PRAGMA cache_size = 4;"
    "CREATE TABLE t(id INTEGER PRIMARY KEY, s TEXT);"
    "BEGIN; WITH n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n"
    " WHERE i < 50) INSERT INTO t SELECT i, printf('%01500d', i) FROM n;"
    "COMMIT;";

static void
make(void)
{
	sqlite3 *sql;

	(void)unlink("t.db");
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
	assert_int_equal(vfs_reserve(sql), SQLITE_OK);
	assert_int_equal(run(sql, filling), SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static void
flip(off_t at)
{
	int fd = open("t.db", O_RDWR);
	char c;

	assert_true(fd >= 0);
	assert_int_equal(pread(fd, &c, 1, at), 1);
	c ^= 1;
	assert_int_equal(pwrite(fd, &c, 1, at), 1);
	assert_int_equal(close(fd), 0);
}

static int64_t
number(sqlite3 *sql, const char *query, int *rc)
{
	sqlite3_stmt *st = NULL;
	int64_t n = -1;

	*rc = sqlite3_prepare_v2(sql, query, -1, &st, NULL);
	if (*rc == SQLITE_OK && (*rc = sqlite3_step(st)) == SQLITE_ROW) {
		n = sqlite3_column_int64(st, 0);
		*rc = SQLITE_OK;
	}
	if (*rc != SQLITE_OK)
		*rc = sqlite3_extended_errcode(sql);
	sqlite3_finalize(st);
	return n;
}

static const char all[] = "SELECT sum(length(s)) FROM t";

static void
what_was_written_is_read(void **state)
{
	enum sums sums;
	bool is_zero;
	sqlite3 *sql;
	uint32_t page, n;
	int rc;

	(void)state;
	make();
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READONLY);
	assert_int_equal(number(sql, all, &rc), 75000);
	assert_int_equal(rc, SQLITE_OK);
	assert_false(vfs_fault(sql, &page));
	n = vfs_pages(sql);
	assert_true(n > 60);
	for (uint32_t i = 1; i <= n; i++) {
		assert_int_equal(vfs_page(sql, i, &sums, &is_zero), SQLITE_OK);
		assert_int_equal(sums, SUMS_HOLD);
		assert_false(is_zero);
	}
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static void
another_client_reads_it(void **state)
{
	sqlite3 *sql;
	int rc;

	(void)state;
	make();
	assert_int_equal(sqlite3_open("t.db", &sql), SQLITE_OK);
	assert_int_equal(number(sql, all, &rc), 75000);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* Pages are told by number, and from then on nothing is read. */
static void
a_page_that_changed_is_an_error_from_then_on(void **state)
{
	sqlite3 *sql;
	uint32_t page;
	int rc;

	(void)state;
	make();
	flip(20 * 1024 + 700);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READONLY);
	(void)number(sql, "SELECT length(s) FROM t WHERE id = 1", &rc);
	assert_int_equal(rc, SQLITE_OK);
	(void)number(sql, all, &rc);
	assert_int_equal(rc, SQLITE_IOERR_DATA);
	assert_true(vfs_fault(sql, &page));
	assert_int_equal(page, 21);
	(void)number(sql, "SELECT length(s) FROM t WHERE id = 50", &rc);
	assert_int_equal(rc, SQLITE_IOERR_DATA);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static void
a_writer_checks_what_it_reads(void **state)
{
	sqlite3 *sql;
	uint32_t page;

	(void)state;
	make();
	flip(20 * 1024 + 700);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READWRITE);
	assert_int_not_equal(run(sql, "UPDATE t SET s = s || 'x'"), SQLITE_OK);
	assert_true(vfs_fault(sql, &page));
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* Rows come and go in a file that is there already. */
static void
sums_are_kept_up(void **state)
{
	sqlite3 *sql;
	int rc;

	(void)state;
	make();
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READWRITE);
	assert_int_equal(
	    run(sql, "DELETE FROM t WHERE id % 2; UPDATE t SET s = 'x' || s;"
		     "INSERT INTO t(s) SELECT s FROM t WHERE id < 10"),
	    SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READONLY);
	assert_int_equal(number(sql, all, &rc), 29 * 1501);
	assert_int_equal(number(sql, "PRAGMA integrity_check", &rc), 0);
	assert_int_equal(rc, SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static void
a_file_that_is_cut_is_noticed(void **state)
{
	sqlite3 *sql;
	uint32_t page;
	int rc;

	(void)state;
	make();
	assert_int_equal(truncate("t.db", 50 * 1024 + 100), 0);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READONLY);
	(void)number(sql, all, &rc);
	assert_int_not_equal(rc, SQLITE_OK);
	assert_int_equal(vfs_pages(sql), 51);
	(void)vfs_fault(sql, &page);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* Both would read pages past the checks. */
static void
neither_mapping_nor_wal_goes_around(void **state)
{
	sqlite3 *sql;
	sqlite3_file *f = NULL;

	(void)state;
	make();
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READWRITE);
	assert_int_equal(
	    sqlite3_file_control(sql, "main", SQLITE_FCNTL_FILE_POINTER, &f),
	    SQLITE_OK);
	assert_int_equal(f->pMethods->iVersion, 1);
	assert_int_equal(run(sql, "PRAGMA journal_mode = WAL"), SQLITE_OK);
	assert_int_equal(run(sql, "DELETE FROM t WHERE id = 1"), SQLITE_OK);
	assert_int_not_equal(access("t.db-wal", F_OK), 0);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* Some versions of SQLite read the end of a long value by itself. */
static void
bytes_of_a_page_are_checked_with_the_page(void **state)
{
	unsigned char part[1500];
	sqlite3_file *f = NULL;
	sqlite3 *sql;

	(void)state;
	make();
	flip(20 * 1024 + 700);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READONLY);
	assert_int_equal(
	    sqlite3_file_control(sql, "main", SQLITE_FCNTL_FILE_POINTER, &f),
	    SQLITE_OK);
	assert_int_equal(f->pMethods->xRead(f, part, 16, 24), SQLITE_OK);
	assert_int_equal(
	    f->pMethods->xRead(f, part, 1016, 10 * 1024), SQLITE_OK);
	assert_int_equal(
	    f->pMethods->xRead(f, part, 1500, 10 * 1024 + 5), SQLITE_OK);
	assert_int_equal(
	    f->pMethods->xRead(f, part, 16, 20 * 1024), SQLITE_IOERR_DATA);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* What is looked at is not written, whatever it is told. */
static void
a_look_lets_statements_begin_and_writes_nothing(void **state)
{
	struct stat before, after;
	sqlite3 *sql;
	int rc;

	(void)state;
	make();
	assert_int_equal(chmod("t.db", 0444), 0);
	assert_int_equal(stat("t.db", &before), 0);
	sql = open_as(VFS_LOOK, SQLITE_OPEN_READWRITE);
	assert_int_equal(run(sql, "BEGIN IMMEDIATE"), SQLITE_OK);
	assert_int_equal(number(sql, all, &rc), 75000);
	assert_int_not_equal(
	    run(sql, "DELETE FROM t; PRAGMA user_version = 9; COMMIT"),
	    SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	sql = open_as(VFS_LOOK, SQLITE_OPEN_READWRITE);
	(void)run(sql, "PRAGMA journal_mode = OFF; DELETE FROM t");
	(void)run(sql, "PRAGMA journal_mode = WAL; VACUUM");
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	assert_int_equal(stat("t.db", &after), 0);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(before.st_size, after.st_size);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READONLY);
	assert_int_equal(number(sql, all, &rc), 75000);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	assert_int_not_equal(access("t.db-journal", F_OK), 0);
}

static void
a_file_without_room_for_sums_is_left_alone(void **state)
{
	sqlite3 *sql;
	int rc;

	(void)state;
	(void)unlink("t.db");
	assert_int_equal(sqlite3_open("t.db", &sql), SQLITE_OK);
	assert_int_equal(run(sql, filling), SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	sql = open_as(VFS_PLAIN, SQLITE_OPEN_READWRITE);
	assert_int_equal(run(sql, "UPDATE t SET s = s || 'x'"), SQLITE_OK);
	assert_int_equal(number(sql, all, &rc), 75050);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	assert_int_equal(sqlite3_open("t.db", &sql), SQLITE_OK);
	assert_int_equal(number(sql, all, &rc), 75050);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

/* The first of all: later the layer is there. */
static void
without_memory_for_the_layer_nothing_is_opened(void **state)
{
	sqlite3 *sql;

	(void)state;
	sqlite3_initialize();
	sqlite3_hard_heap_limit64(1);
	assert_int_equal(
	    vfs_open("t.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		VFS_PLAIN, &sql),
	    SQLITE_NOMEM);
	sqlite3_hard_heap_limit64(0);
	assert_null(sql);
	assert_int_equal(access("t.db", F_OK), -1);
}

static void
a_path_means_nothing_special(void **state)
{
	sqlite3 *sql;

	(void)state;
	assert_int_equal(
	    vfs_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		VFS_PLAIN, &sql),
	    SQLITE_OK);
	assert_int_equal(run(sql, "CREATE TABLE t(i)"), SQLITE_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
	assert_int_equal(unlink(":memory:"), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_memory_for_the_layer_nothing_is_opened),
	    cmocka_unit_test(a_path_means_nothing_special),
	    cmocka_unit_test(what_was_written_is_read),
	    cmocka_unit_test(another_client_reads_it),
	    cmocka_unit_test(a_page_that_changed_is_an_error_from_then_on),
	    cmocka_unit_test(a_writer_checks_what_it_reads),
	    cmocka_unit_test(sums_are_kept_up),
	    cmocka_unit_test(a_file_that_is_cut_is_noticed),
	    cmocka_unit_test(neither_mapping_nor_wal_goes_around),
	    cmocka_unit_test(bytes_of_a_page_are_checked_with_the_page),
	    cmocka_unit_test(a_look_lets_statements_begin_and_writes_nothing),
	    cmocka_unit_test(a_file_without_room_for_sums_is_left_alone),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
