/*
 * letter.h - what a character is, from a table.
 *
 * utf8proc knows all of Unicode, in some tens of nanoseconds a character.
 * Characters below LETTER_TABLE, all of Vietnamese and its punctuation's
 * neighbours among them, are looked up in a table that tools/letters.c makes
 * from it when the programs are built; it is asked only for the others.
 */
#ifndef CORE_TEXT_LETTER_H
#define CORE_TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

enum { LETTER_TABLE = 0x2000 };

enum letter_kind {
	LETTER_WORD = 1,  /* a letter, a mark, a digit or number */
	LETTER_ALPHA = 2, /* a letter */
	LETTER_UPPER = 4, /* a capital (category Lu) */
	LETTER_SMALL = 8, /* a small letter (Ll) */
	LETTER_MARK = 16, /* a mark (Mn or Me) */
};

extern const uint8_t letter_kinds[LETTER_TABLE];
extern const uint16_t letter_lowers[LETTER_TABLE];

/* The same for any character, by utf8proc. */
unsigned letter_far_kind(int32_t c);
int32_t letter_far_lower(int32_t c);

/* The sum of what c is. */
static inline unsigned
letter_kind(int32_t c)
{
	return c < LETTER_TABLE ? letter_kinds[c] : letter_far_kind(c);
}

/* c as a small letter; itself where it has none. */
static inline int32_t
letter_lower(int32_t c)
{
	return c < LETTER_TABLE ? letter_lowers[c] : letter_far_lower(c);
}

#endif
