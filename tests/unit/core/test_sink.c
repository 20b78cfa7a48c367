/*
 * test_sink.c - rows in every format, to a file, a pipe and a terminal.
 *
 * A case is what to write and the bytes it should give. Standard output is a
 * temporary file (or a pseudo-terminal) while a sink has it.
 */
#define _GNU_SOURCE
#include "core/out/sink.h"

#include <dirent.h>
#include <fcntl.h>
#include <jansson.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))
#define BOM      "\xEF\xBB\xBF"

enum { MOST_CELLS = 16 };

static char folder[] = "/tmp/test_sink.XXXXXX";

/* A row set: n columns, cells row after row, the end a cell of type -1. */
struct set {
	const char *title;
	size_t n;
	struct column columns[4];
	struct cell cells[MOST_CELLS];
};

/* clang-format off */
#define NUL {CELL_NULL, 0, 0, {NULL, 0}}
#define INT(v) {CELL_INT, v, 0, {NULL, 0}}
#define REAL(v) {CELL_REAL, 0, v, {NULL, 0}}
#define TEXT(v) {CELL_TEXT, 0, 0, {"" v, sizeof(v) - 1}}
#define END {(enum cell_type)99, 0, 0, {NULL, 0}}
/* clang-format on */

static const struct set no_rows = {NULL, 2,
    {{"year", CELL_INT, FIT_WRAP, false},
	{"title", CELL_TEXT, FIT_WRAP, false}},
    {END}};

static const struct set one_column = {NULL, 1,
    {{"note", CELL_TEXT, FIT_WRAP, false}}, {NUL, TEXT(""), TEXT("x"), END}};

static const struct set plans = {"Plans", 3,
    {{"year", CELL_INT, FIT_WRAP, false}, {"unit", CELL_TEXT, FIT_WRAP, false},
	{"share", CELL_REAL, FIT_WRAP, false}},
    {INT(2017), TEXT("Lạng Sơn"), REAL(0.1), INT(2025),
	TEXT("Ho\xCC\x80"
	     "a B\xC3\xAC"
	     "nh"),
	REAL(5), NUL, TEXT("計畫"), NUL, END}};

static const struct set awkward = {NULL, 2,
    {{"text", CELL_TEXT, FIT_WRAP, false}, {"n", CELL_INT, FIT_WRAP, false}},
    {TEXT("a,b"), INT(-5), TEXT("say \"thi đua\""), INT(1), TEXT("two\nlines"),
	INT(2), TEXT("tab\there\\"), INT(3), TEXT("=1+1"), INT(4), END}};

static const struct set formulas = {NULL, 1,
    {{"t", CELL_TEXT, FIT_WRAP, false}},
    {TEXT("=A1"), TEXT("+84"), TEXT("-1"), TEXT("@x"), TEXT("\tx"), TEXT("\rx"),
	TEXT("a=1"), INT(-1), REAL(-0.5), END}};

static const struct set controls = {NULL, 1,
    {{"t", CELL_TEXT, FIT_WRAP, false}},
    {TEXT("a\x1B[1m"), TEXT("\xC2\x9B"),
	TEXT("\xE2\x80\xAE"
	     "x"),
	TEXT("\x7F"), TEXT("a\0b"), TEXT("\xFF"), END}};

static const struct set wide = {NULL, 3,
    {{"n", CELL_INT, FIT_WRAP, false}, {"movement", CELL_TEXT, FIT_WRAP, false},
	{"unit", CELL_TEXT, FIT_WRAP, false}},
    {INT(1), TEXT("Lao động giỏi, lao động sáng tạo"), TEXT("Lạng Sơn"),
	INT(12), TEXT("64/KH-CĐCT-và-một-từ-rất-dài"), NUL, END}};

