/*
 * similar.h - are two names one name?
 *
 * Compares the comparison keys of two names (fold_key), syllable by syllable.
 * Tiers say what a likeness is worth:
 *   T1  the keys are equal: one name
 *   T2  equal but for marks, or the same syllables in another order: propose
 *   T3  LCS ratio of .90 or Levenshtein similarity of .85 and more: propose
 *   T4  Jaccard index of .40 and more: related, never merged
 * Jaro-Winkler is not used: campaigns that share an opening ("Cán bộ, công
 * chức, viên chức ...") would score high and are not one.
 */
#ifndef CORE_TEXT_SIMILAR_H
#define CORE_TEXT_SIMILAR_H

#include "core/base/str.h"

#include <stdbool.h>

enum { SIMILAR_MAX = 64 }; /* syllables of a name; further ones are left out */

struct similarity {
	double levenshtein; /* 1 - distance / the longer length */
	double lcs;     /* 2 L / (m + n), L the longest common subsequence */
	double jaccard; /* common syllables / all different ones */
	bool equal;     /* the keys are equal */
	bool reordered; /* the same set of syllables (OpenRefine's
			 * fingerprint, marks kept) */
	bool bare;      /* equal without marks, đ as d */
};

/* a and b are keys. scratch is for folding, and emptied; make it three times
 * as large as both beforehand where no memory may be asked for. */
void similar_compare(
    const char *a, const char *b, struct buf *scratch, struct similarity *out);

/* "T1" to "T4", or NULL where the names are distinct. */
const char *similar_tier(const struct similarity *s);

#endif
