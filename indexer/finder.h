/*
 * finder.h - where in a text each of many patterns may match.
 *
 * One pass over a document finds the places of all rules: their starts
 * (starts.h) are one tree, which is walked from each character.
 */
#ifndef INDEXER_FINDER_H
#define INDEXER_FINDER_H

#include "core/base/str.h"
#include "indexer/starts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The tree: made once, then only read, by any number of threads. */
struct finder;

struct finder *finder_new(void);
void finder_free(struct finder *f); /* may be NULL */

/* Adds the starts of a pattern, none of them anywhere; gives the pattern's
 * number, which counts from 0. */
size_t finder_add(struct finder *f, const struct starts *starts);

/* Once all are added, and before the first text is read. */
void finder_pack(struct finder *f);

/* Offsets of a text, rising. */
struct places {
	uint32_t *v;
	size_t n, cap;
};

/* What was found in one text; one thread's. Zeroed before first use. */
struct finding {
	const struct finder *finder;
	struct places *of; /* by number of pattern */
	struct buf lower;  /* the text in small letters, byte for byte */
	struct buf what;   /* by byte: what character begins there */
	bool complete;     /* else the text holds what cannot be searched */
};

/* Fills finding with the places in text, which is valid UTF-8 of less than
 * 4 GiB. */
void finder_read(
    const struct finder *f, struct str text, struct finding *finding);
void finding_release(struct finding *finding);

/* The first place of a pattern at or behind at, as an index of places.v. */
size_t places_from(const struct places *places, size_t at);

#endif
