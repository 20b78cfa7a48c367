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

static bool
is_vowel(int32_t c)
{
	utf8proc_int32_t parts[8] = {0};
	int boundary = UTF8PROC_BOUNDCLASS_START;

	(void)utf8proc_decompose_char(c, parts, sizeof(parts) / sizeof(*parts),
	    UTF8PROC_DECOMPOSE, &boundary);
	return parts[0] > 0 && parts[0] < 0x80 &&
	       strchr("aeiouyAEIOUY", (int)parts[0]) != NULL;
}

/* Is a word, of which this is the last part, an abbreviation by its look: one
 * capital or two ("TP"), a capital and small letters without a vowel ("ThS",
 * "Ng"), or single letters with strokes between them ("đ/c")? */
static bool
is_abbreviation(const char *from, const char *to)
{
	size_t n = 0, capitals = 0, small = 0, strokes = 0, vowels = 0;
	bool begins_large = false;
	int32_t c;

	for (const char *p = from; p < to; n++) {
		p += utf8_next(p, to, &c);
		capitals += utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
		small += utf8proc_category(c) == UTF8PROC_CATEGORY_LL;
		strokes += c == '/';
		vowels += is_vowel(c);
		begins_large |= n == 0 && capitals == 1;
	}
	if (strokes)
		return n == 2 * strokes + 1 && small == strokes + 1;
	if (capitals == n)
		return n <= 2;
	return begins_large && capitals + small == n && vowels == 0;
}

/* Is what stands before the full stop at p an abbreviation, or a numbering
 * that opens the sentence, which begins at from? */
static bool
is_part_of_word(const char *from, const char *p)
{
	const char *word = p;

	while (word > from && word[-1] != ' ')
		word--;
	if (word == from && is_numbering(word, p))
		return true;
	for (const char *q = word; q < p; q++)
		if (*q == '.')
			word = q + 1;
	return is_abbreviation(word, p);
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