static const struct set card = {"Plan 1", 4,
    {{"group", CELL_TEXT, FIT_WRAP, false},
	{"field", CELL_TEXT, FIT_WRAP, false},
	{"value", CELL_TEXT, FIT_WRAP, false},
	{"passage", CELL_INT, FIT_WRAP, false}},
    {TEXT("Head"), TEXT("number"), TEXT("64/KH-CĐCT"), INT(1), TEXT("Head"),
	TEXT("title"), TEXT("Phát động phong trào thi đua năm 2017"), INT(2),
	TEXT("Head"), TEXT("place"), NUL, INT(3), TEXT("Movements"), TEXT("1"),
	INT(45), INT(4)}};

static bool
at_end(const struct set *set, size_t i)
{
	return i + set->n > MOST_CELLS || set->cells[i].type > CELL_TEXT;
}

static void
write_set(struct sink *sink, const struct set *set)
{
	struct err err = ERR_INIT;
	size_t i;

	assert_int_equal(
	    sink_begin(sink, set->title, set->columns, set->n, &err), RC_OK);
	for (i = 0; !at_end(set, i); i += set->n)
		assert_int_equal(sink_row(sink, set->cells + i, &err), RC_OK);
	assert_int_equal(sink_rows(sink), i / set->n);
	assert_int_equal(sink_end(sink, &err), RC_OK);
}

static void
write_sets(const struct sink_options *options, const struct set *const *sets)
{
	struct err err = ERR_INIT;
	struct sink *sink;

	assert_int_equal(sink_open(&sink, options, &err), RC_OK);
	for (; *sets; sets++)
		write_set(sink, *sets);
	assert_int_equal(sink_close(sink, &err), RC_OK);
}

static char *
in_folder(const char *name)
{
	static char path[512];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
read_back(const char *path, struct buf *out)
{
	char chunk[4096];
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	buf_reset(out);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, chunk, n);
	(void)fclose(f);
}

/* stdout is fd until swap_back; the descriptor kept is returned. */
static int
swap_stdout(int fd)
{
	int kept = dup(STDOUT_FILENO);

	(void)fflush(stdout);
	assert_true(kept >= 0 && dup2(fd, STDOUT_FILENO) >= 0);
	(void)close(fd);
	return kept;
}

static void
swap_back(int kept)
{
	(void)dup2(kept, STDOUT_FILENO);
	(void)close(kept);
}

/* The bytes that sets give, in a file or on a standard output that is no
 * terminal. */
static void
render(struct sink_options options, bool file, const struct set *const *sets,
    struct buf *out)
{
	char *path = in_folder("out");
	int kept;

	(void)unlink(path);
	if (file) {
		options.path = path;
		write_sets(&options, sets);
	} else {
		kept = swap_stdout(open(path, O_WRONLY | O_CREAT, 0600));
		write_sets(&options, sets);
		swap_back(kept);
	}
	read_back(path, out);
}

struct format_case {
	enum format format;
	bool file;
	size_t width;
	const struct set *sets[3];
	const char *expected;
};

static void
check_formats(const struct format_case *cases, size_t n)
{
	struct buf got = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		struct sink_options options = {
		    .format = cases[i].format, .width = cases[i].width};

		render(options, cases[i].file, cases[i].sets, &got);
		assert_string_equal(buf_cstr(&got), cases[i].expected);
	}
	buf_release(&got);
}

static void
csv_to_a_pipe_is_plain_and_quotes_only_where_needed(void **state)
{
	static const struct format_case cases[] = {
	    {FORMAT_AUTO, false, 0, {&no_rows}, "year,title\n"},
	    {FORMAT_CSV, false, 0, {NULL}, ""},
	    {FORMAT_CSV, false, 0, {&plans},
		"year,unit,share\n2017,Lạng Sơn,0.1\n2025,Ho\xCC\x80"
		"a B\xC3\xAC"
		"nh,5.0\n,計畫,\n"},
	    {FORMAT_CSV, false, 0, {&awkward},
		"text,n\n\"a,b\",-5\n\"say \"\"thi đua\"\"\",1\n"
		"\"two\nlines\",2\ntab\there\\,3\n=1+1,4\n"},
	    {FORMAT_CSV, false, 0, {&one_column}, "note\n\"\"\n\"\"\nx\n"},
	    {FORMAT_CSV, false, 0, {&no_rows, &one_column},
		"year,title\n\nnote\n\"\"\n\"\"\nx\n"},
	};

	(void)state;
	check_formats(cases, COUNT(cases));
}

