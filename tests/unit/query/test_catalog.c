/* test_catalog.c - the built-in reports are what reports must be. */
#define _GNU_SOURCE
#include "query/catalog.h"

#include "core/base/err.h"
#include "core/store/db.h"
#include "core/store/schema.h"
#include "core/store/vfs.h"
#include "query/ask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	char path[64];
	struct db *db;
	struct catalog catalog;
};

/* An index without plans. */
static void
make_index(const char *path)
{
	struct err err = ERR_INIT;
	sqlite3 *sql;

	assert_int_equal(
	    vfs_open(path, SQLITE_OPEN_READWRITE, VFS_PLAIN, &sql), SQLITE_OK);
	assert_int_equal(schema_create(sql, &err), RC_OK);
	assert_int_equal(sqlite3_close(sql), SQLITE_OK);
}

static int
set_up(void **state)
{
	static struct fixture f;
	struct err err = ERR_INIT;
	int fd;

	*state = &f;
	memset(&f, 0, sizeof(f));
	strcpy(f.path, "/tmp/test_catalog.XXXXXX");
	fd = mkstemp(f.path);
	assert_true(fd >= 0);
	(void)close(fd);
	make_index(f.path);
	if (db_open(&f.db, f.path, &err) != RC_OK)
		fail_msg("%s", err.msg);
	if (catalog_load(&f.catalog, NULL, &err) != RC_OK)
		fail_msg("%s", err.msg);
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	db_close(f->db);
	catalog_release(&f->catalog);
	return unlink(f->path);
}

static void
each_select_gives_the_columns_its_header_declares(void **state)
{
	struct fixture *f = *state;
	struct err err = ERR_INIT;
	size_t i;

	assert_true(f->catalog.n >= 15);
	for (i = 0; i < f->catalog.n; i++)
		if (ask_check(f->db, &f->catalog.v[i], &err) != RC_OK)
			fail_msg("%s", err.msg);
}

static void
each_has_help_examples_and_documented_columns(void **state)
{
	struct fixture *f = *state;
	size_t i, j;

	for (i = 0; i < f->catalog.n; i++) {
		const struct report *r = &f->catalog.v[i];

		assert_true(strlen(r->help) <= 64);
		assert_true(r->examples.n > 0);
		for (j = 0; j < r->examples.n; j++)
			assert_int_equal(
			    strncmp(r->examples.v[j], r->name, strlen(r->name)),
			    0);
		for (j = 0; j < r->ncolumns; j++)
			assert_true(strlen(r->columns[j].doc) > 0);
	}
}

static void
a_report_is_found_by_name_or_suggested(void **state)
{
	struct fixture *f = *state;
	struct err err = ERR_INIT;

	assert_string_equal(
	    catalog_find(&f->catalog, "plans")->body.file, "plans.sql");
	assert_null(catalog_find(&f->catalog, "plan"));
	assert_null(catalog_find(&f->catalog, "compare.notes"));
	assert_int_equal(catalog_unknown(&f->catalog, "plnas", &err), RC_USAGE);
	assert_string_equal(err.msg,
	    "no report 'plnas'; did you mean plans? (thidua --help lists "
	    "them)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_select_gives_the_columns_its_header_declares),
	    cmocka_unit_test(each_has_help_examples_and_documented_columns),
	    cmocka_unit_test(a_report_is_found_by_name_or_suggested),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
