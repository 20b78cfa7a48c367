/*
 * cut.h - SQL functions that cut a passage around what was found in it.
 *
 *   marked(text, spots, n)    about n words of the text around the first
 *                             spot, each spot between « and »
 *   left_of(text, from, n)    the n words before a byte, right_of(text, to, n)
 *                             those behind it; n below 0: of the sentence
 *   piece(text, from, to)     the bytes between
 *   word_left(text, from, k)  the k-th word before a byte, as a key that sorts
 *                             as a Vietnamese dictionary does; word_right
 *                             likewise
 *   sort_key(text)            such a key of any text
 *
 * spots are as spots.h gives them. A null or an offset that is not in the text
 * gives null.
 */
#ifndef CORE_STORE_CUT_H
#define CORE_STORE_CUT_H

#include "core/base/err.h"

#include <sqlite3.h>

enum rc cut_register(sqlite3 *sql, struct err *err);

#endif
