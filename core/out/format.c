/* format.c - names of formats, and the file endings that mean them. */
#include "core/out/sink_impl.h"

#include <string.h>
#include <strings.h>

struct name {
	const char *name;
	enum format format;
};

static const struct name names[] = {
    {"table", FORMAT_TABLE},
    {"csv", FORMAT_CSV},
    {"tsv", FORMAT_TSV},
    {"json", FORMAT_JSON},
    {"ndjson", FORMAT_NDJSON},
    {"jsonl", FORMAT_NDJSON},
    {"md", FORMAT_MD},
    {"markdown", FORMAT_MD},
    {"gexf", FORMAT_GEXF},
    {"graphml", FORMAT_GRAPHML},
    {"auto", FORMAT_AUTO},
};

static const struct name endings[] = {
    {".csv", FORMAT_CSV},
    {".tsv", FORMAT_TSV},
    {".json", FORMAT_JSON},
    {".ndjson", FORMAT_NDJSON},
    {".jsonl", FORMAT_NDJSON},
    {".md", FORMAT_MD},
    {".txt", FORMAT_TABLE},
    {".gexf", FORMAT_GEXF},
    {".graphml", FORMAT_GRAPHML},
};

static const struct name *
find(const struct name *table, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcasecmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

enum rc
format_parse(const char *name, enum format *format, struct err *err)
{
	const struct name *row =
	    find(names, sizeof(names) / sizeof(*names), name);

	if (!row)
		return err_set(err, RC_USAGE,
		    "unknown format \"%s\"; use table, csv, tsv, json, "
		    "ndjson, md, gexf or graphml",
		    name);
	*format = row->format;
	return RC_OK;
}

enum rc
format_of_path(const char *path, enum format *format, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');
	const struct name *row =
	    find(endings, sizeof(endings) / sizeof(*endings), dot ? dot : "");

	if (!row)
		return err_set(err, RC_USAGE,
		    "cannot tell the format from the name \"%s\"; end it in "
		    ".csv, .tsv, .json, .ndjson, .jsonl, .md, .txt, .gexf "
		    "or .graphml, or choose a format",
		    path);
	*format = row->format;
	return RC_OK;
}

bool
format_is_graph(enum format format)
{
	return format == FORMAT_GEXF || format == FORMAT_GRAPHML;
}
