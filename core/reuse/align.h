/*
 * align.h - how two pieces of text correspond, word by word.
 *
 * The best local alignment (Smith and Waterman, Identification of common
 * molecular subsequences, J. Mol. Biol. 147, 1981), its gaps of linear cost.
 * Of alignments with one score the longest is taken, of these the one that
 * ends first in a, then in b.
 */
#ifndef CORE_REUSE_ALIGN_H
#define CORE_REUSE_ALIGN_H

#include <stddef.h>
#include <stdint.h>

/* Costs are given as what is added, so below 0. */
struct align_scores {
	int32_t match, mismatch, gap;
};

/* 3, -1, -2: those of passim and of other studies of reuse. */
extern const struct align_scores align_scores;

/* A column: a word of a beside one of b, or beside nothing. */
enum align_step {
	ALIGN_SAME,
	ALIGN_OTHER,  /* two different words */
	ALIGN_ONLY_A, /* a word of a that b has not */
	ALIGN_ONLY_B,
};

struct align {
	int32_t score; /* 0: nothing in common */
	size_t a_from, b_from;
	unsigned char *step; /* enum align_step, n columns */
	size_t n, cap;
	int64_t *row; /* of the table; kept for the next call */
	unsigned char *back;
	size_t row_cap, back_cap;
};

#define ALIGN_INIT                                                             \
	{                                                                      \
		.step = NULL                                                   \
	}

/*
 * Aligns a and b as far as the place in b, less the place in a, stays from
 * low to high: with low = -na and high = nb nothing is left out. Takes room
 * for na * (high - low + 1) cells.
 */
void align_local(struct align *out, const struct align_scores *scores,
    const uint32_t *a, size_t na, const uint32_t *b, size_t nb, ptrdiff_t low,
    ptrdiff_t high);

/* Columns of an alignment, and the words of a and b that they hold. */
struct align_part {
	size_t from, to; /* columns */
	size_t a_from, a_to, b_from, b_to;
	size_t same; /* columns with one word twice */
};

struct align_parts {
	struct align_part *v;
	size_t n, cap;
	int64_t *sum; /* two a part; kept for the next call */
	size_t sum_cap;
};

/* How much of a part, and of whatever begins or ends it, has to be the same. */
enum align_ends {
	ALIGN_TWO_THIRDS,  /* two columns in three */
	ALIGN_FOUR_FIFTHS, /* four columns in five */
};

/* The parts of an alignment of which so much is the same, each as long as it
 * can be without an end of which that is not so (Ruzzo and Tompa, A linear time
 * algorithm for finding all maximal scoring subsequences, ISMB 1999). */
void align_find_parts(
    const struct align *align, enum align_ends ends, struct align_parts *parts);

/* Takes from the ends of a part what is not the same, and words of a that are
 * `number`: numbers are taken as one, so that they say nothing there. */
void align_trim(const struct align *align, const uint32_t *a, uint32_t number,
    struct align_part *part);

void align_release(struct align *align);
void align_parts_release(struct align_parts *parts);

#endif
