/* settings.c - the options of thidua, as rows. */
#include "query/settings.h"

#include "core/base/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void
settings_init(struct settings *s)
{
	const char *env = getenv("THIDUA_DB");

	memset(s, 0, sizeof(*s));
	s->database = env && *env ? env : DB_DEFAULT_PATH;
	s->width = -1;
	s->limit = -1;
}

static size_t
general_rows(struct settings *s, struct opt *rows)
{
	const struct opt v[] = {
	    {'d', "database", "FILE",
		"The index to ask; else $THIDUA_DB, else thidua.db here.",
		OPT_TEXT, &s->database, 0, 0},
	    {0, "reports", "DIR",
		"Reports of your own: NAME.sql adds the report NAME, or "
		"replaces it.",
		OPT_TEXT, &s->reports, 0, 0},
	    {'q', "quiet", NULL, "No notes, only errors and warnings.",
		OPT_FLAG, &s->quiet, 0, 0},
	    {'h', "help", NULL, "This text.", OPT_FLAG, &s->help, 0, 0},
	    {0, "version", NULL, "The version.", OPT_FLAG, &s->version, 0, 0},
	};

	memcpy(rows, v, sizeof(v));
	return sizeof(v) / sizeof(*v);
}

static size_t
filter_rows(struct settings *s, struct opt *rows)
{
	struct filter *f = &s->filter;
	const struct opt v[] = {
	    {0, "year", "YEARS",
		"Plans of a year, or of a range: 2017..2020. A plan for "
		"several years counts in each.",
		OPT_TEXT, &f->year, 0, 0},
	    {0, "unit", "TEXT",
		"Plans whose issuer or unit has these words; case and accents "
		"do not matter.",
		OPT_TEXT, &f->unit, 0, 0},
	    {0, "level", "LEVEL",
		"central, industry, province, district, grassroots or "
		"enterprise.",
		OPT_TEXT, &f->level, 0, 0},
	    {0, "region", "TEXT", "Plans from a region.", OPT_TEXT, &f->region,
		0, 0},
	    {0, "as-of", "DATE",
		"Count each plan under the unit that had its place on that "
		"day, as 2025-07-01.",
		OPT_TEXT, &f->as_of, 0, 0},
	    {0, "movement", "TEXT",
		"Plans that name a movement with these words; accents count "
		"if there are any.",
		OPT_TEXT, &f->movement, 0, 0},
	};

	memcpy(rows, v, sizeof(v));
	return sizeof(v) / sizeof(*v);
}

static size_t
output_rows(struct settings *s, struct opt *rows)
{
	const struct opt v[] = {
	    {'f', "format", "FORMAT",
		"table, csv, tsv, json, ndjson or md, and of a graph gexf or "
		"graphml; else a table on a terminal and CSV elsewhere.",
		OPT_TEXT, &s->format, 0, 0},
	    {'o', "output", "FILE",
		"Write to a file; its ending tells the format.", OPT_TEXT,
		&s->file, 0, 0},
	    {0, "width", "N",
		"Columns that a table may take; 0: do not wrap cells.",
		OPT_NUMBER, &s->width, 0, 10000},
	};

	memcpy(rows, v, sizeof(v));
	return sizeof(v) / sizeof(*v);
}

static size_t
choice_rows(struct settings *s, struct opt *rows)
{
	const struct opt v[] = {
	    {'c', "columns", "NAMES",
		"These columns only, with commas between; or all.", OPT_TEXT,
		&s->columns, 0, 0},
	    {0, "evidence", NULL,
		"One row a place in a document, with its quotation: for "
		"reports of facts.",
		OPT_FLAG, &s->evidence, 0, 0},
	    {'n', "limit", "N", "At most N rows; 0: all.", OPT_NUMBER,
		&s->limit, 0, LONG_MAX},
	    {0, "offset", "N", "Leave out the first N rows.", OPT_NUMBER,
		&s->offset, 0, LONG_MAX},
	    {0, "count", NULL,
		"Only how many rows there are; with --files, files.", OPT_FLAG,
		&s->count, 0, 0},
	    {0, "files", NULL, "Only the files they lead to, each once.",
		OPT_FLAG, &s->files, 0, 0},
	    {0, "package", NULL,
		"With -o FILE.csv, FILE.datapackage.json too: what the "
		"columns hold, and what they were made from.",
		OPT_FLAG, &s->package, 0, 0},
	};

	memcpy(rows, v, sizeof(v));
	return sizeof(v) / sizeof(*v);
}

static size_t
page_rows(struct settings *s, struct opt *rows)
{
	rows[0] = (struct opt){'o', "output", "FILE",
	    "The page, FILE.html; else it goes to standard output.", OPT_TEXT,
	    &s->file, 0, 0};
	return 1 + filter_rows(s, rows + 1);
}

size_t
settings_rows(struct settings *s, enum settings_group group, struct opt *rows)
{
	switch (group) {
	case SETTINGS_GENERAL:
		return general_rows(s, rows);
	case SETTINGS_FILTER:
		return filter_rows(s, rows);
	case SETTINGS_OUTPUT:
		return output_rows(s, rows);
	case SETTINGS_CHOICE:
		return choice_rows(s, rows);
	case SETTINGS_PAGE:
		return page_rows(s, rows);
	}
	return 0;
}

