/*
 * words.h - counting words: those beside what was found, and runs of words.
 *
 * Words are compared by fold_tone, and no window or run goes over the end of a
 * sentence. Reports read what was counted from temporary tables:
 *
 *   collocate(word, places, plans, total)  a word, how often it stands in the
 *       windows around what was found (temp.hit), in how many plans, and how
 *       often in all plans in scope
 *   collocate_total(nodes, slots, words)   what was found; words in all their
 *       windows, each place once; words of the plans in scope
 *   ngram(label, n, text, places, plans)   a run of n words, by label
 *   ngram_total(label, words)              the words of a label's plans
 */
#ifndef CORE_STORE_WORDS_H
#define CORE_STORE_WORDS_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdint.h>

/* Makes the tables, empty. db_open calls it. */
enum rc words_create(struct db *db, struct err *err);

/* Fills collocate from temp.hit; window: words on each side. */
enum rc words_collocates(struct db *db, int window, struct err *err);

/* What the runs of words are counted by. */
enum words_by { WORDS_BY_NONE, WORDS_BY_YEAR, WORDS_BY_UNIT, WORDS_BY_LEVEL };

enum { WORDS_LONGEST = 9 }; /* run */

/* Fills ngram with the runs of from to to words that stand in `least` places
 * or more. More than four million different ones give RC_USAGE. */
enum rc words_ngrams(struct db *db, int from, int to, enum words_by by,
    int64_t least, struct err *err);

#endif
