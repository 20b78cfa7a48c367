/* starts.c - reading a pattern from the left, as far as it is plain. */
#include "indexer/starts.h"

#include "core/text/letter.h"
#include "core/text/utf8.h"
#include "indexer/startset.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
	MOST_STARTS = 1000,  /* more of them find nothing faster */
	DEEPEST = 24,        /* brackets and references within one another */
	MOST_STEPS = 100000, /* atoms read, with those of references */
	WIDEST_CLASS = 16,   /* members of a class that are told apart */
};

/* Where the pattern is read. */
struct reader {
	const char *p, *end;
	const struct define *own, *shared;
	bool caseless;
	unsigned depth;
	size_t *steps;
	bool lost; /* something that is not understood */
	bool chained;
};

static bool
is_known_letter(int32_t c)
{
	return c < LETTER_TABLE ||
	       (utf8proc_tolower(c) == c && utf8proc_toupper(c) == c);
}

static unsigned
case_of(const struct reader *r, int32_t c)
{
	if (r->caseless)
		return 0;
	if (letter_kind(c) & LETTER_UPPER)
		return START_UPPER;
	return letter_kind(c) & LETTER_SMALL ? START_SMALL : 0;
}

static void
add_char(const struct reader *r, struct starts *s, int32_t c)
{
	struct start one = {.whole = true};

	if (!is_known_letter(c)) {
		startset_add_any(s, 0);
		return;
	}
	one.flags = (uint8_t)case_of(r, c);
	one.n = (uint8_t)utf8proc_encode_char(
	    starts_lower(c), (utf8proc_uint8_t *)one.text);
	startset_add(s, &one);
}

static bool
begins(const struct reader *r, const char *what)
{
	return str_starts((struct str){r->p, (size_t)(r->end - r->p)}, what);
}

static bool
take(struct reader *r, const char *what)
{
	bool ok = begins(r, what);

	if (ok)
		r->p += strlen(what);
	return ok;
}

/* Layout and comments. */
static void
skip_blank(struct reader *r)
{
	while (r->p < r->end) {
		if (*r->p == '#')
			while (r->p < r->end && *r->p != '\n')
				r->p++;
		else if (!strchr(" \t\r\n\f\v", *r->p))
			return;
		else
			r->p++;
	}
}

static void read_branches(struct reader *r, struct starts *out);

/* What is between a bracket that was taken and the one that closes it. */
static void
read_group(struct reader *r, struct starts *out)
{
	bool caseless = r->caseless;

	if (++r->depth > DEEPEST)
		r->lost = true;
	if (!r->lost)
		read_branches(r, out);
	r->depth--;
	r->caseless = caseless;
	if (!take(r, ")"))
		r->lost = true;
}

/* One property, taken up to its brace: is it \p{Lu}? */
static bool
take_property(struct reader *r, bool *upper)
{
	const char *open = r->p, *close;

	if (r->p >= r->end || *r->p != '{' ||
	    !(close = memchr(open, '}', (size_t)(r->end - open))))
		return false;
	*upper = close - open == 3 && memcmp(open + 1, "Lu", 2) == 0;
	r->p = close + 1;
	return true;
}

static void
add_digits(const struct reader *r, struct starts *s)
{
	for (int32_t c = '0'; c <= '9'; c++)
		add_char(r, s, c);
	startset_end(s);
}

/* \p{Lu}; with (?i) versions of PCRE2 differ in what it is. */
static void
add_upper(const struct reader *r, struct starts *s)
{
	startset_add_any(s, r->caseless ? 0 : START_UPPER);
}

/* \x{2026}; false where it is something else. */
static bool
take_hex(struct reader *r, int32_t *c)
{
	char *end;

	if (r->p >= r->end || *r->p != '{')
		return false;
	*c = (int32_t)strtol(r->p + 1, &end, 16);
	if (end >= r->end || *end != '}' || *c <= 0 || *c > 0x10FFFF)
		return false;
	r->p = end + 1;
	return true;
}

