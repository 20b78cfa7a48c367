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

#include "core/base/err.h"

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
	size_t n; /* words */
	bool before, after;
};

struct fingerprint_place {
	uint32_t grade[FINGERPRINT_GRADES]; /* hashes of 5, 9, 17, 33 words */
	uint32_t text, at;
};

/* All places that share their five words, by grades, text, place. */
struct fingerprint_group {
	const struct fingerprint_place *v;
	size_t n;
};

struct fingerprints;

/* folder, memory: see sorter.h. */
struct fingerprints *fingerprints_new(const char *folder, size_t memory);

/* Adds the places of a text; words are numbers of word.h. */
enum rc fingerprints_add(struct fingerprints *f, uint32_t text,
    const uint32_t *words, size_t n, struct err *err);

/* Once all are added: groups come from the first one, again where some were
 * read. */
enum rc fingerprints_begin(struct fingerprints *f, struct err *err);

/* The next group, there until the next call; its n is 0 where there is none. */
enum rc fingerprints_next(
    struct fingerprints *f, struct fingerprint_group *group, struct err *err);

void fingerprints_free(struct fingerprints *f); /* may be NULL */

/*
 * Which words of which texts stand in more than `limit` texts of the state
 * after the change: the nine words at a place, where those do.
 */
struct fingerprint_marks;

struct fingerprint_marks *fingerprint_marks_new(const char *folder,
    size_t memory, const struct fingerprint_text *texts, size_t n,
    size_t limit);

enum rc fingerprint_marks_add(struct fingerprint_marks *m,
    const struct fingerprint_group *group, struct err *err);

/* Once all groups are added: reading begins, or begins again. */
enum rc fingerprint_marks_begin(struct fingerprint_marks *m, struct err *err);

/*
 * Fills mark with a number a word of the text: in how many texts it stands so,
 * of two places the more, at most UINT16_MAX, and 0 for the others. Texts are
 * asked for in their order; some may be left out.
 */
enum rc fingerprint_marks_read(struct fingerprint_marks *m, uint32_t text,
    uint16_t *mark, struct err *err);

void fingerprint_marks_free(struct fingerprint_marks *m); /* may be NULL */

#endif
