/* sentence.c - the end of a sentence. */
#include "core/text/sentence.h"

#include "core/text/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

static bool
is_end_mark(int32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool
is_closing(int32_t c)
{
	return c == '"' || c == ')' || c == 0x201D || c == 0x2019;
}

/* "1", "II.2": a numbering, of digits and Roman numerals. */
static bool
is_numbering(const char *from, const char *to)
{
	for (; from < to; from++)
		if (!strchr("0123456789IVX.", *from))
			return false;
	return true;
}

/* Is what stands before the full stop at p an abbreviation, or a numbering
 * that opens the sentence, which begins at from? */
static bool
is_part_of_word(const char *from, const char *p)
{
	const char *word = p;
	size_t letters = 0;
	bool small = false;
	int32_t c;

	while (word > from && word[-1] != ' ')
		word--;
	if (word == from && is_numbering(word, p))
		return true;
	for (const char *q = word; q < p; q++)
		if (*q == '.')
			word = q + 1;
	for (const char *q = word; q < p; letters++) {
		q += utf8_next(q, p, &c);
		small |= utf8proc_category(c) != UTF8PROC_CATEGORY_LU;
	}
	return letters <= 2 && !small;
}

/* Does a new sentence begin at p, which is behind the end mark? */
static bool
begins(const char *p, const char *end)
{
	int32_t c = ' ';

	if (p < end && *p != ' ' && *p != '\n')
		return false;
	while (p < end && (c == ' ' || c == '\n'))
		p += utf8_next(p, end, &c);
	return utf8proc_category(c) != UTF8PROC_CATEGORY_LL;
}

size_t
sentence_end(struct str text, size_t from)
{
	const char *end = text.p + text.n, *p = text.p + from;
	const char *first, *mark;
	int32_t c, next;

	while (p < end && (*p == ' ' || *p == '\n'))
		p++;
	first = p;
	while (p < end) {
		mark = p;
		p += utf8_next(p, end, &c);
		if (!is_end_mark(c))
			continue;
		while (p < end && utf8_next(p, end, &next) &&
		       (is_end_mark(next) || is_closing(next)))
			p += utf8_next(p, end, &next);
		if (begins(p, end) &&
		    !(c == '.' && is_part_of_word(first, mark)))
			return (size_t)(p - text.p);
	}
	return text.n;
}
