/* report_keys.c - a handler for each key of a header. */
#include "query/report_header.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

typedef enum rc handler(struct parser *p, const struct entry *e);

#define fail(p, e, ...)                                                        \
	source_error(&(p)->report->body, (e)->at, (p)->err, __VA_ARGS__)

struct str
report_word(struct str *rest)
{
	struct str w;

	*rest = str_trim(*rest);
	w = *rest;
	for (w.n = 0; w.n < rest->n; w.n++)
		if (w.p[w.n] == ' ' || w.p[w.n] == '\t')
			break;
	rest->p += w.n;
	rest->n -= w.n;
	*rest = str_trim(*rest);
	return w;
}

static bool
is_name(struct str s)
{
	size_t i;

	if (s.n == 0 || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_'))
			return false;
	return true;
}

static char *
keep(struct parser *p, struct str s)
{
	return arena_strndup(p->arena, s.n ? s.p : "", s.n);
}

static struct str
value_of(const struct entry *e)
{
	return (struct str){buf_cstr(&e->value), e->value.n};
}

static void
lines_add(struct lines *l, const char *s)
{
	ARR_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = s;
}

static enum rc
read_help(struct parser *p, const struct entry *e)
{
	p->report->help = keep(p, value_of(e));
	return RC_OK;
}

static enum rc
read_title(struct parser *p, const struct entry *e)
{
	p->report->title = keep(p, value_of(e));
	return RC_OK;
}

static enum rc
read_example(struct parser *p, const struct entry *e)
{
	lines_add(&p->report->examples, keep(p, value_of(e)));
	return RC_OK;
}

static enum rc
read_note(struct parser *p, const struct entry *e)
{
	lines_add(&p->report->remarks, keep(p, value_of(e)));
	return RC_OK;
}

static enum rc
read_param_type(struct parser *p, const struct entry *e, struct str word,
    enum param_type *type)
{
	static const char *const types[] = {
	    "text", "number", "years", "side", "plan", "query", "flag"};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_is(word, types[i])) {
			*type = (enum param_type)i;
			return RC_OK;
		}
	return fail(p, e,
	    "'%.*s' is no type; there are text, number, years, side, plan, "
	    "query and flag",
	    (int)word.n, word.p);
}

static enum rc
add_param(struct parser *p, const struct entry *e, struct param param)
{
	struct report *r = p->report;

	if (!is_name(str_of(param.name)))
		return fail(
		    p, e, "'%s' is no name; use a-z, 0-9 and _", param.name);
	if (report_param(r, param.name))
		return fail(p, e, "there are two called %s", param.name);
	ARR_GROW(r->params, r->nparams, r->params_cap);
	r->params[r->nparams++] = param;
	return RC_OK;
}

static enum rc
read_param(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e), word;
	struct param param = {.name = keep(p, report_word(&rest))};
	enum rc rc = read_param_type(p, e, report_word(&rest), &param.type);

	if (rc != RC_OK)
		return rc;
	word = report_word(&rest);
	if (!str_is(word, "required") && !str_is(word, "optional"))
		return fail(
		    p, e, "write: NAME TYPE required (or optional) DOC");
	if (param.type == PARAM_FLAG)
		return fail(p, e, "only an option can be a flag");
	param.required = str_is(word, "required");
	param.doc = keep(p, rest);
	return add_param(p, e, param);
}

static enum rc
read_option(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e);
	struct param param = {
	    .name = keep(p, report_word(&rest)), .option = true};
	char *preset = strchr(param.name, '=');
	enum rc rc = read_param_type(p, e, report_word(&rest), &param.type);

	if (rc != RC_OK)
		return rc;
	if (param.type == PARAM_PLAN || param.type == PARAM_QUERY ||
	    param.type == PARAM_SIDE)
		return fail(p, e, "an option is text, number, years or flag");
	if (preset) {
		*preset = '\0';
		param.preset = preset + 1;
	}
	param.doc = keep(p, rest);
	return add_param(p, e, param);
}

