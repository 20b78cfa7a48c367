/* values.c - reading the arguments of a report. */
#include "query/values.h"

#include "core/base/mem.h"
#include "core/cli/suggest.h"
#include "core/store/plan.h"
#include "core/text/nfc.h"
#include "core/text/utf8.h"
#include "query/filter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void
values_init(struct values *values, const struct report *report)
{
	values->report = report;
	values->v = mem_alloc(report->nparams * sizeof(*values->v));
	values->card = false;
}

void
values_release(struct values *values)
{
	free(values->v);
	values->v = NULL;
}

enum rc
values_text(
    struct arena *a, const char *text, const char **out, struct err *err)
{
	size_t n = strlen(text), bad = utf8_check(text, n);
	struct buf nfc = BUF_INIT;
	struct map map = MAP_INIT;

	if (bad < n)
		return err_set(err, RC_USAGE,
		    "the argument '%s' is not UTF-8 (byte %zu); set the "
		    "terminal to UTF-8",
		    text, bad);
	(void)nfc_add(text, 0, n, &nfc, &map);
	*out = arena_strndup(a, buf_cstr(&nfc), nfc.n);
	map_release(&map);
	buf_release(&nfc);
	return RC_OK;
}

static enum rc
read_number(const struct param *p, struct argument *v, struct err *err)
{
	char *end;

	errno = 0;
	v->number = strtoll(v->text, &end, 10);
	if (errno || end == v->text || *end)
		return err_set(err, RC_USAGE, "%s must be a number, not '%s'",
		    p->name, v->text);
	return RC_OK;
}

static enum rc
check_choice(const struct param *p, const char *text, struct err *err)
{
	struct buf all = BUF_INIT;
	const char *near = suggest_name(text, p->choices.v, p->choices.n);
	bool known = false;

	for (size_t i = 0; i < p->choices.n; i++) {
		known |= strcmp(text, p->choices.v[i]) == 0;
		buf_addf(&all, "%s%s", i ? ", " : "", p->choices.v[i]);
	}
	if (!known)
		(void)err_set(err, RC_USAGE,
		    "%s%s is one of %s, not '%s'%s%s%s", p->option ? "--" : "",
		    p->name, buf_cstr(&all), text,
		    near ? "; did you mean " : "", near ? near : "",
		    near ? "?" : "");
	buf_release(&all);
	return known ? RC_OK : RC_USAGE;
}

static enum rc
read_value(
    const struct param *p, struct argument *v, struct arena *a, struct err *err)
{
	if (!v->text)
		return RC_OK;
	v->sql_text = v->text;
	if (p->choices.n)
		return check_choice(p, v->text, err);
	if (p->type == PARAM_NUMBER)
		return read_number(p, v, err);
	if (p->type == PARAM_YEARS)
		return years_parse(v->text, &v->years, err);
	if (p->type == PARAM_SIDE)
		return side_read(&v->side, a, v->text, err);
	return RC_OK;
}

/* Words of a query may come quoted by the shell or not: it is one text. */
static const char *
join(struct arena *a, char **words, int n)
{
	struct buf b = BUF_INIT;
	const char *s;
	int i;

	for (i = 0; i < n; i++)
		buf_addf(&b, "%s%s", i ? " " : "", words[i]);
	s = arena_strndup(a, buf_cstr(&b), b.n);
	buf_release(&b);
	return s;
}

static enum rc
missing(const struct report *r, const struct param *p, struct err *err)
{
	size_t n = strlen(p->doc);

	n -= n && p->doc[n - 1] == '.';
	return err_set(err, RC_USAGE,
	    "%s needs %s (%.*s); thidua %s --help tells more", r->name, p->name,
	    (int)n, p->doc, r->name);
}

/* Gives words to the arguments, presets to the options. */
static enum rc
distribute(struct values *values, struct arena *a, char **words, int n,
    struct err *err)
{
	const struct report *r = values->report;
	size_t i;
	int next = 0;

