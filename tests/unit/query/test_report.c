/* test_report.c - the header of a report. */
#include "query/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const char whole[] = "-- help: Sides, and\n"
			    "--   what they hold.\n"
			    "-- A remark: it has no key.\n"
			    "--\n"
			    "-- title: {a}\n"
			    "-- example: sides 2017\n"
			    "-- example: sides 2018\n"
			    "-- param: a years required The side.\n"
			    "-- param: rest query optional Words.\n"
			    "-- option: min=2 number At least.\n"
			    "-- option: all flag Everything.\n"
			    "-- column: plan integer The plan.\n"
			    "-- column: year integer\n"
			    "-- column: share real How much.\n"
			    "-- brief: plan share\n"
			    "-- pivot: share as y{year}\n"
			    "-- note: One.\n"
			    "-- empty: notfound\n"
			    "SELECT 1\n"
			    "-- help: not of the header\n";

static void
a_header_is_read(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct report r;

	(void)state;
	assert_int_equal(
	    report_parse(&r, &a, "sides", "sides.sql", whole, &err), RC_OK);
	assert_string_equal(r.help, "Sides, and what they hold.");
	assert_string_equal(r.title, "{a}");
	assert_int_equal(r.examples.n, 2);
	assert_string_equal(r.examples.v[1], "sides 2018");
	assert_int_equal(r.remarks.n, 1);
	assert_true(r.notfound);
	assert_false(r.card);
	assert_string_equal(r.pivot_value, "share");
	assert_string_equal(r.pivot_template, "y{year}");
	report_release(&r);
	arena_release(&a);
}

static void
arguments_and_options_are_told_apart(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct report r;

	(void)state;
	(void)report_parse(&r, &a, "sides", "sides.sql", whole, &err);
	assert_int_equal(r.nparams, 4);
	assert_int_equal(r.params[0].type, PARAM_YEARS);
	assert_true(r.params[0].required);
	assert_string_equal(r.params[0].doc, "The side.");
	assert_int_equal(r.params[1].type, PARAM_QUERY);
	assert_false(r.params[1].required);
	assert_true(r.params[2].option);
	assert_string_equal(r.params[2].name, "min");
	assert_string_equal(r.params[2].preset, "2");
	assert_int_equal(r.params[3].type, PARAM_FLAG);
	assert_ptr_equal(report_param(&r, "min"), &r.params[2]);
	assert_null(report_param(&r, "max"));
	report_release(&r);
	arena_release(&a);
}

static void
columns_have_a_type_and_a_meaning(void **state)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct report r;

	(void)state;
	(void)report_parse(&r, &a, "sides", "sides.sql", whole, &err);
	assert_int_equal(r.ncolumns, 3);
	assert_int_equal(r.columns[0].type, CELL_INT);
	assert_string_equal(r.columns[0].doc, "The plan.");
	assert_true(r.columns[0].brief);
	assert_string_equal(r.columns[1].doc, "");
	assert_false(r.columns[1].brief);
	assert_int_equal(r.columns[2].type, CELL_REAL);
	assert_int_equal(report_column(&r, str_of("share")), 2);
	assert_int_equal(report_column(&r, str_of("shar")), 3);
	report_release(&r);
	arena_release(&a);
}

#define HELP   "-- help: H\n"
#define COLUMN "-- column: c text\n"

