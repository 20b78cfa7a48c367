/*
 * cut.h - SQL functions that cut a passage around what was found in it.
 *
 *   marked(text, spots, n)    about n words of the text around the first
 *                             spot, each spot between « and »
 *   left_of(text, from, n)    the n words before a byte, right_of(text, to, n)
 *                             those behind it; n below 0: of the sentence
 *   piece(text, from, to)     the bytes between
 *   sort_key(text)            a key that sorts as a Vietnamese dictionary does
 *   kwic_key(keys, n, text, from, to, year, issuer, source)
 *                             the n-th of keys, such as "R1,L1,year", of a
 *                             concordance's line; null where there are fewer
 *   shuffle(seed, a, b)       a number that a, b and the seed settle, for
 *                             drawing at random
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