	for (i = 0; i < r->nparams; i++) {
		const struct param *p = &r->params[i];
		struct argument *v = &values->v[i];

		if (p->option) {
			v->text = v->text ? v->text : p->preset;
		} else if (v->text) {
			continue; /* a side that was given as an option */
		} else if (next < n && p->type == PARAM_QUERY) {
			v->text = join(a, words + next, n - next);
			next = n;
		} else if (next < n) {
			v->text = words[next++];
		} else if (p->required) {
			return missing(r, p, err);
		}
	}
	if (next < n)
		return err_set(err, RC_USAGE,
		    "%s cannot use the argument '%s' (thidua %s --help tells "
		    "what it takes)",
		    r->name, words[next], r->name);
	return RC_OK;
}

enum rc
values_read(struct values *values, struct arena *a, char **words, int n,
    struct err *err)
{
	const struct report *r = values->report;
	enum rc rc = distribute(values, a, words, n, err);
	size_t i;

	for (i = 0; rc == RC_OK && i < r->nparams; i++) {
		struct argument *v = &values->v[i];

		if (v->text)
			rc = values_text(a, v->text, &v->text, err);
		if (rc == RC_OK)
			rc = read_value(&r->params[i], v, a, err);
	}
	return rc;
}

/* The first two arguments that are sides are a and b. */
static enum rc
choose_sides(struct values *values, struct db *db, struct err *err)
{
	const struct report *r = values->report;
	struct side *sides[2] = {NULL, NULL};
	size_t n = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && n < 2 && i < r->nparams; i++) {
		if (r->params[i].type != PARAM_SIDE || !values->v[i].text)
			continue;
		sides[n] = &values->v[i].side;
		rc = side_choose(sides[n], n ? "b" : "a", db, err);
		n++;
	}
	if (rc == RC_OK && n == 2)
		rc = side_check_apart(sides[0], sides[1], db, err);
	return rc;
}

enum rc
values_resolve(struct values *values, struct db *db, struct err *err)
{
	const struct report *r = values->report;
	enum rc rc = RC_OK;
	size_t i;

	for (i = 0; rc == RC_OK && i < r->nparams; i++) {
		struct argument *v = &values->v[i];

		if (!v->text)
			continue;
		if (r->params[i].type == PARAM_PLAN)
			/* one that others are compared with need not be
			 * among them */
			rc = plan_find(db, v->text, r->count == REPORT_SHINGLES,
			    &v->number, err);
		else if (r->params[i].type == PARAM_YEARS)
			rc = filter_need_years(db, v->years, err);
	}
	return rc == RC_OK ? choose_sides(values, db, err) : rc;
}

static struct cell
int_cell(int64_t i)
{
	return (struct cell){.type = CELL_INT, .i = i};
}

static struct cell
value_cell(const struct param *p, const struct argument *v)
{
	if (p->type == PARAM_FLAG)
		return int_cell(v->flag);
	if (!v->text)
		return (struct cell){.type = CELL_NULL};
	if (p->type == PARAM_NUMBER || p->type == PARAM_PLAN)
		return int_cell(v->number);
	if (!v->sql_text)
		return (struct cell){.type = CELL_NULL};
	return (struct cell){.type = CELL_TEXT, .s = str_of(v->sql_text)};
}

/* :x_from and :x_to of an argument x that is years, or a side of years. */
static bool
years_cell(const struct param *p, const struct argument *v, const char *name,
    struct cell *cell)
{
	size_t n = strlen(p->name);
	struct years y = v->years;
	bool known = v->text != NULL, from;

	if (p->type == PARAM_SIDE) {
		y = (struct years){v->side.ask.from, v->side.ask.to};
		known &= v->side.ask.has_years;
	} else if (p->type != PARAM_YEARS) {
		return false;
	}
	if (strncmp(name, p->name, n) != 0)
		return false;
	from = strcmp(name + n, "_from") == 0;
	if (!from && strcmp(name + n, "_to") != 0)
		return false;
	*cell = (struct cell){.type = CELL_NULL};
	if (known)
		*cell = int_cell(from ? y.from : y.to);
	return true;
}

bool
values_cell(const struct values *values, const char *name, struct cell *cell)
{
	const struct report *r = values->report;
	size_t i;

	if (strcmp(name, "card") == 0) {
		*cell = int_cell(values->card);
		return true;
	}
	for (i = 0; i < r->nparams; i++) {
		if (strcmp(r->params[i].name, name) == 0) {
			*cell = value_cell(&r->params[i], &values->v[i]);
			return true;
		}
		if (years_cell(&r->params[i], &values->v[i], name, cell))
			return true;
	}
	return false;
}