static void
what_is_wrong_is_said_with_its_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
	    {"", "r.sql:1:1: no header line `-- help: what the report tells`"},
	    {"-- help:\n" COLUMN,
		"r.sql:1:1: no header line `-- help: what the report tells`"},
	    {HELP, "r.sql:1:1: no header line `-- column: NAME TYPE DOC`"},
	    {HELP COLUMN "-- titel: x\n",
		"r.sql:3:4: unknown key 'titel'; there are help, title, "
		"example, note, param, option, choices, column, brief, pivot, "
		"with, "
		"evidence, notes, layout, empty, kwic, spark, marked, hits, "
		"count, graph, export and internal"},
	    {HELP COLUMN "-- internal: no\n",
		"r.sql:3:14: write: internal: yes"},
	    {HELP COLUMN "-- graph: mixed\n",
		"r.sql:3:11: write: graph: undirected (or directed)"},
	    {HELP COLUMN "-- graph: directed\n",
		"r.sql:1:1: a graph has the columns source, target and weight; "
		"there is no source"},
	    {HELP COLUMN "-- export: no\n", "r.sql:3:12: write: export: yes"},
	    {HELP COLUMN "-- param: x text required X.\n-- export: yes\n",
		"r.sql:1:1: a report that needs the argument x cannot be "
		"exported"},
	    {HELP COLUMN "-- hits: all\n-- export: yes\n",
		"r.sql:1:1: a card, or a report of hits, cannot be exported"},
	    {HELP COLUMN "-- choices: x a b\n",
		"r.sql:3:13: write after a param or option of type text: "
		"choices: NAME WORD..."},
	    {HELP "-- column: c string\n",
		"r.sql:2:12: 'string' is no type; a column is integer, real or "
		"text"},
	    {HELP "-- column: C text\n",
		"r.sql:2:12: 'C' is no name; use a-z, 0-9 and _"},
	    {HELP COLUMN COLUMN, "r.sql:3:12: there are two columns c"},
	    {HELP COLUMN "-- param: a year required\n",
		"r.sql:3:11: 'year' is no type; there are text, number, years, "
		"side, plan, query and flag"},
	    {HELP COLUMN "-- param: a years\n",
		"r.sql:3:11: write: NAME TYPE required (or optional) DOC"},
	    {HELP COLUMN "-- param: a text required\n"
			 "-- option: a text\n",
		"r.sql:4:12: there are two called a"},
	    {HELP COLUMN "-- param: a text optional\n"
			 "-- param: b text required\n",
		"r.sql:1:1: param b cannot stand after the one before it"},
	    {HELP COLUMN "-- param: a query required\n"
			 "-- param: b text required\n",
		"r.sql:1:1: param b cannot stand after the one before it"},
	    {HELP COLUMN "-- brief: d\n",
		"r.sql:1:1: brief names 'd', which is no column"},
	    {HELP COLUMN "-- pivot: c\n",
		"r.sql:3:11: write: pivot: COLUMN as {COLUMN}"},
	    {HELP COLUMN "-- pivot: c d as {c}\n",
		"r.sql:1:1: pivot names 'd', which is no column"},
	    {HELP COLUMN "-- with: c d\n",
		"r.sql:3:10: write after the option: with: COLUMN OPTION"},
	    {HELP COLUMN "-- option: o text O\n-- with: d o\n",
		"r.sql:1:1: with names 'd', which is no column"},
	    {HELP COLUMN "-- count: shares\n",
		"r.sql:3:11: there is no count 'shares'; there are collocates, "
		"ngrams, regex, keyness, shingles, aligned, revision"},
	    {HELP COLUMN "-- pivot: c as {d}\n",
		"r.sql:1:1: pivot names 'd', which is no column"},
	    {HELP COLUMN "-- layout: cards\n",
		"r.sql:3:12: the only layout to name is card"},
	    {HELP COLUMN "-- layout: card\n",
		"r.sql:1:1: a card begins with the columns group, field and "
		"value"},
	    {HELP COLUMN "-- empty: ok\n",
		"r.sql:3:11: write: empty: notfound"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct arena a = ARENA_INIT;
		struct err err = ERR_INIT;
		struct report r;

		assert_int_equal(
		    report_parse(&r, &a, "r", "r.sql", cases[i].text, &err),
		    RC_USAGE);
		assert_string_equal(err.msg, cases[i].message);
		report_release(&r);
		arena_release(&a);
	}
}

static void
a_place_counts_letters_and_not_bytes(void **state)
{
	const struct source s = {"x.sql", "-- đ\nSELECT 'ồ', x", false};
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(source_error(&s, (size_t)(strchr(s.sql, 'x') - s.sql),
			     &err, "%s", "why"),
	    RC_USAGE);
	assert_string_equal(err.msg, "x.sql:2:13: why");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_header_is_read),
	    cmocka_unit_test(arguments_and_options_are_told_apart),
	    cmocka_unit_test(columns_have_a_type_and_a_meaning),
	    cmocka_unit_test(what_is_wrong_is_said_with_its_place),
	    cmocka_unit_test(a_place_counts_letters_and_not_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
