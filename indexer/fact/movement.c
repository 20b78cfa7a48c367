/* movement.c - mentions of named movements, with kind and launcher. */
#include "core/base/mem.h"
#include "core/text/fold.h"
#include "core/text/token.h"
#include "indexer/longform.h"
#include "indexer/shape.h"

#include <string.h>
#include <utf8proc.h>

/* The list that is being walked. */
struct list {
	struct reading *r;
	const char *kind;
	const char *launcher;
	size_t first; /* its first mention */
};

/* A name longer than this is a text in quotation marks. */
enum { NAME_MAX_SYLLABLES = 60 };

/* Another mention stands there, or a theme: "Chủ đề phong trào thi đua: “...”".
 */
static bool
overlaps(const struct facts *f, struct span at)
{
	for (size_t i = 0; i < f->themes.n; i++)
		if (f->themes.v[i].at.from < at.to &&
		    at.from < f->themes.v[i].at.to)
			return true;
	for (size_t i = 0; i < f->mentions.n; i++)
		if (f->mentions.v[i].at.from < at.to &&
		    at.from < f->mentions.v[i].at.to)
			return true;
	return false;
}

/* A launcher named behind a list serves all of it; where another was named
 * before the list, only the member it stands behind. */
static void
launched_after(struct list *l, const char *launcher)
{
	struct facts *f = l->r->facts;

	if (l->launcher && f->mentions.n > l->first) {
		f->mentions.v[f->mentions.n - 1].launcher = launcher;
		return;
	}
	for (size_t i = l->first; i < f->mentions.n; i++)
		if (!f->mentions.v[i].launcher)
			f->mentions.v[i].launcher = launcher;
}

static void
on_launcher(const struct match *m, void *arg)
{
	struct list *l = arg;
	const char *launcher = shape_group(l->r, m, "launcher");

	if (launcher)
		l->launcher = launcher;
}

/* Who launches what has its head at offset at, by the sentence before it. */
static void
find_launcher(struct list *l, size_t at)
{
	const struct span before = {shape_sentence(l->r->doc, at), at};

	match_within(
	    l->r->matcher, l->r->doc, "launches", before, on_launcher, l);
}

static void
begin_list(struct list *l, const struct match *m)
{
	l->first = l->r->facts->mentions.n;
	l->kind = NULL;
	l->launcher = shape_group(l->r, m, "launcher");
	if (!l->launcher)
		find_launcher(l, m->at.from);
}

/* The words of a name without the abbreviations that it defines itself, so
 * that "lao động (LĐ) giỏi" is the name "lao động giỏi". */
static const char *
without_definitions(const struct reading *r, struct span at)
{
	struct buf b = BUF_INIT;
	size_t from = at.from;
	char *text;

	for (size_t i = 0; i < r->facts->definitions.n; i++) {
		struct span s = r->facts->definitions.v[i].brief;

		if (s.from < from || s.to > at.to)
			continue;
		buf_add(&b, buf_cstr(&r->doc->text) + from, s.from - from);
		from = s.to;
	}
	buf_add(&b, buf_cstr(&r->doc->text) + from, at.to - from);
	text = arena_strndup(&r->doc->arena, buf_cstr(&b), b.n);
	buf_release(&b);
	return text;
}

/* Adds a mention at the span; false where it cannot be one. */
static bool
add(struct list *l, struct span at, const char *rule)
{
	struct reading *r = l->r;
	struct facts *f = r->facts;
	struct mention n = {.rule = rule, .at = shape_trim_quoted(r->doc, at)};
	struct str words = document_str(r->doc, n.at);
	const char *name;

	if (!l->kind || words.n < 2 || overlaps(f, n.at) ||
	    token_count(words.p, words.n) > NAME_MAX_SYLLABLES)
		return false;
	n.name = shape_text(r, n.at);
	name = without_definitions(r, n.at);
	n.key = shape_key(r, name);
	n.long_key = longform_key(r->authority, f, name, &r->doc->arena);
	n.kind = l->kind;
	n.launcher = l->launcher;
	ARR_GROW(f->mentions.v, f->mentions.n, f->mentions.cap);
	f->mentions.v[f->mentions.n++] = n;
	return true;
}

/* A short name is one only where it is printed with a capital: "phong trào
 * Hai tốt"; a long one speaks for itself. */
enum { SHORT_NAME = 5, LONGEST_KNOWN = 30 };

static bool
is_capital(const char *p)
{
	utf8proc_int32_t cp;

	return utf8proc_iterate((const utf8proc_uint8_t *)p, -1, &cp) > 0 &&
	       utf8proc_category(cp) == UTF8PROC_CATEGORY_LU;
}

/* The longest name of the authority file that begins at from. */
static bool
known_name(const struct reading *r, size_t from, struct span *found)
{
	const char *s = buf_cstr(&r->doc->text);
	size_t end = r->doc->passages[document_passage(r->doc, from)].at.to;
	struct token_iter it = token_begin(s + from, end - from);
	struct buf key = BUF_INIT;
	struct str w;
	bool any = false;

	for (size_t k = 1; k <= LONGEST_KNOWN && token_next(&it, &w); k++) {
		if (k > 1)
			buf_addc(&key, ' ');
		fold_key(w.p, w.n, &key);
		if ((k < SHORT_NAME && !is_capital(s + from)) ||
		    !authority_find_movement(r->authority, buf_cstr(&key)))
			continue;
		*found = (struct span){from, (size_t)(w.p + w.n - s)};
		any = true;
	}
	buf_release(&key);
	return any;
}

/* Walks a list of known names without marks. */
static void
add_known(struct list *l, size_t from, const char *rule)
{
	struct reading *r = l->r;
	struct span name;
	struct match gap;

	while (known_name(r, from, &name) && add(l, name, rule)) {
		struct str rest = {buf_cstr(&r->doc->match) + name.to,
		    r->doc->match.n - name.to};

		if (!match_text(r->matcher, "listgap", rest, &gap))
			return;
		if (gap.mark)
			l->kind = arena_strdup(&r->doc->arena, gap.mark);
		from = name.to + gap.at.to;
	}
}

static void
on_mention(const struct match *m, void *arg)
{
	struct list *l = arg;
	struct reading *r = l->r;
	const char *after = shape_group(r, m, "after");
	struct span at, head;

	if (!m->chained || match_group(m, "head", &head))
		begin_list(l, m);
	if (m->mark && strcmp(m->mark, "+") != 0)
		l->kind = arena_strdup(&r->doc->arena, m->mark);
	if (match_group(m, "known", &at))
		add_known(l, at.from, match_rule(m));
	else if (match_group(m, "name", &at))
		(void)add(l, at, match_rule(m));
	if (after)
		launched_after(l, after);
}

void
fact_movement(struct reading *r)
{
	struct list l = {.r = r};

	match_kind(r->matcher, r->doc, "movement", on_mention, &l);
}
