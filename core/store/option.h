/*
 * option.h - SQL functions that look at what an option was given.
 *
 *   probability(text, option)  the number that text is, above 0 and below 1; an
 *                              error that names the option where it is none
 *   context_words(text)        a number of words, or -1 for "sentence"
 *   at_least(n, least, option)
 *                             n; an error that names the option where it is
 *                             less; null stays null
 *   listed(list, name, all)   1 where name is in a list with commas between; an
 *                             error where the list has what is not in all
 */
#ifndef CORE_STORE_OPTION_H
#define CORE_STORE_OPTION_H

#include "core/base/err.h"

#include <sqlite3.h>

enum rc option_register(sqlite3 *sql, struct err *err);

#endif
