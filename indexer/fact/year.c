/* year.c - the campaign's year, by the strongest evidence there is. */
#include "indexer/shape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Kinds of evidence, the strongest first: the marks of the rules `year`, and
 * three that are read from other facts. */
static const char *const bases[] = {"title", "title-period", "launch",
    "launch-period", "issued", "dateline", "anniversary"};

enum { BASES = sizeof(bases) / sizeof(*bases), LONGEST_PERIOD = 10 };

struct search {
	struct reading *r;
	struct field best[BASES];
};

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

static void
on_year(const struct match *m, void *arg)
{
	struct search *s = arg;
	const char *from = shape_group(s->r, m, "from");
	const char *to = shape_group(s->r, m, "to");

	if (from && m->mark)
		propose(s, m->mark, m->at, atoi(from), to ? atoi(to) : 0,
		    match_rule(m));
}

static void
from_issued(struct search *s)
{
	const struct field *f = &s->r->facts->field[FIELD_ISSUED];

	if (f->value)
		propose(s, "issued", f->at, atoi(f->value), 0, f->rule);
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

void
fact_year(struct reading *r)
{
	struct search s = {.r = r};

	match_kind(r->matcher, r->doc, "year", on_year, &s);
	from_issued(&s);
	from_anniversaries(&s);
	for (size_t i = 0; i < BASES && !r->facts->year_basis; i++)
		if (s.best[i].value) {
			r->facts->field[FIELD_YEAR] = s.best[i];
			r->facts->year_basis = bases[i];
		}
}
