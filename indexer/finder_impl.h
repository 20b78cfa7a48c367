/* finder_impl.h - the tree of starts, as it is built and as it is walked. */
#ifndef INDEXER_FINDER_IMPL_H
#define INDEXER_FINDER_IMPL_H

#include "indexer/finder.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A pattern that has a start that ends in a node, and what it asks for. */
struct ending {
	uint32_t pattern;
	uint32_t next; /* of the same node, plus 1 */
	uint8_t flags;
};

/* The tree as it is walked, small enough to stay near the processor: the
 * children of a node are slots behind its base, which other nodes share, so
 * that each names its owner (Aoe 1989). */
struct slot {
	uint16_t owner, child; /* child 0: free */
};

/* Starts are told from other words by their first three bytes: a bit for
 * each triple that begins one, by a hash that mixes some. Shorter starts are
 * told by the first byte. */
enum { TRIPLE_BITS = 16 };

struct triples {
	uint64_t bit[(1 << TRIPLE_BITS) / 64];
	bool brief[256];
};

struct node; /* of the tree as it grows: finder_build.c */

struct finder {
	/* what may begin at any character, and within a word */
	struct triples any, inside;
	struct node *nodes; /* nodes[0] is the root; NULL when it is packed */
	size_t n, cap;
	uint32_t *base;  /* by node */
	uint32_t *first; /* of its endings, plus 1 */
	struct slot *slots;
	size_t n_slots;
	struct ending *endings;
	size_t n_endings, cap_endings;
	size_t n_patterns;
	uint8_t class[256], n_classes;
};

/* The bit of a triple. */
static inline unsigned
triple_hash(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	uint32_t triple = u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16;

	return triple * 0x9E3779B1U >> (32 - TRIPLE_BITS);
}

#endif
