/* output.c - stepping a report's SELECT and choosing columns and rows. */
#define _GNU_SOURCE /* tdestroy */
#include "query/output.h"

#include "core/base/mem.h"
#include "core/cli/pager.h"
#include "core/cli/say.h"
#include "core/cli/suggest.h"
#include "core/out/sink.h"
#include "query/ask.h"
#include "query/pivot.h"
#include "query/spark.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct output {
	const struct settings *settings;
	const struct report *report;
	const struct values *values;
	struct sink *sink;
	struct pivot *pivot; /* NULL: none */
	size_t *pick;        /* columns of the report that are shown */
	size_t npick;
	size_t seen;   /* rows, shown or not */
	size_t source; /* --files: the column of the file */
	void *files;   /* those seen: a tree of strings */
	struct cell *cells, *row;
	struct spark spark;
	struct described *what; /* to be filled; or NULL */
};

static enum format
format_of(const struct settings *s)
{
	enum format format = FORMAT_AUTO;
	struct err ignored = ERR_INIT;

	if (s->format)
		(void)format_parse(s->format, &format, &ignored);
	return format;
}

static bool
to_stdout(const struct settings *s)
{
	return !s->file || strcmp(s->file, "-") == 0;
}

bool
output_is_table(const struct settings *s)
{
	enum format format = format_of(s);
	size_t n;

	if (format != FORMAT_AUTO)
		return format == FORMAT_TABLE;
	if (to_stdout(s))
		return isatty(STDOUT_FILENO);
	n = strlen(s->file);
	return n > 4 && strcmp(s->file + n - 4, ".txt") == 0;
}

enum rc
output_open(
    struct sink **sink, const struct settings *s, bool cards, struct err *err)
{
	struct sink_options options = {
	    .path = s->file,
	    .width = s->width < 0 ? say_width(STDOUT_FILENO) : (size_t)s->width,
	    .colour = say_colour(STDOUT_FILENO),
	    .cards = cards,
	    .exact = s->exact,
	    .graph = s->graph,
	};

	*sink = NULL;
	if (s->format && format_parse(s->format, &options.format, err) != RC_OK)
		return err->rc;
	if (to_stdout(s) && output_is_table(s)) {
		options.format = FORMAT_TABLE;
		pager_begin();
	}
	return sink_open(sink, &options, err);
}

static enum rc
unknown_column(const struct report *r, struct str name, struct err *err)
{
	const char **names = mem_alloc(r->ncolumns * sizeof(*names)), *near;
	struct buf all = BUF_INIT, word = BUF_INIT;
	size_t i;

	for (i = 0; i < r->ncolumns; i++) {
		names[i] = r->columns[i].name;
		buf_addf(&all, "%s%s", i ? ", " : "", names[i]);
	}
	buf_add(&word, name.p, name.n);
	near = suggest_name(word.p, names, r->ncolumns);
	err_set(err, RC_USAGE, "%s has no column '%s'; %s%s%sit has %s",
	    r->name, word.p, near ? "did you mean " : "", near ? near : "",
	    near ? "? " : "", all.p);
	free(names);
	buf_release(&all);
	buf_release(&word);
	return err->rc;
}

static bool
is_pivoted(const struct output *o, size_t column)
{
	return o->pivot && pivot_takes(o->report, column);
}

static bool
is_picked(const struct output *o, size_t column)
{
	size_t i;

	for (i = 0; i < o->npick; i++)
		if (o->pick[i] == column)
			return true;
	return false;
}

static enum rc
pick_named(struct output *o, const char *names, struct err *err)
{
	size_t i, n;

	if (!*names)
		return err_set(err, RC_USAGE,
		    "--columns names no column; thidua %s --help lists them",
		    o->report->name);
	for (; *names; names += n + (names[n] == ',')) {
		n = strcspn(names, ",");
		i = report_column(o->report, str_trim((struct str){names, n}));
		if (i == o->report->ncolumns)
			return unknown_column(
			    o->report, str_trim((struct str){names, n}), err);
		if (!is_pivoted(o, i) && !is_picked(o, i))
			o->pick[o->npick++] = i;
	}
	return RC_OK;
}

/* A column that needs an option which is not given. */
static bool
is_idle(const struct output *o, size_t column)
{
	const struct report *r = o->report;

	return r->with[0] && strcmp(r->with[0], r->columns[column].name) == 0 &&
	       !o->values->v[report_param(r, r->with[1]) - r->params].text;
}

