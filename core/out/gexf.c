/* gexf.c - a graph as GEXF 1.3, for Gephi and others. */
#include "core/base/version.h"
#include "core/out/graph.h"
#include "core/out/sink_impl.h"
#include "core/out/xml.h"

static void
put_value(struct xml *x, const char *name, const struct cell *cell)
{
	struct buf value = BUF_INIT;

	graph_value(&value, cell);
	xml_attr(x, name, (struct str){buf_cstr(&value), value.n});
	buf_release(&value);
}

static void
put_meta(struct xml *x, const char *title)
{
	xml_open(x, "meta");
	xml_open(x, "creator");
	xml_text(x, str_of("thidua " THIDUA_VERSION));
	xml_close(x);
	if (title) {
		xml_open(x, "description");
		xml_text(x, str_of(title));
		xml_close(x);
	}
	xml_close(x);
}

/* The attributes that edges have; an element without any is not allowed. */
static void
put_attributes(struct xml *x, const struct graph *g)
{
	bool open = false;

	for (size_t i = 0; i < g->ncolumns; i++) {
		if (!graph_is_attribute(g, i))
			continue;
		if (!open) {
			xml_open(x, "attributes");
			xml_attr_text(x, "class", "edge");
		}
		open = true;
		xml_open(x, "attribute");
		xml_attr_text(x, "id", g->columns[i].name);
		xml_attr_text(x, "title", g->columns[i].name);
		xml_attr_text(x, "type", graph_type_name(g->columns[i].type));
		xml_close(x);
	}
	if (open)
		xml_close(x);
}

static void
put_nodes(struct xml *x, const struct graph *g)
{
	xml_open(x, "nodes");
	for (size_t i = 0; i < g->nnodes; i++) {
		xml_open(x, "node");
		xml_attr_id(x, "id", 'n', i + 1);
		xml_attr(x, "label", g->nodes[i]);
		xml_close(x);
	}
	xml_close(x);
}

static void
put_attvalues(struct xml *x, const struct graph *g, const struct graph_edge *e)
{
	bool open = false;

	for (size_t i = 0; i < g->ncolumns; i++) {
		if (!graph_is_attribute(g, i) || e->cells[i].type == CELL_NULL)
			continue;
		if (!open)
			xml_open(x, "attvalues");
		open = true;
		xml_open(x, "attvalue");
		xml_attr_text(x, "for", g->columns[i].name);
		put_value(x, "value", &e->cells[i]);
		xml_close(x);
	}
	if (open)
		xml_close(x);
}

static void
put_edges(struct xml *x, const struct graph *g)
{
	xml_open(x, "edges");
	for (size_t i = 0; i < g->nedges; i++) {
		const struct graph_edge *e = &g->edges[i];

		xml_open(x, "edge");
		xml_attr_id(x, "id", 'e', i + 1);
		xml_attr_id(x, "source", 'n', e->from + 1);
		xml_attr_id(x, "target", 'n', e->to + 1);
		if (e->cells[g->weight].type != CELL_NULL)
			put_value(x, "weight", &e->cells[g->weight]);
		put_attvalues(x, g, e);
		xml_close(x);
	}
	xml_close(x);
}

static void
gexf_row(struct sink *s, const struct cell *cells)
{
	graph_add(s->graph, cells);
}

static void
gexf_end(struct sink *s)
{
	struct xml *x = xml_new();

	xml_open(x, "gexf");
	xml_attr_text(x, "xmlns", "http://gexf.net/1.3");
	xml_attr_text(x, "version", "1.3");
	put_meta(x, s->title);
	xml_open(x, "graph");
	xml_attr_text(x, "mode", "static");
	xml_attr_text(x, "defaultedgetype",
	    s->kind == SINK_DIRECTED ? "directed" : "undirected");
	put_attributes(x, s->graph);
	put_nodes(x, s->graph);
	put_edges(x, s->graph);
	xml_close(x);
	xml_close(x);
	if (!xml_end(x, &s->out))
		s->nomem = true;
}

const struct sink_ops gexf_ops = {
    .row = gexf_row,
    .end = gexf_end,
};
