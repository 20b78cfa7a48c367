/*
 * match.h - the passages that two texts share, found from their seeds.
 *
 * Each seed is a place where some words are the same. They are followed as far
 * as the words go on being the same (runs), runs at most MATCH_GAP words apart
 * are one chain, and what a chain covers is aligned (align.h). Parts of at
 * least MATCH_LEAST words of each text are kept of which four columns in five
 * are the same, and two in three of whatever begins or ends them; numbers at
 * their ends are left out. A chain without a run of MATCH_RUN words is not
 * looked at: that is as much as winnowing promises to find.
 */
#ifndef CORE_REUSE_MATCH_H
#define CORE_REUSE_MATCH_H

#include "core/reuse/align.h"
#include "core/reuse/seed.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	MATCH_GAP = 25,   /* words between runs of one chain */
	MATCH_RUN = 8,    /* words of the longest run, at least */
	MATCH_LEAST = 12, /* words of a match */
	MATCH_MARGIN = 12,
	MATCH_VERBATIM = 98, /* percent that are the same */
};

/* Words a_from to a_to of one text are those from b_from to b_to of the other
 * in `same` of `columns` columns of their alignment. */
struct match {
	uint32_t a, b; /* the texts */
	uint32_t a_from, a_to, b_from, b_to;
	uint32_t same, columns;
	bool paired; /* found from a seed that is; see seed.h */
};

struct matches {
	struct match *v;
	size_t n, cap;
};

struct match_run {
	uint32_t a, b, n;
	bool paired;
};

struct match_chain {
	uint32_t a_from, a_to, b_from, b_to;
	ptrdiff_t low, high;    /* place in b less place in a */
	uint32_t longest, last; /* run */
};

/* The words of a text, numbers of word.h. */
struct match_text {
	uint32_t number;
	const uint32_t *words;
	size_t n;
};

/* What a worker keeps from pair to pair. */
struct matcher_pair {
	struct match_run *runs;
	size_t n_runs, cap_runs;
	struct match_chain *chains;
	size_t n_chains, cap_chains;
	size_t cells_left; /* that may be filled for the pair */
	struct align align;
	struct align_parts loose, strict;
};

#define MATCHER_PAIR_INIT                                                      \
	{                                                                      \
		.runs = NULL                                                   \
	}

/* Adds the matches of two texts with n seeds, all of one pair, which are put
 * in order; no match lies within another. */
void match_pair(struct matcher_pair *m, const struct match_text *a,
    const struct match_text *b, struct seed *seeds, size_t n,
    struct matches *out);

void matcher_pair_release(struct matcher_pair *m);

#endif