/* A table has room for the brief columns only; a card takes what it needs. */
static void
pick_usual(struct output *o, bool brief)
{
	size_t i;

	for (i = 0; i < o->report->ncolumns; i++)
		if (!is_pivoted(o, i) &&
		    (!brief || (o->report->columns[i].brief && !is_idle(o, i))))
			o->pick[o->npick++] = i;
}

/* --files: the column source alone. */
static enum rc
pick_source(struct output *o, struct err *err)
{
	o->source = report_column(o->report, str_of("source"));
	if (o->source == o->report->ncolumns || o->report->graph)
		return err_set(err, RC_USAGE,
		    "%s does not lead to files; --files is for reports with a "
		    "column source",
		    o->report->name);
	o->pick[o->npick++] = o->source;
	return RC_OK;
}

static enum rc
pick_columns(struct output *o, struct err *err)
{
	const char *names = o->settings->columns;
	bool brief = output_is_table(o->settings) && !o->report->card;

	if (o->settings->files)
		return pick_source(o, err);
	if (names && strcmp(names, "all") != 0)
		return pick_named(o, names, err);
	pick_usual(o, brief && !names);
	return RC_OK;
}

static void
read_row(struct output *o, sqlite3_stmt *stmt)
{
	for (size_t i = 0; i < o->report->ncolumns; i++)
		ask_cell(stmt, (int)i, &o->cells[i]);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Is it the first row that leads to its file? */
static bool
is_new_file(struct output *o, const struct cell *c)
{
	char *name, **found;

	if (c->type != CELL_TEXT)
		return false;
	name = mem_strndup(c->s.p, c->s.n);
	found = mem_need(tsearch(name, &o->files, by_text));
	if (*found == name)
		return true;
	free(name);
	return false;
}

/* May this row be written, by --files, --offset and --limit? */
static bool
is_wanted(struct output *o, const struct cell *cells)
{
	size_t i, offset = (size_t)o->settings->offset;
	size_t limit = (size_t)o->settings->limit;

	if (o->settings->files && !is_new_file(o, &cells[o->source]))
		return false;
	i = o->seen++;
	return i >= offset && (!limit || i - offset < limit);
}

static void
add_spark(struct output *o, const struct cell *cells)
{
	const struct report *r = o->report;

	if (r->spark[0])
		spark_add(&o->spark,
		    &cells[report_column(r, str_of(r->spark[0]))],
		    &cells[report_column(r, str_of(r->spark[1]))]);
}

/* Beside a table on a terminal: it is for the eye. */
static void
say_spark(const struct output *o)
{
	struct buf line = BUF_INIT;

	if (o->spark.n > 1 && output_is_table(o->settings)) {
		spark_line(&o->spark, &line);
		say_note("thidua", "%s, %g to %g: %s", o->report->spark[0],
		    o->spark.first, o->spark.last, buf_cstr(&line));
	}
	buf_release(&line);
}

static enum rc
write_row(struct output *o, const struct cell *cells,
    const struct cell *pivoted, size_t npivoted, struct err *err)
{
	size_t i;

	if (!is_wanted(o, cells))
		return RC_OK;
	add_spark(o, cells);
	for (i = 0; i < o->npick; i++)
		o->row[i] = cells[o->pick[i]];
	for (i = 0; i < npivoted; i++)
		o->row[o->npick + i] = pivoted[i];
	return sink_row(o->sink, o->row, err);
}

static void
add_text(struct buf *out, const struct cell *c)
{
	if (c->type == CELL_TEXT)
		buf_add(out, c->s.p, c->s.n);
	else if (c->type == CELL_INT)
		buf_addf(out, "%lld", (long long)c->i);
}

/* The title, with arguments for their names in braces. */
static char *
make_title(const struct values *values)
{
	struct buf b = BUF_INIT;
	const char *s = values->report->title;
	struct cell cell;

	if (!s)
		return NULL;
	for (; *s; s++) {
		size_t n = strcspn(s, "}");
		char *name;

		if (*s != '{' || !s[n]) {
			buf_addc(&b, *s);
			continue;
		}
		name = mem_strndup(s + 1, n - 1);
		if (values_cell(values, name, &cell))
			add_text(&b, &cell);
		free(name);
		s += n;
	}
	return buf_detach(&b);
}

/* A concordance is cut to lines around its node. */
static enum fit
fit_of(const struct report *r, const char *column)
{
	if (r->kwic[0] && strcmp(column, r->kwic[0]) == 0)
		return FIT_LEFT;
	if (r->kwic[0] && strcmp(column, r->kwic[2]) == 0)
		return FIT_RIGHT;
	return FIT_WRAP;
}

/* What the columns hold, those of a pivot too. */
static void
describe(
    struct output *o, const char *title, const struct column *columns, size_t n)
{
	const struct report *r = o->report;

	if (!o->what)
		return;
	describe_title(o->what, title);
	for (size_t i = 0; i < n; i++) {
		struct buf doc = BUF_INIT;

		if (i < o->npick)
			buf_adds(&doc, r->columns[o->pick[i]].doc);
		else
			buf_addf(&doc, "%s of %s: %s", r->pivot_value,
			    r->pivot_template,
			    r->columns[report_column(r, str_of(r->pivot_value))]
				.doc);
		(void)describe_field(
		    o->what, columns[i].name, columns[i].type, buf_cstr(&doc));
		buf_release(&doc);
	}
}

static enum rc
begin(struct output *o, const struct values *values, const char *const *pivoted,
    size_t npivoted, struct err *err)
{
	size_t i, n = o->npick + npivoted;
	struct column *columns = mem_alloc(n * sizeof(*columns));
	char *title = make_title(values);
	enum rc rc;

	for (i = 0; i < o->npick; i++) {
		columns[i].name = o->report->columns[o->pick[i]].name;
		columns[i].type = o->report->columns[o->pick[i]].type;
		columns[i].fit = fit_of(o->report, columns[i].name);
		columns[i].marked =
		    o->report->marked &&
		    strcmp(columns[i].name, o->report->marked) == 0;
	}
	for (i = 0; i < npivoted; i++) {
		columns[o->npick + i].fit = FIT_WRAP;
		columns[o->npick + i].marked = false;
		columns[o->npick + i].name = pivoted[i];
		columns[o->npick + i].type =
		    o->report
			->columns[report_column(
			    o->report, str_of(o->report->pivot_value))]
			.type;
	}
	o->row = mem_alloc(n * sizeof(*o->row));
	describe(o, title, columns, n);
	rc = sink_begin(o->sink, title, columns, n, err);
	free(columns);
	free(title);
	return rc;
}

static enum rc
write_pivot(struct output *o, const struct values *values, struct err *err)
{
	const struct cell *cells, *pivoted;
	const char *const *names;
	size_t i, n = pivot_columns(o->pivot, &names);
	enum rc rc = begin(o, values, names, n, err);

	for (i = 0; rc == RC_OK && pivot_row(o->pivot, i, &cells, &pivoted);
	     i++)
		rc = write_row(o, cells, pivoted, n, err);
	return rc;
}

static bool
is_enough(const struct output *o)
{
	size_t limit = (size_t)o->settings->limit;

	return limit && o->seen >= limit + (size_t)o->settings->offset;
}

static enum rc
write_rows(struct output *o, struct db *db, sqlite3_stmt *stmt,
    const struct values *values, struct err *err)
{
	enum rc rc = o->pivot ? RC_OK : begin(o, values, NULL, 0, err);
	int step = SQLITE_ROW;

	while (rc == RC_OK && !is_enough(o) &&
	       (step = sqlite3_step(stmt)) == SQLITE_ROW) {
		read_row(o, stmt);
		if (o->pivot)
			pivot_add(o->pivot, o->cells);
		else
			rc = write_row(o, o->cells, NULL, 0, err);
	}
	if (rc == RC_OK && step != SQLITE_ROW && step != SQLITE_DONE)
		rc = ask_fail(db, &o->report->body, err);
	if (rc == RC_OK && o->pivot)
		rc = write_pivot(o, values, err);
	if (rc == RC_OK && o->what)
		o->what->rows = sink_rows(o->sink);
	if (rc == RC_OK)
		rc = db_sound(db, err);
	return rc == RC_OK ? sink_end(o->sink, err) : rc;
}

/* A report that gave no row writes nothing, if that is an error. */
static enum rc
close_sink(struct output *o, enum rc rc, struct err *err)
{
	struct sink *sink = o->sink;

	o->sink = NULL;
	if (rc == RC_OK && !(o->report->notfound && o->seen == 0))
		return sink_close(sink, err);
	sink_abort(sink);
	return rc;
}

/* The rows of one report into the open sink. */
static enum rc
write_report(struct output *o, struct db *db, const struct values *values,
    struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum rc rc = ask_open(db, values, &stmt, err);

	if (rc == RC_OK)
		rc = write_rows(o, db, stmt, values, err);
	sqlite3_finalize(stmt);
	return rc;
}

static void
output_init(
    struct output *o, const struct settings *s, const struct values *values)
{
	const struct report *r = values->report;

	*o = (struct output){.settings = s, .report = r, .values = values};
	o->pick = mem_alloc(r->ncolumns * sizeof(*o->pick));
	o->cells = mem_alloc(r->ncolumns * sizeof(*o->cells));
	if (r->pivot_value && !s->tidy && !s->files)
		o->pivot = pivot_new(r);
}

static void
output_release(struct output *o)
{
	pivot_free(o->pivot);
	tdestroy(o->files, free);
	spark_release(&o->spark);
	free(o->pick);
	free(o->cells);
	free(o->row);
}

/* A second report below the first: all its rows and columns. */
static enum rc
write_also(struct output *first, struct db *db, const struct values *also,
    struct err *err)
{
	struct settings plain = *first->settings;
	struct output o;
	enum rc rc;

	plain.columns = NULL;
	plain.limit = plain.offset = 0;
	output_init(&o, &plain, also);
	o.sink = first->sink;
	rc = pick_columns(&o, err);
	if (rc == RC_OK)
		rc = write_report(&o, db, also, err);
	output_release(&o);
	return rc;
}

static enum rc
run(struct output *o, struct db *db, const struct values *values,
    const struct values *also, struct err *err)
{
	enum rc rc = pick_columns(o, err);

	if (rc == RC_OK)
		rc = output_open(&o->sink, o->settings,
		    o->report->card && !o->settings->columns, err);
	if (rc)
		return rc;
	rc = write_report(o, db, values, err);
	if (rc == RC_OK && also && o->seen)
		rc = write_also(o, db, also, err);
	return close_sink(o, rc, err);
}

enum rc
output_report(const struct settings *s, struct db *db,
    const struct values *values, const struct values *also,
    struct described *what, size_t *rows, struct err *err)
{
	struct output o;
	enum rc rc;

	output_init(&o, s, values);
	o.what = what;
	rc = run(&o, db, values, also, err);
	*rows = o.seen;
	if (rc == RC_OK)
		say_spark(&o);
	output_release(&o);
	return rc;
}

static enum rc
count_rows(struct output *o, struct db *db, const struct values *values,
    int64_t *rows, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum rc rc = ask_open(db, values, &stmt, err);
	int step = SQLITE_DONE;

	while (rc == RC_OK && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (o->settings->files) {
			read_row(o, stmt);
			*rows += is_new_file(o, &o->cells[o->source]);
		} else {
			++*rows;
		}
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = ask_fail(db, &values->report->body, err);
	sqlite3_finalize(stmt);
	return rc;
}

enum rc
output_count(const struct settings *s, struct db *db,
    const struct values *values, int64_t *rows, struct err *err)
{
	struct output o;
	enum rc rc;

	*rows = 0;
	output_init(&o, s, values);
	rc = pick_columns(&o, err);
	if (rc == RC_OK)
		rc = count_rows(&o, db, values, rows, err);
	output_release(&o);
	return rc;
}

enum rc
output_numbers(const struct settings *s, const char *const *names,
    const int64_t *numbers, size_t n, struct err *err)
{
	struct column *columns = mem_alloc(n * sizeof(*columns));
	struct cell *cells = mem_alloc(n * sizeof(*cells));
	struct sink *sink = NULL;
	enum rc rc = output_open(&sink, s, false, err);

	for (size_t i = 0; i < n; i++) {
		columns[i] =
		    (struct column){names[i], CELL_INT, FIT_WRAP, false};
		cells[i] = (struct cell){.type = CELL_INT, .i = numbers[i]};
	}
	if (rc == RC_OK)
		rc = sink_begin(sink, NULL, columns, n, err);
	if (rc == RC_OK)
		rc = sink_row(sink, cells, err);
	if (rc == RC_OK)
		rc = sink_end(sink, err);
	if (rc == RC_OK)
		rc = sink_close(sink, err);
	else
		sink_abort(sink);
	free(columns);
	free(cells);
	return rc;
}
