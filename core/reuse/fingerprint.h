/*
 * fingerprint.h - which plans share which words: an index of winnowed hashes.
 *
 * Texts are numbered in the order of their time: of two, the one with the lower
 * number is the earlier. A place kept by winnowing (five words, windows of
 * four) stands for the words that begin there: the same 5, 9, 17 and 33 words
 * are four grades of likeness.
 */
#ifndef CORE_REUSE_FINGERPRINT_H
#define CORE_REUSE_FINGERPRINT_H

#include "core/reuse/lexicon.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FINGERPRINT_WORDS = 5,
	FINGERPRINT_WINDOW = 4,
	FINGERPRINT_GRADES = 4,
};

/* A text, and of which states of the index it is a part: before a change,
 * after it, or both. */
struct fingerprint_text {
	const uint32_t *words; /* numbers of the lexicon */
	size_t n;
	bool before, after;
};

struct fingerprint_place {
	uint32_t grade[FINGERPRINT_GRADES]; /* hashes of 5, 9, 17, 33 words */
	uint32_t text, at;
};

struct fingerprint_index {
	struct fingerprint_place *v; /* by grades, text, place */
	size_t n;
};

void fingerprint_build(struct fingerprint_index *index,
    const struct fingerprint_text *texts, size_t n,
    const struct lexicon *lexicon);
void fingerprint_release(struct fingerprint_index *index);

/*
 * Marks the words that stand in more than `limit` texts: mark[t] has a number a
 * word of text t. For the nine words at each place where those stand in so many
 * texts of the state after the change it is how many (at most UINT16_MAX; of
 * two places, the more). mark[t] may be NULL.
 */
void fingerprint_mark_common(const struct fingerprint_index *index,
    const struct fingerprint_text *texts, size_t limit, uint16_t **mark);

#endif
