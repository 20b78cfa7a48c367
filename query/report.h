/*
 * report.h - a question that can be asked: query/reports/<name>.sql.
 *
 * A report is one SELECT under a header of comments, `-- key: value`; a line
 * that begins with `--` and three blanks or more continues the value above,
 * and a comment of another form is a remark. The keys:
 *
 *   help: LINE                      what it tells; required
 *   title: LINE                     over the table; {a} is the argument a
 *   example: ARGUMENTS              what stands after "thidua"; any number
 *   note: TEXT                      a paragraph of its help; any number
 *   param: NAME TYPE required DOC   an argument, in their order; or optional
 *   option: NAME[=PRESET] TYPE DOC  an option --NAME
 *   choices: NAME WORD...           all that a text argument may be
 *   column: NAME TYPE DOC           a column of the SELECT, in their order;
 *                                   integer, real or text
 *   brief: NAME...                  the columns a terminal has room for
 *   pivot: VALUE [NAME...] as TEMPLATE
 *                                   one column for each TEMPLATE, such as
 *                                   "{year} (n={of})", with cells VALUE; the
 *                                   columns NAME stand in the long form only
 *   with: COLUMN OPTION             a table has it where the option is given
 *   evidence: REPORT                the report that --evidence shows in its
 *                                   place; else its own rows, all columns
 *   notes: REPORT                   warnings: those of that report
 *   layout: card                    columns group, field, value as a card
 *   empty: notfound                 no row is an error
 *   count: collocates (or ngrams)   reads the tables of core/store/collocates.h
 *                                   (or ngrams.h); the options window, or n, by
 *                                   and least say of what; regex: those of
 *                                   grep.h there, for the argument pattern;
 *                                   keyness: those of keyness.h, for of, n,
 *                                   text, by, least, draws and seed; shingles:
 *                                   that of shingles.h, for plan; aligned: that
 *                                   of aligned.h, for id; revision: that of
 *                                   revise.h, for name
 *   marked: COLUMN                  has « and » around what is to be seen
 *   kwic: LEFT NODE RIGHT           columns of a concordance: in a table LEFT
 *                                   and RIGHT are cut to one line
 *   spark: COLUMN by YEAR           on a terminal, a line of COLUMN's values
 *   graph: undirected (or directed) its rows are the edges of a graph, with the
 *                                   columns source, target and weight
 *   export: yes                     thidua export gives it
 *   internal: yes                   a part of something else: no list names it
 *   hits: ranked                    reads temp.hit (core/store/hits.h), a row a
 *                                   hit in its order; all: reads all hits
 *
 * Types of arguments: text, number, years (a year or a range), side (of a
 * comparison: query/side.h), plan, query (takes all that is left), and flag for
 * options. In the SELECT an argument x is :x; of years :x_from and :x_to too.
 * It reads its plans from the tables of core/store/scope.h, and those of the
 * first two sides from side (core/store/side.h). A side may also be given as an
 * option --x. NAME.notes.sql beside it may hold a SELECT of one
 * column: each row is printed as a warning.
 */
#ifndef QUERY_REPORT_H
#define QUERY_REPORT_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/out/sink.h"

#include <stdbool.h>
#include <stddef.h>

enum param_type {
	PARAM_TEXT,
	PARAM_NUMBER,
	PARAM_YEARS,
	PARAM_SIDE,
	PARAM_PLAN,
	PARAM_QUERY,
	PARAM_FLAG,
};

struct lines {
	const char **v;
	size_t n, cap;
};

struct param {
	const char *name;
	enum param_type type;
	bool option;        /* --name; else an argument */
	bool required;      /* of an argument */
	const char *preset; /* of an option; or NULL */
	const char *doc;
	struct lines choices; /* all that it may be; none: anything */
};

struct report_column {
	const char *name;
	enum cell_type type;
	const char *doc;
	bool brief;
	size_t at; /* offset of its declaration in the file */
};

/* A statement and where it was read, for messages. */
struct source {
	const char *file;
	const char *sql; /* the whole file; NULL: there is none */
	bool built_in;   /* it is right: if it fails, the index is not */
};

/* What is found for the report's query before its SELECT is asked. */
enum report_hits {
	REPORT_NO_HITS,     /* it asks the index itself */
	REPORT_RANKED_HITS, /* as many as rows are wanted */
	REPORT_ALL_HITS,
};

/* What is counted before its SELECT is asked. */
enum report_count {
	REPORT_NO_COUNT,
	REPORT_COLLOCATES,
	REPORT_NGRAMS,
	REPORT_REGEX,
	REPORT_KEYNESS,
	REPORT_SHINGLES,
	REPORT_ALIGNED,
	REPORT_REVISION,
};

struct report {
	const char *name;
	struct source body, notes;
	const char *notes_of; /* the report whose notes these are, or NULL */
	const char *help, *title;
	struct lines examples, remarks;
	struct param *params;
	size_t nparams, params_cap;
	struct report_column *columns;
	size_t ncolumns, columns_cap;
	const char *pivot_value, *pivot_template; /* NULL: no pivot */
	struct lines pivot_long;                  /* columns it leaves out */
	const char *with[2];  /* a column, an option; NULL: none */
	const char *evidence; /* a report; NULL: itself */
	bool card, notfound;
	bool exported; /* by thidua export */
	bool internal; /* no list names it */
	enum sink_graph graph;
	enum report_hits hits;
	enum report_count count;
	const char *marked;   /* a column; NULL: none */
	const char *spark[2]; /* columns; NULL: no line */
	const char *kwic[3];  /* columns; NULL: no concordance */
};

/*
 * Reads the header of text, a file called file. What is wrong is said as
 * "file:line:column: reason" with RC_USAGE. All that report points to lives
 * in a; its arrays are freed by report_release.
 */
enum rc report_parse(struct report *report, struct arena *a, const char *name,
    const char *file, const char *text, struct err *err);
void report_release(struct report *report);

const struct param *report_param(const struct report *report, const char *name);

/* The index of a column, or ncolumns. */
size_t report_column(const struct report *report, struct str name);

/* "file:line:column: " of an offset in s, and the reason; gives RC_USAGE. */
enum rc source_error(const struct source *s, size_t offset, struct err *err,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