static enum rc
read_choices(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e), word = report_word(&rest);
	struct param *param = NULL;

	for (size_t i = 0; i < p->report->nparams; i++)
		if (str_is(word, p->report->params[i].name))
			param = &p->report->params[i];
	if (!param || param->type != PARAM_TEXT || !rest.n)
		return fail(p, e,
		    "write after a param or option of type text: choices: "
		    "NAME WORD...");
	while (rest.n)
		lines_add(&param->choices, keep(p, report_word(&rest)));
	return RC_OK;
}

static enum rc
read_cell_type(struct parser *p, const struct entry *e, struct str word,
    enum cell_type *type)
{
	if (str_is(word, "integer"))
		*type = CELL_INT;
	else if (str_is(word, "real"))
		*type = CELL_REAL;
	else if (str_is(word, "text"))
		*type = CELL_TEXT;
	else
		return fail(p, e,
		    "'%.*s' is no type; a column is integer, real or text",
		    (int)word.n, word.p);
	return RC_OK;
}

static enum rc
read_column(struct parser *p, const struct entry *e)
{
	struct report *r = p->report;
	struct str rest = value_of(e), name = report_word(&rest);
	struct report_column c = {.name = keep(p, name), .at = e->at};
	enum rc rc = read_cell_type(p, e, report_word(&rest), &c.type);

	if (rc != RC_OK)
		return rc;
	if (!is_name(name))
		return fail(
		    p, e, "'%s' is no name; use a-z, 0-9 and _", c.name);
	if (report_column(r, name) < r->ncolumns)
		return fail(p, e, "there are two columns %s", c.name);
	c.doc = keep(p, rest);
	ARR_GROW(r->columns, r->ncolumns, r->columns_cap);
	r->columns[r->ncolumns++] = c;
	return RC_OK;
}

/* Columns may be declared below these, so names are looked up at the end. */
static enum rc
read_brief(struct parser *p, const struct entry *e)
{
	p->brief = str_of(keep(p, value_of(e)));
	return RC_OK;
}

static enum rc
read_pivot(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e), value = report_word(&rest), word;

	while (word = report_word(&rest), word.n && !str_is(word, "as"))
		lines_add(&p->report->pivot_long, keep(p, word));
	if (!rest.n || !memchr(rest.p, '{', rest.n))
		return fail(p, e, "write: pivot: COLUMN as {COLUMN}");
	p->report->pivot_value = keep(p, value);
	p->report->pivot_template = keep(p, rest);
	return RC_OK;
}

static enum rc
read_with(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e);
	struct report *r = p->report;
	const struct param *param;

	r->with[0] = keep(p, report_word(&rest));
	r->with[1] = keep(p, rest);
	param = report_param(r, r->with[1]);
	if (!param || !param->option)
		return fail(
		    p, e, "write after the option: with: COLUMN OPTION");
	return RC_OK;
}

static enum rc
read_evidence(struct parser *p, const struct entry *e)
{
	p->report->evidence = keep(p, value_of(e));
	return RC_OK;
}

static enum rc
read_notes(struct parser *p, const struct entry *e)
{
	p->report->notes_of = keep(p, value_of(e));
	return RC_OK;
}

static enum rc
read_layout(struct parser *p, const struct entry *e)
{
	if (!str_is(value_of(e), "card"))
		return fail(p, e, "the only layout to name is card");
	p->report->card = true;
	return RC_OK;
}

static enum rc
read_empty(struct parser *p, const struct entry *e)
{
	if (!str_is(value_of(e), "notfound"))
		return fail(p, e, "write: empty: notfound");
	p->report->notfound = true;
	return RC_OK;
}

static enum rc
read_kwic(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e);

	for (int i = 0; i < 3; i++)
		p->report->kwic[i] = keep(p, report_word(&rest));
	if (!*p->report->kwic[2] || rest.n)
		return fail(p, e, "write: kwic: LEFT NODE RIGHT");
	return RC_OK;
}

static enum rc
read_spark(struct parser *p, const struct entry *e)
{
	struct str rest = value_of(e);

	p->report->spark[0] = keep(p, report_word(&rest));
	if (!str_is(report_word(&rest), "by") || !rest.n)
		return fail(p, e, "write: spark: COLUMN by YEAR");
	p->report->spark[1] = keep(p, rest);
	return RC_OK;
}

