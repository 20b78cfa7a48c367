/* clean_line.c - taking layout marks off a line. */
#include "indexer/clean_line.h"

#include "core/base/mem.h"
#include "core/text/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Where we are in the text being cleaned. */
struct scan {
	struct lines *out;
	const struct map *map;
	struct str s;
	size_t i, end; /* of the line at hand */
	size_t no;
	size_t start; /* of the cell at hand, in out->text */
	bool space;   /* white space is due before the next character */
	size_t space_at;
};

/* A space for the first character that makes it due: whole, for some take
 * more than one byte. */
static void
put_space(struct scan *sc)
{
	size_t at = sc->space_at, from = map_from(sc->map, at), n;
	int32_t c;

	n = utf8_next(sc->s.p + at, sc->s.p + sc->s.n, &c);
	buf_addc(&sc->out->text, ' ');
	map_add(&sc->out->map, 1, from, map_to(sc->map, at + n) - from);
}

static void
emit(struct scan *sc, size_t from, size_t to)
{
	struct lines *o = sc->out;

	if (sc->space && o->text.n > sc->start)
		put_space(sc);
	sc->space = false;
	buf_add(&o->text, sc->s.p + from, to - from);
	map_copy(&o->map, sc->map, from, to);
}

/* A character that stands for [from, to) of the text. */
static void
emit_char(struct scan *sc, char c, size_t from, size_t to)
{
	struct lines *o = sc->out;
	size_t a = map_from(sc->map, from), b = map_to(sc->map, to);

	emit(sc, from, from);
	buf_addc(&o->text, c);
	map_add(&o->map, 1, a, b - a);
}

static void
due_space(struct scan *sc, size_t at)
{
	if (!sc->space)
		sc->space_at = at;
	sc->space = true;
}

static size_t
count_chars(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* Is it nothing but a ruled line (dashes, underscores, bars)? */
static bool
is_rule(struct str s)
{
	size_t i, marks = 0;

	for (i = 0; i < s.n; i++) {
		if (strchr("-_=~*+#:.", s.p[i]))
			marks++;
		else if (s.p[i] != ' ')
			return false;
	}
	return marks >= 3;
}

/* "12", "- 12 -", "12/30": a page number alone on its line. */
static bool
is_page_number(struct str s)
{
	size_t i, digits = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (!strchr(" -/", s.p[i]))
			return false;
	}
	return digits >= 1 && digits <= 3;
}

static void
finish_cell(struct scan *sc)
{
	struct lines *o = sc->out;
	struct str s = {buf_cstr(&o->text) + sc->start, o->text.n - sc->start};
	struct line l = {.from = sc->start, .to = o->text.n, .no = sc->no};

	l.rule = is_rule(s);
	l.empty = s.n == 0 || l.rule || is_page_number(s);
	l.chars = count_chars(s);
	ARR_GROW(o->v, o->n, o->cap);
	o->v[o->n++] = l;
	sc->start = o->text.n;
	sc->space = false;
}

static bool
at(const struct scan *sc, size_t i, const char *what)
{
	size_t n = strlen(what);

	return sc->end - i >= n && memcmp(sc->s.p + i, what, n) == 0;
}

/* Length of [bookmark: ...], of an image, of what opens a link; 0 if none. */
static size_t
bracket_mark(const struct scan *sc, size_t i)
{
	size_t k = i, close;
	bool image = sc->s.p[i] == '!' && at(sc, i, "![");

	if (!image && !at(sc, i, "[bookmark:"))
		return 0;
	while (k < sc->end && sc->s.p[k] != ']')
		k++;
	if (k == sc->end)
		return 0;
	close = k + 1;
	if (image && close < sc->end && sc->s.p[close] == '(') {
		while (close < sc->end && sc->s.p[close] != ')')
			close++;
		close += close < sc->end;
	}
	return close - i;
}

/* Length of "](http://...)" at i, 0 if there is none. */
static size_t
link_tail(const struct scan *sc, size_t i)
{
	size_t k = i + 2;

	if (!at(sc, i, "](http") && !at(sc, i, "](/") && !at(sc, i, "](#"))
		return 0;
	while (k < sc->end && sc->s.p[k] != ')')
		k++;
	return k < sc->end ? k + 1 - i : 0;
}

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Length of an HTML tag at i, 0 if there is none. */
static size_t
html_tag(const struct scan *sc, size_t i)
{
	size_t k = i + 1;

	if (sc->s.p[i] != '<' || k >= sc->end)
		return 0;
	k += sc->s.p[k] == '/';
	if (k >= sc->end || !is_alpha(sc->s.p[k]))
		return 0;
	while (k < sc->end && k - i < 200 && sc->s.p[k] != '>' &&
	       sc->s.p[k] != '<')
		k++;
	return k < sc->end && sc->s.p[k] == '>' ? k + 1 - i : 0;
}

