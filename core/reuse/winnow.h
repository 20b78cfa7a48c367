/*
 * winnow.h - which few hashes of a text stand for all of it.
 *
 * Of each `window` hashes in a row the least is kept, the rightmost of equal
 * ones (Schleimer, Wilkerson and Aiken, Winnowing, SIGMOD 2003): two texts that
 * share window + k - 1 words, k being the words a hash is made of, share a
 * kept one. About 2 / (window + 1) of all are kept.
 */
#ifndef CORE_REUSE_WINNOW_H
#define CORE_REUSE_WINNOW_H

#include <stddef.h>
#include <stdint.h>

/* Writes the places of the hashes that are kept to at, in order, and gives how
 * many; at has room for n. Fewer than window hashes are one window. */
size_t winnow(const uint32_t *hashes, size_t n, size_t window, uint32_t *at);

#endif
