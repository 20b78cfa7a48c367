/*
 * revise.h - the plans of a unit from year to year, sentence by sentence.
 *
 * Each year's plans in scope are compared with those of the year before it of
 * which the same unit has plans. Reports read from a temporary table:
 *
 *   revised(year_a, year_b, state, likeness, same_year,
 *           passage_a, text_a, passage_b, text_b)
 *
 *   state      kept: the same words, numbers too; edited: the most alike of
 *              those left, at least REVISE_ALIKE; added; removed
 *   likeness   2 L / (m + n), L the longest common subsequence of words
 *   same_year  1: a sentence kept that says year_a, and not as a part of a
 *              date, a number or a span
 *
 * Headings of the letter, recipients and signatures are left out, and
 * sentences of less than three words.
 */
#ifndef CORE_STORE_REVISE_H
#define CORE_STORE_REVISE_H

#include "core/base/err.h"
#include "core/store/db.h"

enum { REVISE_ALIKE = 60 }; /* percent */

/* Makes the table, empty. db_open calls it. */
enum rc revise_create(struct db *db, struct err *err);

/* Fills it for the units with these words in their name, marks are free. */
enum rc revise_fill(struct db *db, const char *unit, struct err *err);

#endif
