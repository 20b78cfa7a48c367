/* graphml.c - a graph as GraphML, for igraph, NetworkX, yEd and others. */
#include "core/out/graph.h"
#include "core/out/sink_impl.h"
#include "core/out/xml.h"

/* Key d0 is the label of a node, dI the I-th column. */
static void
put_key(struct xml *x, size_t i, const char *whose, const char *name,
    enum cell_type type)
{
	xml_open(x, "key");
	xml_attr_id(x, "id", 'd', i);
	xml_attr_text(x, "for", whose);
	xml_attr_text(x, "attr.name", name);
	xml_attr_text(x, "attr.type", graph_type_name(type));
	xml_close(x);
}

static bool
is_end(const struct graph *g, size_t column)
{
	return column == g->source || column == g->target;
}

static void
put_keys(struct xml *x, const struct graph *g)
{
	put_key(x, 0, "node", "label", CELL_TEXT);
	for (size_t i = 0; i < g->ncolumns; i++)
		if (!is_end(g, i))
			put_key(x, i + 1, "edge", g->columns[i].name,
			    g->columns[i].type);
}

static void
put_data(struct xml *x, size_t key, struct str value)
{
	xml_open(x, "data");
	xml_attr_id(x, "key", 'd', key);
	xml_text(x, value);
	xml_close(x);
}

static void
put_nodes(struct xml *x, const struct graph *g)
{
	for (size_t i = 0; i < g->nnodes; i++) {
		xml_open(x, "node");
		xml_attr_id(x, "id", 'n', i + 1);
		put_data(x, 0, g->nodes[i]);
		xml_close(x);
	}
}

static void
put_edge(struct xml *x, const struct graph *g, size_t at)
{
	const struct graph_edge *e = &g->edges[at];
	struct buf value = BUF_INIT;

	xml_open(x, "edge");
	xml_attr_id(x, "id", 'e', at + 1);
	xml_attr_id(x, "source", 'n', e->from + 1);
	xml_attr_id(x, "target", 'n', e->to + 1);
	for (size_t i = 0; i < g->ncolumns; i++) {
		if (is_end(g, i) || e->cells[i].type == CELL_NULL)
			continue;
		buf_reset(&value);
		graph_value(&value, &e->cells[i]);
		put_data(x, i + 1, (struct str){buf_cstr(&value), value.n});
	}
	xml_close(x);
	buf_release(&value);
}

static void
graphml_row(struct sink *s, const struct cell *cells)
{
	graph_add(s->graph, cells);
}

static void
graphml_end(struct sink *s)
{
	struct xml *x = xml_new();

	xml_open(x, "graphml");
	xml_attr_text(x, "xmlns", "http://graphml.graphdrawing.org/xmlns");
	put_keys(x, s->graph);
	xml_open(x, "graph");
	xml_attr_text(x, "id", "G");
	xml_attr_text(x, "edgedefault",
	    s->kind == SINK_DIRECTED ? "directed" : "undirected");
	if (s->title) {
		xml_open(x, "desc");
		xml_text(x, str_of(s->title));
		xml_close(x);
	}
	put_nodes(x, s->graph);
	for (size_t i = 0; i < s->graph->nedges; i++)
		put_edge(x, s->graph, i);
	xml_close(x);
	xml_close(x);
	if (!xml_end(x, &s->out))
		s->nomem = true;
}

const struct sink_ops graphml_ops = {
    .row = graphml_row,
    .end = graphml_end,
};
