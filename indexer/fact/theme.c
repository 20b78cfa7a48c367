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

/* A paragraph of its own says a phase's theme so far behind the window. */
enum { THEME_AFTER = 2, LIST_MARK_BYTES = 8 };

/* Does the place open its paragraph, behind no more than a list's mark? */
static bool
opens_paragraph(const struct reading *r, size_t passage, size_t from)
{
	size_t begin = r->doc->passages[passage].at.from;

	return from >= begin && from - begin <= LIST_MARK_BYTES;
}

/* The phase whose theme stands at the place: after its window in the same
 * sentence, or with its head opening a sentence of that paragraph or one of
 * the next paragraphs. */
static struct phase *
phase_at(struct reading *r, size_t head, struct span at)
{
	size_t passage = document_passage(r->doc, at.from);
	bool opens = opens_paragraph(r, passage, head);
	size_t sentence = shape_sentence(r->doc, head);
	struct phase *last = NULL;

	for (size_t i = 0; i < r->facts->phases.n; i++) {
		struct phase *p = &r->facts->phases.v[i];
		size_t end = document_passage(r->doc, p->at.to - 1);

		if (p->n && p->at.from < at.from &&
		    ((end == passage &&
			 (p->at.to >= sentence || head <= sentence + 2)) ||
			(opens && end < passage &&
			    passage - end <= THEME_AFTER)) &&
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
	phase = phase_at(r, m->at.from, t.at);
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
