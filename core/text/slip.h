/*
 * slip.h - how far a word was bent by a scanner or a typist.
 *
 * Levenshtein's distance with a weight for letters that differ by their marks
 * alone, in quarters of a letter: one quarter where only the tone differs, two
 * where only the shape does (a ă â, e ê, o ô ơ, u ư) or đ stands for d, three
 * where both do, four for another letter, a letter more or a letter less.
 * phấn and phân are one quarter apart.
 */
#ifndef CORE_TEXT_SLIP_H
#define CORE_TEXT_SLIP_H

#include "core/base/str.h"

enum {
	SLIP_LETTER = 4, /* quarters of a whole letter */
	SLIP_FAR = 1000, /* more than any distance that is asked for */
};

/* Quarters between a and b, both in lower case and NFC; SLIP_FAR where they
 * are more than max, or a word is longer than 40 letters. */
int slip_distance(struct str a, struct str b, int max);

#endif