static size_t
query_rows(struct settings *s, struct opt *rows)
{
	const struct opt v[] = {
	    {0, "match", "HOW",
		"exact: accents as typed; tone: any tones; loose: any accents, "
		"the stroke of d too; ocr: what a scanner makes of them. Else "
		"exact if "
		"there is an accent in the query, loose if there is none.",
		OPT_TEXT, &s->match, 0, 0},
	    {0, "distance", "N",
		"With --match ocr: how far a syllable may be off, 0 to 3 "
		"(0.5): a wrong tone is 0.25, a wrong vowel shape or a lost "
		"stroke of d 0.5, another letter 1.",
		OPT_TEXT, &s->distance, 0, 0},
	    {0, "facets", "NAMES",
		"Below the hits, how many there are by each of these: year, "
		"level, unit, region, section, kind, tier.",
		OPT_TEXT, &s->facets, 0, 0},
	    {0, "explain", NULL, "Tell how the query is read, and ask nothing.",
		OPT_FLAG, &s->explain, 0, 0},
	    {0, "syntax", NULL,
		"The query is in the syntax of SQLite FTS5 (AND, OR, NOT, "
		"NEAR, prefix*).",
		OPT_FLAG, &s->syntax, 0, 0},
	};

	memcpy(rows, v, sizeof(v));
	return sizeof(v) / sizeof(*v);
}

static struct opt
param_row(const struct param *p, struct argument *v)
{
	struct opt o = {.name = p->name, .help = p->doc};

	if (p->type == PARAM_FLAG) {
		o.kind = OPT_FLAG;
		o.into = &v->flag;
	} else {
		o.kind = OPT_TEXT;
		o.into = &v->text;
		o.arg = p->type == PARAM_NUMBER  ? "N"
			: p->type == PARAM_YEARS ? "YEARS"
			: p->type == PARAM_SIDE  ? "SIDE"
						 : "TEXT";
	}
	return o;
}

size_t
settings_report_rows(
    struct settings *s, struct values *values, struct opt *rows)
{
	const struct report *r = values->report;
	size_t i, n = 0;

	for (i = 0; i < r->nparams; i++) {
		if (r->params[i].option || r->params[i].type == PARAM_SIDE)
			rows[n++] = param_row(&r->params[i], &values->v[i]);
		else if (r->params[i].type == PARAM_QUERY)
			n += query_rows(s, rows + n);
	}
	if (r->pivot_value)
		rows[n++] = (struct opt){0, "long", NULL,
		    "One row for each cell, not one column for each value.",
		    OPT_FLAG, &s->tidy, 0, 0};
	return n;
}

/* The rows that hold for each report. */
static size_t
common_rows(struct settings *s, struct opt *rows)
{
	size_t n = filter_rows(s, rows);

	return n + choice_rows(s, rows + n);
}

enum rc
settings_parse(struct settings *s, struct values *values, int argc, char **argv,
    char ***rest, int *nrest, struct err *err)
{
	size_t params = values ? values->report->nparams : 0, n;
	struct opt *rows = mem_alloc((SETTINGS_ROWS + params) * sizeof(*rows));
	enum rc rc;

	n = general_rows(s, rows);
	n += output_rows(s, rows + n);
	if (values) {
		n += common_rows(s, rows + n);
		n += settings_report_rows(s, values, rows + n);
	}
	rc = opt_parse(rows, n, argc, argv, rest, nrest, err);
	free(rows);
	return rc;
}

enum rc
settings_parse_filters(struct settings *s, int argc, char **argv, char ***rest,
    int *nrest, struct err *err)
{
	struct opt rows[SETTINGS_ROWS];
	size_t n = general_rows(s, rows);

	n += filter_rows(s, rows + n);
	return opt_parse(rows, n, argc, argv, rest, nrest, err);
}

enum rc
settings_parse_page(struct settings *s, struct values *values, int argc,
    char **argv, char ***rest, int *nrest, struct err *err)
{
	size_t params = values->report->nparams, n;
	struct opt *rows = mem_alloc((SETTINGS_ROWS + params) * sizeof(*rows));
	enum rc rc;

	n = general_rows(s, rows);
	n += page_rows(s, rows + n);
	n += settings_report_rows(s, values, rows + n);
	rc = opt_parse(rows, n, argc, argv, rest, nrest, err);
	free(rows);
	return rc;
}

/* Does the value of this option stand in the next word? */
static bool
value_follows(const char *word, const struct opt *rows, size_t n)
{
	size_t i, len = strlen(word);

	for (i = 0; i < n; i++) {
		if (rows[i].kind == OPT_FLAG)
			continue;
		if (word[1] != '-' && len == 2 && word[1] == rows[i].letter)
			return true;
		if (word[1] == '-' &&
		    strncmp(rows[i].name, word + 2, len - 2) == 0)
			return true;
	}
	return false;
}

int
settings_command(int argc, char **argv,
    bool (*known)(const void *ctx, const char *word), const void *ctx)
{
	struct settings none;
	struct opt rows[SETTINGS_ROWS];
	size_t n;
	int i, first = argc;

	settings_init(&none);
	n = general_rows(&none, rows);
	n += output_rows(&none, rows + n);
	n += common_rows(&none, rows + n);
	n += query_rows(&none, rows + n);
	for (i = 1; i < argc; i++) {
		if (argv[i][0] == '-' && argv[i][1]) {
			if (strcmp(argv[i], "--") == 0)
				return i + 1 < argc && first == argc ? i + 1
								     : first;
			i += value_follows(argv[i], rows, n);
		} else if (known(ctx, argv[i])) {
			return i;
		} else if (first == argc) {
			first = i;
		}
	}
	return first;
}
