/* test_graph.c - rows as nodes and edges, and as GEXF and GraphML. */
#define _GNU_SOURCE
#include "core/base/mem.h"
#include "core/out/graph.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* clang-format off */
#define NUL {CELL_NULL, 0, 0, {NULL, 0}}
#define INT(v) {CELL_INT, v, 0, {NULL, 0}}
#define REAL(v) {CELL_REAL, 0, v, {NULL, 0}}
#define TEXT(v) {CELL_TEXT, 0, 0, {"" v, sizeof(v) - 1}}
/* clang-format on */

static const struct column columns[] = {
    {"weight", CELL_REAL, FIT_WRAP, false},
    {"target", CELL_TEXT, FIT_WRAP, false},
    {"kind", CELL_TEXT, FIT_WRAP, false},
    {"source", CELL_TEXT, FIT_WRAP, false},
};

/* weight, target, kind, source */
static const struct cell rows[][4] = {
    {REAL(0.5), TEXT("b"), TEXT("x<y"), TEXT("a")},
    {INT(2), TEXT("a"), NUL, TEXT("b")},
    {NUL, TEXT("ab"), NUL, TEXT("a")},
    {REAL(1), NUL, NUL, TEXT("c")},
    {REAL(1), TEXT(""), NUL, NUL},
    {REAL(NAN), TEXT("7"), NUL, INT(7)},
    {REAL(1), NUL, TEXT("of nothing"), NUL},
};

static void
nodes_are_the_distinct_ends_in_their_order(void **state)
{
	static const char *const nodes[] = {"a", "b", "ab", "c", "", "7"};
	static const size_t ends[][2] = {{0, 1}, {1, 0}, {0, 2}, {5, 5}};
	struct graph *g = graph_new();
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(graph_begin(g, columns, 4, &err), RC_OK);
	for (size_t i = 0; i < COUNT(rows); i++)
		graph_add(g, rows[i]);
	assert_int_equal(g->nnodes, COUNT(nodes));
	for (size_t i = 0; i < COUNT(nodes); i++)
		assert_true(str_is(g->nodes[i], nodes[i]));
	assert_int_equal(g->nedges, COUNT(ends));
	for (size_t i = 0; i < COUNT(ends); i++) {
		assert_int_equal(g->edges[i].from, ends[i][0]);
		assert_int_equal(g->edges[i].to, ends[i][1]);
	}
	assert_int_equal(g->edges[3].cells[g->weight].type, CELL_NULL);
	assert_true(graph_is_attribute(g, 2));
	assert_false(graph_is_attribute(g, 0));
	graph_free(g);
	graph_free(NULL);
}

static void
a_column_that_is_missing_is_an_error(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct column some[3];
		struct graph *g = graph_new();
		size_t n = 0;

		for (size_t j = 0; j < 4; j++)
			if (j != i)
				some[n++] = columns[j];
		assert_int_equal(
		    graph_begin(g, some, 3, &err), i == 2 ? RC_OK : RC_USAGE);
		graph_free(g);
	}
}

