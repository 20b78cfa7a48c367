/* pivot.c - turning rows into columns. */
#include "query/pivot.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

struct row {
	struct cell *cells; /* by the report's columns */
	struct cell *pivoted;
	size_t n; /* entries of pivoted */
};

struct pivot {
	const struct report *report;
	struct arena arena;
	size_t value; /* the column of the cells */
	const char **names;
	size_t nnames, names_cap;
	struct row *rows;
	size_t nrows, rows_cap;
	struct buf label;
};

struct pivot *
pivot_new(const struct report *report)
{
	struct pivot *p = mem_alloc(sizeof(*p));

	p->report = report;
	p->value = report_column(report, str_of(report->pivot_value));
	return p;
}

void
pivot_free(struct pivot *p)
{
	if (!p)
		return;
	arena_release(&p->arena);
	buf_release(&p->label);
	free(p->names);
	free(p->rows);
	free(p);
}

/* The column at s, which begins with '{'. */
static size_t
template_column(const struct report *r, const char *s)
{
	return report_column(r, (struct str){s + 1, strcspn(s + 1, "}")});
}

bool
pivot_takes(const struct report *r, size_t column)
{
	const char *s;

	if (strcmp(r->pivot_value, r->columns[column].name) == 0)
		return true;
	for (size_t i = 0; i < r->pivot_long.n; i++)
		if (strcmp(r->pivot_long.v[i], r->columns[column].name) == 0)
			return true;
	for (s = strchr(r->pivot_template, '{'); s; s = strchr(s + 1, '{'))
		if (template_column(r, s) == column)
			return true;
	return false;
}

static void
add_cell(struct buf *out, const struct cell *c)
{
	switch (c->type) {
	case CELL_NULL:
		break;
	case CELL_INT:
		buf_addf(out, "%lld", (long long)c->i);
		break;
	case CELL_REAL:
		buf_addf(out, "%g", c->r);
		break;
	case CELL_TEXT:
		buf_add(out, c->s.p, c->s.n);
		break;
	}
}

static void
make_label(struct pivot *p, const struct cell *cells)
{
	const char *s = p->report->pivot_template;

	buf_reset(&p->label);
	while (*s) {
		if (*s == '{') {
			add_cell(
			    &p->label, &cells[template_column(p->report, s)]);
			s += strcspn(s, "}");
		} else {
			buf_addc(&p->label, *s);
		}
		s += *s != '\0';
	}
}

static size_t
find_name(struct pivot *p)
{
	size_t i;

	for (i = 0; i < p->nnames; i++)
		if (strcmp(p->names[i], buf_cstr(&p->label)) == 0)
			return i;
	ARR_GROW(p->names, p->nnames, p->names_cap);
	p->names[i] = arena_strdup(&p->arena, buf_cstr(&p->label));
	p->nnames++;
	return i;
}

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case CELL_INT:
		return a->i == b->i;
	case CELL_REAL:
		return !(a->r < b->r) && !(a->r > b->r);
	case CELL_TEXT:
		return str_eq(a->s, b->s);
	case CELL_NULL:
		break;
	}
	return true;
}

static bool
same_row(const struct pivot *p, const struct cell *a, const struct cell *b)
{
	size_t i;

	for (i = 0; i < p->report->ncolumns; i++)
		if (!pivot_takes(p->report, i) && !same_cell(&a[i], &b[i]))
			return false;
	return true;
}

static struct cell
keep(struct pivot *p, struct cell c)
{
	if (c.type == CELL_TEXT)
		c.s.p = arena_strndup(&p->arena, c.s.n ? c.s.p : "", c.s.n);
	return c;
}

static struct row *
add_row(struct pivot *p, const struct cell *cells)
{
	size_t i, n = p->report->ncolumns;
	struct row *r;

	ARR_GROW(p->rows, p->nrows, p->rows_cap);
	r = &p->rows[p->nrows++];
	*r = (struct row){0}; /* NOLINT(clang-analyzer-core.NullDereference) */
	r->cells = arena_alloc(&p->arena, n * sizeof(*r->cells));
	for (i = 0; i < n; i++)
		r->cells[i] = keep(p, cells[i]);
	return r;
}

/* Room for n cells; what is new is null. */
static void
widen(struct pivot *p, struct row *r, size_t n)
{
	struct cell *v;

	if (n <= r->n)
		return;
	v = arena_alloc(&p->arena, n * sizeof(*v));
	if (r->n)
		memcpy(v, r->pivoted, r->n * sizeof(*v));
	r->pivoted = v;
	r->n = n;
}

void
pivot_add(struct pivot *p, const struct cell *cells)
{
	struct row *r = p->nrows ? &p->rows[p->nrows - 1] : NULL;
	size_t at;

	if (!r || !same_row(p, r->cells, cells))
		r = add_row(p, cells);
	make_label(p, cells);
	if (!p->label.n)
		return; /* it has no column to stand in */
	at = find_name(p);
	widen(p, r, p->nnames);
	r->pivoted[at] = keep(p, cells[p->value]);
}

size_t
pivot_columns(const struct pivot *p, const char *const **names)
{
	*names = p->names;
	return p->nnames;
}

bool
pivot_row(struct pivot *p, size_t i, const struct cell **cells,
    const struct cell **pivoted)
{
	if (i >= p->nrows)
		return false;
	widen(p, &p->rows[i], p->nnames);
	*cells = p->rows[i].cells;
	*pivoted = p->rows[i].pivoted;
	return true;
}
