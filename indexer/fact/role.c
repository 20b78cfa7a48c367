/* role.c - quotations that are no movement: mottos, goals, awards, contests. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <string.h>

struct list {
	struct reading *r;
	const char *role; /* of the list that is walked */
};

static bool
overlaps(struct span a, struct span b)
{
	return a.from < b.to && b.from < a.to;
}

/* Is there a movement or a theme in these words already? */
static bool
is_taken(const struct facts *f, struct span at)
{
	for (size_t i = 0; i < f->mentions.n; i++)
		if (overlaps(f->mentions.v[i].at, at))
			return true;
	for (size_t i = 0; i < f->themes.n; i++)
		if (overlaps(f->themes.v[i].at, at))
			return true;
	return false;
}

static void
on_role(const struct match *m, void *arg)
{
	struct list *l = arg;
	struct reading *r = l->r;
	struct facts *f = r->facts;
	struct words n = {.rule = match_rule(m), .kind = "name"};

	if (!m->mark || !match_group(m, "name", &n.at))
		return;
	if (strcmp(m->mark, "+") != 0)
		l->role = arena_strdup(&r->doc->arena, m->mark);
	else if (!m->chained)
		l->role = NULL;
	n.at = shape_trim(r->doc, n.at);
	if (!l->role || n.at.to <= n.at.from || is_taken(f, n.at))
		return;
	n.field = l->role;
	n.text = shape_text(r, n.at);
	ARR_GROW(f->names.v, f->names.n, f->names.cap);
	f->names.v[f->names.n++] = n;
}

void
fact_role(struct reading *r)
{
	struct list l = {.r = r};

	match_kind(r->matcher, r->doc, "role", on_role, &l);
}
