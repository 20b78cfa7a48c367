/* report_check.c - do the lines of a header go together? */
#include "query/report_header.h"

#include <string.h>

static enum rc
mark_brief(struct parser *p)
{
	struct report *r = p->report;
	bool all = p->brief.n == 0;
	struct str rest = p->brief;
	size_t i;

	for (i = 0; i < r->ncolumns; i++)
		r->columns[i].brief = all;
	while (rest.n) {
		struct str name = report_word(&rest);

		i = report_column(r, name);
		if (i == r->ncolumns)
			return source_error(&r->body, 0, p->err,
			    "brief names '%.*s', which is no column",
			    (int)name.n, name.p);
		r->columns[i].brief = true;
	}
	return RC_OK;
}

static enum rc
check_pivot(struct parser *p)
{
	const struct report *r = p->report;
	const char *s = r->pivot_template, *end;

	if (!s)
		return RC_OK;
	if (report_column(r, str_of(r->pivot_value)) == r->ncolumns)
		return source_error(&r->body, 0, p->err,
		    "pivot names '%s', which is no column", r->pivot_value);
	for (size_t i = 0; i < r->pivot_long.n; i++)
		if (report_column(r, str_of(r->pivot_long.v[i])) == r->ncolumns)
			return source_error(&r->body, 0, p->err,
			    "pivot names '%s', which is no column",
			    r->pivot_long.v[i]);
	for (; (s = strchr(s, '{')); s = end) {
		struct str name = {s + 1, strcspn(s + 1, "}")};

		end = name.p + name.n;
		if (report_column(r, name) == r->ncolumns)
			return source_error(&r->body, 0, p->err,
			    "pivot names '%.*s', which is no column",
			    (int)name.n, name.p);
	}
	return RC_OK;
}

static enum rc
check_with(struct parser *p)
{
	const struct report *r = p->report;

	if (r->with[0] && report_column(r, str_of(r->with[0])) == r->ncolumns)
		return source_error(&r->body, 0, p->err,
		    "with names '%s', which is no column", r->with[0]);
	return RC_OK;
}

static enum rc
check_card(struct parser *p)
{
	static const char *const names[] = {"group", "field", "value"};
	const struct report *r = p->report;
	size_t i;

	for (i = 0; r->card && i < 3; i++)
		if (i >= r->ncolumns ||
		    strcmp(r->columns[i].name, names[i]) != 0)
			return source_error(&r->body, 0, p->err,
			    "a card begins with the columns group, field and "
			    "value");
	return RC_OK;
}

static enum rc
check_names(
    struct parser *p, const char *key, const char *const *names, size_t n)
{
	const struct report *r = p->report;

	for (size_t i = 0; names[0] && i < n; i++)
		if (report_column(r, str_of(names[i])) == r->ncolumns)
			return source_error(&r->body, 0, p->err,
			    "%s names '%s', which is no column", key, names[i]);
	return RC_OK;
}

/* A query takes all words that are left, so nothing can follow it. */
static enum rc
check_params(struct parser *p)
{
	const struct report *r = p->report;
	bool open_end = false, optional = false;
	size_t i;

	for (i = 0; i < r->nparams; i++) {
		if (r->params[i].option)
			continue;
		if (open_end || (optional && r->params[i].required))
			return source_error(&r->body, 0, p->err,
			    "param %s cannot stand after the one before it",
			    r->params[i].name);
		open_end = r->params[i].type == PARAM_QUERY;
		optional = !r->params[i].required;
	}
	return RC_OK;
}

static enum rc
check_graph(struct parser *p)
{
	static const char *const ends[] = {"source", "target", "weight"};
	const struct report *r = p->report;

	for (size_t i = 0; r->graph && i < 3; i++)
		if (report_column(r, str_of(ends[i])) == r->ncolumns)
			return source_error(&r->body, 0, p->err,
			    "a graph has the columns source, target and "
			    "weight; there is no %s",
			    ends[i]);
	return RC_OK;
}

/* An export asks each report as it is, with no words beside its name. */
static enum rc
check_export(struct parser *p)
{
	const struct report *r = p->report;

	if (r->exported && (r->hits != REPORT_NO_HITS || r->card))
		return source_error(&r->body, 0, p->err,
		    "a card, or a report of hits, cannot be exported");
	for (size_t i = 0; r->exported && i < r->nparams; i++)
		if (r->params[i].required)
			return source_error(&r->body, 0, p->err,
			    "a report that needs the argument %s cannot be "
			    "exported",
			    r->params[i].name);
	return RC_OK;
}

enum rc
report_check(struct parser *p)
{
	const struct report *r = p->report;
	enum rc rc = RC_OK;

	if (!r->help || !*r->help)
		rc = source_error(&r->body, 0, p->err,
		    "no header line `-- help: what the report tells`");
	if (rc == RC_OK && !r->ncolumns)
		rc = source_error(&r->body, 0, p->err,
		    "no header line `-- column: NAME TYPE DOC`");
	if (rc == RC_OK)
		rc = mark_brief(p);
	if (rc == RC_OK)
		rc = check_pivot(p);
	if (rc == RC_OK)
		rc = check_with(p);
	if (rc == RC_OK)
		rc = check_card(p);
	if (rc == RC_OK)
		rc = check_names(p, "kwic", r->kwic, 3);
	if (rc == RC_OK)
		rc = check_names(p, "marked", &r->marked, 1);
	if (rc == RC_OK)
		rc = check_names(p, "spark", r->spark, 2);
	if (rc == RC_OK)
		rc = check_params(p);
	if (rc == RC_OK)
		rc = check_graph(p);
	return rc == RC_OK ? check_export(p) : rc;
}
