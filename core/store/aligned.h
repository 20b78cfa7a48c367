/*
 * aligned.h - one shared passage, word by word.
 *
 * The report reads what was aligned from a temporary table:
 *
 *   aligned(ord, kind, passage_a, text_a, passage_b, text_b)
 *
 * one row a stretch of words of one kind: same; number or spelling (one word
 * where plans are compared, but printed otherwise); changed, only a or only b.
 * A stretch does not go over the end of a passage; passages are of table
 * passage, and null where the side has no words.
 *
 * It also has the SQL function words_of(text, skip, n): n words of the text, as
 * printed, after the first skip ones, with "…" where the text ends before.
 */
#ifndef CORE_STORE_ALIGNED_H
#define CORE_STORE_ALIGNED_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdint.h>

/* Makes the table, empty, and the function. db_open calls it. */
enum rc aligned_create(struct db *db, struct err *err);

/* Fills aligned with the row of table reuse that has this id; nothing where
 * there is none. */
enum rc aligned_fill(struct db *db, int64_t id, struct err *err);

#endif
