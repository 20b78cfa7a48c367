/* target.c - quantified aims, told from results already reached. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <string.h>

/* Where the sentence that holds offset at begins. */
static size_t
sentence_start(const struct document *doc, size_t at)
{
	const char *s = buf_cstr(&doc->text);

	while (at > 0) {
		char c = s[at - 1];

		if (c == '\n' ||
		    ((c == '.' || c == '!' || c == '?') && s[at] == ' '))
			break;
		at--;
	}
	return at;
}

static bool
is_aim(struct reading *r, const struct match *m, struct span value)
{
	size_t from = sentence_start(r->doc, value.from);
	struct str s = {buf_cstr(&r->doc->match) + from, m->at.to - from};
	struct match guard;

	if (match_text(r->matcher, "guard", s, &guard) && guard.mark)
		return strcmp(guard.mark, "aim") == 0;
	/* a member of a list of aims begins with its number */
	return value.from - from <= 4;
}

static void
on_target(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct facts *f = r->facts;
	struct target t = {.rule = match_rule(m)};
	struct span value;

	if (!match_group(m, "value", &value) || !is_aim(r, m, value) ||
	    !shape_amount(r, value, &t.value) || !m->mark)
		return;
	t.relation = arena_strdup(&r->doc->arena, m->mark);
	t.unit = shape_group(r, m, "unit");
	t.at = shape_trim(r->doc, m->at);
	t.text = shape_text(r, t.at);
	ARR_GROW(f->targets.v, f->targets.n, f->targets.cap);
	f->targets.v[f->targets.n++] = t;
}

void
fact_target(struct reading *r)
{
	match_kind(r->matcher, r->doc, "target", on_target, r);
}