/* The character that a backslash and c stand for, or -1. */
static int32_t
escaped(char c)
{
	static const char from[] = "nrtf", to[] = "\n\r\t\f";
	const char *p = c ? strchr(from, c) : NULL;

	if (p)
		return to[p - from];
	if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80)
		return -1;
	return (unsigned char)c;
}

/* What stands behind a backslash. */
static void
read_escape(struct reader *r, struct starts *out)
{
	char c = r->p < r->end ? *r->p++ : '\0';
	bool upper = false;
	int32_t cp;

	if (c == 'd') {
		add_digits(r, out);
	} else if (c == 'p' || c == 'P') {
		r->lost |= !take_property(r, &upper);
		if (upper && c == 'p')
			add_upper(r, out);
		else
			startset_add_any(out, 0);
	} else if (c == 'x' && take_hex(r, &cp)) {
		add_char(r, out, cp);
	} else if (c && strchr("hHsSwWDvVN", c)) {
		startset_add_any(out, 0);
	} else if (c && strchr("bBzZ", c)) {
		startset_add_empty(out, 0);
	} else if (c == 'A') {
		startset_add_empty(out, START_LINE);
	} else if (c == 'G') {
		r->chained = true;
	} else if (escaped(c) >= 0) {
		add_char(r, out, escaped(c));
	} else {
		r->lost = true;
	}
}

/* A member of a class: a character, or -1 for a set of them. */
static int32_t
read_member(struct reader *r, struct starts *out, bool *wide)
{
	bool upper = false;
	int32_t c;

	if (*r->p != '\\') {
		r->p += utf8_next(r->p, r->end, &c);
		return c;
	}
	r->p++;
	c = r->p < r->end ? (unsigned char)*r->p++ : 0;
	if (c == 'd') {
		add_digits(r, out);
		return -1;
	}
	if (c == 'x' && take_hex(r, &c))
		return c;
	if (c == 'p' || c == 'P') {
		r->lost |= !take_property(r, &upper);
		if (upper && c == 'p')
			add_upper(r, out);
		else
			*wide = true;
		return -1;
	}
	if (c < 0x80 && escaped((char)c) >= 0)
		return escaped((char)c);
	*wide = true;
	return -1;
}

static void
read_class(struct reader *r, struct starts *out)
{
	bool wide = take(r, "^"), first = true;

	while (r->p < r->end && (first || *r->p != ']')) {
		int32_t a, b;

		first = false;
		if (begins(r, "[:")) {
			r->lost = true;
			return;
		}
		a = b = read_member(r, out, &wide);
		if (a >= 0 && r->p + 1 < r->end && *r->p == '-' &&
		    r->p[1] != ']') {
			r->p++;
			b = read_member(r, out, &wide);
		}
		wide |= b < a || b - a >= WIDEST_CLASS;
		for (; a >= 0 && a <= b && !wide; a++)
			add_char(r, out, a);
	}
	r->lost |= !take(r, "]");
	if (out->n > WIDEST_CLASS)
		startset_end(out);
	if (wide) {
		out->n = 0;
		startset_add_any(out, 0);
	}
}

/* The rest of a look-around, without a trace. */
static void
skip_inside(struct reader *r, struct starts *seen)
{
	bool chained = r->chained;

	read_group(r, seen);
	r->lost |= r->chained && !chained;
}

/* Must all that a look-ahead lets through begin with a capital? */
static unsigned
capital_of(const struct starts *seen)
{
	for (size_t i = 0; i < seen->n; i++)
		if (!(seen->v[i].flags & START_UPPER))
			return 0;
	return seen->n ? START_UPPER : 0;
}

