/* phase.c - phases with their windows, or the one window of a campaign. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct reading *r;
	int year;  /* that a heading gave to the phases below it */
	int count; /* of a list of phases without numbers */
};

static int
plan_year(const struct reading *r)
{
	const char *year = r->facts->field[FIELD_YEAR].value;

	return year ? atoi(year) : 0;
}

/* A date of a group; empty where it took no part or is no date. */
static struct date
group_date(const struct reading *r, const struct match *m, const char *group)
{
	struct date d = {0};
	struct span at;

	if (!match_group(m, group, &at) || !shape_date(r, at, &d))
		return (struct date){0};
	return d;
}

/* Of a school year 2019-2020 the months up to July are in its second year. */
static int
year_of_month(const struct reading *r, int year, int month)
{
	enum { NEW_SCHOOL_YEAR = 8 };
	const char *span = r->facts->field[FIELD_YEAR].value;
	const char *second = span ? strchr(span, '-') : NULL;

	if (second && year == atoi(span) && atoi(second + 1) == year + 1 &&
	    month && month < NEW_SCHOOL_YEAR)
		return year + 1;
	return year;
}

/* Each end lends the other what it does not print; a window that would run
 * backwards crosses the turn of the year. */
static void
inherit(const struct reading *r, struct date *from, struct date *to, int year)
{
	bool printed = to->y, from_printed = from->y;

	if (from->d && !from->m && !from->y)
		from->m = to->m;
	if (from->d && !from->m)
		from->d = 0;
	if (to->d && !to->m)
		to->m = from->m;
	if (!to->y && (to->m || to->d))
		to->y = from->y && !from->now ? from->y
					      : year_of_month(r, year, to->m);
	if (!from->y && from->m)
		from->y = printed ? to->y : year_of_month(r, year, from->m);
	/* a window across the new year; where both years are printed it stays
	 * as it is, and is flagged */
	if (from->y && from->y == to->y && from->m > to->m && to->m) {
		if (!printed)
			to->y++;
		else if (!from_printed)
			from->y--;
	}
}

static struct phase
shape_phase(struct search *s, const struct match *m)
{
	struct reading *r = s->r;
	const char *year = shape_group(r, m, "year");
	struct date from = group_date(r, m, "from");
	struct date to = group_date(r, m, "to");
	struct phase p = {.at = shape_trim(r->doc, m->at),
	    .rule = match_rule(m),
	    .unit = shape_group(r, m, "unit")};
	int y = year ? atoi(year) : s->year ? s->year : plan_year(r);

	inherit(r, &from, &to, y);
	p.from = shape_iso(r, date_first(from));
	p.to = shape_iso(r, date_last(to));
	p.text = shape_text(r, p.at);
	return p;
}

static struct phase *
find_phase(struct facts *f, int n)
{
	for (size_t i = 0; i < f->phases.n; i++)
		if (f->phases.v[i].n == n)
			return &f->phases.v[i];
	return NULL;
}

static bool
has_window(const struct phase *p)
{
	return p->from || p->to;
}

static void
add(struct facts *f, struct phase p)
{
	struct phase *old = find_phase(f, p.n);

	if (old && (has_window(old) || !has_window(&p)))
		return;
	if (old) {
		*old = p;
		return;
	}
	ARR_GROW(f->phases.v, f->phases.n, f->phases.cap);
	f->phases.v[f->phases.n++] = p;
}

/* The place of a phase in a list without numbers; 0 where there is none. */
static int
count_phase(struct search *s, const struct match *m)
{
	struct span at;

	if (match_group(m, "first", &at))
		s->count = 1;
	else
		s->count = m->chained && s->count ? s->count + 1 : 0;
	return s->count;
}

static void
on_phase(const struct match *m, void *arg)
{
	struct search *s = arg;
	struct phase p = shape_phase(s, m);
	struct span at;
	double word;

	if (!match_group(m, "n", &at))
		p.n = count_phase(s, m);
	else if ((p.n = shape_ordinal(document_str(s->r->doc, at))) == 0 &&
		 shape_amount(s->r, at, &word))
		p.n = (int)word;
	if (p.n > 0 && p.n <= 20)
		add(s->r->facts, p);
}

static void
on_window(const struct match *m, void *arg)
{
	struct search *s = arg;
	struct phase p = shape_phase(s, m);

	p.unit = NULL;
	if (has_window(&p))
		add(s->r->facts, p);
}

static void
on_year(const struct match *m, void *arg)
{
	struct search *s = arg;
	const char *year = shape_group(s->r, m, "year");

	if (year && !s->year)
		s->year = atoi(year);
}

static bool
any_window(const struct facts *f)
{
	for (size_t i = 0; i < f->phases.n; i++)
		if (has_window(&f->phases.v[i]))
			return true;
	return false;
}

void
fact_phase(struct reading *r)
{
	struct search s = {.r = r};

	match_kind(r->matcher, r->doc, "phaseyear", on_year, &s);
	match_kind(r->matcher, r->doc, "phase", on_phase, &s);
	if (!any_window(r->facts))
		match_kind(r->matcher, r->doc, "window", on_window, &s);
}
