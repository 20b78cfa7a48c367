/* cmd_reports.c - `thidua reports` and `thidua columns`: what can be asked,
 * as rows. */
#include "query/commands.h"

#include "core/out/sink.h"
#include "query/catalog.h"
#include "query/help.h"
#include "query/output.h"
#include "query/settings.h"

static const char own_reports[] =
    "A report of your own is a file NAME.sql in a folder that is given with\n"
    "--reports: one SELECT under a header that tells its columns. It reads "
    "the\n"
    "tables of the index through scope(plan), the plans that meet the "
    "filters,\n"
    "and scope_year(plan, year), their years. For example, long.sql:\n"
    "\n"
    "  -- help: Plans of at least so many words.\n"
    "  -- example: long --min 2000\n"
    "  -- option: min=1000 number At least so many words.\n"
    "  -- column: plan integer The plan.\n"
    "  -- column: words integer Its length.\n"
    "  SELECT p.id AS plan, p.syllables AS words\n"
    "    FROM scope s JOIN plan p ON p.id = s.plan\n"
    "   WHERE p.syllables >= :min\n"
    "\n"
    "  thidua --reports FOLDER long --min 2000 --year 2021\n"
    "\n"
    "Header lines: help, title, example, note, column, brief, pivot, param "
    "(an\n"
    "argument), option, evidence, layout, empty, graph and export. "
    "The\n"
    "built-in reports show how they are used. NAME.notes.sql beside it may "
    "give warnings, one a row.\n";

typedef enum rc list_function(
    const struct catalog *catalog, struct sink *sink, struct err *err);

static struct cell
text(const char *s)
{
	return (struct cell){.type = CELL_TEXT, .s = str_of(s)};
}

static enum rc
list_reports(const struct catalog *catalog, struct sink *sink, struct err *err)
{
	static const struct column columns[] = {
	    {"report", CELL_TEXT, FIT_WRAP, false},
	    {"help", CELL_TEXT, FIT_WRAP, false},
	    {"file", CELL_TEXT, FIT_WRAP, false}};
	enum rc rc = sink_begin(sink, NULL, columns, 3, err);
	size_t i;

	for (i = 0; rc == RC_OK && i < catalog->n; i++) {
		const struct report *r = &catalog->v[i];
		struct cell cells[] = {
		    text(r->name), text(r->help), text(r->body.file)};

		if (!r->internal)
			rc = sink_row(sink, cells, err);
	}
	return rc == RC_OK ? sink_end(sink, err) : rc;
}

static enum rc
list_report_columns(const struct report *r, struct sink *sink, struct err *err)
{
	enum rc rc = RC_OK;
	size_t i;

	for (i = 0; rc == RC_OK && i < r->ncolumns; i++) {
		const struct report_column *c = &r->columns[i];
		struct cell cells[] = {text(r->name), text(c->name),
		    text(help_type(c->type)), text(c->doc)};

		rc = sink_row(sink, cells, err);
	}
	return rc;
}

static enum rc
list_columns(const struct catalog *catalog, struct sink *sink, struct err *err)
{
	static const struct column columns[] = {
	    {"report", CELL_TEXT, FIT_WRAP, false},
	    {"column", CELL_TEXT, FIT_WRAP, false},
	    {"type", CELL_TEXT, FIT_WRAP, false},
	    {"doc", CELL_TEXT, FIT_WRAP, false}};
	enum rc rc = sink_begin(sink, NULL, columns, 4, err);
	size_t i;

	for (i = 0; rc == RC_OK && i < catalog->n; i++)
		if (!catalog->v[i].internal)
			rc = list_report_columns(&catalog->v[i], sink, err);
	return rc == RC_OK ? sink_end(sink, err) : rc;
}

static enum rc
write_list(const struct settings *s, const struct catalog *catalog,
    list_function *list, struct err *err)
{
	struct sink *sink;
	enum rc rc = output_open(&sink, s, false, err);

	if (rc != RC_OK)
		return rc;
	rc = list(catalog, sink, err);
	if (rc == RC_OK)
		return sink_close(sink, err);
	sink_abort(sink);
	return rc;
}

static enum rc
run_list(const struct cmd *cmd, int argc, char **argv, list_function *list,
    const char *more, struct err *err)
{
	struct catalog catalog = CATALOG_INIT;
	struct settings s;
	char **rest;
	int nrest;
	enum rc rc;

	settings_init(&s);
	rc = settings_parse(&s, NULL, argc, argv, &rest, &nrest, err);
	if (rc == RC_OK && s.help) {
		help_command(&s, cmd, more, SETTINGS_OUTPUT);
		return RC_OK;
	}
	if (rc == RC_OK && nrest)
		rc = err_set(
		    err, RC_USAGE, "cannot use the argument '%s'", rest[0]);
	if (rc == RC_OK)
		rc = catalog_load(&catalog, s.reports, err);
	if (rc == RC_OK)
		rc = write_list(&s, &catalog, list, err);
	catalog_release(&catalog);
	return rc;
}

static enum rc
run_reports(int argc, char **argv, struct err *err)
{
	return run_list(
	    &cmd_reports, argc, argv, list_reports, own_reports, err);
}

static enum rc
run_columns(int argc, char **argv, struct err *err)
{
	return run_list(&cmd_columns, argc, argv, list_columns, "", err);
}

const struct cmd cmd_reports = {
    .name = "reports",
    .args = "",
    .help = "List the reports, as rows.",
    .run = run_reports,
};

const struct cmd cmd_columns = {
    .name = "columns",
    .args = "",
    .help = "List the columns of all reports with their meaning, as rows.",
    .run = run_columns,
};
