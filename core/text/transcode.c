/* transcode.c - bytes of a file as valid UTF-8, with a map back to them. */
#include "core/text/transcode.h"

#include "core/text/utf8.h"

#include <stdint.h>
#include <utf8proc.h>

struct reader {
	const char *s;
	size_t n;
	bool big;
	struct buf *out;
	struct map *map;
	struct transcoded got;
};

static void
replace(struct reader *r, size_t from, size_t to)
{
	if (r->got.bad++ == 0)
		r->got.first = from;
	buf_adds(r->out, "\xEF\xBF\xBD");
	map_add_whole(r->map, 3, from, to - from);
}

static void
keep(struct reader *r, size_t from, size_t to)
{
	buf_add(r->out, r->s + from, to - from);
	map_add(r->map, to - from, from, to - from);
	for (size_t i = from; i < to; i++)
		r->got.good += (unsigned char)r->s[i] >= 0xC0;
}

struct transcoded
transcode_utf8(
    const char *s, size_t from, size_t n, struct buf *out, struct map *map)
{
	struct reader r = {.s = s, .n = n, .out = out, .map = map};

	while (from < n) {
		size_t ok = from + utf8_check(s + from, n - from), end = ok;

		keep(&r, from, ok);
		if (ok < n) {
			end += utf8_bad(s + ok, s + n);
			replace(&r, ok, end);
		}
		from = end;
	}
	return r.got;
}

static uint32_t
unit_at(const struct reader *r, size_t i)
{
	const unsigned char *u = (const unsigned char *)r->s + i;

	return r->big ? (uint32_t)u[0] << 8 | u[1] : (uint32_t)u[1] << 8 | u[0];
}

/* The character at i and how many bytes it has; -1 where it is bad. */
static size_t
char_at(const struct reader *r, size_t i, int32_t *c)
{
	uint32_t high, low;

	*c = -1;
	if (r->n - i < 2)
		return 1;
	high = unit_at(r, i);
	if (high < 0xD800 || high > 0xDFFF) {
		*c = (int32_t)high;
		return 2;
	}
	if (high > 0xDBFF || r->n - i < 4)
		return 2;
	low = unit_at(r, i + 2);
	if (low < 0xDC00 || low > 0xDFFF)
		return 2;
	*c = (int32_t)(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
	return 4;
}

struct transcoded
transcode_utf16(const char *s, size_t from, size_t n, bool big, struct buf *out,
    struct map *map)
{
	struct reader r = {.s = s, .n = n, .big = big, .out = out, .map = map};

	buf_reserve(out, n - from);
	while (from < n) {
		utf8proc_uint8_t u[4];
		int32_t c;
		size_t len = char_at(&r, from, &c), made;

		if (c < 0) {
			replace(&r, from, from + len);
		} else {
			made = (size_t)utf8proc_encode_char(c, u);
			buf_add(out, u, made);
			map_add(map, made, from, len);
			r.got.good += c >= 0x80;
		}
		from += len;
	}
	return r.got;
}