/* Does (?<! ... ) hold nothing but a class with all letters in it? */
static bool
forbids_letters(const char *p, const char *end)
{
	static const char letters[] = "\\p{L}";
	struct reader r = {.p = p, .end = end};
	bool class;

	skip_blank(&r);
	class = take(&r, "[");
	if (!take(&r, letters))
		return false;
	while (class && r.p < r.end && *r.p != ']')
		r.p += *r.p == '\\' ? 2 : 1;
	if (class && !take(&r, "]"))
		return false;
	skip_blank(&r);
	return r.p < r.end && *r.p == ')';
}

static void
read_look(struct reader *r, struct starts *out)
{
	struct starts seen = STARTS_INIT;
	unsigned flags = 0;

	if (take(r, "?=")) {
		skip_inside(r, &seen);
		flags = capital_of(&seen);
	} else {
		if (take(r, "?<!"))
			flags = forbids_letters(r->p, r->end) ? START_WORD : 0;
		else
			r->p += begins(r, "?!") ? 2 : 3;
		skip_inside(r, &seen);
	}
	startset_add_empty(out, flags);
	starts_release(&seen);
}

static struct str
piece(const struct reader *r, struct str name)
{
	struct str text = define_piece(r->own, name);

	return text.p ? text : define_piece(r->shared, name);
}

/* (?&name), as if the piece stood there. */
static void
read_reference(struct reader *r, struct starts *out)
{
	const char *close = memchr(r->p, ')', (size_t)(r->end - r->p));
	struct reader in = *r;
	struct str text;

	if (!close) {
		r->lost = true;
		return;
	}
	text = piece(r, (struct str){r->p, (size_t)(close - r->p)});
	r->p = close + 1;
	if (!text.p) {
		r->lost = true;
		return;
	}
	in.p = text.p;
	in.end = text.p + text.n;
	in.caseless = false;
	if (!take(&in, "(?<") ||
	    !(in.p = memchr(in.p, '>', (size_t)(in.end - in.p)))) {
		r->lost = true;
		return;
	}
	in.p++;
	read_group(&in, out);
	r->lost |= in.lost;
	r->chained |= in.chained;
}

/* (*MARK:...) says nothing of where; other verbs steer the search. */
static void
read_verb(struct reader *r, struct starts *out)
{
	const char *close = memchr(r->p, ')', (size_t)(r->end - r->p));

	if (!close || !begins(r, "*MARK:")) {
		r->lost = true;
		return;
	}
	r->p = close + 1;
	startset_add_empty(out, 0);
}

/* (?(<name>) yes | no); without a "no" it may be nothing. */
static void
read_condition(struct reader *r, struct starts *out)
{
	const char *close = memchr(r->p, ')', (size_t)(r->end - r->p));

	if (!close) {
		r->lost = true;
		return;
	}
	r->p = close + 1;
	read_group(r, out);
	startset_add_empty(out, 0);
}

/* Pieces for others. */
static void
skip_define(struct reader *r, struct starts *out)
{
	struct starts seen = STARTS_INIT;

	skip_inside(r, &seen);
	starts_release(&seen);
	startset_add_empty(out, 0);
}

static void
read_bracket(struct reader *r, struct starts *out)
{
	const char *name;

	if (begins(r, "*")) {
		read_verb(r, out);
	} else if (begins(r, "?=") || begins(r, "?!") || begins(r, "?<=") ||
		   begins(r, "?<!")) {
		read_look(r, out);
	} else if (take(r, "?&")) {
		read_reference(r, out);
	} else if (take(r, "?(DEFINE)")) {
		skip_define(r, out);
	} else if (take(r, "?(<")) {
		read_condition(r, out);
	} else if (take(r, "?i)")) {
		r->caseless = true;
		startset_add_empty(out, 0);
	} else if (take(r, "?i:")) {
		bool caseless = r->caseless;

		r->caseless = true;
		read_group(r, out);
		r->caseless = caseless;
	} else if (take(r, "?:") || take(r, "?>")) {
		read_group(r, out);
	} else if (take(r, "?<")) {
		name = memchr(r->p, '>', (size_t)(r->end - r->p));
		r->p = name ? name + 1 : r->p;
		r->lost |= !name;
		read_group(r, out);
	} else if (begins(r, "?")) {
		r->lost = true;
	} else {
		read_group(r, out);
	}
}

