/* outline.c - head, title, body, tail; sections, items and their numbering. */
#include "indexer/extract.h"

#include "core/base/mem.h"
#include "core/text/letter.h"
#include "core/text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A title has at most so many paragraphs, and a head stands among the first. */
enum { TITLE_MAX = 8, HEAD_MAX = 30, LONG_TEXT = 320 };

/* What the outline rule said of a passage. */
struct seen {
	const char *mark; /* NULL: it was not asked yet */
	struct span ref;  /* numbering, in the passage; empty: none */
};

struct frame {
	struct document *doc;
	struct matcher *matcher;
	struct seen *seen;       /* by passage */
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

/* The same, asked once only. */
static const struct seen *
see(const struct frame *f, size_t i)
{
	struct seen *seen = &f->seen[i];
	struct match m;

	if (!seen->mark) {
		seen->mark = look(f, i, &m);
		if (!match_group(&m, "ref", &seen->ref))
			seen->ref = SPAN_NONE;
	}
	return seen;
}

static const char *
mark_of(const struct frame *f, size_t i)
{
	return see(f, i)->mark;
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

	for (size_t i = 0; i < last; i++) {
		const char *mark = mark_of(f, i);

		if (is(mark, "type"))
			return i;
		if (is(mark, "section") || words(f->doc, i).n > LONG_TEXT)
			break;
	}
	return n;
}

static bool
all_capitals(struct str s)
{
	int32_t c;

	for (size_t i = 0; i < s.n;) {
		i += utf8_next(s.p + i, s.p + s.n, &c);
		if (letter_kind(c) & LETTER_SMALL)
			return false;
	}
	return true;
}

/* Without a type, the head is the run of letterhead lines at the start, with
 * what stands in capitals between them; in a letter it goes as far as there are
 * any before the addressee. */
static size_t
skip_letterhead(const struct frame *f)
{
	size_t n = f->doc->n_passages, last = n < HEAD_MAX ? n : HEAD_MAX;
	size_t run = 0, head = 0;
	bool running = true;

	for (size_t i = 0; i < last; i++) {
		const char *mark = mark_of(f, i);

		if (is(mark, "addressee"))
			return head;
		if (is(mark, "letterhead") || is(mark, "subject")) {
			head = i + 1;
			run = running ? head : run;
		} else if (!all_capitals(words(f->doc, i))) {
			running = false;
		}
	}
	return run;
}

/* Does passage i go on the title that the passage before it began? A title in
 * capitals goes on in capitals, also where the line begins like a body. */
static bool
resumes(const struct frame *f, size_t i, const char *mark)
{
	bool gap = f->doc->passages[i].gap;
	bool caps = all_capitals(words(f->doc, i)) &&
		    all_capitals(words(f->doc, i - 1));

	if (is(mark, "letterhead") || is(mark, "signature"))
		return caps && !gap;
	if (is(mark, "more"))
		return true;
	return is(mark, "caps") || caps ? caps || !gap : !*mark && !gap;
}

/* The first passage after the title, which begins in passage i. */
static size_t
title_end(const struct frame *f, size_t i, bool begun)
{
	const struct document *doc = f->doc;
	size_t first = i;

	for (; i < doc->n_passages && i < first + TITLE_MAX; i++) {
		const char *mark = mark_of(f, i);
		struct str s = words(doc, i);

		if (is(mark, "section") || is(mark, "addressee") ||
		    is(mark, "type") || is(mark, "article"))
			break;
		if (begun ? !resumes(f, i, mark) || s.p[0] == '('
			  : is(mark, "letterhead"))
			break;
		if (begun && (s.n > LONG_TEXT ||
				 (s.p[s.n - 1] == '.' && !all_capitals(s))))
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
ref_of(const struct frame *f, size_t i)
{
	const struct span at = see(f, i)->ref;

	if (at.to == at.from)
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
enter_body(struct frame *f, size_t i)
{
	const char *mark = mark_of(f, i), *ref = ref_of(f, i);
	struct passage *p = &f->doc->passages[i];

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

/* Is passage i text that cannot stand among recipients and signatures? */
static bool
is_text(const struct frame *f, size_t i, const char *mark)
{
	return is(mark, "section") || is(mark, "article") ||
	       is(mark, "opening") || words(f->doc, i).n > LONG_TEXT;
}

/* Where recipients or the signature begin: nothing but them may follow, save
 * for a short list or another plan. Gives to where there are none. */
static size_t
find_tail(const struct frame *f, size_t from, size_t to)
{
	size_t tail = to;

	for (size_t i = from; i < to; i++) {
		const char *mark = mark_of(f, i);

		if (is(mark, "recipients") || is(mark, "signature"))
			tail = i < tail ? i : tail;
		else if (is_text(f, i, mark))
			tail = to;
	}
	return tail;
}

static void
outline_tail(struct frame *f, size_t from, size_t to)
{
	enum passage_kind kind = PASSAGE_SIGNATURE;

	for (size_t i = from; i < to; i++) {
		const char *mark = mark_of(f, i);

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
	for (size_t i = from; i < to; i++)
		enter_body(f, i);
}

/* One text with a title of its own: the document, or a plan behind the
 * signature of the decision that sets it. */
struct part {
	size_t type, body, tail, end; /* passages */
	struct span title;
};

/* What stands in brackets below the type is no title: of which decision the
 * plan is a part. */
static size_t
skip_brackets(const struct frame *f, size_t i)
{
	while (i < f->doc->n_passages && words(f->doc, i).p[0] == '(')
		i++;
	return i;
}

/* Reads the title that the passage of the type begins. */
static struct part
read_title(const struct frame *f, size_t type)
{
	struct part p = {.type = type, .end = f->doc->n_passages};
	size_t at = f->doc->passages[type].at.from;
	struct match m;
	struct span rest, body;
	bool same_line;
	size_t first;

	(void)look(f, type, &m);
	same_line = match_group(&m, "rest", &rest) && rest.to > rest.from;
	if (match_group(&m, "body", &body)) {
		p.body = type + 1;
		p.title = (struct span){at + rest.from, at + body.from};
		return p;
	}
	first = same_line ? type + 1 : skip_brackets(f, type + 1);
	p.body = title_end(f, first, same_line);
	p.title.from =
	    same_line ? at + rest.from : passage_start(f->doc, first);
	p.title.to = passage_start(f->doc, p.body);
	return p;
}

/* The passage with the type of a plan that is attached to the document: it
 * stands behind a signature and is called otherwise than the document. */
static size_t
find_attached(const struct frame *f, size_t type, size_t from)
{
	size_t n = f->doc->n_passages;
	struct match m, first;
	struct span a, b;
	bool signed_off = false;

	if (type == n)
		return n;
	for (size_t i = from; i + 2 < n; i++) {
		const char *mark = mark_of(f, i);

		signed_off |= is(mark, "recipients");
		if (!signed_off || !is(mark, "type"))
			continue;
		(void)look(f, i, &m);
		if (!match_group(&m, "type", &a))
			continue;
		a.to += f->doc->passages[i].at.from;
		a.from += f->doc->passages[i].at.from;
		(void)look(f, type, &first);
		if (match_group(&first, "type", &b) &&
		    (b.to - b.from != a.to - a.from ||
			memcmp(words(f->doc, type).p + b.from,
			    f->doc->match.p + a.from, a.to - a.from) != 0))
			return i;
	}
	return n;
}

static void
outline_part(struct frame *f, struct part *p)
{
	struct document *doc = f->doc;

	if (p->type < p->end)
		mark_kinds(doc, document_passage(doc, p->title.from), p->body,
		    PASSAGE_TITLE);
	p->tail = find_tail(f, p->body, p->end);
	outline_body(f, p->body, p->tail);
	outline_tail(f, p->tail, p->end);
}

static struct part
first_part(const struct frame *f)
{
	size_t n = f->doc->n_passages, type = find_type(f);
	struct part p = {.type = n, .end = n, .body = skip_letterhead(f)};

	if (type < n)
		return read_title(f, type);
	p.title.from = p.title.to = passage_start(f->doc, p.body);
	return p;
}

/* A title over several lines is one passage. */
static void
merge_title(struct document *doc)
{
	const struct span title = doc->zone[ZONE_TITLE];
	size_t first, n = 0;

	if (title.to == title.from)
		return;
	first = document_passage(doc, title.from);
	while (first + n + 1 < doc->n_passages &&
	       doc->passages[first + n + 1].at.from < title.to)
		n++;
	for (size_t i = 1; i <= n; i++) {
		size_t end = doc->passages[first + i].at.from - 1;

		/* the line's end, one byte in both texts, is a blank now */
		doc->text.p[end] = doc->match.p[end] = ' ';
	}
	doc->passages[first].at.to = doc->passages[first + n].at.to;
	doc->n_passages -= n;
	memmove(doc->passages + first + 1, doc->passages + first + 1 + n,
	    (doc->n_passages - first - 1) * sizeof(*doc->passages));
}

void
outline(struct document *doc, struct matcher *matcher)
{
	struct frame f = {.doc = doc,
	    .matcher = matcher,
	    .seen = mem_alloc(doc->n_passages * sizeof(*f.seen))};
	struct part p, last;
	size_t head, body;

	matcher_open(matcher, doc);
	p = first_part(&f);
	head = p.title.from;
	body = p.title.to;
	p.end = find_attached(&f, p.type, p.body);
	mark_kinds(doc, 0, p.body, PASSAGE_HEAD);
	outline_part(&f, &p);
	last = p;
	if (p.end < doc->n_passages) {
		last = read_title(&f, p.end);
		f.section = f.section_ref = f.item_ref = NULL;
		outline_part(&f, &last);
		mark_kinds(doc, last.type,
		    document_passage(doc, last.title.from), PASSAGE_HEADING);
	}
	doc->zone[ZONE_HEAD] = (struct span){0, head};
	if (last.title.to > last.title.from)
		doc->zone[ZONE_TITLE] = last.title;
	else if (p.title.to > p.title.from)
		doc->zone[ZONE_TITLE] = p.title;
	/* an attached plan and the decision before it are one body */
	doc->zone[ZONE_BODY] =
	    (struct span){body, passage_start(doc, last.tail)};
	if (last.tail == last.end)
		last = p;
	doc->zone[ZONE_TAIL] = (struct span){
	    passage_start(doc, last.tail), passage_start(doc, last.end)};
	merge_title(doc);
	free(f.seen);
}
