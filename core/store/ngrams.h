/*
 * ngrams.h - counting runs of words.
 *
 * Words are compared by fold_tone, and no run goes over the end of a sentence.
 * Reports read what was counted from temporary tables:
 *
 *   ngram(label, n, text, places, plans)   a run of n words, by label
 *   ngram_total(label, words)              the words of a label's plans
 */
#ifndef CORE_STORE_NGRAMS_H
#define CORE_STORE_NGRAMS_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdint.h>

/* Makes the tables, empty. db_open calls it. */
enum rc ngrams_create(struct db *db, struct err *err);

/* What the runs of words are counted by. */
enum ngrams_by {
	NGRAMS_BY_NONE,
	NGRAMS_BY_YEAR,
	NGRAMS_BY_UNIT,
	NGRAMS_BY_LEVEL,
};

enum { NGRAMS_LONGEST = 9 }; /* run */

/* Fills them with the runs of from to to words that stand in `least` places
 * or more. More than four million different ones give RC_USAGE. */
enum rc ngrams_count(struct db *db, int from, int to, enum ngrams_by by,
    int64_t least, struct err *err);

#endif