/* A path that is written to, and what then stands there. */
static char *
written(enum format format, enum sink_graph kind, size_t n)
{
	char path[] = "/tmp/test_graph.XXXXXX";
	struct sink_options options = {
	    .format = format, .path = path, .graph = kind};
	struct err err = ERR_INIT;
	struct buf out = BUF_INIT;
	struct sink *sink;
	char chunk[4096];
	size_t got;
	FILE *f;

	(void)close(mkstemp(path));
	assert_int_equal(sink_open(&sink, &options, &err), RC_OK);
	assert_int_equal(sink_begin(sink, "<T>", columns, 4, &err), RC_OK);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(sink_row(sink, rows[i], &err), RC_OK);
	assert_int_equal(sink_end(sink, &err), RC_OK);
	assert_int_equal(sink_close(sink, &err), RC_OK);
	f = fopen(path, "r");
	while ((got = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&out, chunk, got);
	(void)fclose(f);
	(void)unlink(path);
	return buf_detach(&out);
}

static void
need_library(void)
{
#ifndef THIDUA_XML
	skip();
#endif
}

static void
formats_have_the_graph(void **state)
{
	static const struct {
		enum format format;
		enum sink_graph kind;
		size_t rows;
		const char *has[5];
	} cases[] = {
	    {FORMAT_GEXF, SINK_UNDIRECTED, 1,
		{"defaultedgetype=\"undirected\"", "&lt;T&gt;",
		    "<edge id=\"e1\" source=\"n1\" target=\"n2\" "
		    "weight=\"0.5\">",
		    "<attvalue for=\"kind\" value=\"x&lt;y\"/>",
		    "<node id=\"n2\" label=\"b\"/>"}},
	    {FORMAT_GEXF, SINK_DIRECTED, COUNT(rows),
		{"defaultedgetype=\"directed\"",
		    "<edge id=\"e4\" source=\"n6\" target=\"n6\"/>",
		    "<node id=\"n5\" label=\"\"/>",
		    "<edge id=\"e3\" source=\"n1\" target=\"n3\"/>",
		    "weight=\"2\""}},
	    {FORMAT_GEXF, SINK_DIRECTED, 0, {"<nodes/>", "<edges/>"}},
	    {FORMAT_GRAPHML, SINK_DIRECTED, 2,
		{"edgedefault=\"directed\"", "<data key=\"d1\">0.5</data>",
		    "<data key=\"d3\">x&lt;y</data>",
		    "<edge id=\"e2\" source=\"n2\" target=\"n1\">",
		    "attr.name=\"weight\" attr.type=\"double\""}},
	};

	(void)state;
	need_library();
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *text =
		    written(cases[i].format, cases[i].kind, cases[i].rows);
		char *again =
		    written(cases[i].format, cases[i].kind, cases[i].rows);

		for (size_t j = 0; j < 5 && cases[i].has[j]; j++)
			if (!strstr(text, cases[i].has[j]))
				fail_msg("case %zu: no %s in %s", i,
				    cases[i].has[j], text);
		assert_string_equal(text, again);
		assert_null(strstr(text, "of nothing"));
		assert_null(strstr(text, "nan"));
		free(text);
		free(again);
	}
}

static void
what_is_no_graph_is_refused(void **state)
{
	struct sink_options options = {.format = FORMAT_GEXF};
	struct err err = ERR_INIT;
	struct sink *sink;

	(void)state;
	assert_int_equal(sink_open(&sink, &options, &err), RC_USAGE);
	assert_null(sink);
	assert_true(format_is_graph(FORMAT_GEXF));
	assert_true(format_is_graph(FORMAT_GRAPHML));
	assert_false(format_is_graph(FORMAT_CSV));
}

static void
a_file_holds_one_graph(void **state)
{
	struct sink_options options = {.format = FORMAT_GEXF,
	    .path = "/tmp/test_graph.two",
	    .graph = SINK_DIRECTED};
	struct err err = ERR_INIT;
	struct sink *sink;

	(void)state;
	need_library();
	assert_int_equal(sink_open(&sink, &options, &err), RC_OK);
	assert_int_equal(sink_begin(sink, NULL, columns, 4, &err), RC_OK);
	assert_int_equal(sink_end(sink, &err), RC_OK);
	assert_int_equal(sink_begin(sink, NULL, columns, 4, &err), RC_USAGE);
	sink_abort(sink);
	assert_int_not_equal(access("/tmp/test_graph.two", F_OK), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nodes_are_the_distinct_ends_in_their_order),
	    cmocka_unit_test(a_column_that_is_missing_is_an_error),
	    cmocka_unit_test(formats_have_the_graph),
	    cmocka_unit_test(what_is_no_graph_is_refused),
	    cmocka_unit_test(a_file_holds_one_graph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
