/* flag_facts.c - flags about facts that are missing or do not agree. */
#include "core/base/mem.h"
#include "indexer/flag.h"
#include "indexer/resolve.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>

void
flag_add(
    struct reading *r, const char *code, struct span at, const char *detail)
{
	struct facts *f = r->facts;

	ARR_GROW(f->flags.v, f->flags.n, f->flags.cap);
	f->flags.v[f->flags.n++] = (struct flag){at, code, detail};
}

static const char *
value(const struct reading *r, enum field_id id)
{
	return r->facts->field[id].value;
}

static int
year_of(const char *iso)
{
	return iso && iso[0] != '-' ? atoi(iso) : 0;
}

/* The years of the campaign; false where there is none. */
static bool
plan_years(const struct reading *r, int *first, int *last)
{
	const char *year = value(r, FIELD_YEAR);
	const char *dash = year ? strchr(year, '-') : NULL;

	if (!year)
		return false;
	*first = atoi(year);
	*last = dash ? atoi(dash + 1) : *first;
	return true;
}

static void
flag_header(struct reading *r)
{
	bool official = r->doc->zone[ZONE_TITLE].to > 0;
	const struct span head = r->doc->zone[ZONE_HEAD];

	if (official && !value(r, FIELD_NUMBER) && !value(r, FIELD_ISSUED) &&
	    !value(r, FIELD_PLACE))
		flag_add(r, "header-missing", SPAN_NONE,
		    "no number, place or date stands above the title");
	else if (official && !value(r, FIELD_NUMBER))
		flag_add(r, "number-missing", head,
		    "no document number stands above the title");
	if (!value(r, FIELD_ISSUED))
		flag_add(r, "undated", SPAN_NONE, "no full date of issue");
	if (!value(r, FIELD_YEAR))
		flag_add(r, "year-unknown", SPAN_NONE,
		    "nothing says which year the campaign is for");
	if (!value(r, FIELD_ISSUER))
		flag_add(r, "issuer-unknown", SPAN_NONE,
		    "nothing says which body issues it");
}

static void
flag_number(struct reading *r)
{
	const struct field *f = &r->facts->field[FIELD_NUMBER];
	struct match m;

	if (f->value &&
	    !match_text(r->matcher, "wellformed", str_of(f->value), &m))
		flag_add(r, "number-malformed", f->at,
		    arena_printf(&r->doc->arena,
			"%s has the form of no document number", f->value));
}

static void
flag_unit(struct reading *r)
{
	const struct field *f = &r->facts->field[FIELD_ISSUER];

	if (f->value && !resolve_issuer(r->authority, r->facts, &r->doc->arena))
		flag_add(r, "unit-unresolved", f->at,
		    arena_printf(&r->doc->arena,
			"%s is in no authority file, nor its place", f->value));
}

/* A plan is issued in its year, or at the end of the year before. */
static void
flag_year(struct reading *r)
{
	const struct field *f = &r->facts->field[FIELD_ISSUED];
	int issued = year_of(f->value), first, last;

	if (issued && plan_years(r, &first, &last) &&
	    (issued < first - 1 || issued > last))
		flag_add(r, "year-conflict", f->at,
		    arena_printf(&r->doc->arena,
			"issued in %d, for the year %s", issued,
			value(r, FIELD_YEAR)));
}

static void
flag_anniversaries(struct reading *r)
{
	const struct facts *f = r->facts;

	for (size_t i = 0; i < f->anniversaries.n; i++) {
		const struct anniversary *a = &f->anniversaries.v[i];

		if (a->holds == 0)
			flag_add(r, "anniversary-arithmetic", a->at,
			    arena_printf(&r->doc->arena,
				"%ld years are not %d (%s to %s)", a->years,
				year_of(a->to) - year_of(a->from), a->from,
				a->to));
	}
}

static void
flag_phase(struct reading *r, const struct phase *p, int first, int last)
{
	int from = year_of(p->from), to = year_of(p->to);

	if (p->from && p->to && strcmp(p->from, p->to) > 0 &&
	    strncmp(p->from, p->to, strlen(p->to)) != 0)
		flag_add(r, "phase-reversed", p->at,
		    arena_printf(&r->doc->arena,
			"it ends (%s) before it "
			"begins (%s)",
			p->to, p->from));
	if ((from && first && from < first - 1) ||
	    (to && last && to > last + 1))
		flag_add(r, "phase-outside-year", p->at,
		    arena_printf(&r->doc->arena,
			"from %s to %s, in a plan for %s",
			p->from ? p->from : "?", p->to ? p->to : "?",
			value(r, FIELD_YEAR)));
}

static void
flag_phases(struct reading *r)
{
	const struct facts *f = r->facts;
	int first = 0, last = 0;

	(void)plan_years(r, &first, &last);
	for (size_t i = 0; i < f->phases.n; i++) {
		const struct phase *p = &f->phases.v[i], *q = p + 1;

		flag_phase(r, p, first, last);
		if (i + 1 < f->phases.n && p->n && q->n > p->n && p->to &&
		    q->from && strcmp(q->from, p->to) < 0 &&
		    strcmp(q->from, p->from ? p->from : "") >= 0)
			flag_add(r, "phases-overlap", q->at,
			    arena_printf(&r->doc->arena,
				"phase %d begins %s, phase %d ends %s", q->n,
				q->from, p->n, p->to));
	}
}

/* Lunar years */

static int
mark_number(struct reading *r, const char *kind, const struct match *m,
    const char *group)
{
	struct span at;
	struct match found;

	if (!match_group(m, group, &at) ||
	    !match_text(r->matcher, kind,
		(struct str){r->doc->match.p + at.from, at.to - at.from},
		&found) ||
	    !found.mark)
		return -1;
	return atoi(found.mark);
}

/* The cycle of sixty: 1984 is its first year, stem and branch 0. */
static bool
fits(int stem, int branch, int year)
{
	return (year - 1984 + 6000) % 10 == stem &&
	       (year - 1984 + 6000) % 12 == branch;
}

static void
on_lunar(const struct match *m, void *arg)
{
	struct reading *r = arg;
	int stem = mark_number(r, "lunarstem", m, "stem");
	int branch = mark_number(r, "lunarbranch", m, "branch");
	const char *printed = shape_group(r, m, "year");
	int first = 0, last = 0;

	if (stem < 0 || branch < 0)
		return;
	if (printed)
		first = last = atoi(printed);
	else if (!plan_years(r, &first, &last))
		return;
	/* without a year beside it, the next new year may be meant */
	for (int y = first; y <= last + !printed; y++)
		if (fits(stem, branch, y))
			return;
	flag_add(r, "lunar-year", m->at,
	    arena_printf(
		&r->doc->arena, "%s is not %d", shape_text(r, m->at), first));
}

/* A task of a year that is over. */
static void
on_stale(const struct match *m, void *arg)
{
	struct reading *r = arg;
	const char *year = shape_group(r, m, "year");
	int first, last;

	if (year && plan_years(r, &first, &last) && atoi(year) < first)
		flag_add(r, "stale-year", m->at,
		    arena_printf(&r->doc->arena,
			"speaks of %s as to come, in a plan for %s", year,
			value(r, FIELD_YEAR)));
}

void
flag_facts(struct reading *r)
{
	flag_header(r);
	flag_number(r);
	flag_unit(r);
	flag_year(r);
	flag_anniversaries(r);
	flag_phases(r);
	match_kind(r->matcher, r->doc, "lunar", on_lunar, r);
	match_kind(r->matcher, r->doc, "stale", on_stale, r);
}
