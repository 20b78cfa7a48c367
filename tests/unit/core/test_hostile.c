/*
 * test_hostile.c - text that means harm, in every format, to a file and to a
 * pipe: it reads back as it was or with U+FFFD, and is never syntax, a formula
 * or something that steers a terminal.
 */
#define _GNU_SOURCE
#include "core/out/html.h"
#include "core/out/sink.h"
#include "core/text/utf8.h"
#include "core/text/valid.h"
#include "core/text/width.h"

#include <csv.h>
#include <fcntl.h>
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef THIDUA_XML
#include <libxml/parser.h>
#include <libxml/tree.h>
#endif

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

enum { LONG_TEXT = 1 << 20, TEXTS = 34 };

static char path[] = "/tmp/test_hostile.XXXXXX";
static struct buf out, long_text;

/* clang-format off */
#define TEXT(v) {"" v, sizeof(v) - 1}
static struct str texts[TEXTS] = {
    TEXT("\x1B]0;title\x07\x1B[2J\x1B[31m"), TEXT("\xC2\x9B" "31m\xC2\x85\xC2\x90"),
    TEXT("\x7F\b\v\f\x0E\x1F"), TEXT("a\0b"), TEXT("\0"),
    TEXT("\xE2\x80\xAE" "abc\xE2\x80\xAC\xE2\x80\xAA\xE2\x80\xAB\xE2\x80\xAD"),
    TEXT("\xE2\x81\xA6" "a\xE2\x81\xA7" "b\xE2\x81\xA8" "c\xE2\x81\xA9"),
    TEXT("=HYPERLINK(\"http://a\",\"b\")"), TEXT("+1"), TEXT("-1"), TEXT("@SUM(A1)"),
    TEXT("\t=1"), TEXT("\r=1"), TEXT("\n=1"), TEXT("\r\n"),
    TEXT("\xEF\xBC\x9D" "1+1"), TEXT("\xEF\xBC\x8B" "1"), TEXT("\xEF\xBC\x8D" "1"),
    TEXT("\xEF\xBC\xA0" "a"),
    TEXT("\""), TEXT("\"\"\",\"'"), TEXT("a\",b\nc\r\nd;\te"), TEXT(""), TEXT(" "),
    TEXT("</script><script>alert(1)</script>"), TEXT("<!-- --><![CDATA[ ]]>&amp;&#0;"),
    TEXT("' onmouseover='x' \" x=\"y"), TEXT("|*_`[a](javascript:b)~~\\<br>"),
    TEXT("\xEF\xBF\xBE\xEF\xBF\xBF"), TEXT("\xED\xA0\x80" "a\xED\xBF\xBF"),
    TEXT("\xFF\xFE\xC0\xAF\xF4\x90\x80\x80\xE1\xBA"), TEXT("\\u0000\\n\\"),
    TEXT("\xEF\xBB\xBF#REF!"), {NULL, 0},
};
/* clang-format on */

static const struct column columns[] = {
    {"source", CELL_TEXT, FIT_WRAP, false},
    {"target", CELL_TEXT, FIT_WRAP, false},
    {"weight", CELL_INT, FIT_WRAP, false},
    {"note", CELL_TEXT, FIT_RIGHT, true},
};

/* Each text once, n of them; the last is very long. */
static void
write_texts(const struct sink_options *options)
{
	struct err err = ERR_INIT;
	struct sink *sink;

	assert_int_equal(sink_open(&sink, options, &err), RC_OK);
	assert_int_equal(
	    sink_begin(sink, NULL, columns, COUNT(columns), &err), RC_OK);
	for (size_t i = 0; i < COUNT(texts); i++) {
		const struct cell cells[] = {
		    {CELL_TEXT, 0, 0, texts[i]},
		    {CELL_TEXT, 0, 0, texts[(i + 1) % COUNT(texts)]},
		    {CELL_INT, (int64_t)i, 0, {NULL, 0}},
		    {CELL_TEXT, 0, 0, texts[i]},
		};

		assert_int_equal(sink_row(sink, cells, &err), RC_OK);
	}
	assert_int_equal(sink_end(sink, &err), RC_OK);
	assert_int_equal(sink_close(sink, &err), RC_OK);
}

static void
read_out(void)
{
	int fd = open(path, O_RDONLY);
	ssize_t n;

	buf_reset(&out);
	do {
		buf_reserve(&out, 1 << 16);
		n = read(fd, out.p + out.n, 1 << 16);
		assert_true(n >= 0);
		out.n += (size_t)n;
	} while (n > 0);
	buf_add(&out, "", 0);
	(void)close(fd);
}

static void
to_file(enum format format)
{
	struct sink_options options = {
	    .format = format, .path = path, .graph = SINK_DIRECTED};

	write_texts(&options);
	read_out();
}

