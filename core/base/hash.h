/*
 * hash.h - bytes to a number, a number to one that is mixed.
 *
 * The same in all runs and on all machines. For tables and samples: neither
 * withstands who looks for two texts with one number.
 */
#ifndef CORE_BASE_HASH_H
#define CORE_BASE_HASH_H

#include "core/base/str.h"

#include <stdint.h>

/* FNV-1a (Fowler, Noll and Vo 1991), 64 bits. */
static inline uint64_t
hash_str(struct str s)
{
	uint64_t h = 14695981039346656037U;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211U;
	return h;
}

/* Each bit of h in every bit: the end of SplitMix64 (Steele, Lea and Flood,
 * Fast splittable pseudorandom number generators, OOPSLA 2014). */
static inline uint64_t
hash_mix(uint64_t h)
{
	h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9U;
	h = (h ^ (h >> 27)) * 0x94D049BB133111EBU;
	return h ^ (h >> 31);
}

/* What SplitMix64 adds to its state for each number. */
#define HASH_STEP 0x9E3779B97F4A7C15U

#endif