static void
csv_in_a_file_is_for_spreadsheets(void **state)
{
	static const struct format_case cases[] = {
	    {FORMAT_CSV, true, 0, {&no_rows}, BOM "year,title\r\n"},
	    {FORMAT_CSV, true, 0, {&awkward},
		BOM "text,n\r\n\"a,b\",-5\r\n\"say \"\"thi đua\"\"\",1\r\n"
		    "\"two\nlines\",2\r\ntab\there\\,3\r\n'=1+1,4\r\n"},
	    {FORMAT_CSV, true, 0, {&formulas},
		BOM "t\r\n'=A1\r\n'+84\r\n'-1\r\n'@x\r\n'\tx\r\n\"'\rx\"\r\n"
		    "a=1\r\n-1\r\n-0.5\r\n"},
	    {FORMAT_TSV, true, 0, {&formulas},
		BOM "t\r\n'=A1\r\n'+84\r\n'-1\r\n'@x\r\n'\\tx\r\n'\\rx\r\n"
		    "a=1\r\n-1\r\n-0.5\r\n"},
	};

	(void)state;
	check_formats(cases, COUNT(cases));
}

static void
tsv_is_one_line_a_row(void **state)
{
	static const struct format_case cases[] = {
	    {FORMAT_TSV, false, 0, {&awkward},
		"text\tn\na,b\t-5\nsay \"thi đua\"\t1\ntwo\\nlines\t2\n"
		"tab\\there\\\\\t3\n=1+1\t4\n"},
	    {FORMAT_TSV, false, 0, {&no_rows, &no_rows},
		"year\ttitle\n\nyear\ttitle\n"},
	};

	(void)state;
	check_formats(cases, COUNT(cases));
}

static void
json_is_an_array_of_objects_in_column_order(void **state)
{
	static const struct format_case cases[] = {
	    {FORMAT_JSON, false, 0, {NULL}, "[]\n"},
	    {FORMAT_JSON, false, 0, {&no_rows}, "[]\n"},
	    {FORMAT_JSON, true, 0, {&plans},
		"[\n"
		"{\"year\":2017,\"unit\":\"Lạng Sơn\",\"share\":0.1},\n"
		"{\"year\":2025,\"unit\":\"Ho\xCC\x80"
		"a B\xC3\xAC"
		"nh\",\"share\":5.0},\n"
		"{\"year\":null,\"unit\":\"計畫\",\"share\":null}\n"
		"]\n"},
	    {FORMAT_JSON, false, 0, {&one_column},
		"[\n{\"note\":null},\n{\"note\":\"\"},\n{\"note\":\"x\"}\n]\n"},
	    {FORMAT_JSON, false, 0, {&controls},
		"[\n{\"t\":\"a\\u001B[1m\"},\n{\"t\":\"\\u009b\"},\n"
		"{\"t\":\"\\u202ex\"},\n{\"t\":\"\\u007f\"},\n"
		"{\"t\":\"a\\u0000b\"},\n{\"t\":\"�\"}\n]\n"},
	    {FORMAT_JSON, false, 0, {&plans, &no_rows},
		"[\n{\"title\":\"Plans\",\"rows\":[\n"
		"{\"year\":2017,\"unit\":\"Lạng Sơn\",\"share\":0.1},\n"
		"{\"year\":2025,\"unit\":\"Ho\xCC\x80"
		"a B\xC3\xAC"
		"nh\",\"share\":5.0},\n"
		"{\"year\":null,\"unit\":\"計畫\",\"share\":null}\n"
		"]},\n{\"title\":null,\"rows\":[]}\n]\n"},
	    {FORMAT_NDJSON, true, 0, {&one_column, &no_rows},
		"{\"note\":null}\n{\"note\":\"\"}\n{\"note\":\"x\"}\n"},
	};

	(void)state;
	check_formats(cases, COUNT(cases));
}

