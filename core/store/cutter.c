/* cutter.c - a tokenizer around unicode61 that answers for plain text. */
#include "core/store/cutter.h"

#include "core/store/unicode61.h"
#include "core/text/letter.h"
#include "core/text/utf8.h"

#include <stdbool.h>
#include <stddef.h>

/* Words longer than this are left to unicode61. */
enum { LONGEST_WORD = 128 };

/* Do unicode61 and our table agree about c? A test holds it to that. */
static bool
is_plain(int32_t c)
{
	if (c < 0x80)
		return true;
	if (c < 0x250)
		return c >= 0xC0 && c != 0x130 && c != 0x17F;
	return (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x2010 && c <= 0x2027);
}

/* Is all of the text plain, and no word of it too long? */
static bool
is_plain_text(const char *p, const char *end)
{
	size_t word = 0;
	int32_t c;

	while (p < end) {
		size_t n = utf8_next(p, end, &c);

		/* bytes that are no text look like U+FFFD */
		if (!is_plain(c))
			return false;
		word = letter_kind(c) & LETTER_WORD ? word + n : 0;
		if (word > LONGEST_WORD)
			return false;
		p += n;
	}
	return true;
}

/* Writes c as a small letter, which has one to three bytes. */
static int
put_lower(int32_t c, char *out)
{
	c = letter_lower(c);
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | c >> 12);
	out[1] = (char)(0x80 | (c >> 6 & 0x3F));
	out[2] = (char)(0x80 | (c & 0x3F));
	return 3;
}

/* Gives the tokens of a plain text to emit. */
static int
cut(const char *text, int n, void *ctx, unicode61_emit *emit)
{
	const char *p = text, *end = text + n, *from = NULL;
	char word[LONGEST_WORD + 3];
	int length = 0, rc = SQLITE_OK;

	while (p < end && rc == SQLITE_OK) {
		int32_t c;
		size_t step = utf8_next(p, end, &c);

		if (letter_kind(c) & LETTER_WORD) {
			from = length ? from : p;
			length += put_lower(c, word + length);
		} else if (length) {
			rc = emit(ctx, 0, word, length, (int)(from - text),
			    (int)(p - text));
			length = 0;
		}
		p += step;
	}
	if (length && rc == SQLITE_OK)
		rc = emit(ctx, 0, word, length, (int)(from - text), n);
	return rc;
}

static int
cut_plain(void *data, struct unicode61 *own, void *ctx, int flags,
    const char *text, int n, unicode61_emit *emit)
{
	(void)data;
	if (text && is_plain_text(text, text + n))
		return cut(text, n, ctx, emit);
	return unicode61_ask(own, ctx, flags, text, n, emit);
}

int
cutter_open(sqlite3 *sql)
{
	fts5_api *api = unicode61_api(sql);

	if (!api)
		return sqlite3_errcode(sql) == SQLITE_NOMEM ? SQLITE_NOMEM
							    : SQLITE_ERROR;
	return unicode61_wrap(api, cut_plain, NULL, NULL);
}
