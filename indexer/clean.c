/* clean.c - joining lines to paragraphs. */
#include "indexer/clean.h"

#include "core/base/mem.h"
#include "core/text/letter.h"
#include "core/text/utf8.h"
#include "indexer/clean_line.h"

#include <stdlib.h>
#include <string.h>

/* What the look of a line says about whether it goes on. */
struct look {
	bool item;  /* begins with a bullet, a number, a letter */
	bool lower; /* its first letter is a small one */
	bool caps;  /* all its letters are capitals */
	bool stops; /* ends like a sentence or a list member */
	bool hangs; /* ends in a comma or a dash */
	bool quote_open, paren_open; /* opened, not closed */
	bool quote_shut, paren_shut; /* closed, not opened */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
skip_roman(struct str s)
{
	size_t i = 0;

	while (i < s.n && strchr("IVX", s.p[i]))
		i++;
	return i;
}

/* "01-KL/TW ...", which a line may begin with: no member of a list. */
static bool
is_document_number(struct str s)
{
	const char *blank = memchr(s.p, ' ', s.n);

	return memchr(s.p, '/', blank ? (size_t)(blank - s.p) : s.n) != NULL;
}

/* "- ", "+ ", "1. ", "2.1 ", "a) ", "IV. ", a bullet sign. */
static bool
is_item(struct str s)
{
	int32_t cp;
	size_t i = 0;

	if (s.n == 0)
		return false;
	(void)utf8_next(s.p, s.p + s.n, &cp);
	if (cp == '-' || cp == '+' || cp == 0x2013 || cp == 0x2014 ||
	    cp == 0x2022 || (cp >= 0x25A0 && cp <= 0x27BF) ||
	    (cp >= 0xF000 && cp <= 0xF0FF))
		return true;
	if ((i = skip_roman(s)) == 0 && is_digit(s.p[0])) {
		while (i < s.n && (is_digit(s.p[i]) || s.p[i] == '.'))
			i++;
		if (i > 1 && s.p[i - 1] == '.')
			i--;
	} else if (i == 0 && cp < 0x80 && s.n > 1 && s.p[1] == ')') {
		return true;
	}
	if (i == 0 || i > 8 || i + 1 >= s.n)
		return false;
	if (s.p[i] == '-' && is_document_number(s))
		return false;
	if (strchr(".)-:", s.p[i]))
		return s.p[i + 1] == ' ' || !is_digit(s.p[i + 1]);
	return s.p[i] == ' ' && memchr(s.p, '.', i) != NULL;
}

static void
look_at_letters(struct str s, struct look *k)
{
	unsigned all = 0, kind;
	int32_t cp;

	for (size_t i = 0; i < s.n;) {
		size_t n = utf8_next(s.p + i, s.p + s.n, &cp);

		kind = letter_kind(cp);
		if (i == 0)
			k->lower = kind & LETTER_SMALL;
		all |= kind;
		i += n;
	}
	k->caps = (all & LETTER_UPPER) && !(all & LETTER_SMALL);
}

static void
look_at_marks(struct str s, struct look *k)
{
	int quotes = 0, parens = 0;
	int32_t cp = 0;

	for (size_t i = 0, n; i < s.n; i += n) {
		n = utf8_next(s.p + i, s.p + s.n, &cp);
		if (cp == 0x201C)
			quotes++;
		else if (cp == 0x201D && --quotes < 0)
			k->quote_shut = true, quotes = 0;
		else if (cp == '(')
			parens++;
		else if (cp == ')' && --parens < 0)
			k->paren_shut = true, parens = 0;
	}
	k->quote_open = quotes > 0;
	k->paren_open = parens > 0;
	k->stops = cp == '.' || cp == ';' || cp == ':' || cp == '!' ||
		   cp == '?' || cp == 0x2026;
	k->hangs = cp == ',' || cp == '-' || cp == 0x2013;
}

static struct look
look_at(struct str s)
{
	struct look k = {0};

	k.item = is_item(s);
	look_at_letters(s, &k);
	look_at_marks(s, &k);
	return k;
}

/* A quotation or a bracket opened before is closed in this line. */
static bool
closes(const struct look *open, const struct look *next)
{
	return (open->quote_open && next->quote_shut) ||
	       (open->paren_open && next->paren_shut);
}

/* The longest lines a sentence needs to have been cut by a page's end. */
enum { CUT_MIN = 30 };

/* Does the sentence that ends line a go on in line b? wrap: the width the
 * file was broken at, 0 where it was not. */
static bool
goes_on(const struct look *a, const struct look *para, const struct line *la,
    const struct look *b, bool gap, size_t wrap)
{
	bool full = wrap && 10 * la->chars >= 7 * wrap;

	/* a dash between two dates or words may begin a broken line */
	if (b->item && !(full && !a->stops && closes(para, b)))
		return false;
	if (closes(para, b))
		return true;
	if (a->stops || (a->caps && !b->caps))
		return false;
	if (b->lower)
		return !gap || la->chars >= CUT_MIN;
	if (gap)
		return false;
	if (a->hangs && !a->caps)
		return true;
	return full && !a->caps;
}

static int
by_size(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* One of several cells of a line. */
static bool
is_cell(const struct lines *lines, size_t i)
{
	const struct line *v = lines->v;

	return (i > 0 && v[i - 1].no == v[i].no) ||
	       (i + 1 < lines->n && v[i + 1].no == v[i].no);
}

/* The width at which a file's lines were broken, or 0. */
static size_t
wrap_width(const struct lines *lines)
{
	enum { FEWEST = 10, WIDEST = 130, NARROWEST = 40 };
	size_t *v = mem_alloc(lines->n * sizeof(*v)), n = 0, near = 0, w = 0;

	for (size_t i = 0; i < lines->n; i++)
		if (!lines->v[i].empty && !is_cell(lines, i))
			v[n++] = lines->v[i].chars;
	qsort(v, n, sizeof(*v), by_size);
	if (n >= FEWEST) {
		w = v[n - 1 - n / 20];
		for (size_t i = 0; i < n; i++)
			near += 4 * v[i] >= 3 * w;
	}
	free(v);
	return w >= NARROWEST && w <= WIDEST && 5 * near >= n ? w : 0;
}

struct joiner {
	struct document *doc;
	const struct lines *lines;
	size_t wrap;
	const struct line *last; /* line the open paragraph ends with */
	struct look last_look;
	struct look para; /* what the open paragraph has left open */
};

static struct str
line_str(const struct lines *lines, const struct line *l)
{
	return (struct str){buf_cstr(&lines->text) + l->from, l->to - l->from};
}

static void
append(struct joiner *j, const struct line *l)
{
	struct document *d = j->doc;

	buf_add(&d->text, j->lines->text.p + l->from, l->to - l->from);
	map_copy(&d->map, &j->lines->map, l->from, l->to);
	d->passages[d->n_passages - 1].at.to = d->text.n;
	j->last = l;
}

/* One character between two pieces, standing for all that lies between. */
static void
append_gap(struct joiner *j, char c, const struct line *next)
{
	struct document *d = j->doc;
	size_t a = map_to(&d->map, d->text.n);
	size_t b = map_from(&j->lines->map, next->from);

	buf_addc(&d->text, c);
	map_add(&d->map, 1, a, b > a ? b - a : 0);
}

static void
begin_passage(struct joiner *j, const struct line *l, bool gap)
{
	struct document *d = j->doc;

	if (d->n_passages)
		append_gap(j, '\n', l);
	ARR_GROW(d->passages, d->n_passages, d->cap_passages);
	d->passages[d->n_passages++] = (struct passage){
	    .at = {d->text.n, d->text.n}, .line = l->no, .gap = gap};
}

static void
add_line(struct joiner *j, const struct line *l, bool gap, bool ruled)
{
	struct look k = look_at(line_str(j->lines, l));

	if (j->last && !ruled &&
	    goes_on(&j->last_look, &j->para, j->last, &k, gap, j->wrap)) {
		append_gap(j, ' ', l);
	} else {
		begin_passage(j, l, gap || ruled);
		j->para = (struct look){0};
	}
	append(j, l);
	j->last_look = k;
	j->para.quote_open =
	    k.quote_open || (j->para.quote_open && !k.quote_shut);
	j->para.paren_open =
	    k.paren_open || (j->para.paren_open && !k.paren_shut);
}

/* Ð and ð, printed for Đ and đ: the same number of bytes in UTF-8. */
static void
repair_letters(struct document *doc)
{
	char *p, *end;

	buf_add(&doc->match, buf_cstr(&doc->text), doc->text.n);
	end = doc->match.p + doc->match.n;
	for (p = doc->match.p; (p = memchr(p, 0xC3, (size_t)(end - p))); p++) {
		if (memcmp(p, "\xC3\x90", 2) == 0)
			memcpy(p, "\xC4\x90", 2);
		else if (memcmp(p, "\xC3\xB0", 2) == 0)
			memcpy(p, "\xC4\x91", 2);
	}
}

void
clean(struct document *doc)
{
	struct lines lines = {0};
	struct joiner j = {.doc = doc, .lines = &lines};
	bool gap = false, ruled = false;

	lines_read(&lines, (struct str){buf_cstr(&doc->nfc), doc->nfc.n},
	    &doc->nfc_map);
	j.wrap = wrap_width(&lines);
	for (size_t i = 0; i < lines.n; i++) {
		const struct line *l = &lines.v[i];

		if (l->empty) {
			gap = true;
			ruled |= l->rule;
			continue;
		}
		add_line(&j, l, gap, ruled);
		gap = ruled = false;
	}
	repair_letters(doc);
	document_cut(doc);
	lines_release(&lines);
}