static void
a_table_is_aligned_by_what_a_terminal_shows(void **state)
{
	static const struct format_case cases[] = {
	    {FORMAT_TABLE, false, 80, {&plans},
		"Plans\n"
		"year  unit      share\n"
		"2017  Lạng Sơn    0.1\n"
		"2025  Ho\xCC\x80"
		"a B\xC3\xAC"
		"nh    5.0\n"
		"      計畫\n"
		"3 rows\n"},
	    {FORMAT_TABLE, false, 80, {&no_rows}, "year  title\nno rows\n"},
	    {FORMAT_TABLE, false, 36, {&wide},
		" n  movement                unit\n"
		" 1  Lao động giỏi, lao      Lạng Sơn\n"
		"    động sáng tạo\n"
		"12  64/KH-CĐCT-và-một-từ-r\n"
		"    ất-dài\n"
		"2 rows\n"},
	    {FORMAT_TABLE, false, 10, {&wide},
		" n  movement  unit\n"
		" 1  Lao động  Lạng Sơn\n"
		"    giỏi,\n"
		"    lao động\n"
		"    sáng tạo\n"
		"12  64/KH-CĐ\n"
		"    CT-và-mộ\n"
		"    t-từ-rất\n"
		"    -dài\n"
		"2 rows\n"},
	    {FORMAT_TABLE, true, 10, {&wide},
		" n  movement                          unit\n"
		" 1  Lao động giỏi, lao động sáng tạo  Lạng Sơn\n"
		"12  64/KH-CĐCT-và-một-từ-rất-dài\n"
		"2 rows\n"},
	    {FORMAT_TABLE, false, 0, {&controls, &one_column},
		"t\na�[1m\n�\n�x\n�\na�b\n�\n6 rows\n"
		"\nnote\n\n\nx\n3 rows\n"},
	};

	(void)state;
	check_formats(cases, COUNT(cases));
}

static void
markdown_keeps_text_from_being_markup(void **state)
{
	static const struct set markup = {"A_b <c>", 2,
	    {{"first_year", CELL_INT, FIT_WRAP, false},
		{"t", CELL_TEXT, FIT_WRAP, false}},
	    {INT(1), TEXT("a|b\r\nc\nd"), INT(2), TEXT("<b>&amp;\\"), INT(3),
		TEXT("*x* _y_ a_b `c` [d](e)"), NUL, NUL, END}};
	static const struct format_case cases[] = {
	    {FORMAT_MD, false, 0, {&markup},
		"### A_b &lt;c&gt;\n\n"
		"| first_year | t |\n| ---: | --- |\n"
		"| 1 | a\\|b<br>c<br>d |\n"
		"| 2 | &lt;b&gt;&amp;amp;\\\\ |\n"
		"| 3 | \\*x\\* \\_y\\_ a_b \\`c\\` \\[d\\](e) |\n"
		"|  |  |\n"},
	    {FORMAT_MD, true, 0, {&no_rows, &no_rows},
		"| year | title |\n| ---: | --- |\n\n"
		"| year | title |\n| ---: | --- |\n"},
	};

	(void)state;
	check_formats(cases, COUNT(cases));
}

static void
a_card_heads_its_groups_and_wraps_its_values(void **state)
{
	static const struct {
		size_t width;
		bool colour;
		enum format format;
		const char *expected;
	} cases[] = {
	    {34, false, FORMAT_TABLE,
		"Plan 1\n\n"
		"Head\n"
		"  number  64/KH-CĐCT\n"
		"  title   Phát động phong trào thi\n"
		"          đua năm 2017\n"
		"  place\n"
		"\n"
		"Movements\n"
		"  1       45\n"},
	    {0, true, FORMAT_TABLE,
		"Plan 1\n\n"
		"\033[1mHead\033[0m\n"
		"  number  64/KH-CĐCT\n"
		"  title   Phát động phong trào thi đua năm 2017\n"
		"  place\n"
		"\n"
		"\033[1mMovements\033[0m\n"
		"  1       45\n"},
	    {34, true, FORMAT_CSV,
		"group,field,value,passage\n"
		"Head,number,64/KH-CĐCT,1\n"
		"Head,title,Phát động phong trào thi đua năm 2017,2\n"
		"Head,place,,3\n"
		"Movements,1,45,4\n"},
	};
	const struct set *sets[] = {&card, NULL};
	struct buf got = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct sink_options options = {.format = cases[i].format,
		    .width = cases[i].width,
		    .colour = cases[i].colour,
		    .cards = true};

		render(options, false, sets, &got);
		assert_string_equal(buf_cstr(&got), cases[i].expected);
	}
	buf_release(&got);
}

