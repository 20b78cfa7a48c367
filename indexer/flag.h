/*
 * flag.h - what a reader should check before quoting.
 *
 * A flag never changes a fact: it says that something in the document is odd.
 * The codes are documented in indexer/FLAGS.md.
 */
#ifndef INDEXER_FLAG_H
#define INDEXER_FLAG_H

#include "indexer/extract.h"

/* Adds a flag; detail lives in the arena or for ever. SPAN_NONE: it is about
 * the whole document. */
void flag_add(
    struct reading *r, const char *code, struct span at, const char *detail);

/* Were there bytes that could not be read? */
void flag_bytes(struct reading *r);

/* Is the text beyond reading (its marks lost, of another encoding)? Then it
 * is flagged, and nothing should be extracted from it. */
bool flag_unreadable(struct reading *r);

void flag_text(struct reading *r);  /* about the text */
void flag_facts(struct reading *r); /* about facts that do not agree */

#endif
