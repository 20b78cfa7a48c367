/* shape.c - values from captured words. */
#include "indexer/shape.h"

#include "core/base/day.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Marks that are never part of a name when they stand at its end. */
static bool
is_outer(int32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == '"' || cp == 0x201C ||
	       cp == 0x201D || cp == 0x201E || cp == ',' || cp == ';' ||
	       cp == ':' || cp == '.' || cp == 0x2026 || cp == '*' ||
	       cp == 0x2018 || cp == 0x2019 || cp == '\'';
}

static bool
is_dash(int32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

struct span
shape_trim(const struct document *doc, struct span at)
{
	struct str s = document_str(doc, at);
	int32_t cp;
	size_t n, last;

	while (s.n && (n = utf8_next(s.p, s.p + s.n, &cp)) && is_outer(cp)) {
		s.p += n, s.n -= n;
		at.from += n;
	}
	while (s.n) {
		last = s.n - 1;
		while (last > 0 && ((unsigned char)s.p[last] & 0xC0) == 0x80)
			last--;
		(void)utf8_next(s.p + last, s.p + s.n, &cp);
		if (!is_outer(cp))
			break;
		s.n = last;
	}
	at.to = at.from + s.n;
	return at;
}

/* How many quotations s leaves open; fewer than none where one is closed that
 * it does not open. A straight mark opens and closes in turn. */
static int
open_quotations(struct str s)
{
	int curly = 0, straight = 0;
	int32_t c;

	for (const char *p = s.p; p < s.p + s.n;) {
		p += utf8_next(p, s.p + s.n, &c);
		curly += c == 0x201C ? 1 : c == 0x201D ? -1 : 0;
		straight += c == '"';
	}
	return curly ? curly : straight % 2;
}

struct span
shape_trim_quoted(const struct document *doc, struct span at)
{
	struct span in = shape_trim(doc, at);
	const char *s = buf_cstr(&doc->text);
	int open = open_quotations(document_str(doc, in));
	size_t close = strncmp(s + in.to, "\xE2\x80\x9D", 3) == 0 ? 3
		       : s[in.to] == '"'                          ? 1
								  : 0;

	if (open > 0 && in.to + close <= at.to)
		in.to += close;
	else if (open < 0 && in.from >= at.from + 3 &&
		 strncmp(s + in.from - 3, "\xE2\x80\x9C", 3) == 0)
		in.from -= 3;
	return in;
}

const char *
shape_text(const struct reading *r, struct span at)
{
	struct str s = document_str(r->doc, at);
	char *p = arena_strndup(&r->doc->arena, s.p, s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n')
			p[i] = ' ';
	return p;
}

const char *
shape_key(const struct reading *r, const char *text)
{
	struct buf b = BUF_INIT;
	char *key;

	fold_key(text, strlen(text), &b);
	key = arena_strndup(&r->doc->arena, buf_cstr(&b), b.n);
	buf_release(&b);
	return key;
}

const char *
shape_number(const struct reading *r, struct span at)
{
	struct str s = document_str(r->doc, at);
	struct buf b = BUF_INIT;
	int32_t cp;
	char *number;

	for (size_t i = 0, n; i < s.n; i += n) {
		n = utf8_next(s.p + i, s.p + s.n, &cp);
		if (is_dash(cp))
			buf_addc(&b, '-');
		else if (cp != ' ' && cp != '\n')
			buf_add(&b, s.p + i, n);
	}
	number = arena_strndup(&r->doc->arena, buf_cstr(&b), b.n);
	buf_release(&b);
	return number;
}

/* Dates */

static bool
is_day(struct date d)
{
	if (d.y && (d.y < 1 || d.y > 2999))
		return false;
	if (d.m && (d.m < 1 || d.m > 12))
		return false;
	return d.d == 0 ||
	       (d.d >= 1 && d.d <= (d.m ? day_in_month(d.y, d.m) : 31));
}

static int
group_int(const struct match *m, struct str s, const char *group)
{
	struct span at;
	int v = 0;

	if (!match_group(m, group, &at))
		return 0;
	for (size_t i = at.from; i < at.to && v < 100000; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			v = 10 * v + (s.p[i] - '0');
	return v;
}

/* A month or quarter in Roman numerals. */
static int
group_ordinal(const struct match *m, struct str s, const char *group)
{
	struct span at;

	if (!match_group(m, group, &at))
		return 0;
	return shape_ordinal((struct str){s.p + at.from, at.to - at.from});
}

bool
shape_date(const struct reading *r, struct span at, struct date *date)
{
	struct str s = {buf_cstr(&r->doc->match) + at.from, at.to - at.from};
	struct date d = {0};
	struct match m;
	int quarter;

	if (!match_text(r->matcher, "date", s, &m))
		return false;
	d.y = group_int(&m, s, "y");
	d.m = group_int(&m, s, "m");
	d.d = group_int(&m, s, "d");
	quarter = group_ordinal(&m, s, "quarter");
	if (quarter)
		d.m = 3 * quarter;
	d.quarter = quarter > 0;
	if (m.mark && strcmp(m.mark, "now") == 0)
		d.now = true;
	else if (m.mark && strcmp(m.mark, "first") == 0)
		d.m = d.d = 1;
	else if (m.mark && strcmp(m.mark, "last") == 0)
		d.m = 12;
	if (!is_day(d))
		return false;
	*date = d;
	return true;
}

const char *
shape_iso(const struct reading *r, struct date d)
{
	struct arena *a = &r->doc->arena;

	if (d.now || (!d.y && !d.m && !d.d) || (!d.m && d.d))
		return NULL;
	if (!d.y)
		return d.d ? arena_printf(a, "--%02d-%02d", d.m, d.d)
			   : arena_printf(a, "--%02d", d.m);
	if (!d.m)
		return arena_printf(a, "%04d", d.y);
	if (!d.d)
		return arena_printf(a, "%04d-%02d", d.y, d.m);
	return arena_printf(a, "%04d-%02d-%02d", d.y, d.m, d.d);
}

struct date
date_first(struct date d)
{
	if (d.quarter)
		d.m -= 2;
	if (d.m && !d.d)
		d.d = 1;
	return d;
}

struct date
date_last(struct date d)
{
	if (d.m && !d.d)
		d.d = day_in_month(d.y, d.m);
	return d;
}

/* Numbers */

bool
shape_amount(const struct reading *r, struct span at, double *value)
{
	struct str s = {buf_cstr(&r->doc->match) + at.from, at.to - at.from};
	double v = 0, scale = 0;
	struct match m;
	bool any = false;

	if (match_text(r->matcher, "numeral", s, &m) && m.mark) {
		*value = strtod(m.mark, NULL);
		return true;
	}
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9') {
			any = true;
			v = scale > 0 ? v + scale * (c - '0')
				      : 10 * v + (c - '0');
			scale /= 10;
		} else if (c == ',' && any && scale == 0) {
			scale = 0.1;
		} else if (c != '.' || !any) {
			break;
		}
	}
	*value = v;
	return any;
}

static int
roman_digit(char c)
{
	switch (c) {
	case 'I':
	case 'l':
	case '1':
		return 1;
	case 'V':
		return 5;
	case 'X':
		return 10;
	default:
		return 0;
	}
}

int
shape_ordinal(struct str s)
{
	bool arabic = true;
	int v = 0;

	for (size_t i = 0; i < s.n; i++)
		arabic &= s.p[i] >= '0' && s.p[i] <= '9';
	if (s.n == 0 || s.n > 6)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		int d = roman_digit(s.p[i]);

		if (arabic)
			v = 10 * v + (s.p[i] - '0');
		else if (d == 0)
			return 0;
		else if (i + 1 < s.n && roman_digit(s.p[i + 1]) > d)
			v -= d;
		else
			v += d;
	}
	return v;
}

const char *
shape_group(const struct reading *r, const struct match *m, const char *group)
{
	struct span at;

	if (!match_group(m, group, &at))
		return NULL;
	at = shape_trim(r->doc, at);
	return at.to > at.from ? shape_text(r, at) : NULL;
}

void
shape_field(const struct reading *r, enum field_id id, struct span at,
    const char *value, const char *rule)
{
	struct field *f = &r->facts->field[id];

	if (!f->value && value && *value)
		*f = (struct field){value, at, rule};
}

/* Of a longer sentence only so much is looked at. */
enum { SENTENCE_MAX = 2000 };

size_t
shape_sentence(const struct document *doc, size_t at)
{
	const char *s = buf_cstr(&doc->text);
	size_t least = at > SENTENCE_MAX ? at - SENTENCE_MAX : 0;

	while (at > least || ((unsigned char)s[at] & 0xC0) == 0x80) {
		char c = s[at - 1];

		if (c == '\n' ||
		    ((c == '.' || c == '!' || c == '?') && s[at] == ' '))
			break;
		at--;
	}
	return at;
}