static void
colour_makes_the_names_bold_and_the_count_dim(void **state)
{
	const struct set *sets[] = {&no_rows, NULL};
	struct sink_options options = {.format = FORMAT_TABLE, .colour = true};
	struct buf got = BUF_INIT;

	(void)state;
	render(options, false, sets, &got);
	assert_string_equal(buf_cstr(&got),
	    "\033[1myear  title\033[0m\n\033[2mno rows\033[0m\n");
	render(options, true, sets, &got);
	assert_string_equal(buf_cstr(&got), "year  title\nno rows\n");
	buf_release(&got);
}

static void
reals_read_back_as_they_were(void **state)
{
	static const struct {
		double value;
		const char *exact, *brief;
	} cases[] = {
	    {0.1, "0.1", "0.1"},
	    {-0.0, "0.0", "0.0"},
	    {1.0 / 3, "0.3333333333333333", "0.3333"},
	    {0.1 + 0.2, "0.30000000000000004", "0.3"},
	    {1234567.891, "1234567.891", "1234567.891"},
	    {1e20, "1e+20", "1e+20"},
	    {1.2345e-5, "1.2345e-05", "1.234e-05"},
	    {-2017, "-2017.0", "-2017.0"},
	    {0.99999, "0.99999", "1.0"},
	    {NAN, "", ""},
	    {INFINITY, "", ""},
	};
	static const char *const locales[] = {
	    "C", "de_DE.UTF-8", "vi_VN.UTF-8"};
	struct buf got = BUF_INIT, want = BUF_INIT;
	size_t i, k;

	(void)state;
	for (k = 0; k < COUNT(locales); k++) {
		if (!setlocale(LC_ALL, locales[k]))
			continue; /* not on this machine */
		for (i = 0; i < COUNT(cases); i++) {
			struct set set = {NULL, 2,
			    {{"r", CELL_REAL, FIT_WRAP, false},
				{"x", CELL_INT, FIT_WRAP, false}},
			    {REAL(cases[i].value), INT(1), END}};
			const struct set *sets[] = {&set, NULL};
			struct sink_options csv = {.format = FORMAT_CSV};
			struct sink_options md = {.format = FORMAT_MD};

			buf_reset(&want);
			buf_addf(&want, "r,x\n%s,1\n", cases[i].exact);
			render(csv, false, sets, &got);
			assert_string_equal(buf_cstr(&got), buf_cstr(&want));
			buf_reset(&want);
			buf_addf(&want,
			    "| r | x |\n| ---: | ---: |\n| %s | 1 |\n",
			    cases[i].brief);
			render(md, false, sets, &got);
			assert_string_equal(buf_cstr(&got), buf_cstr(&want));
		}
	}
	(void)setlocale(LC_ALL, "C");
	buf_release(&got);
	buf_release(&want);
}

/* The next cell of CSV text as RFC 4180 has it; end is ',' or '\n', 0 at the
 * end of the text. */
static const char *
csv_cell(const char *p, struct buf *cell, char *end)
{
	bool quoted = *p == '"';

	buf_reset(cell);
	buf_adds(cell, "");
	for (p += quoted; *p; p++) {
		if (quoted && *p == '"' && *++p != '"')
			quoted = false;
		if (!quoted && (*p == ',' || *p == '\r' || *p == '\n'))
			break;
		if (!*p)
			break;
		buf_addc(cell, *p);
	}
	if (*p == '\r')
		p++;
	*end = *p;
	return *p ? p + 1 : p;
}

