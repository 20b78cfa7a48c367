/*
 * sink_impl.h - what the formats of core/out share; nobody else includes it.
 *
 * A format is a table of functions that append text to sink->out. They do not
 * fail: sink.c writes the text on and sees what goes wrong.
 */
#ifndef CORE_OUT_SINK_IMPL_H
#define CORE_OUT_SINK_IMPL_H

#include "core/out/dest.h"
#include "core/out/grid.h"
#include "core/out/sink.h"

struct sink_ops {
	void (*open)(struct sink *); /* each may be NULL */
	void (*begin)(struct sink *);
	void (*row)(struct sink *, const struct cell *);
	void (*end)(struct sink *);
	void (*close)(struct sink *);
};

struct sink {
	const struct sink_ops *ops;
	struct dest dest;
	struct buf out;   /* text on its way to dest */
	bool hold;        /* out may still change: do not write it yet */
	bool nomem;       /* a library could not get memory */
	bool to_file;     /* a path was given */
	bool to_terminal; /* no control character may pass */
	bool colour;
	size_t width;
	size_t sets;            /* row sets begun, the current one counted */
	size_t rows;            /* in the current row set */
	char *title;            /* of the current row set, or NULL */
	struct column *columns; /* the names are owned */
	size_t ncolumns;
	struct grid grid; /* rows of a table or card until its end */
	size_t wrapper;   /* json.c: bytes before the first row set */
	bool exact;       /* csv.c: for programs alone */
	enum sink_graph kind;
	struct graph *graph; /* graph.c: its nodes and edges until their end */
};

extern const struct sink_ops csv_ops, csv_tab_ops;
extern const struct sink_ops json_ops, json_lines_ops;
/* left out of a build without libxml2 */
extern const struct sink_ops gexf_ops, graphml_ops;
extern const struct sink_ops table_ops, card_ops, md_ops;

#endif
