/*
 * fingerprint.h - which plans share which words: an index of winnowed hashes.
 *
 * Texts are numbered in the order of their time: of two, the one with the lower
 * number is the earlier. A place kept by winnowing (five words, windows of
 * four) stands for the words that begin there: the same 5, 9, 17 and 33 words
 * are four grades of likeness.
 *
 * Two places are a seed, a place from which a shared passage is looked for, if
 * they share
 *   - the words of a grade that stand in at most FINGERPRINT_PAIRED texts:
 *     each such text with each; or
 *   - words that stand in more: the first text that has them with each other
 *     one. The next grade is then asked too.
 * So what many texts share leads from each of them to the first, and the
 * seeds of a text are limited however many texts there are; and what two texts
 * share beyond that is found by a longer grade. No words are left out for
 * being frequent.
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
	FINGERPRINT_PAIRED = 4, /* texts */
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

/* Texts a and b, a the earlier, share the words at these places: as two of few
 * (paired), or as the first of many and another of them. */
struct fingerprint_seed {
	uint32_t a, b, a_at;
	uint32_t b_at : 31, paired : 1;
};

struct fingerprint_seeds {
	struct fingerprint_seed *v;
	size_t n, cap;
};

/* Which seeds are wanted; NULL: all. */
typedef bool fingerprint_want(uint32_t a, uint32_t b, void *arg);

/*
 * All seeds of the state after the change with first <= b < last, in no
 * order; some may come twice.
 */
void fingerprint_seeds(const struct fingerprint_index *index,
    const struct fingerprint_text *texts, uint32_t first, uint32_t last,
    fingerprint_want *want, void *arg, struct fingerprint_seeds *seeds);

/* Sets changed[b] for each text b of both states of which the seeds are not
 * the same before and after the change. */
void fingerprint_changed(const struct fingerprint_index *index,
    const struct fingerprint_text *texts, bool *changed);

/*
 * Marks the words that stand in more than `limit` texts: mark[t] has a byte a
 * word of text t, set to 1 for the nine words at each place where those stand
 * in so many texts of the state after the change. mark[t] may be NULL.
 */
void fingerprint_mark_common(const struct fingerprint_index *index,
    const struct fingerprint_text *texts, size_t limit, unsigned char **mark);

#endif