static void
csv_reads_back(void **state)
{
	static const char *const texts[] = {"", "plain", "hoà hòa", ",", "\"",
	    "\"\"", "a\"b,c", "x\n", "a\r\nb", "\"x\"\n,", "ke\xCC\x82\xCC\x81",
	    "計畫,", " space ", "'quote'"};
	static const struct column columns[] = {
	    {"n", CELL_INT, FIT_WRAP, false},
	    {"t", CELL_TEXT, FIT_WRAP, false}};
	struct sink_options options = {.format = FORMAT_CSV};
	struct buf got = BUF_INIT, cell = BUF_INIT;
	struct err err = ERR_INIT;
	struct sink *sink;
	const char *p;
	size_t i;
	char end;

	(void)state;
	options.path = in_folder("back.csv");
	assert_int_equal(sink_open(&sink, &options, &err), RC_OK);
	assert_int_equal(sink_begin(sink, NULL, columns, 2, &err), RC_OK);
	for (i = 0; i < COUNT(texts); i++) {
		struct cell row[] = {
		    INT((int64_t)i), {CELL_TEXT, 0, 0, str_of(texts[i])}};

		assert_int_equal(sink_row(sink, row, &err), RC_OK);
	}
	assert_int_equal(sink_end(sink, &err), RC_OK);
	assert_int_equal(sink_close(sink, &err), RC_OK);
	read_back(in_folder("back.csv"), &got);
	p = got.p + strlen(BOM "n,t\r\n");
	for (i = 0; i < COUNT(texts); i++) {
		p = csv_cell(p, &cell, &end);
		assert_int_equal(end, ',');
		p = csv_cell(p, &cell, &end);
		assert_int_equal(end, '\n');
		assert_string_equal(buf_cstr(&cell), texts[i]);
	}
	assert_int_equal(*p, '\0');
	buf_release(&got);
	buf_release(&cell);
}

static void
json_of_many_rows_can_be_parsed(void **state)
{
	static const struct column columns[] = {
	    {"n", CELL_INT, FIT_WRAP, false},
	    {"t", CELL_TEXT, FIT_WRAP, false}};
	struct sink_options options = {.format = FORMAT_AUTO};
	struct buf got = BUF_INIT;
	struct err err = ERR_INIT;
	struct sink *sink;
	json_t *root;
	int set, i;

	(void)state;
	options.path = in_folder("many.JSON");
	assert_int_equal(sink_open(&sink, &options, &err), RC_OK);
	for (set = 0; set < 2; set++) {
		sink_begin(sink, "“Thi đua”", columns, 2, &err);
		for (i = 0; i < 5000; i++) {
			struct cell row[] = {INT(i), TEXT("phong trào \"x\"")};

			assert_int_equal(sink_row(sink, row, &err), RC_OK);
		}
		assert_int_equal(sink_end(sink, &err), RC_OK);
	}
	assert_int_equal(sink_close(sink, &err), RC_OK);
	read_back(in_folder("many.JSON"), &got);
	root = json_loadb(got.p, got.n, JSON_REJECT_DUPLICATES, NULL);
	assert_int_equal(json_array_size(root), 2);
	assert_int_equal(
	    json_array_size(json_object_get(json_array_get(root, 1), "rows")),
	    5000);
	json_decref(root);
	buf_release(&got);
}

static void
a_file_keeps_its_old_contents_until_the_sink_is_closed(void **state)
{
	const struct set *sets[] = {&no_rows, NULL};
	struct sink_options options = {.format = FORMAT_TSV};
	struct buf got = BUF_INIT;
	struct err err = ERR_INIT;
	struct sink *sink;
	struct stat st;
	char *path = in_folder("kept.tsv");
	FILE *f = fopen(path, "w");

	(void)state;
	assert_non_null(f);
	(void)fputs("old", f);
	(void)fclose(f);
	assert_int_equal(chmod(path, 0640), 0);
	options.path = path;
	assert_int_equal(sink_open(&sink, &options, &err), RC_OK);
	write_set(sink, &plans);
	sink_abort(sink);
	read_back(path, &got);
	assert_string_equal(buf_cstr(&got), "old");
	write_sets(&options, sets);
	read_back(path, &got);
	assert_string_equal(buf_cstr(&got), BOM "year\ttitle\r\n");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	sink_abort(NULL);
	buf_release(&got);
}

