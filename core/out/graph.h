/*
 * graph.h - rows as the edges of a graph, until all are there.
 *
 * A row has two ends, in the columns source and target, and a weight; what
 * else it has are attributes of its edge. Nodes are the distinct ends, in the
 * order in which they first stand in a row. A row without an end is no edge:
 * the end it has is a node all the same. Used by gexf.c and graphml.c, which
 * know the syntax.
 */
#ifndef CORE_OUT_GRAPH_H
#define CORE_OUT_GRAPH_H

#include "core/base/arena.h"
#include "core/out/sink.h"

#include <stddef.h>

struct graph_edge {
	size_t from, to;    /* of nodes */
	struct cell *cells; /* of the row; the graph's */
};

struct graph {
	struct arena arena;
	const struct column *columns; /* the sink's */
	size_t ncolumns;
	size_t source, target, weight; /* columns */
	struct str *nodes;             /* their labels, valid UTF-8 */
	size_t nnodes, nodes_cap;
	struct graph_edge *edges;
	size_t nedges, edges_cap;
	void *index; /* nodes by label: a tree */
};

struct graph *graph_new(void);
void graph_free(struct graph *g); /* g may be NULL */

/* columns are borrowed until graph_free. RC_USAGE where source, target or
 * weight is not among them. */
enum rc graph_begin(
    struct graph *g, const struct column *columns, size_t n, struct err *err);

/* Takes a row; cells are copied. */
void graph_add(struct graph *g, const struct cell *cells);

/* Is the column an attribute of the edge, not an end of it or its weight? */
bool graph_is_attribute(const struct graph *g, size_t column);

/* "long", "double" or "string", as both syntaxes call them. */
const char *graph_type_name(enum cell_type type);

/* Append the cell as the value of an attribute: nothing where it is null. */
void graph_value(struct buf *out, const struct cell *cell);

#endif
