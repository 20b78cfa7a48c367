/* width.c - columns of a terminal, by utf8proc's tables. */
#include "core/text/width.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

/* The character at byte `at` of s, and how many bytes it has (1 or more). */
static size_t
char_at(struct str s, size_t at, int32_t *c)
{
	utf8proc_ssize_t n;

	if ((unsigned char)s.p[at] < 0x80) {
		*c = (unsigned char)s.p[at];
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + at,
	    (utf8proc_ssize_t)(s.n - at), c);
	if (n > 0)
		return (size_t)n;
	*c = REPLACEMENT;
	return 1;
}

static size_t
char_width(int32_t c)
{
	int w;

	if (c >= ' ' && c < 0x7F)
		return 1;
	w = utf8proc_charwidth(c);
	return w > 0 ? (size_t)w : 0;
}

size_t
width_of(struct str s)
{
	size_t at, columns = 0;
	int32_t c;

	for (at = 0; at < s.n;) {
		at += char_at(s, at, &c);
		columns += char_width(c);
	}
	return columns;
}

size_t
width_cut(struct str s, size_t max)
{
	size_t at, n, columns = 0;
	int32_t c;

	for (at = 0; at < s.n; at += n) {
		n = char_at(s, at, &c);
		columns += char_width(c);
		if (columns > max)
			break;
	}
	return at;
}

/* Bytes of the first character of s with the marks that follow it. */
static size_t
first_cluster(struct str s)
{
	size_t at, n;
	int32_t c;

	for (at = char_at(s, 0, &c); at < s.n; at += n) {
		n = char_at(s, at, &c);
		if (char_width(c) > 0)
			break;
	}
	return at;
}

struct str
width_tail(struct str s, size_t max)
{
	size_t columns = width_of(s), n;

	while (s.n && columns > max) {
		n = first_cluster(s);
		columns -= width_of((struct str){s.p, n});
		s.p += n;
		s.n -= n;
	}
	return s;
}

/* Where the last word that fits into the first cut bytes ends; 0 if none. */
static size_t
word_end(struct str s, size_t cut)
{
	size_t at = cut;

	while (at > 0 && s.p[at] != ' ')
		at--;
	while (at > 0 && s.p[at - 1] == ' ')
		at--;
	return at;
}

struct str
width_line(struct str *rest, size_t max)
{
	struct str line = *rest;
	size_t cut = max ? width_cut(*rest, max) : rest->n, end;

	if (cut < rest->n) {
		end = word_end(*rest, cut);
		if (end == 0)
			end = cut ? cut : first_cluster(*rest);
		line.n = end;
		while (end < rest->n && rest->p[end] == ' ')
			end++;
		cut = end;
	}
	if (cut) {
		rest->p += cut;
		rest->n -= cut;
	}
	return line;
}

bool
width_is_control(int32_t c)
{
	return (c >= 0 && c < 0x20) || (c >= 0x7F && c < 0xA0) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void
width_show(struct buf *out, struct str s)
{
	size_t at, n;
	int32_t c;

	for (at = 0; at < s.n; at += n) {
		n = char_at(s, at, &c);
		if (c == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
			continue;
		if (c == '\t' || c == '\n')
			buf_addc(out, ' ');
		else if (c == REPLACEMENT || width_is_control(c))
			buf_adds(out, "\xEF\xBF\xBD");
		else
			buf_add(out, s.p + at, n);
	}
}
