/*
 * keyness.h - what stands on two sides, counted by document.
 *
 * The sides are those of side.h. Reports read from temporary tables:
 *
 *   key_item(item, n, plans_a, plans_b, places_a, places_b, dp, dp_norm,
 *       p_dealt, dealings, passage_a, passage_b)
 *       a word, a run of n words or a movement; in how many plans of a side it
 *       stands, and how often; Gries's DP over the plans of both sides and its
 *       normalised form (core/stat/dispersion.h); the probability that plans
 *       dealt to the sides by chance differ as much (core/stat/permute.h), and
 *       of how many dealings: null where its g2 is below KEYNESS_DEALT, and by
 *       places where its lrc (core/stat/effect.h) is 0. All were tried where
 *       dealings is null. The passage where it stands first on a side
 *   key_total(plans_a, plans_b, words_a, words_b)
 *
 * A plan that is on both sides counts on both, as two documents.
 */
#ifndef CORE_STORE_KEYNESS_H
#define CORE_STORE_KEYNESS_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "core/store/postings.h"

#include <stdbool.h>
#include <stdint.h>

/* The g2 of p = .05: what is below is not dealt. */
#define KEYNESS_DEALT 3.841459

enum keyness_of { KEYNESS_RUNS, KEYNESS_MOVEMENTS };

struct keyness_ask {
	enum keyness_of of;
	int from, to;            /* words of a run, 1 to NGRAMS_LONGEST */
	enum postings_text text; /* of the runs */
	int64_t least;           /* plans of both sides in which it stands */
	bool numbers;            /* runs of numbers alone too */
	bool places;             /* deal by places among words; else by plans */
	int64_t draws;           /* dealings, where not all are tried */
	int64_t seed;
};

/* Makes the tables, empty. db_open calls it. */
enum rc keyness_create(struct db *db, struct err *err);

/* Fills them. More than four million different runs give RC_USAGE. */
enum rc keyness_count(
    struct db *db, const struct keyness_ask *ask, struct err *err);

#endif
