/* citation.c - other documents, each once. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

struct search {
	struct reading *r;
	const char *type; /* of the list that is being walked */
	const char *name; /* of the law whose dates are listed */
	size_t first;     /* its first citation */
	size_t end;       /* where the last citation ended */
};

/* In sentence case: NGHỊ QUYẾT and nghị quyết as Nghị quyết. */
static const char *
sentence_case(struct reading *r, const char *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	while (*s) {
		utf8proc_int32_t cp;
		utf8proc_uint8_t u[4];
		utf8proc_ssize_t n =
		    utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &cp);

		if (n <= 0)
			break;
		s += n;
		cp = b.n ? utf8proc_tolower(cp) : utf8proc_toupper(cp);
		buf_add(&b, u, (size_t)utf8proc_encode_char(cp, u));
	}
	out = arena_strndup(&r->doc->arena, buf_cstr(&b), b.n);
	buf_release(&b);
	return out;
}

static bool
same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* Titles in capitals print numbers so too. */
static bool
same_number(const char *a, const char *b)
{
	return a && b && strcasecmp(a, b) == 0;
}

/* The document that c is another mention of, or NULL. */
static struct citation *
find_same(const struct facts *f, const struct citation *c)
{
	for (size_t i = 0; i < f->citations.n; i++) {
		struct citation *o = &f->citations.v[i];

		if (c->number ? same_number(o->number, c->number) &&
				    same_text(o->type, c->type)
			      : same_text(o->name, c->name) &&
				    same_text(o->date, c->date))
			return o;
	}
	return NULL;
}

/* Does a say of a document what b says, and more? */
static bool
is_fuller(const struct citation *a, const struct citation *b)
{
	return (!b->date || a->date) && (!b->issuer || a->issuer) &&
	       ((!b->date && a->date) || (!b->issuer && a->issuer));
}

/* Adds c; of two mentions of a document the fuller one is kept. */
static void
add(struct facts *f, struct citation c)
{
	struct citation *same = find_same(f, &c);

	if (same) {
		if (is_fuller(&c, same))
			*same = c;
		return;
	}
	ARR_GROW(f->citations.v, f->citations.n, f->citations.cap);
	f->citations.v[f->citations.n++] = c;
}

static int
plan_year(const struct reading *r)
{
	const char *year = r->facts->field[FIELD_YEAR].value;

	return year ? atoi(year) : 0;
}

static const char *
read_date(struct reading *r, const struct match *m)
{
	struct date d;
	struct span at;

	if (!match_group(m, "date", &at) || !shape_date(r, at, &d))
		return NULL;
	if (!d.y)
		d.y = plan_year(r);
	return shape_iso(r, d);
}

/* Only marks of a list stand between the last citation and this one? */
static bool
continues(const struct search *s, struct span at)
{
	return s->end && at.from >= s->end && at.from - s->end <= 8 &&
	       !memchr(s->r->doc->text.p + s->end, '.', at.from - s->end);
}

/* The body in a number: what stands behind its last sign. */
static const char *
body_of(const char *number)
{
	const char *p = number;

	for (const char *c = number; *c; c++)
		if (*c == '/' || *c == '-')
			p = c + 1;
	return p;
}

/* An issuer named behind a list serves all of it that have numbers of the same
 * body. */
static void
issued_after(struct search *s, const struct citation *last)
{
	struct facts *f = s->r->facts;

	for (size_t i = s->first; i < f->citations.n; i++) {
		struct citation *c = &f->citations.v[i];

		if (!c->issuer && c->number && last->number &&
		    strcmp(body_of(c->number), body_of(last->number)) == 0)
			c->issuer = last->issuer;
	}
}

/* So does a date that is said to be that of all. */
static void
dated_after(struct search *s, const char *date)
{
	struct facts *f = s->r->facts;

	for (size_t i = s->first; i < f->citations.n; i++)
		if (!f->citations.v[i].date)
			f->citations.v[i].date = date;
}

static void
on_citation(const struct match *m, void *arg)
{
	struct search *s = arg;
	struct reading *r = s->r;
	struct facts *f = r->facts;
	struct citation c = {.rule = match_rule(m)};
	const char *type = shape_group(r, m, "type");
	const char *law = shape_group(r, m, "law");
	struct span at;

	c.at = shape_trim(r->doc, m->at);
	if (!continues(s, c.at))
		s->first = f->citations.n;
	s->end = m->at.to;
	if (type) {
		s->type = sentence_case(r, type);
		s->name =
		    law ? arena_printf(&r->doc->arena, "%s %s", s->type, law)
			: NULL;
	} else if (!m->chained) {
		return;
	}
	if (!s->type)
		return;
	c.type = s->type;
	c.name = s->name;
	if (match_group(m, "number", &at))
		c.number = shape_number(r, at);
	c.date = read_date(r, m);
	c.issuer = shape_group(r, m, "issuer");
	if ((!c.number && !c.name) ||
	    same_number(c.number, f->field[FIELD_NUMBER].value))
		return;
	add(f, c);
	if (c.issuer)
		issued_after(s, &c);
	if (match_group(m, "shared", &at))
		dated_after(s, c.date);
}

void
fact_citation(struct reading *r)
{
	struct search s = {.r = r};

	match_kind(r->matcher, r->doc, "citation", on_citation, &s);
}
