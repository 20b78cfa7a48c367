/* help.c - help pages. */
#include "query/help.h"

#include "core/base/mem.h"
#include "core/cli/opt.h"
#include "core/cli/say.h"
#include "core/text/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 80, INDENT = 2, GAP = 2 };

static size_t
page_width(void)
{
	size_t width = say_width(STDOUT_FILENO);

	return width >= 40 && width < WIDTH ? width : WIDTH;
}

/* text in lines that begin in column left; the first after label. */
static void
put(const char *label, size_t left, const char *text)
{
	struct str rest = str_of(text), line;
	size_t used = INDENT + strlen(label);

	printf("%*s%s", INDENT, "", label);
	if (used + GAP > left && *label) {
		putchar('\n');
		used = 0;
	}
	do {
		line = width_line(&rest, page_width() - left);
		printf("%*s%.*s\n", (int)(left > used ? left - used : 0), "",
		    (int)line.n, line.p);
		used = 0;
	} while (rest.n);
}

static void
put_text(const char *text)
{
	struct str rest = str_of(text), line;

	do {
		line = width_line(&rest, page_width());
		printf("%.*s\n", (int)line.n, line.p);
	} while (rest.n);
}

static void
put_options(const char *heading, const struct opt *rows, size_t n)
{
	if (!n)
		return;
	printf("\n%s\n", heading);
	opt_help(rows, n, page_width(), stdout);
}

static void
put_common_options(struct settings *s)
{
	struct opt rows[SETTINGS_ROWS];

	put_options("Filters, for every report:", rows,
	    settings_rows(s, SETTINGS_FILTER, rows));
	put_options("Rows and columns, of every report:", rows,
	    settings_rows(s, SETTINGS_CHOICE, rows));
	put_options("Output:", rows, settings_rows(s, SETTINGS_OUTPUT, rows));
	put_options(
	    "In general:", rows, settings_rows(s, SETTINGS_GENERAL, rows));
}

static size_t
longest_name(const struct catalog *catalog)
{
	size_t i, n, max = 0;

	for (i = 0; i < catalog->n; i++) {
		n = strlen(catalog->v[i].name);
		if (n > max && !catalog->v[i].internal)
			max = n;
	}
	return max;
}

void
help_program(struct settings *s, const struct catalog *catalog,
    const struct cmd *const *commands)
{
	size_t i, left = INDENT + longest_name(catalog) + GAP;

	puts("Usage: thidua REPORT [arguments] [options]\n"
	     "       thidua index FOLDER...\n"
	     "       thidua export DIR\n"
	     "       thidua report -o FILE.html [A B]\n");
	put_text("Asks an index of emulation-campaign plans: who set which "
		 "themes and movements, when, and where that is written.");
	puts("\nReports (thidua REPORT --help tells more):");
	for (i = 0; i < catalog->n; i++)
		if (!catalog->v[i].internal)
			put(catalog->v[i].name, left, catalog->v[i].help);
	puts("\nOther commands:");
	for (; *commands; commands++)
		put((*commands)->name, left, (*commands)->help);
	put_common_options(s);
	puts("\nExamples:\n"
	     "  thidua recur\n"
	     "  thidua compare 2017 2025 -o compare.csv\n"
	     "  thidua search 'lao dong gioi' --year 2021");
}

void
help_command(struct settings *s, const struct cmd *cmd, const char *more,
    enum settings_group group)
{
	struct opt rows[SETTINGS_ROWS];

	printf("Usage: thidua %s%s%s [options]\n\n%s\n", cmd->name,
	    *cmd->args ? " " : "", cmd->args, cmd->help);
	printf("%s%s", *more ? "\n" : "", more);
	put_options(group == SETTINGS_FILTER ? "Filters:"
		    : group == SETTINGS_PAGE ? "The page, and filters:"
					     : "Output:",
	    rows, settings_rows(s, group, rows));
	put_options(
	    "In general:", rows, settings_rows(s, SETTINGS_GENERAL, rows));
}

static void
put_usage(const struct report *r)
{
	size_t i;

	printf("Usage: thidua %s", r->name);
	for (i = 0; i < r->nparams; i++) {
		const struct param *p = &r->params[i];
		const char *c;

		if (p->option)
			continue;
		printf(p->required ? " " : " [");
		for (c = p->name; *c; c++)
			putchar(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
		printf("%s%s", p->type == PARAM_QUERY ? "..." : "",
		    p->required ? "" : "]");
	}
	printf(" [options]\n\n");
}

static void
put_arguments(const struct report *r)
{
	bool headed = false;
	size_t i, n, left = 0;

	for (i = 0; i < r->nparams; i++) {
		n = INDENT + strlen(r->params[i].name) + GAP;
		if (n > left)
			left = n;
	}
	for (i = 0; i < r->nparams; i++) {
		if (r->params[i].option)
			continue;
		if (!headed)
			puts("\nArguments:");
		headed = true;
		put(r->params[i].name, left, r->params[i].doc);
	}
}

const char *
help_type(enum cell_type type)
{
	switch (type) {
	case CELL_INT:
		return "integer";
	case CELL_REAL:
		return "real";
	default:
		return "text";
	}
}

static void
put_columns(const struct report *r)
{
	size_t i, n, longest = 0;
	bool all = true;

	for (i = 0; i < r->ncolumns; i++) {
		n = strlen(r->columns[i].name);
		longest = n > longest ? n : longest;
		all = all && r->columns[i].brief;
	}
	printf("\nColumns%s:\n",
	    all ? "" : " (a table shows those with *, or --columns all)");
	for (i = 0; i < r->ncolumns; i++) {
		const struct report_column *c = &r->columns[i];
		char label[128];

		(void)snprintf(label, sizeof(label), "%-*s %-7s%s",
		    (int)longest, c->name, help_type(c->type),
		    all        ? ""
		    : c->brief ? " *"
			       : "  ");
		put(label, INDENT + longest + 8 + (all ? 0 : 2) + GAP, c->doc);
	}
	if (r->pivot_template)
		printf("Unless --long is given, there is a column \"%s\" for "
		       "each of these,\nwith %s in its cells.\n",
		    r->pivot_template, r->pivot_value);
}

static void
put_lines(const char *heading, const char *lead, const struct lines *l)
{
	size_t i;

	if (l->n)
		printf("\n%s\n", heading);
	for (i = 0; i < l->n; i++)
		printf("  %s%s\n", lead, l->v[i]);
}

void
help_report(struct settings *s, struct values *values)
{
	const struct report *r = values->report;
	struct opt *rows =
	    mem_alloc((SETTINGS_ROWS + r->nparams) * sizeof(*rows));
	size_t i;

	put_usage(r);
	put_text(r->help);
	put_arguments(r);
	put_options("Options:", rows, settings_report_rows(s, values, rows));
	put_columns(r);
	for (i = 0; i < r->remarks.n; i++) {
		putchar('\n');
		put_text(r->remarks.v[i]);
	}
	put_common_options(s);
	put_lines("Examples:", "thidua ", &r->examples);
	free(rows);
}
