/*
 * seed.h - places from which passages that two texts share are looked for.
 *
 * Two places are a seed, a place from which a shared passage is looked for, if
 * they share
 *   - the words of a grade that stand in at most SEED_PAIRED texts:
 *     each such text with each; or
 *   - words that stand in more: the first text that has them with each other
 *     one. The next grade is then asked too, if there is one.
 * So what many texts share leads from each of them to the first, and the
 * seeds of a text are limited however many texts there are; and what two texts
 * share beyond that is found by a longer grade. No words are left out for
 * being frequent.
 */
#ifndef CORE_REUSE_SEED_H
#define CORE_REUSE_SEED_H

#include "core/reuse/fingerprint.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEED_PAIRED = 4 }; /* texts */

/* Texts a and b, a the earlier, share the words at these places: as two of few
 * (paired), or as the first of many and another of them. */
struct seed {
	uint32_t a, b, a_at;
	uint32_t b_at : 31, paired : 1;
};

struct seeds {
	struct seed *v;
	size_t n, cap;
};

struct seed_finder;

struct seed_finder *seed_finder_new(const struct fingerprint_text *texts);
void seed_finder_free(struct seed_finder *finder); /* may be NULL */

/* Adds the seeds of a group whose text b is wanted, in the state after the
 * change. wanted: by text. */
void seed_find(struct seed_finder *finder,
    const struct fingerprint_group *group, const bool *wanted,
    struct seeds *seeds);

/* Sets changed[b] for each text b of both states of which the seeds in the
 * group are not the same before and after the change. */
void seed_changed(struct seed_finder *finder,
    const struct fingerprint_group *group, bool *changed);

#endif