static void
read_atom(struct reader *r, struct starts *out)
{
	int32_t c;

	if (take(r, "("))
		read_bracket(r, out);
	else if (take(r, "["))
		read_class(r, out);
	else if (take(r, "\\"))
		read_escape(r, out);
	else if (take(r, "^"))
		startset_add_empty(out, START_LINE);
	else if (take(r, "$"))
		startset_add_empty(out, 0);
	else if (take(r, "."))
		startset_add_any(out, 0);
	else {
		r->p += utf8_next(r->p, r->end, &c);
		add_char(r, out, c);
	}
}

/* {2,5}: its bounds; most is 0 for none. A brace may also stand for itself. */
static bool
take_bounds(struct reader *r, long *least, long *most)
{
	char *end;

	if (!begins(r, "{") || r->p + 1 >= r->end ||
	    !strchr("0123456789,", r->p[1]))
		return false;
	*least = strtol(r->p + 1, &end, 10);
	*most = *least;
	if (end < r->end && *end == ',')
		*most = strtol(end + 1, &end, 10);
	if (end >= r->end || *end != '}' || end == r->p + 1) {
		r->lost = true;
		return false;
	}
	r->p = end + 1;
	return true;
}

/* How often an atom may stand. */
static void
read_quantifier(struct reader *r, struct starts *atom)
{
	long least = 1, most = 1;

	skip_blank(r);
	if (take(r, "?"))
		least = 0;
	else if (take(r, "*"))
		least = 0, most = 0;
	else if (take(r, "+"))
		most = 0;
	else if (!take_bounds(r, &least, &most))
		return;
	if (!take(r, "?"))
		(void)take(r, "+");
	/* what cannot begin here, \G, cannot be repeated either */
	if (most != 1)
		for (size_t i = 0; i < atom->n; i++)
			atom->v[i].whole &= atom->v[i].n == 0;
	if (least == 0)
		startset_add_empty(atom, 0);
}

static void
read_sequence(struct reader *r, struct starts *out)
{
	struct starts atom = STARTS_INIT;

	startset_add_empty(out, 0);
	for (;;) {
		skip_blank(r);
		r->lost |= ++*r->steps > MOST_STEPS;
		if (r->lost || r->p >= r->end || *r->p == '|' || *r->p == ')')
			break;
		atom.n = 0;
		read_atom(r, &atom);
		read_quantifier(r, &atom);
		startset_append(out, &atom);
		if (out->n > MOST_STARTS)
			r->lost = true;
	}
	starts_release(&atom);
}

static void
read_branches(struct reader *r, struct starts *out)
{
	bool caseless = r->caseless;

	do {
		struct starts one = STARTS_INIT;

		read_sequence(r, &one);
		startset_unite(out, &one);
		starts_release(&one);
		/* (?i) holds to the end of its branch, and on */
	} while (!r->lost && take(r, "|"));
	r->caseless = caseless;
}

/* A start that says nothing of the place. */
static bool
says_nothing(const struct start *s)
{
	return s->n == 0 && !(s->flags & (START_LINE | START_UPPER));
}

void
starts_read(struct starts *s, struct str pattern, const struct define *own,
    const struct define *shared)
{
	size_t steps = 0;
	struct reader r = {.p = pattern.p,
	    .end = pattern.p + pattern.n,
	    .own = own,
	    .shared = shared,
	    .steps = &steps};

	*s = (struct starts)STARTS_INIT;
	read_branches(&r, s);
	s->chained = r.chained;
	s->anywhere = r.lost || r.p < r.end || s->n > MOST_STARTS;
	for (size_t i = 0; i < s->n; i++) {
		s->anywhere |= says_nothing(&s->v[i]);
		s->v[i].whole = false;
	}
	if (s->anywhere)
		s->n = 0;
	startset_thin_out(s);
}