/* As on standard output that is no terminal. */
static void
to_pipe(enum format format)
{
	struct sink_options options = {
	    .format = format, .graph = SINK_DIRECTED, .width = 40};
	int kept = dup(STDOUT_FILENO);
	int fd = open(path, O_WRONLY | O_TRUNC);

	(void)fflush(stdout);
	assert_true(kept >= 0 && fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0);
	write_texts(&options);
	(void)dup2(kept, STDOUT_FILENO);
	(void)close(kept);
	(void)close(fd);
	read_out();
}

/* UTF-8, and no control but ends of lines and what is allowed besides. */
static void
assert_no_control_but(int32_t allowed)
{
	int32_t c;

	assert_int_equal(utf8_check(out.p, out.n), out.n);
	for (size_t i = 0; i < out.n;) {
		i += utf8_next(out.p + i, out.p + out.n, &c);
		if (c != '\n' && c != allowed && width_is_control(c))
			fail_msg("U+%04X at %zu", (unsigned)c, i);
	}
}

static void
assert_steers_nothing(void)
{
	assert_no_control_but('\n');
}

/* What text is where no byte may be wrong. */
static struct str
valid(struct buf *b, struct str s)
{
	buf_reset(b);
	valid_add(b, s);
	return (struct str){buf_cstr(b), b->n};
}

/* CSV as a reader takes it: cells in a row, one after another. */
struct reader {
	size_t i; /* cells so far */
	bool guarded;
};

