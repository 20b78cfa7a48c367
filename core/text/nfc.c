/* nfc.c - composing text: what is settled, Vietnamese letters, utf8proc. */
#include "core/text/nfc.h"

#include "core/base/mem.h"
#include "core/text/utf8.h"
#include "core/text/viet.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* What is composed, into what. */
struct composer {
	const char *s;
	size_t n;
	size_t copied; /* s is in out up to here */
	struct buf *out;
	struct map *map;
	bool changed;
};

/*
 * Is this code point in form C whatever stands before it, and a starter? True
 * for ASCII, Latin with Vietnamese and the punctuation of plans; false is
 * always safe.
 */
static bool
is_settled(int32_t cp)
{
	return cp < 0x300 || (cp >= 0x1E00 && cp <= 0x1EFF) ||
	       (cp >= 0x2002 && cp <= 0x20CF) ||
	       (cp >= 0x2460 && cp <= 0x27BF) ||
	       (cp >= 0xE000 && cp <= 0xF8FF) || cp == 0xFEFF ||
	       cp == UTF8_REPLACEMENT;
}

/* Every character that begins with a lower byte is settled. */
enum { FIRST_ODD = 0xCC };

enum { BLOCK = 64, LOOK_AHEAD = 2 };

/*
 * Are all characters that begin in u[0, BLOCK) settled? A quick answer that
 * knows only those of usual plans: lead bytes below CC, U+1E00 to U+1EFF and
 * U+2002 to U+203F. No branch, so that compilers take many bytes at once.
 */
static bool
block_is_settled(const unsigned char *u)
{
	unsigned char odd = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		unsigned char a = u[i], b = u[i + 1], c = u[i + 2];
		unsigned char far = a >= FIRST_ODD;
		unsigned char latin = (a == 0xE1) & ((b & 0xFC) == 0xB8);
		unsigned char sign = (a == 0xE2) & (b == 0x80) & (c >= 0x82);

		odd |= far & (unsigned char)~(latin | sign);
	}
	return odd == 0;
}

/* Beyond the blocks from i on that are settled, where a character begins. */
static size_t
skip_settled(const struct composer *c, size_t i)
{
	const unsigned char *u = (const unsigned char *)c->s;

	while (i + BLOCK + LOOK_AHEAD <= c->n && block_is_settled(u + i))
		i += BLOCK;
	while (i < c->n && (u[i] & 0xC0) == 0x80)
		i++;
	return i;
}

static void
copy_until(struct composer *c, size_t to)
{
	buf_add(c->out, c->s + c->copied, to - c->copied);
	map_add(c->map, to - c->copied, c->copied, to - c->copied);
	c->copied = to;
}

/* Composes one stretch, a starter and what may combine with it, by utf8proc. */
static void
compose_any(struct composer *c, size_t to)
{
	size_t from = c->copied;
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t len =
	    utf8proc_map((const utf8proc_uint8_t *)c->s + from,
		(utf8proc_ssize_t)(to - from), &made,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (len == UTF8PROC_ERROR_NOMEM)
		(void)mem_need(NULL);
	if (len < 0 || ((size_t)len == to - from &&
			   memcmp(made, c->s + from, to - from) == 0)) {
		copy_until(c, to);
	} else {
		buf_add(c->out, made, (size_t)len);
		map_add_whole(c->map, (size_t)len, from, to - from);
		c->copied = to;
		c->changed = true;
	}
	free(made);
}

/* The same, where the stretch is one Vietnamese letter with its marks. */
static bool
compose_letter(struct composer *c, size_t to)
{
	const char *p = c->s + c->copied, *end = c->s + to;
	char made[VIET_MAX_BYTES];
	size_t n = viet_compose(p, end, made);

	if (n == 0)
		return false;
	buf_add(c->out, made, n);
	map_add_whole(c->map, n, c->copied, to - c->copied);
	c->copied = to;
	c->changed = true;
	return true;
}

static bool
is_mark(int32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) ||
	       (cp >= 0x483 && utf8proc_get_property(cp)->combining_class);
}

/* Marks in a row that are put in order together: without an end, a flood of
 * them takes the square of its length. Unicode's Stream-Safe Text Format
 * allows 30. */
enum { MOST_MARKS = 32 };

/* Where the characters end that may combine with the one before at. */
static size_t
stretch_end(const struct composer *c, size_t at)
{
	size_t len, marks = 0;
	int32_t cp;

	while (at < c->n && marks < MOST_MARKS) {
		if ((unsigned char)c->s[at] < FIRST_ODD)
			break;
		len = utf8_next(c->s + at, c->s + c->n, &cp);
		if (is_settled(cp))
			break;
		marks = is_mark(cp) ? marks + 1 : 0;
		at += len;
	}
	return at;
}

/* The first unsettled character in [i, end), which begins one; or where the
 * last one there ends. */
static size_t
find_unsettled(const struct composer *c, size_t i, size_t end)
{
	const unsigned char *u = (const unsigned char *)c->s;

	while (i < end) {
		int32_t cp;
		size_t len;

		if (u[i] < FIRST_ODD) {
			i++;
			continue;
		}
		len = utf8_next(c->s + i, c->s + c->n, &cp);
		if (!is_settled(cp))
			break;
		i += len;
	}
	return i;
}

/* Where the character before i begins, if it is not composed already. */
static size_t
char_before(const struct composer *c, size_t i)
{
	if (i > c->copied)
		i--;
	while (i > c->copied && ((unsigned char)c->s[i] & 0xC0) == 0x80)
		i--;
	return i;
}

/* Composes what stands around an unsettled character at i; gives its end. */
static size_t
compose_at(struct composer *c, size_t i)
{
	size_t end = stretch_end(c, i);

	copy_until(c, char_before(c, i));
	if (!compose_letter(c, end))
		compose_any(c, end);
	return end;
}

bool
nfc_add(const char *s, size_t from, size_t n, struct buf *out, struct map *map)
{
	struct composer c = {s, n, from, out, map, false};
	size_t i = from, end;

	buf_reserve(out, n - from);
	while (i < n) {
		i = skip_settled(&c, i);
		end = n - i < BLOCK ? n : i + BLOCK;
		while ((i = find_unsettled(&c, i, end)) < end)
			i = compose_at(&c, i);
	}
	copy_until(&c, n);
	return c.changed;
}
