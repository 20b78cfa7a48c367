/*
 * shingles.h - how much of their text two plans have in common, word for word.
 *
 * A shingle is a run of SHINGLES_WORDS words (token.h, in lower case and spelt
 * as they are) of a plan's whole text, passages following one another (Broder
 * 1997). Each plan is the set of its shingles. Reports read from the temporary
 * table
 *
 *   shingled(plan, shingles, common)  a plan in scope, or the one asked about;
 *                                     how many it has; how many of them the
 *                                     plan asked about has
 */
#ifndef CORE_STORE_SHINGLES_H
#define CORE_STORE_SHINGLES_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdint.h>

enum { SHINGLES_WORDS = 5 };

/* Makes the table, empty. db_open calls it. */
enum rc shingles_create(struct db *db, struct err *err);

/* Fills it for this plan. */
enum rc shingles_compare(struct db *db, int64_t plan, struct err *err);

#endif
