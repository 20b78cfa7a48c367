/*
 * sink.h - rows out, in any format; no caller asks which one.
 *
 * A sink is opened for a file or for standard output, takes one or more row
 * sets (begin, row..., end) and is closed. Formats: see core/out/FORMATS.md.
 * Text from documents is data: control characters never reach a terminal, and
 * in CSV and TSV written to a file a cell that a spreadsheet would run as a
 * formula is guarded by an apostrophe.
 */
#ifndef CORE_OUT_SINK_H
#define CORE_OUT_SINK_H

#include "core/base/err.h"
#include "core/base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum cell_type { CELL_NULL, CELL_INT, CELL_REAL, CELL_TEXT };

struct cell {
	enum cell_type type;
	int64_t i;
	double r;
	struct str s; /* valid UTF-8, borrowed for the call */
};

/* What a table does with a text cell that is too wide for its column. */
enum fit {
	FIT_WRAP,  /* it goes on below */
	FIT_LEFT,  /* its beginning is cut off, and it stands to the right */
	FIT_RIGHT, /* its end is cut off */
};

struct column {
	const char *name;    /* snake_case, the same in every format */
	enum cell_type type; /* what its cells are, where not null */
	enum fit fit;
	bool marked; /* what stands between « and » is to be seen */
};

enum format {
	FORMAT_AUTO, /* by the file's ending; else table on a terminal, CSV */
	FORMAT_TABLE,
	FORMAT_CSV,
	FORMAT_TSV,
	FORMAT_JSON,
	FORMAT_NDJSON,
	FORMAT_MD,
	FORMAT_GEXF, /* of a graph: GEXF 1.3 */
	FORMAT_GRAPHML,
	FORMATS
};

/* Are the rows the edges of a graph? Then they have the columns source and
 * target, its ends, and weight. */
enum sink_graph { SINK_NO_GRAPH, SINK_UNDIRECTED, SINK_DIRECTED };

struct sink_options {
	enum format format;
	const char *path; /* NULL or "-": standard output */
	size_t width;     /* columns of the terminal; 0: do not wrap cells */
	bool colour;      /* the terminal may show bold and dim */
	bool exact;       /* CSV and TSV for programs alone: no byte order mark,
			   * no guard */
	enum sink_graph graph;
	bool cards; /* a table of columns group, field, value is shown
		     * as a card: a heading a group, values wrapped */
	/* width and colour count on standard output only: a file does not
	 * hang on the terminal it was asked for from. */
};

struct sink;

/* "csv" to FORMAT_CSV and so on; RC_USAGE listing the names if unknown. */
enum rc format_parse(const char *name, enum format *format, struct err *err);

/* The format that path's ending names; RC_USAGE for one it does not know. */
enum rc format_of_path(const char *path, enum format *format, struct err *err);

/* Does it hold a graph, and nothing else? */
bool format_is_graph(enum format format);

/*
 * path is written as path.tmp-PID beside it and renamed by sink_close, so
 * that a failed run leaves an older file as it was. RC_USAGE where FORMAT_AUTO
 * does not know the ending, where the format is a graph's and the rows are
 * none, or was left out of this build; *sink is NULL after any failure.
 */
enum rc sink_open(
    struct sink **sink, const struct sink_options *options, struct err *err);

/* Columns are copied. title may be NULL; table and Markdown show it. After a
 * row set has begun, and before the sink is closed, it has to end. RC_USAGE
 * for a graph without its columns, or a second one. */
enum rc sink_begin(struct sink *sink, const char *title,
    const struct column *columns, size_t n, struct err *err);
enum rc sink_row(struct sink *sink, const struct cell *cells, struct err *err);
enum rc sink_end(struct sink *sink, struct err *err);

/* Flushes and checks: after RC_OK the data is written. Frees the sink, and
 * after a failure an older file is as it was. */
enum rc sink_close(struct sink *sink, struct err *err);

/* Throws away what was written to a file; for the way out after an error.
 * sink may be NULL. */
void sink_abort(struct sink *sink);

/* Rows in the current row set so far, or in the last one that ended. */
size_t sink_rows(const struct sink *sink);

#endif
