/* sink.c - rows to the format that was asked for, its text to where it goes. */
#define _GNU_SOURCE
#include "core/out/sink.h"

#include "core/base/mem.h"
#include "core/out/graph.h"
#include "core/out/sink_impl.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WRITE_AT = 64 * 1024 };

static const struct sink_ops *const ops_of[FORMATS] = {
    [FORMAT_TABLE] = &table_ops,
    [FORMAT_CSV] = &csv_ops,
    [FORMAT_TSV] = &csv_tab_ops,
    [FORMAT_JSON] = &json_ops,
    [FORMAT_NDJSON] = &json_lines_ops,
    [FORMAT_MD] = &md_ops,
#ifdef THIDUA_XML
    [FORMAT_GEXF] = &gexf_ops,
    [FORMAT_GRAPHML] = &graphml_ops,
#endif
};

static enum rc
choose_format(const struct sink_options *options, const char *path,
    enum format *format, struct err *err)
{
	*format = options->format;
	if (*format != FORMAT_AUTO)
		return RC_OK;
	if (path)
		return format_of_path(path, format, err);
	*format = isatty(STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_CSV;
	return RC_OK;
}

/* Can the rows be given in this format, by this program? */
static enum rc
check_format(
    const struct sink_options *options, enum format format, struct err *err)
{
	const char *name = format == FORMAT_GEXF ? "gexf" : "graphml";

	if (!ops_of[format])
		return err_set(err, RC_USAGE,
		    "this thidua was built without libxml2 and writes no %s; "
		    "install libxml2-dev and build it again, or use csv",
		    name);
	if (format_is_graph(format) && options->graph == SINK_NO_GRAPH)
		return err_set(err, RC_USAGE,
		    "%s holds a graph, and these rows are not its edges; use "
		    "table, csv, tsv, json, ndjson or md",
		    name);
	return RC_OK;
}

/* What a file holds does not hang on the terminal it was asked for from. */
static struct sink *
sink_new(const struct sink_options *options, enum format format, bool to_file)
{
	struct sink *s = mem_alloc(sizeof(*s));

	s->ops = ops_of[format];
	if (options->cards && format == FORMAT_TABLE)
		s->ops = &card_ops;
	s->dest = (struct dest)DEST_INIT;
	s->to_file = to_file;
	s->exact = options->exact;
	s->kind = options->graph;
	if (format_is_graph(format))
		s->graph = graph_new();
	s->colour = options->colour && !to_file;
	s->width = to_file ? 0 : options->width;
	return s;
}

static void
forget_columns(struct sink *s)
{
	size_t i;

	for (i = 0; i < s->ncolumns; i++)
		free((char *)s->columns[i].name);
	free(s->columns);
	free(s->title);
	s->columns = NULL;
	s->ncolumns = 0;
	s->title = NULL;
}

static void
sink_free(struct sink *s)
{
	forget_columns(s);
	grid_release(&s->grid);
	graph_free(s->graph);
	buf_release(&s->out);
	free(s);
}

/* Writes on what has come together: all of it, or only when that is much. */
static enum rc
pass_on(struct sink *s, size_t when, struct err *err)
{
	enum rc rc;

	if (s->nomem)
		return err_set(err, RC_NOMEM, "out of memory");
	if (s->hold || s->out.n < when)
		return RC_OK;
	rc = dest_write(&s->dest, buf_cstr(&s->out), s->out.n, err);
	buf_reset(&s->out);
	return rc;
}

enum rc
sink_open(
    struct sink **sink, const struct sink_options *options, struct err *err)
{
	const char *path = options->path;
	enum format format;
	enum rc rc;

	*sink = NULL;
	if (path && strcmp(path, "-") == 0)
		path = NULL;
	rc = choose_format(options, path, &format, err);
	if (rc == RC_OK)
		rc = check_format(options, format, err);
	if (rc != RC_OK)
		return rc;
	*sink = sink_new(options, format, path != NULL);
	rc = dest_open(&(*sink)->dest, path, err);
	if (rc != RC_OK) {
		sink_free(*sink);
		*sink = NULL;
		return rc;
	}
	(*sink)->to_terminal = isatty((*sink)->dest.fd);
	if ((*sink)->ops->open)
		(*sink)->ops->open(*sink);
	return RC_OK;
}

enum rc
sink_begin(struct sink *s, const char *title, const struct column *columns,
    size_t n, struct err *err)
{
	size_t i;

	forget_columns(s);
	s->title = title ? mem_strdup(title) : NULL;
	s->columns = mem_alloc(n * sizeof(*columns));
	for (i = 0; i < n; i++) {
		s->columns[i] = columns[i];
		s->columns[i].name = mem_strdup(columns[i].name);
	}
	s->ncolumns = n;
	s->rows = 0;
	s->sets++;
	if (s->graph && s->sets > 1)
		return err_set(err, RC_USAGE, "one file holds one graph");
	if (s->graph && graph_begin(s->graph, s->columns, n, err) != RC_OK)
		return err->rc;
	if (s->ops->begin)
		s->ops->begin(s);
	return pass_on(s, WRITE_AT, err);
}

enum rc
sink_row(struct sink *s, const struct cell *cells, struct err *err)
{
	assert(s->sets > 0);
	s->ops->row(s, cells);
	s->rows++;
	return pass_on(s, WRITE_AT, err);
}

enum rc
sink_end(struct sink *s, struct err *err)
{
	assert(s->sets > 0);
	if (s->ops->end)
		s->ops->end(s);
	return pass_on(s, WRITE_AT, err);
}

enum rc
sink_close(struct sink *s, struct err *err)
{
	enum rc rc;

	if (s->ops->close)
		s->ops->close(s);
	s->hold = false;
	rc = pass_on(s, 0, err);
	if (rc == RC_OK)
		rc = dest_commit(&s->dest, err);
	dest_abort(&s->dest);
	sink_free(s);
	return rc;
}

void
sink_abort(struct sink *s)
{
	if (!s)
		return;
	dest_abort(&s->dest);
	sink_free(s);
}

size_t
sink_rows(const struct sink *s)
{
	return s->rows;
}
