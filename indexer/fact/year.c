/* year.c - the campaign's year, by the strongest evidence there is. */
#include "indexer/shape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Kinds of evidence, the strongest first: the marks of the rules `year`, and
 * three that are read from other facts. */
static const char *const bases[] = {"title", "title-period", "launch",
    "launch-period", "opening", "launch-day", "issued", "dateline",
    "anniversary"};

enum {
	BASIS_TITLE = 0,
	BASES = sizeof(bases) / sizeof(*bases),
	LONGEST_PERIOD = 10,
};

struct search {
	struct reading *r;
	int known; /* the year the document was issued or reported, or 0 */
	struct field best[BASES];
};

/* A year in the text is the campaign's only if the document is of that year or
 * the one before; a period may have begun a little earlier. */
static bool
fits(const struct search *s, const char *basis, int from, int to)
{
	enum { BEGUN = 3 };

	if (!s->known || strncmp(basis, "title", 5) == 0)
		return true;
	if (to > from)
		return from >= s->known - BEGUN && from <= s->known + 2 &&
		       to >= s->known;
	return from >= s->known && from <= s->known + 1;
}

static void
propose(struct search *s, const char *basis, struct span at, int from, int to,
    const char *rule)
{
	struct arena *a = &s->r->doc->arena;

	for (size_t i = 0; i < BASES; i++) {
		if (strcmp(bases[i], basis) != 0 || s->best[i].value)
			continue;
		s->best[i].value = to > from && to - from <= LONGEST_PERIOD
				       ? arena_printf(a, "%04d-%04d", from, to)
				       : arena_printf(a, "%04d", from);
		s->best[i].at = at;
		s->best[i].rule = rule;
	}
}

/* The dates of a page: the last before its text begins, else the first. */
struct dateline {
	struct reading *r;
	size_t text; /* where the first long paragraph stands */
	struct date date;
	struct span at;
	bool found;
};

enum { LONG_PARAGRAPH = 240 };

static void
on_dateline(const struct match *m, void *arg)
{
	struct dateline *l = arg;
	struct date d;
	struct span at;

	if (!match_group(m, "date", &at) || !shape_date(l->r, at, &d) || !d.y)
		return;
	if (l->found && at.from > l->text)
		return;
	l->date = d;
	l->at = at;
	l->found = true;
}

bool
fact_dateline(struct reading *r, struct date *date, struct span *at)
{
	const struct document *doc = r->doc;
	struct dateline l = {.r = r, .text = doc->text.n};

	for (size_t i = doc->n_passages; i-- > 0;)
		if (doc->passages[i].at.to - doc->passages[i].at.from >
		    LONG_PARAGRAPH)
			l.text = doc->passages[i].at.from;
	match_kind(r->matcher, doc, "dateline", on_dateline, &l);
	*date = l.date;
	*at = l.at;
	return l.found;
}

static void
on_year(const struct match *m, void *arg)
{
	struct search *s = arg;
	const char *from = shape_group(s->r, m, "from");
	const char *to = shape_group(s->r, m, "to");

	int y = from ? atoi(from) : 0, z = to ? atoi(to) : 0;

	if (y && m->mark && fits(s, m->mark, y, z))
		propose(s, m->mark, m->at, y, z, match_rule(m));
}

static void
on_title_year(const struct match *m, void *arg)
{
	if (m->mark && strcmp(m->mark, bases[BASIS_TITLE]) == 0)
		on_year(m, arg);
}

/* The strongest evidence is asked first: where the title has the year, which is
 * most often, nothing else can change it. */
static bool
is_in_title(struct search *s)
{
	struct reading *r = s->r;

	match_within(r->matcher, r->doc, "year", r->doc->zone[ZONE_TITLE],
	    on_title_year, s);
	return s->best[BASIS_TITLE].value;
}

static void
from_issued(struct search *s)
{
	const struct field *f = &s->r->facts->field[FIELD_ISSUED];

	if (f->value)
		s->known = atoi(f->value);
	if (f->value)
		propose(s, "issued", f->at, atoi(f->value), 0, f->rule);
}

static void
from_dateline(struct search *s)
{
	struct date d;
	struct span at;

	if (!fact_dateline(s->r, &d, &at))
		return;
	if (!s->known)
		s->known = d.y;
	propose(s, "dateline", at, d.y, 0, "dateline");
}

static void
from_anniversaries(struct search *s)
{
	const struct facts *f = s->r->facts;

	for (size_t i = 0; i < f->anniversaries.n; i++) {
		const struct anniversary *a = &f->anniversaries.v[i];

		if (a->to && a->to[0] != '-')
			propose(
			    s, "anniversary", a->at, atoi(a->to), 0, a->rule);
	}
}

static void
look_everywhere(struct search *s)
{
	struct reading *r = s->r;
	const struct field *title = &r->facts->field[FIELD_TITLE];

	from_issued(s);
	from_dateline(s);
	if (!r->doc->zone[ZONE_TITLE].to && title->value)
		match_within(r->matcher, r->doc, "year", title->at, on_year, s);
	match_kind(r->matcher, r->doc, "year", on_year, s);
	from_anniversaries(s);
}

void
fact_year(struct reading *r)
{
	struct search s = {.r = r};

	if (!is_in_title(&s))
		look_everywhere(&s);
	for (size_t i = 0; i < BASES && !r->facts->year_basis; i++)
		if (s.best[i].value) {
			r->facts->field[FIELD_YEAR] = s.best[i];
			r->facts->year_basis = bases[i];
		}
}
