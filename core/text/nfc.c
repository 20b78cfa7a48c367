/* nfc.c - composing text; utf8proc does it, we decide where it is needed. */
#include "core/text/nfc.h"

#include "core/base/mem.h"
#include "core/text/utf8.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/*
 * Is this code point in form C whatever stands before it, and a starter? True
 * for ASCII, Latin with Vietnamese and the punctuation of plans; false is
 * always safe.
 */
static bool
is_settled(int32_t cp)
{
	return cp < 0x300 || (cp >= 0x1EA0 && cp <= 0x1EF9) ||
	       (cp >= 0x2010 && cp <= 0x2027) || cp == 0xFEFF;
}

/* Compose one stretch: a starter and what may combine with it. */
static bool
add_composed(
    const char *s, size_t from, size_t to, struct buf *out, struct map *map)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)s + from,
	    (utf8proc_ssize_t)(to - from), &made,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	bool same;

	if (len == UTF8PROC_ERROR_NOMEM)
		(void)mem_need(NULL);
	same = len < 0 || ((size_t)len == to - from &&
			      memcmp(made, s + from, to - from) == 0);

	if (same) {
		buf_add(out, s + from, to - from);
		map_add(map, to - from, from, to - from);
	} else {
		size_t n = (size_t)len;

		/* A run of equal lengths would count as byte for byte. */
		buf_add(out, made, n);
		if (n == to - from && n > 1) {
			map_add(map, 1, from, to - from);
			map_add(map, n - 1, from, to - from);
		} else {
			map_add(map, n, from, to - from);
		}
	}
	free(made);
	return !same;
}

/* Where the characters end that may combine with the one before at. */
static size_t
stretch_end(const char *s, size_t n, size_t at)
{
	int32_t cp;
	size_t len;

	while (at < n) {
		len = utf8_next(s + at, s + n, &cp);
		if (is_settled(cp))
			break;
		at += len;
	}
	return at;
}

bool
nfc_add(const char *s, size_t from, size_t n, struct buf *out, struct map *map)
{
	size_t i = from, copied = from, len, last;
	bool changed = false;

	/* last: where the latest settled character began, should a
	 * combining mark follow it */
	for (last = from; i < n; i += len) {
		int32_t cp;
		size_t end;

		len = utf8_next(s + i, s + n, &cp);
		end = i + len;
		if (is_settled(cp)) {
			last = i;
			continue;
		}
		end = stretch_end(s, n, end);
		buf_add(out, s + copied, last - copied);
		map_add(map, last - copied, copied, last - copied);
		changed |= add_composed(s, last, end, out, map);
		copied = last = i = end;
		len = 0;
	}
	buf_add(out, s + copied, n - copied);
	map_add(map, n - copied, copied, n - copied);
	return changed;
}
