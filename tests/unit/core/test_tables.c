/* test_tables.c - the tables of an index, and what it was made from. */
#define _GNU_SOURCE
#include "core/store/tables.h"

#include "core/store/provenance.h"
#include "core/store/scope.h"
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

static char folder[] = "/tmp/test_tables.XXXXXX";
static struct err err;
static struct db *db;

static int
set_up(void **state)
{
	static const char *const hashes[] = {"bb", "aa", "cc"};
	struct writer *w;

	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0 ||
	    writer_open(&w, "t.db", true, &err) != RC_OK)
		return 1;
	for (size_t i = 0; i < 3; i++) {
		struct value v[18] = {value_text(hashes[i]),
		    value_text(hashes[i]), value_text("r"), value_int(10),
		    value_text("UTF-8")};
		int64_t id;

		v[17] = value_int(3);
		v[11] = value_text(i == 1 ? "district" : "province");
		if (writer_put(w, WRITE_PLAN, v, 18, &id, &err) != RC_OK)
			return 1;
	}
	(void)writer_meta(w, "rules", "two\nlines", &err);
	if (writer_finish(w, &err) != RC_OK)
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

static const struct table *
find(const struct tables *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->v[i].name, name) == 0)
			return &t->v[i];
	return NULL;
}

static size_t
count(const struct tables *t, const char *name)
{
	sqlite3_stmt *st = NULL;
	size_t n = 0;

	assert_int_equal(tables_open(t, find(t, name), db, &st, &err), RC_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		n++;
	sqlite3_finalize(st);
	return n;
}

static void
tables_have_columns_docs_and_keys(void **state)
{
	struct tables t = TABLES_INIT;
	const struct table *m;

	(void)state;
	assert_int_equal(tables_read(&t, db, false, &err), RC_OK);
	m = find(&t, "mention");
	assert_non_null(m);
	assert_string_equal(m->doc, "a place where a movement is named");
	assert_string_equal(m->v[0].name, "id");
	assert_int_equal(m->v[0].key, 1);
	assert_int_equal(m->v[0].type, TABLE_INTEGER);
	assert_string_equal(m->v[1].name, "movement");
	assert_string_equal(m->v[1].table, "movement");
	assert_string_equal(m->v[1].other, "id");
	assert_null(m->v[4].table);
	assert_int_equal(find(&t, "target")->v[4].type, TABLE_REAL);
	assert_int_equal(find(&t, "plan_year")->v[1].key, 2);
	for (size_t i = 0; i < t.n; i++)
		for (size_t j = 0; j < t.v[i].n; j++)
			assert_int_not_equal(*t.v[i].v[j].doc, '\0');
	assert_non_null(find(&t, "spelling"));
	assert_null(find(&t, "passage_length"));
	assert_null(find(&t, "passage_fts"));
	assert_int_equal(count(&t, "plan"), 3);
	tables_release(&t);
}

static void
a_filter_keeps_rows_of_its_plans(void **state)
{
	struct tables t = TABLES_INIT;
	size_t left;

	(void)state;
	assert_int_equal(
	    scope_keep(db, SCOPE_LEVEL, "district", &left, &err), RC_OK);
	assert_int_equal(tables_read(&t, db, true, &err), RC_OK);
	assert_null(find(&t, "spelling"));
	assert_int_equal(count(&t, "plan"), 1);
	assert_int_equal(count(&t, "movement"), 0);
	assert_int_equal(count(&t, "meta"), 1);
	for (size_t i = 0; i < t.n; i++)
		(void)count(&t, t.v[i].name);
	tables_release(&t);
	assert_int_equal(scope_all(db, &err), RC_OK);
}

static void
provenance_has_hashes_in_order_and_lines_that_are_one(void **state)
{
	struct provenance p;
	struct digest d;
	size_t left;

	(void)state;
	assert_int_equal(
	    scope_keep(db, SCOPE_LEVEL, "province", &left, &err), RC_OK);
	assert_int_equal(provenance_read(&p, db, &err), RC_OK);
	assert_int_equal(p.all.n, 3);
	digest_text(&d, str_of("aa\nbb\ncc\n"));
	assert_string_equal(p.all.digest.hex, d.hex);
	assert_int_equal(p.asked.n, 2);
	digest_text(&d, str_of("bb\ncc\n"));
	assert_string_equal(p.asked.digest.hex, d.hex);
	assert_string_equal(p.rules, "two lines");
	assert_string_equal(p.authority, "");
	assert_string_equal(p.sqlite, sqlite3_libversion());
	assert_int_equal(strspn(p.pcre2, "0123456789."), strlen(p.pcre2));
	assert_int_equal(scope_all(db, &err), RC_OK);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tables_have_columns_docs_and_keys),
	    cmocka_unit_test(a_filter_keeps_rows_of_its_plans),
	    cmocka_unit_test(
		provenance_has_hashes_in_order_and_lines_that_are_one),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
