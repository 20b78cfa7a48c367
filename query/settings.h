/* settings.h - what the command line asks for, beside a report's arguments. */
#ifndef QUERY_SETTINGS_H
#define QUERY_SETTINGS_H

#include "core/base/err.h"
#include "core/cli/opt.h"
#include "query/filter.h"
#include "query/values.h"

#include <stdbool.h>
#include <stddef.h>

struct settings {
	const char *database, *reports; /* reports: a folder, or NULL */
	struct filter filter;
	const char *format, *file, *columns;
	long limit, offset, width; /* limit 0: all; -1: not said */
	bool tidy;                 /* --long: no pivot */
	bool syntax;
	bool evidence; /* rows that lead to their sentence */
	const char *match, *distance;
	bool explain; /* how the query is read; nothing is asked */
	const char *facets;
	bool paged;            /* the limit is that of a terminal */
	bool count, files;     /* only how many, only their sources */
	bool package;          /* a descriptor beside the CSV file */
	bool exact;            /* that file is for programs alone */
	enum sink_graph graph; /* what the rows are; the report says so */
	bool quiet;            /* nothing is noted */
	bool help, version;
	const char *command; /* all of it, as it can be typed again */
};

/* The defaults; THIDUA_DB names the index. */
void settings_init(struct settings *s);

enum settings_group {
	SETTINGS_GENERAL,
	SETTINGS_OUTPUT, /* where rows go, in which format */
	SETTINGS_FILTER, /* which plans a report is about */
	SETTINGS_CHOICE, /* which of its rows and columns are wanted */
	SETTINGS_PAGE,   /* where a page goes, and the filters */
};

enum { SETTINGS_ROWS = 40 };

/* The options of a group; rows has room for SETTINGS_ROWS. */
size_t settings_rows(
    struct settings *s, enum settings_group group, struct opt *rows);

/* The options of one report, written into values; rows has room for
 * SETTINGS_ROWS and one a parameter. */
size_t settings_report_rows(
    struct settings *s, struct values *values, struct opt *rows);

/*
 * Which of argv is the command: the first word that is neither an option nor
 * the value of one, and if any such word is known, the first known one. Gives
 * argc where there is none.
 */
int settings_command(int argc, char **argv,
    bool (*known)(const void *ctx, const char *word), const void *ctx);

/* Reads argv by the general rows and those of output, and for a report (values
 * is not NULL) by all rows. rest and nrest as opt_parse. */
enum rc settings_parse(struct settings *s, struct values *values, int argc,
    char **argv, char ***rest, int *nrest, struct err *err);

/* As settings_parse, by the general rows and the filters. */
enum rc settings_parse_filters(struct settings *s, int argc, char **argv,
    char ***rest, int *nrest, struct err *err);

/* As settings_parse_filters, with -o and the arguments of a report that may be
 * given as options. */
enum rc settings_parse_page(struct settings *s, struct values *values, int argc,
    char **argv, char ***rest, int *nrest, struct err *err);

#endif