static const struct {
	const char *name;
	enum report_count count;
} counts[] = {
    {"collocates", REPORT_COLLOCATES},
    {"ngrams", REPORT_NGRAMS},
    {"regex", REPORT_REGEX},
    {"keyness", REPORT_KEYNESS},
    {"shingles", REPORT_SHINGLES},
    {"aligned", REPORT_ALIGNED},
    {"revision", REPORT_REVISION},
};

enum { COUNTS = sizeof(counts) / sizeof(*counts) };

static enum rc
read_count(struct parser *p, const struct entry *e)
{
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < COUNTS; i++) {
		if (str_is(value_of(e), counts[i].name)) {
			p->report->count = counts[i].count;
			buf_release(&all);
			return RC_OK;
		}
		buf_addf(&all, "%s%s", i ? ", " : "", counts[i].name);
	}
	(void)fail(p, e, "there is no count '%.*s'; there are %s",
	    (int)value_of(e).n, value_of(e).p, buf_cstr(&all));
	buf_release(&all);
	return RC_USAGE;
}

static enum rc
read_marked(struct parser *p, const struct entry *e)
{
	p->report->marked = keep(p, value_of(e));
	return RC_OK;
}

static enum rc
read_hits(struct parser *p, const struct entry *e)
{
	if (str_is(value_of(e), "ranked"))
		p->report->hits = REPORT_RANKED_HITS;
	else if (str_is(value_of(e), "all"))
		p->report->hits = REPORT_ALL_HITS;
	else
		return fail(p, e, "write: hits: ranked (or all)");
	return RC_OK;
}

static enum rc
read_graph(struct parser *p, const struct entry *e)
{
	if (str_is(value_of(e), "undirected"))
		p->report->graph = SINK_UNDIRECTED;
	else if (str_is(value_of(e), "directed"))
		p->report->graph = SINK_DIRECTED;
	else
		return fail(p, e, "write: graph: undirected (or directed)");
	return RC_OK;
}

static enum rc
read_export(struct parser *p, const struct entry *e)
{
	if (!str_is(value_of(e), "yes"))
		return fail(p, e, "write: export: yes");
	p->report->exported = true;
	return RC_OK;
}

static enum rc
read_internal(struct parser *p, const struct entry *e)
{
	if (!str_is(value_of(e), "yes"))
		return fail(p, e, "write: internal: yes");
	p->report->internal = true;
	return RC_OK;
}

static const struct {
	const char *key;
	handler *read;
} handlers[] = {
    {"help", read_help},
    {"title", read_title},
    {"example", read_example},
    {"note", read_note},
    {"param", read_param},
    {"option", read_option},
    {"choices", read_choices},
    {"column", read_column},
    {"brief", read_brief},
    {"pivot", read_pivot},
    {"with", read_with},
    {"evidence", read_evidence},
    {"notes", read_notes},
    {"layout", read_layout},
    {"empty", read_empty},
    {"kwic", read_kwic},
    {"spark", read_spark},
    {"marked", read_marked},
    {"hits", read_hits},
    {"count", read_count},
    {"graph", read_graph},
    {"export", read_export},
    {"internal", read_internal},
};

enum { HANDLERS = sizeof(handlers) / sizeof(*handlers) };

static enum rc
unknown_key(struct parser *p, const struct entry *e)
{
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < HANDLERS; i++)
		buf_addf(&all, "%s%s",
		    !i                 ? ""
		    : i + 1 < HANDLERS ? ", "
				       : " and ",
		    handlers[i].key);
	(void)fail(p, e, "unknown key '%.*s'; there are %s", (int)e->key.n,
	    e->key.p, buf_cstr(&all));
	buf_release(&all);
	return RC_USAGE;
}

enum rc
report_take(struct parser *p, const struct entry *e)
{
	struct entry at_key = *e;
	size_t i;

	if (!e->key.n)
		return RC_OK;
	for (i = 0; i < HANDLERS; i++)
		if (str_is(e->key, handlers[i].key))
			return handlers[i].read(p, e);
	at_key.at = (size_t)(e->key.p - p->report->body.sql);
	return unknown_key(p, &at_key);
}