static size_t
html_entity(const struct scan *sc, size_t i, char *c)
{
	static const struct {
		const char *text;
		char c;
	} entities[] = {
	    {"&nbsp;", ' '},
	    {"&amp;", '&'},
	    {"&quot;", '"'},
	    {"&lt;", '<'},
	    {"&gt;", '>'},
	    {"&#39;", '\''},
	};

	if (sc->s.p[i] != '&')
		return 0;
	for (size_t k = 0; k < sizeof(entities) / sizeof(*entities); k++)
		if (at(sc, i, entities[k].text)) {
			*c = entities[k].c;
			return strlen(entities[k].text);
		}
	return 0;
}

/* Marks of emphasis at i: runs of * and of two or more _. */
static size_t
emphasis(const struct scan *sc, size_t i)
{
	char c = sc->s.p[i];
	size_t k = i;

	if (c != '*' && c != '_')
		return 0;
	while (k < sc->end && sc->s.p[k] == c)
		k++;
	if (c == '_')
		return k - i >= 2 ? k - i : 0;
	if (i > 0 && sc->s.p[i - 1] == '(') /* a footnote's (*) */
		return 0;
	return k - i;
}

static bool
is_space(utf8proc_int32_t cp)
{
	/* private use: Word's bullets, which no reader has the font for */
	return (cp >= 0xE000 && cp <= 0xF8FF) || cp == ' ' || cp == '\t' ||
	       cp == '\v' || cp == '\f' || cp == '\r' || cp == 0xA0 ||
	       (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
	       cp == 0x3000;
}

static bool
is_invisible(utf8proc_int32_t cp)
{
	return cp < 0x20 || cp == 0x7F || (cp >= 0x80 && cp < 0xA0) ||
	       cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x2069) || cp == 0xFEFF;
}

/* A run of marks that is dropped at i; its length. */
static size_t
dropped(const struct scan *sc, size_t i)
{
	size_t n;

	if ((n = bracket_mark(sc, i)) || (n = link_tail(sc, i)) ||
	    (n = emphasis(sc, i)))
		return n;
	/* pandoc's line break, and its blank that does not break */
	if (sc->s.p[i] == '\\' && (i + 1 == sc->end || sc->s.p[i + 1] == ' '))
		return 1;
	/* the backslash of an escaped character */
	if (sc->s.p[i] == '\\' && i + 1 < sc->end &&
	    strchr("\\`*_{}[]()#+-.!|<>~\"'", sc->s.p[i + 1]))
		return 1;
	return 0;
}

/* Opens a link: its text is kept, the bracket is not. */
static bool
opens_link(const struct scan *sc, size_t i)
{
	size_t k;

	if (sc->s.p[i] != '[')
		return false;
	for (k = i + 1; k < sc->end && sc->s.p[k] != ']'; k++)
		;
	return k < sc->end && link_tail(sc, k) > 0;
}

/* Two columns of a letterhead or a signature come as one line with a gap. In
 * the first lines a narrow one is enough; elsewhere blanks also stretch lines
 * to the margin. */
enum { HEAD_LINES = 10, HEAD_GAP = 5, GAP = 20, TAB = 4 };

static bool
is_column_gap(const struct scan *sc, size_t i)
{
	size_t width = 0;

	for (; i < sc->end && (sc->s.p[i] == ' ' || sc->s.p[i] == '\t'); i++)
		width += sc->s.p[i] == '\t' ? TAB : 1;
	return i < sc->end && width >= (sc->no <= HEAD_LINES ? HEAD_GAP : GAP);
}