static const char *const formula_starts[] = {"=", "+", "-", "@", "\t", "\r",
    "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

static bool
is_formula(struct str s)
{
	for (size_t i = 0; i < COUNT(formula_starts); i++)
		if (str_starts(s, formula_starts[i]))
			return true;
	return false;
}

static void
on_cell(void *data, size_t n, void *arg)
{
	struct reader *r = arg;
	size_t row = r->i / COUNT(columns), column = r->i % COUNT(columns);
	struct str got = {data, n}, text;

	r->i++;
	if (row == 0 || column == 2)
		return;
	text = texts[(row - 1 + (column == 1)) % COUNT(texts)];
	if (r->guarded) {
		assert_false(is_formula(got));
		if (is_formula(text) && str_starts(got, "'"))
			got.p++, got.n--;
	}
	assert_true(str_eq(got, text));
}

static int
is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
read_csv(bool guarded)
{
	struct reader r = {0, guarded};
	struct csv_parser parser;
	struct str s = {out.p, out.n};

	if (guarded) {
		assert_true(str_starts(s, "\xEF\xBB\xBF"));
		s.p += 3, s.n -= 3;
	}
	/* blanks at the ends are text as well */
	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	csv_set_space_func(&parser, is_no_space);
	assert_int_equal(csv_parse(&parser, s.p, s.n, on_cell, NULL, &r), s.n);
	assert_int_equal(csv_fini(&parser, on_cell, NULL, &r), 0);
	assert_int_equal(r.i, (COUNT(texts) + 1) * COUNT(columns));
	csv_free(&parser);
}

static void
csv_reads_back_and_runs_nothing(void **state)
{
	(void)state;
	to_file(FORMAT_CSV);
	read_csv(true);
	to_pipe(FORMAT_CSV);
	read_csv(false);
}

/* Line ends and tabs are the only syntax; each stands where it should. */
static void
check_tsv(bool guarded)
{
	const char *p = out.p + (guarded ? 3 : 0), *end = out.p + out.n;
	size_t cells = 0, lines = 0;

	while (p < end) {
		struct str cell = {p, 0};

		while (p[cell.n] != '\t' && p[cell.n] != '\n')
			cell.n++;
		if (p[cell.n] == '\n' && guarded)
			cell.n--, p++; /* CR LF ends a line of a file */
		if (guarded)
			assert_false(is_formula(cell));
		cells++;
		lines += p[cell.n] == '\n';
		p += cell.n + 1;
	}
	assert_int_equal(lines, COUNT(texts) + 1);
	assert_int_equal(cells, lines * COUNT(columns));
}

static void
tsv_is_a_line_a_row_and_runs_nothing(void **state)
{
	(void)state;
	to_file(FORMAT_TSV);
	check_tsv(true);
	to_pipe(FORMAT_TSV);
	check_tsv(false);
}

static void
check_object(json_t *row, size_t i)
{
	struct buf b = BUF_INIT;
	json_t *note = json_object_get(row, "note");
	struct str got = {json_string_value(note), json_string_length(note)};

	assert_true(str_eq(got, valid(&b, texts[i])));
	buf_release(&b);
}

static void
json_reads_back(void **state)
{
	(void)state;
	for (int pipe = 0; pipe < 2; pipe++) {
		json_error_t error;
		json_t *rows;

		(pipe ? to_pipe : to_file)(FORMAT_JSON);
		assert_steers_nothing();
		rows = json_loadb(out.p, out.n, JSON_ALLOW_NUL, &error);
		assert_int_equal(json_array_size(rows), COUNT(texts));
		for (size_t i = 0; i < COUNT(texts); i++)
			check_object(json_array_get(rows, i), i);
		json_decref(rows);
	}
}

static void
ndjson_is_an_object_a_line(void **state)
{
	const char *p, *newline;
	size_t i = 0;

	(void)state;
	to_file(FORMAT_NDJSON);
	assert_steers_nothing();
	for (p = out.p; (newline = strchr(p, '\n')); p = newline + 1, i++) {
		json_t *row =
		    json_loadb(p, (size_t)(newline - p), JSON_ALLOW_NUL, NULL);

		check_object(row, i);
		json_decref(row);
	}
	assert_int_equal(i, COUNT(texts));
	assert_int_equal(*p, '\0');
}

static void
a_table_shows_all_and_steers_nothing(void **state)
{
	(void)state;
	to_file(FORMAT_TABLE);
	assert_steers_nothing();
	to_pipe(FORMAT_TABLE);
	assert_steers_nothing();
	assert_non_null(strstr(out.p, "\n34 rows\n"));
}

/* A row a line, of as many cells, and no markup but the ends of lines. */
static void
markdown_has_no_markup_of_others(void **state)
{
	size_t lines = 0, bars = 0;
	const char *p;

	(void)state;
	to_file(FORMAT_MD);
	assert_steers_nothing();
	for (p = out.p; *p; p++) {
		if (*p == '\\' && strchr("\\|`*_[]~", p[1]))
			p++;
		else if (*p == '|')
			bars++;
		else if (*p == '\n')
			lines++;
		else if (*p == '<')
			assert_memory_equal(p, "<br>", 4);
		else if (strchr("`*[]~", *p))
			fail_msg("markup at %zu", (size_t)(p - out.p));
	}
	assert_int_equal(lines, COUNT(texts) + 2);
	assert_int_equal(bars, lines * (COUNT(columns) + 1));
}

static void
html_is_text_where_text_is_meant(void **state)
{
	struct html h = HTML_INIT;
	struct str page;
	const char *p;
	size_t tags = 0, quotes = 0;

	(void)state;
	html_open(&h, "p");
	for (size_t i = 0; i < COUNT(texts); i++) {
		html_open(&h, "b");
		html_attr(&h, "title", texts[i]);
		html_text(&h, texts[i]);
		html_close(&h);
	}
	page = html_end(&h);
	buf_reset(&out);
	buf_add(&out, page.p, page.n);
	assert_steers_nothing();
	for (p = out.p; (p = strchr(p, '<')); p++, tags++)
		assert_true(strncmp(p, "<p>", 3) == 0 ||
			    strncmp(p, "</p>", 4) == 0 ||
			    strncmp(p, "<b title=\"", 10) == 0 ||
			    strncmp(p, "</b>", 4) == 0);
	assert_int_equal(tags, 2 + 2 * COUNT(texts));
	for (p = out.p; (p = strchr(p, '"')); p++)
		quotes++;
	assert_int_equal(quotes, 2 * COUNT(texts));
	assert_null(strstr(out.p, "\xEF\xBF\xBE"));
	assert_null(strstr(out.p, "\xEF\xBF\xBF"));
	html_release(&h);
}

#ifdef THIDUA_XML
/* Is it XML that a parser without mercy takes, and nothing fetched. */
static void
check_xml(void)
{
	xmlDoc *doc = xmlReadMemory(out.p, (int)out.n, "x", NULL,
	    XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR);

	assert_non_null(doc);
	xmlFreeDoc(doc);
}

static void
graphs_are_xml(void **state)
{
	(void)state;
	for (int pipe = 0; pipe < 2; pipe++) {
		(pipe ? to_pipe : to_file)(FORMAT_GEXF);
		assert_no_control_but('\t');
		check_xml();
		(pipe ? to_pipe : to_file)(FORMAT_GRAPHML);
		assert_no_control_but('\t');
		check_xml();
	}
}
#endif

static int
enter(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	while (long_text.n < LONG_TEXT)
		buf_adds(&long_text, "dài\x1B,\"\n</p>\xE2\x80\xAE=");
	texts[TEXTS - 1] = (struct str){long_text.p, long_text.n};
	return fd < 0 || close(fd) != 0;
}

static int
leave(void **state)
{
	(void)state;
	buf_release(&out);
	buf_release(&long_text);
	return unlink(path) != 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(csv_reads_back_and_runs_nothing),
	    cmocka_unit_test(tsv_is_a_line_a_row_and_runs_nothing),
	    cmocka_unit_test(json_reads_back),
	    cmocka_unit_test(ndjson_is_an_object_a_line),
	    cmocka_unit_test(a_table_shows_all_and_steers_nothing),
	    cmocka_unit_test(markdown_has_no_markup_of_others),
	    cmocka_unit_test(html_is_text_where_text_is_meant),
#ifdef THIDUA_XML
	    cmocka_unit_test(graphs_are_xml),
#endif
	};

	return cmocka_run_group_tests_name("hostile", tests, enter, leave);
}
