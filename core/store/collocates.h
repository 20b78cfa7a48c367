/*
 * collocates.h - the words that stand near what was found.
 *
 * Words are compared by fold_tone, and no window goes over the end of a
 * sentence. Reports read what was counted from temporary tables:
 *
 *   collocate(word, places, plans, total)  a word, how often it stands in the
 *       windows around what was found (temp.hit), in how many plans, and how
 *       often in all plans in scope
 *   collocate_total(nodes, slots, words)   what was found; words in all their
 *       windows, each place once; words of the plans in scope
 */
#ifndef CORE_STORE_COLLOCATES_H
#define CORE_STORE_COLLOCATES_H

#include "core/base/err.h"
#include "core/store/db.h"

/* Makes the tables, empty. db_open calls it. */
enum rc collocates_create(struct db *db, struct err *err);

/* Fills them from temp.hit; window: words on each side. */
enum rc collocates_count(struct db *db, int window, struct err *err);

#endif
