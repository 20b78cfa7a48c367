/* test_pivot.c - rows turned into columns. */
#include "query/pivot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char header[] = "-- help: H\n"
			     "-- column: name text\n"
			     "-- column: year integer\n"
			     "-- column: n integer\n"
			     "-- column: of integer\n"
			     "-- pivot: n of as {year}!\n";

static struct cell
text(const char *s)
{
	return (struct cell){.type = CELL_TEXT, .s = str_of(s)};
}

static struct cell
number(int i)
{
	return (struct cell){.type = CELL_INT, .i = i};
}

static void
add(struct pivot *p, const char *name, int year, int n)
{
	/* the last one differs from row to row, and is left out */
	struct cell cells[] = {
	    text(name), number(year), number(n), number(year + n)};

	pivot_add(p, cells);
}

static void
rows_that_agree_become_one(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct report r;
	struct pivot *p;
	const char *const *names;
	const struct cell *cells, *pivoted;

	(void)state;
	assert_int_equal(
	    report_parse(&r, &a, "r", "r.sql", header, &err), RC_OK);
	p = pivot_new(&r);
	add(p, "a", 2017, 1);
	add(p, "a", 2021, 2);
	add(p, "b", 2025, 3);
	assert_int_equal(pivot_columns(p, &names), 3);
	assert_string_equal(names[0], "2017!");
	assert_string_equal(names[2], "2025!");
	assert_true(pivot_row(p, 0, &cells, &pivoted));
	assert_memory_equal(cells[0].s.p, "a", 1);
	assert_int_equal(pivoted[1].i, 2);
	assert_int_equal(pivoted[2].type, CELL_NULL);
	assert_true(pivot_row(p, 1, &cells, &pivoted));
	assert_int_equal(pivoted[0].type, CELL_NULL);
	assert_int_equal(pivoted[2].i, 3);
	assert_false(pivot_row(p, 2, &cells, &pivoted));
	pivot_free(p);
	report_release(&r);
	arena_release(&a);
}

static void
the_columns_of_value_and_heading_are_used_up(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct report r;

	(void)state;
	(void)report_parse(&r, &a, "r", "r.sql", header, &err);
	assert_false(pivot_takes(&r, 0));
	assert_true(pivot_takes(&r, 1));
	assert_true(pivot_takes(&r, 2));
	report_release(&r);
	arena_release(&a);
}

static void
no_row_gives_no_column(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct report r;
	struct pivot *p;
	const char *const *names;
	const struct cell *cells, *pivoted;

	(void)state;
	(void)report_parse(&r, &a, "r", "r.sql", header, &err);
	p = pivot_new(&r);
	assert_int_equal(pivot_columns(p, &names), 0);
	assert_false(pivot_row(p, 0, &cells, &pivoted));
	pivot_free(p);
	report_release(&r);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_that_agree_become_one),
	    cmocka_unit_test(the_columns_of_value_and_heading_are_used_up),
	    cmocka_unit_test(no_row_gives_no_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
