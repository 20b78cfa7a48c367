/*
 * startset.h - sets of starts, as the pieces of a pattern have them.
 *
 * Used by starts.c, which reads the pattern.
 */
#ifndef INDEXER_STARTSET_H
#define INDEXER_STARTSET_H

#include "indexer/starts.h"

/* Adds one, where it is not among the last that were added. */
void startset_add(struct starts *s, const struct start *one);

/* Nothing, with what holds there; more may be appended. */
void startset_add_empty(struct starts *s, unsigned flags);

/* Any character, with what holds of it. */
void startset_add_any(struct starts *s, unsigned flags);

/* Nothing more can be appended to any of them. */
void startset_end(struct starts *s);

/* Makes a what begins with a and goes on with b. */
void startset_append(struct starts *a, const struct starts *b);

/* Makes a what begins with a or with b. */
void startset_unite(struct starts *a, const struct starts *b);

/* Drops starts where others stand wherever they do. */
void startset_thin_out(struct starts *s);

#endif
