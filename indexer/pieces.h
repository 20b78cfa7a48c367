/* pieces.h - names as a piece of pattern that rules can refer to. */
#ifndef INDEXER_PIECES_H
#define INDEXER_PIECES_H

#include "core/base/str.h"

#include <stddef.h>

/*
 * Appends `(?(DEFINE)(?<name>...))`, which matches each of the keys, the
 * longest first: whatever its case, with its tone marks in either place, with
 * any marks and blanks between its syllables. keys is sorted in place.
 */
void pieces_add(struct buf *out, const char *name, const char **keys, size_t n);

#endif
