/* outline.c - head, title, body, tail; sections, items and their numbering. */
#include "indexer/extract.h"

#include <string.h>

/* A title has at most so many paragraphs, and a head stands among the first. */
enum { TITLE_MAX = 8, HEAD_MAX = 30, LONG_TEXT = 320 };

struct frame {
	struct document *doc;
	struct matcher *matcher;
	const char *section;     /* heading in force */
	const char *section_ref; /* its number */
	const char *item_ref;    /* number of the item in force */
};

static struct str
words(const struct document *doc, size_t i)
{
	struct span at = doc->passages[i].at;

	return (struct str){buf_cstr(&doc->match) + at.from, at.to - at.from};
}

/* What the outline rule says of passage i: the mark, or "". */
static const char *
look(const struct frame *f, size_t i, struct match *m)
{
	if (match_text(f->matcher, "outline", words(f->doc, i), m) && m->mark)
		return m->mark;
	return "";
}

static bool
is(const char *mark, const char *what)
{
	return strcmp(mark, what) == 0;
}

/* The passage with the type of the document (KẾ HOẠCH), or n_passages. */
static size_t
find_type(const struct frame *f)
{
	size_t n = f->doc->n_passages, last = n < HEAD_MAX ? n : HEAD_MAX;
	struct match m;

	for (size_t i = 0; i < last; i++) {
		const char *mark = look(f, i, &m);

		if (is(mark, "type"))
			return i;
		if (is(mark, "section") || words(f->doc, i).n > LONG_TEXT)
			break;
	}
	return n;
}

/* Without a type, the head is the run of letterhead lines at the start. */
static size_t
skip_letterhead(const struct frame *f)
{
	size_t i = 0;
	struct match m;

	while (i < f->doc->n_passages && i < HEAD_MAX &&
	       is(look(f, i, &m), "letterhead"))
		i++;
	return i;
}

/* The first passage after the title, which begins in passage i. */
static size_t
title_end(const struct frame *f, size_t i, bool begun)
{
	const struct document *doc = f->doc;
	size_t first = i;
	struct match m;

	for (; i < doc->n_passages && i < first + TITLE_MAX; i++) {
		const char *mark = look(f, i, &m);
		struct str s = words(doc, i);

		if (is(mark, "section") || is(mark, "addressee") ||
		    is(mark, "type") || is(mark, "letterhead"))
			break;
		if (begun && (*mark || doc->passages[i].gap))
			break;
		if (begun && (s.n > LONG_TEXT || s.p[s.n - 1] == '.'))
			break;
		begun = true;
	}
	return i;
}

static void
mark_kinds(struct document *doc, size_t from, size_t to, enum passage_kind k)
{
	for (size_t i = from; i < to; i++)
		doc->passages[i].kind = k;
}

static size_t
passage_start(const struct document *doc, size_t i)
{
	return i < doc->n_passages ? doc->passages[i].at.from : doc->text.n;
}

static const char *
group_text(const struct frame *f, const struct match *m, size_t i)
{
	struct span at;

	if (!match_group(m, "ref", &at))
		return NULL;
	return arena_strndup(
	    &f->doc->arena, words(f->doc, i).p + at.from, at.to - at.from);
}

/* II and 2.1 to II.2.1. */
static const char *
full_ref(const struct frame *f)
{
	if (f->section_ref && f->item_ref)
		return arena_printf(
		    &f->doc->arena, "%s.%s", f->section_ref, f->item_ref);
	return f->section_ref ? f->section_ref : f->item_ref;
}

static void
enter_body(struct frame *f, size_t i, const char *mark, const struct match *m)
{
	struct passage *p = &f->doc->passages[i];
	const char *ref = group_text(f, m, i);

	p->kind = PASSAGE_TEXT;
	if (is(mark, "section")) {
		struct str s = document_str(f->doc, p->at);

		f->section = arena_strndup(&f->doc->arena, s.p, s.n);
		f->section_ref = ref;
		f->item_ref = NULL;
		p->kind = PASSAGE_HEADING;
	} else if (is(mark, "item")) {
		if (ref)
			f->item_ref = ref;
		p->kind = PASSAGE_ITEM;
	}
	p->section = f->section;
	p->ref = full_ref(f);
}

/* Where recipients or the signature begin: nothing but them may follow, save
 * for a short list. Gives n_passages where there are none. */
static size_t
find_tail(const struct frame *f, size_t from)
{
	size_t n = f->doc->n_passages, tail = n;
	struct match m;

	for (size_t i = from; i < n; i++) {
		const char *mark = look(f, i, &m);

		if (is(mark, "recipients") || is(mark, "signature"))
			tail = i < tail ? i : tail;
		else if (words(f->doc, i).n > LONG_TEXT)
			tail = n;
	}
	return tail;
}

static void
outline_tail(struct frame *f, size_t from)
{
	enum passage_kind kind = PASSAGE_SIGNATURE;
	struct match m;

	for (size_t i = from; i < f->doc->n_passages; i++) {
		const char *mark = look(f, i, &m);

		if (is(mark, "recipients"))
			kind = PASSAGE_RECIPIENTS;
		else if (is(mark, "signature"))
			kind = PASSAGE_SIGNATURE;
		f->doc->passages[i].kind = kind;
	}
}

static void
outline_body(struct frame *f, size_t from, size_t to)
{
	struct match m;

	for (size_t i = from; i < to; i++) {
		const char *mark = look(f, i, &m);

		enter_body(f, i, mark, &m);
	}
}

/* Where the title begins in the passage that holds the type. */
static size_t
title_start(const struct frame *f, size_t type, bool *same_line)
{
	struct match m;
	struct span rest;

	(void)look(f, type, &m);
	*same_line = match_group(&m, "rest", &rest) && rest.to > rest.from;
	return *same_line ? f->doc->passages[type].at.from + rest.from
			  : passage_start(f->doc, type + 1);
}

void
outline(struct document *doc, struct matcher *matcher)
{
	struct frame f = {.doc = doc, .matcher = matcher};
	size_t n = doc->n_passages, type = find_type(&f);
	size_t body, tail, start;
	bool same_line = false;

	if (type < n) {
		start = title_start(&f, type, &same_line);
		body = title_end(&f, type + 1, same_line);
		mark_kinds(doc, 0, type + !same_line, PASSAGE_HEAD);
		mark_kinds(doc, type + !same_line, body, PASSAGE_TITLE);
		doc->zone[ZONE_HEAD] = (struct span){0, start};
		if (passage_start(doc, body) > start)
			doc->zone[ZONE_TITLE] =
			    (struct span){start, passage_start(doc, body)};
	} else {
		body = skip_letterhead(&f);
		mark_kinds(doc, 0, body, PASSAGE_HEAD);
		doc->zone[ZONE_HEAD] =
		    (struct span){0, passage_start(doc, body)};
	}
	tail = find_tail(&f, body);
	outline_body(&f, body, tail);
	outline_tail(&f, tail);
	doc->zone[ZONE_BODY] =
	    (struct span){passage_start(doc, body), passage_start(doc, tail)};
	doc->zone[ZONE_TAIL] =
	    (struct span){passage_start(doc, tail), doc->text.n};
}
