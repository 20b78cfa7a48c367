/*
 * permute.h - could the difference between two groups of documents be chance?
 *
 * Words come in documents, and a few documents may hold them all. So whole
 * documents are dealt to the two groups anew, sizes of groups fixed, and the g2
 * of each dealing is compared with the one observed. All dealings are tried
 * where there are at most PERMUTE_EXACT; else so many are drawn as asked for.
 */
#ifndef CORE_STAT_PERMUTE_H
#define CORE_STAT_PERMUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PERMUTE_EXACT = 200000 };

/* A document: places of a thing in it, its size, and is it in the first group?
 */
struct permute_document {
	double places, size;
	bool first;
};

/*
 *   g2        as observed
 *   p         the share of dealings with as large a g2
 *   directed  ... and with the larger share on the same side as observed
 *   exact     all dealings were tried; else p = (1 + hits) / (1 + draws)
 *   dealings  how many were tried
 * Where a group is empty, or the thing stands nowhere, p is NaN.
 */
struct permute_result {
	double g2, p, directed, dealings;
	bool exact;
};

/*
 * The dealings one after another: after each permute_next, at[0..first) are the
 * documents of the first group, of n, until it gives false.
 */
struct permute_order {
	size_t *at, n, first;
	size_t dealings, done; /* how many there are, and were given */
	bool exact;            /* all dealings, else draws */
	uint64_t state;
};

/* at has room for n; 0 < first < n. */
void permute_begin(struct permute_order *order, size_t *at, size_t n,
    size_t first, size_t draws, uint64_t seed);
bool permute_next(struct permute_order *order);

/* The same seed gives the same draws, on every machine. scratch holds n
 * numbers. */
void permute_test(const struct permute_document *v, size_t n, size_t draws,
    uint64_t seed, size_t *scratch, struct permute_result *out);

#endif
