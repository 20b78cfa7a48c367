/* anniversary.c - anniversaries, each once, with their arithmetic checked. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct reading *r;
	long years; /* of the count that stands for several events */
};

/* A single date in brackets before this year is the event's, after it the
 * anniversary's. */
enum { RECENT = 2005 };

static void
read_dates(struct reading *r, const struct match *m, struct anniversary *a)
{
	struct date from = {0}, to = {0}, one = {0};
	struct span at;

	if (match_group(m, "from", &at))
		(void)shape_date(r, at, &from);
	if (match_group(m, "to", &at))
		(void)shape_date(r, at, &to);
	if (match_group(m, "one", &at) && shape_date(r, at, &one)) {
		if (one.y >= RECENT)
			to = one;
		else
			from = one;
	}
	a->from = shape_iso(r, from);
	a->to = shape_iso(r, to);
	a->holds = from.y && to.y ? to.y - from.y == a->years : -1;
}

/* Could two printings of a date be one? The shorter begins the longer. */
static bool
compatible(const char *a, const char *b)
{
	size_t n, k;

	if (!a || !b)
		return true;
	n = strlen(a);
	k = strlen(b);
	return strncmp(a, b, n < k ? n : k) == 0;
}

static bool
same_event(const struct anniversary *a, const struct anniversary *b)
{
	if (a->years != b->years || !compatible(a->from, b->from) ||
	    !compatible(a->to, b->to))
		return false;
	if (a->from && b->from && a->to && b->to)
		return true;
	return strstr(a->key, b->key) || strstr(b->key, a->key);
}

static size_t
precision(const struct anniversary *a)
{
	return (a->from ? strlen(a->from) : 0) + (a->to ? strlen(a->to) : 0);
}

static void
add(struct facts *f, struct anniversary a)
{
	for (size_t i = 0; i < f->anniversaries.n; i++) {
		struct anniversary *old = &f->anniversaries.v[i];

		if (!same_event(old, &a))
			continue;
		if (precision(&a) > precision(old))
			*old = a;
		return;
	}
	ARR_GROW(f->anniversaries.v, f->anniversaries.n, f->anniversaries.cap);
	f->anniversaries.v[f->anniversaries.n++] = a;
}

/* Does the sentence before the place celebrate? */
static bool
celebrates(const struct reading *r, size_t at)
{
	size_t from = shape_sentence(r->doc, at);
	struct str s = {buf_cstr(&r->doc->match) + from, at - from};
	struct match m;

	return match_text(r->matcher, "celebration", s, &m);
}

static void
on_anniversary(const struct match *m, void *arg)
{
	struct search *s = arg;
	struct reading *r = s->r;
	struct anniversary a = {.rule = match_rule(m)};
	struct span years, event, loose;
	double v = 0;

	if (match_group(m, "years", &years)) {
		(void)shape_amount(r, years, &v);
		s->years = (long)v;
	} else if (!m->chained) {
		return;
	}
	if (s->years < 1 || !match_group(m, "event", &event))
		return;
	if (match_group(m, "loose", &loose) && !celebrates(r, m->at.from))
		return;
	a.years = s->years;
	event = shape_trim_quoted(r->doc, event);
	a.event = shape_text(r, event);
	a.key = shape_key(r, a.event);
	a.at = shape_trim(r->doc, m->at);
	read_dates(r, m, &a);
	if (*a.key)
		add(r->facts, a);
}

void
fact_anniversary(struct reading *r)
{
	struct search s = {.r = r};

	match_kind(r->matcher, r->doc, "anniversary", on_anniversary, &s);
}