static size_t
clean_char(struct scan *sc)
{
	size_t i = sc->i, n;
	utf8proc_int32_t cp;
	char c;

	if (opens_link(sc, i))
		return 1;
	if ((n = dropped(sc, i))) {
		/* what a backslash escapes is text, not a mark */
		if (n == 1 && sc->s.p[i] == '\\' && i + 1 < sc->end &&
		    sc->s.p[i + 1] != ' ') {
			emit(sc, i + 1, i + 2);
			return 2;
		}
		return n;
	}
	if ((n = html_tag(sc, i))) {
		due_space(sc, i);
		return n;
	}
	if ((n = html_entity(sc, i, &c))) {
		if (c == ' ')
			due_space(sc, i);
		else
			emit_char(sc, c, i, i + n);
		return n;
	}
	n = (size_t)utf8proc_iterate((const utf8proc_uint8_t *)sc->s.p + i,
	    (utf8proc_ssize_t)(sc->end - i), &cp);
	if (is_space(cp)) {
		if (sc->out->text.n > sc->start && is_column_gap(sc, i))
			finish_cell(sc);
		else
			due_space(sc, i);
	} else if (!is_invisible(cp))
		emit(sc, i, i + n);
	return n;
}

/* Heading and quotation marks of Markdown at the start of a line. */
static void
skip_markers(struct scan *sc)
{
	size_t i = sc->i, k;

	while (i < sc->end &&
	       (sc->s.p[i] == ' ' || sc->s.p[i] == '\t' || sc->s.p[i] == '>'))
		i++;
	for (k = i; k < sc->end && sc->s.p[k] == '#'; k++)
		;
	if (k > i && k - i <= 6 && (k == sc->end || sc->s.p[k] == ' '))
		i = k;
	/* a bullet written as * */
	if (i + 1 < sc->end && sc->s.p[i] == '*' && sc->s.p[i + 1] == ' ') {
		sc->i = i;
		emit_char(sc, '-', i, i + 1);
		i++;
	}
	sc->i = i;
}

/* Can a byte begin a character that clean_char would look into? */
static bool
is_plain(char c)
{
	unsigned char u = (unsigned char)c;

	if (u < 0x80)
		return u > ' ' && u < 0x7F && !strchr("![]*_\\<&|", c);
	/* in the others are blanks, controls and private characters */
	return u != 0xC2 && u != 0xE2 && u != 0xE3 && u < 0xEE;
}

/* The end of a run of letters, digits and the like from i on, with the single
 * blanks between them. */
static size_t
plain_end(const struct scan *sc, size_t i)
{
	const char *p = sc->s.p;

	if (!is_plain(p[i]))
		return i;
	for (;;) {
		while (i < sc->end && is_plain(p[i]))
			i++;
		if (i + 1 >= sc->end || p[i] != ' ' || !is_plain(p[i + 1]))
			return i;
		i++;
	}
}

static void
clean_line(struct scan *sc)
{
	size_t plain;

	skip_markers(sc);
	while (sc->i < sc->end) {
		plain = plain_end(sc, sc->i);
		if (plain > sc->i) {
			emit(sc, sc->i, plain);
			sc->i = plain;
		} else if (sc->s.p[sc->i] == '|') {
			if (sc->out->text.n > sc->start)
				finish_cell(sc);
			sc->space = false;
			sc->i++;
		} else {
			sc->i += clean_char(sc);
		}
	}
	finish_cell(sc);
}

/* Length of a line break at i, also where one was written out as \r\n. */
static size_t
line_break(struct str s, size_t i)
{
	if (s.p[i] == '\n' || s.p[i] == '\f')
		return 1;
	if (s.p[i] == '\r')
		return i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
	if (s.p[i] != '\\' || i + 1 >= s.n)
		return 0;
	if (s.p[i + 1] == 'n')
		return 2;
	if (s.p[i + 1] == 'r')
		return i + 3 < s.n && s.p[i + 2] == '\\' && s.p[i + 3] == 'n'
			   ? 4
			   : 2;
	return 0;
}

void
lines_read(struct lines *lines, struct str s, const struct map *from)
{
	struct scan sc = {.out = lines, .map = from, .s = s, .no = 1};
	size_t i = 0, n;

	while (i < s.n) {
		sc.i = i;
		while (i < s.n && !line_break(s, i))
			i++;
		sc.end = i;
		clean_line(&sc);
		if (i == s.n)
			break;
		n = line_break(s, i);
		sc.no += s.p[i] != '\\' && s.p[i] != '\f';
		i += n;
	}
}

void
lines_release(struct lines *lines)
{
	buf_release(&lines->text);
	map_release(&lines->map);
	free(lines->v);
	*lines = (struct lines){0};
}
