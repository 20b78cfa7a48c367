/*
 * func.h - SQL functions that reports and filters may call.
 *
 *   has_words(text, words)   1 where text has the words in a row, whatever
 *                            their case and marks; null where text is null
 *   has_name(text, words)    the same, but marks that are typed count
 *   around(text, piece, n)   text cut to n words on either side of piece,
 *                            with an ellipsis where something was left out;
 *                            the beginning of text where it has no such piece
 *
 *   name_key(text)           its comparison key (fold_key of fold.h)
 *   shape_key(text)          the same with # for each number: what stays where
 *                            only the figures change
 *   name_tier(a, b)          how alike two comparison keys are: T1 to T4 of
 *                            similar.h; null where the names are distinct
 *   name_likeness(a, b)      2 L / (m + n) of their syllables, 0 to 1
 *
 * They look at the first FUNC_TEXT_MAX bytes of a text. None may be called
 * from the schema of a file.
 */
#ifndef CORE_STORE_FUNC_H
#define CORE_STORE_FUNC_H

#include "core/base/err.h"

#include <sqlite3.h>

enum { FUNC_TEXT_MAX = 64 * 1024 };

enum rc func_register(sqlite3 *sql, struct err *err);

#endif