static void
a_symbolic_link_stays_one(void **state)
{
	const struct set *sets[] = {&no_rows, NULL};
	struct sink_options options = {.format = FORMAT_NDJSON};
	struct stat st;
	char target[256], *link;
	FILE *f;

	(void)state;
	strcpy(target, in_folder("target.txt"));
	f = fopen(target, "w");
	assert_non_null(f);
	(void)fputs("old", f);
	(void)fclose(f);
	link = in_folder("link.txt");
	assert_int_equal(symlink("target.txt", link), 0);
	options.path = link;
	write_sets(&options, sets);
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(target, &st), 0);
	assert_int_equal(st.st_size, 0);
}

static void
no_temporary_file_is_left(void **state)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	(void)state;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		assert_null(strstr(e->d_name, ".tmp-"));
	(void)closedir(d);
}

static void
a_sink_that_cannot_be_opened_says_why(void **state)
{
	static const struct {
		const char *path;
		enum rc rc;
		const char *message;
	} cases[] = {
	    {"plans.xls", RC_USAGE,
		"cannot tell the format from the name \"plans.xls\"; end it "
		"in .csv, .tsv, .json, .ndjson, .jsonl, .md, .txt, .gexf or "
		".graphml, or choose a format"},
	    {"a.csv/plans", RC_USAGE,
		"cannot tell the format from the name \"a.csv/plans\"; end it "
		"in .csv, .tsv, .json, .ndjson, .jsonl, .md, .txt, .gexf or "
		".graphml, or choose a format"},
	    {"/nowhere/at/all.csv", RC_IO,
		"cannot write to /nowhere/at/all.csv: No such file or "
		"directory"},
	};
	struct err err = ERR_INIT;
	struct sink *sink;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct sink_options options = {.path = cases[i].path};

		assert_int_equal(sink_open(&sink, &options, &err), cases[i].rc);
		assert_null(sink);
		assert_string_equal(err.msg, cases[i].message);
	}
}

static void
a_write_that_fails_is_told_once_and_for_all(void **state)
{
	static const struct column columns[] = {
	    {"t", CELL_TEXT, FIT_WRAP, false}};
	struct sink_options options = {
	    .format = FORMAT_CSV, .path = "/dev/full"};
	struct cell cell = TEXT("một dòng chữ dài để đầy bộ đệm của tệp ra");
	struct err err = ERR_INIT;
	struct sink *sink;
	enum rc rc = RC_OK;
	int i;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	assert_int_equal(sink_open(&sink, &options, &err), RC_OK);
	assert_int_equal(sink_begin(sink, NULL, columns, 1, &err), RC_OK);
	for (i = 0; i < 10000 && rc == RC_OK; i++)
		rc = sink_row(sink, &cell, &err);
	assert_int_equal(rc, RC_IO);
	assert_int_equal(sink_close(sink, &err), RC_IO);
	assert_string_equal(
	    err.msg, "cannot write to /dev/full: No space left on device");
}

static void
a_closed_standard_output_is_an_error(void **state)
{
	struct sink_options options = {.format = FORMAT_CSV};
	struct err err = ERR_INIT;
	struct sink *sink;
	int kept = dup(STDOUT_FILENO);
	enum rc rc;

	(void)state;
	(void)fflush(stdout);
	(void)close(STDOUT_FILENO);
	rc = sink_open(&sink, &options, &err);
	swap_back(kept);
	assert_int_equal(rc, RC_IO);
	assert_string_equal(
	    err.msg, "cannot write to standard output: Bad file descriptor");
}

