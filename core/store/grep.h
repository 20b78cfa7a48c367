/*
 * grep.h - passages that a regular expression matches.
 *
 * PCRE2 over passage.text, which is whole across the lines and pages of the
 * file. Reports read the temporary tables
 *
 *   found(id, passage, text_from, text_to)  a match, in order of the passages
 *   found_group(found, n, name, value)      a group that took part; name is
 *                                           its name, or its number
 */
#ifndef CORE_STORE_GREP_H
#define CORE_STORE_GREP_H

#include "core/base/err.h"
#include "core/base/str.h"
#include "core/store/db.h"

#include <stdbool.h>
#include <stddef.h>

/* Makes the tables, empty. db_open calls it. */
enum rc grep_create(struct db *db, struct err *err);

/* What there is to say of a run. */
struct grep_told {
	bool indexed;   /* a word of the pattern was looked up first */
	size_t limited; /* passages in which a match met its limit */
};

/*
 * Fills the tables with the matches in plans in scope. Where the pattern has
 * whole words that every match must contain, only passages with them are
 * read. A wrong pattern gives RC_USAGE with the character it is at.
 */
enum rc grep_find(struct db *db, const char *pattern, struct grep_told *told,
    struct err *err);

/* The words, each in quotation marks, that every match of the pattern must
 * contain whole; for an FTS5 expression. Empty where that cannot be said. */
void grep_words(const char *pattern, struct buf *out);

#endif
