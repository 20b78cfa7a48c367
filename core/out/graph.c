/* graph.c - collecting nodes and edges. */
#define _GNU_SOURCE /* tdestroy */
#include "core/out/graph.h"

#include "core/base/mem.h"
#include "core/out/number.h"
#include "core/text/valid.h"

#include <inttypes.h>
#include <math.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

struct node {
	struct str label;
	size_t at; /* of graph.nodes */
};

struct graph *
graph_new(void)
{
	return mem_alloc(sizeof(struct graph));
}

/* The nodes of the tree lie in the arena. */
static void
leave(void *node)
{
	(void)node;
}

void
graph_free(struct graph *g)
{
	if (!g)
		return;
	tdestroy(g->index, leave);
	free(g->nodes);
	free(g->edges);
	arena_release(&g->arena);
	free(g);
}

static size_t
find(const struct column *columns, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(columns[i].name, name) == 0)
			break;
	return i;
}

enum rc
graph_begin(
    struct graph *g, const struct column *columns, size_t n, struct err *err)
{
	g->columns = columns;
	g->ncolumns = n;
	g->source = find(columns, n, "source");
	g->target = find(columns, n, "target");
	g->weight = find(columns, n, "weight");
	if (g->source == n || g->target == n || g->weight == n)
		return err_set(err, RC_USAGE,
		    "a graph needs the columns source, target and weight; "
		    "leave --columns out, or name them too");
	return RC_OK;
}

static int
by_label(const void *a, const void *b)
{
	struct str x = ((const struct node *)a)->label;
	struct str y = ((const struct node *)b)->label;
	int c = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);

	return c ? c : (x.n > y.n) - (x.n < y.n);
}

const char *
graph_type_name(enum cell_type type)
{
	if (type == CELL_INT)
		return "long";
	return type == CELL_REAL ? "double" : "string";
}

void
graph_value(struct buf *out, const struct cell *cell)
{
	switch (cell->type) {
	case CELL_NULL:
		break;
	case CELL_INT:
		buf_addf(out, "%" PRId64, cell->i);
		break;
	case CELL_REAL:
		number_exact(out, cell->r);
		break;
	case CELL_TEXT:
		valid_add(out, cell->s);
		break;
	}
}

static size_t
node_of(struct graph *g, const struct cell *cell)
{
	struct buf label = BUF_INIT;
	struct node *node, **found;

	graph_value(&label, cell);
	node = arena_alloc(&g->arena, sizeof(*node));
	node->label = (struct str){
	    arena_strndup(&g->arena, buf_cstr(&label), label.n), label.n};
	node->at = g->nnodes;
	buf_release(&label);
	found = mem_need(tsearch(node, &g->index, by_label));
	if (*found == node) {
		ARR_GROW(g->nodes, g->nnodes, g->nodes_cap);
		g->nodes[g->nnodes++] = node->label;
	}
	return (*found)->at;
}

static struct cell *
copy(struct graph *g, const struct cell *cells)
{
	struct cell *v = arena_alloc(&g->arena, g->ncolumns * sizeof(*v));

	for (size_t i = 0; i < g->ncolumns; i++) {
		v[i] = cells[i];
		if (v[i].type == CELL_REAL && !isfinite(v[i].r))
			v[i].type = CELL_NULL;
		if (v[i].type == CELL_TEXT)
			v[i].s.p = arena_strndup(
			    &g->arena, v[i].s.n ? v[i].s.p : "", v[i].s.n);
	}
	return v;
}

void
graph_add(struct graph *g, const struct cell *cells)
{
	const struct cell *from = &cells[g->source], *to = &cells[g->target];
	struct graph_edge e = {0, 0, NULL};

	if (from->type != CELL_NULL)
		e.from = node_of(g, from);
	if (to->type != CELL_NULL)
		e.to = node_of(g, to);
	if (from->type == CELL_NULL || to->type == CELL_NULL)
		return;
	e.cells = copy(g, cells);
	ARR_GROW(g->edges, g->nedges, g->edges_cap);
	g->edges[g->nedges++] = e;
}

bool
graph_is_attribute(const struct graph *g, size_t column)
{
	return column != g->source && column != g->target &&
	       column != g->weight;
}
