/*
 * starts.h - how a match of a pattern can begin, read off the pattern.
 *
 * A rule is tried only where one of its starts stands (finder.h), which is
 * what makes it fast. What is found here may be too much, never too little:
 * each place where a match begins has a start, and a pattern that this file
 * does not understand may begin anywhere.
 */
#ifndef INDEXER_STARTS_H
#define INDEXER_STARTS_H

#include "core/base/str.h"
#include "core/text/letter.h"
#include "indexer/define.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { START_LONGEST = 12 };

/* What holds at the place besides the words: */
enum {
	START_UPPER = 1, /* the character is a capital */
	START_SMALL = 2, /* it is none */
	START_WORD = 4,  /* no letter stands before it */
	START_LINE = 8,  /* it is the first of a paragraph */
};

struct start {
	uint8_t n, flags;
	bool whole; /* while reading: more of the match may be appended */
	char text[START_LONGEST]; /* in small letters, by starts_lower */
};

struct starts {
	struct start *v;
	size_t n, cap;
	bool anywhere; /* nothing is known; v is empty */
	bool chained;  /* \G stands in it: it may also go on a match */
};

#define STARTS_INIT                                                            \
	{                                                                      \
		NULL, 0, 0, false, false                                       \
	}

/* Starts of a pattern in PCRE2's extended mode. A reference is looked for in
 * own, the pieces of the pattern itself, then in shared. Branches that begin
 * with \G count only as chained. */
void starts_read(struct starts *starts, struct str pattern,
    const struct define *own, const struct define *shared);
void starts_release(struct starts *starts);

/* The small letter of a character, where it has as many bytes; else itself. */
static inline int32_t
starts_lower(int32_t c)
{
	int32_t lower = letter_lower(c);

	if (lower == c ||
	    (lower < 0x80) + (lower < 0x800) + (lower < 0x10000) !=
		(c < 0x80) + (c < 0x800) + (c < 0x10000))
		return c;
	return lower;
}

#endif