/* What sets give on a terminal; false where there is none to be had. */
static bool
render_on_terminal(struct sink_options options, const struct set *const *sets,
    char *out, size_t size)
{
	struct termios t;
	int master = posix_openpt(O_RDWR | O_NOCTTY), fd, kept;
	ssize_t n;

	if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
		return false;
	fd = open(ptsname(master), O_RDWR | O_NOCTTY);
	if (fd < 0 || tcgetattr(fd, &t) != 0)
		return false;
	cfmakeraw(&t);
	(void)tcsetattr(fd, TCSANOW, &t);
	kept = swap_stdout(fd);
	write_sets(&options, sets);
	n = read(master, out, size - 1);
	swap_back(kept);
	(void)close(master);
	out[n > 0 ? n : 0] = '\0';
	return true;
}

static void
a_terminal_gets_a_table_and_no_control_characters(void **state)
{
	static const struct {
		enum format format;
		const struct set *sets[2];
		const char *expected;
	} cases[] = {
	    {FORMAT_AUTO, {&no_rows}, "year  title\nno rows\n"},
	    {FORMAT_CSV, {&controls}, "t\na�[1m\n�\n�x\n�\na�b\n�\n"},
	    {FORMAT_CSV, {&awkward},
		"text,n\n\"a,b\",-5\n\"say \"\"thi đua\"\"\",1\n"
		"\"two\nlines\",2\ntab\there\\,3\n=1+1,4\n"},
	};
	char got[1024];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct sink_options options = {.format = cases[i].format};

		if (!render_on_terminal(
			options, cases[i].sets, got, sizeof(got)))
			skip();
		assert_string_equal(got, cases[i].expected);
	}
}

static void
formats_are_known_by_name(void **state)
{
	static const struct {
		const char *name;
		enum format format;
	} cases[] = {
	    {"table", FORMAT_TABLE},
	    {"csv", FORMAT_CSV},
	    {"TSV", FORMAT_TSV},
	    {"json", FORMAT_JSON},
	    {"ndjson", FORMAT_NDJSON},
	    {"jsonl", FORMAT_NDJSON},
	    {"md", FORMAT_MD},
	    {"auto", FORMAT_AUTO},
	};
	struct err err = ERR_INIT;
	enum format format;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(
		    format_parse(cases[i].name, &format, &err), RC_OK);
		assert_int_equal(format, cases[i].format);
	}
	assert_int_equal(format_parse("cvs", &format, &err), RC_USAGE);
	assert_string_equal(err.msg, "unknown format \"cvs\"; use table, csv, "
				     "tsv, json, ndjson, md, gexf or graphml");
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	(void)state;
	while (d && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			(void)unlink(in_folder(e->d_name));
	if (d)
		(void)closedir(d);
	return rmdir(folder);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		csv_to_a_pipe_is_plain_and_quotes_only_where_needed),
	    cmocka_unit_test(csv_in_a_file_is_for_spreadsheets),
	    cmocka_unit_test(tsv_is_one_line_a_row),
	    cmocka_unit_test(json_is_an_array_of_objects_in_column_order),
	    cmocka_unit_test(a_table_is_aligned_by_what_a_terminal_shows),
	    cmocka_unit_test(markdown_keeps_text_from_being_markup),
	    cmocka_unit_test(a_card_heads_its_groups_and_wraps_its_values),
	    cmocka_unit_test(colour_makes_the_names_bold_and_the_count_dim),
	    cmocka_unit_test(reals_read_back_as_they_were),
	    cmocka_unit_test(csv_reads_back),
	    cmocka_unit_test(json_of_many_rows_can_be_parsed),
	    cmocka_unit_test(
		a_file_keeps_its_old_contents_until_the_sink_is_closed),
	    cmocka_unit_test(a_symbolic_link_stays_one),
	    cmocka_unit_test(a_sink_that_cannot_be_opened_says_why),
	    cmocka_unit_test(a_write_that_fails_is_told_once_and_for_all),
	    cmocka_unit_test(a_closed_standard_output_is_an_error),
	    cmocka_unit_test(a_terminal_gets_a_table_and_no_control_characters),
	    cmocka_unit_test(formats_are_known_by_name),
	    cmocka_unit_test(no_temporary_file_is_left),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
