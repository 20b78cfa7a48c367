/* theme.c - themes, and which phase or owner each belongs to. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <string.h>

static bool
took_part(const struct match *m, const char *group)
{
	struct span at;

	return match_group(m, group, &at);
}

static const char *
scope_of(const struct match *m)
{
	static const char *const scopes[] = {
	    "activity", "emulation", "province", "year"};

	for (size_t i = 0; i < sizeof(scopes) / sizeof(*scopes); i++)
		if (took_part(m, scopes[i]))
			return scopes[i];
	return "topic";
}

/* The phase in whose paragraph the place stands, after its window. */
static struct phase *
phase_at(struct reading *r, struct span at)
{
	size_t passage = document_passage(r->doc, at.from);
	struct phase *last = NULL;

	for (size_t i = 0; i < r->facts->phases.n; i++) {
		struct phase *p = &r->facts->phases.v[i];

		if (p->n && p->at.from < at.from &&
		    document_passage(r->doc, p->at.from) == passage &&
		    (!last || p->at.from > last->at.from))
			last = p;
	}
	return last;
}

static bool
is_known(const struct facts *f, const char *key)
{
	for (size_t i = 0; i < f->themes.n; i++)
		if (strcmp(f->themes.v[i].key, key) == 0)
			return true;
	return false;
}

struct search {
	struct reading *r;
	const char *scope; /* of the list that is walked */
};

static void
on_theme(const struct match *m, void *arg)
{
	struct search *s = arg;
	struct reading *r = s->r;
	struct facts *f = r->facts;
	struct phase *phase;
	struct theme t = {.rule = match_rule(m)};

	if (!match_group(m, "text", &t.at))
		return;
	if (!m->chained || took_part(m, "between"))
		s->scope = scope_of(m);
	t.at = shape_trim(r->doc, t.at);
	t.text = shape_text(r, t.at);
	t.key = shape_key(r, t.text);
	t.scope = s->scope;
	phase = phase_at(r, t.at);
	if (phase) {
		if (!phase->theme)
			phase->theme = t.text;
		return;
	}
	if (!*t.key || is_known(f, t.key))
		return;
	ARR_GROW(f->themes.v, f->themes.n, f->themes.cap);
	f->themes.v[f->themes.n++] = t;
}

void
fact_theme(struct reading *r)
{
	struct search s = {.r = r, .scope = "topic"};

	match_kind(r->matcher, r->doc, "theme", on_theme, &s);
}
