/*
 * terms.h - from text somebody typed or pasted to a full-text query.
 *
 * Each word must occur; words between quotation marks of any form must occur
 * in that order. Nothing in the text has another meaning, so that any text is
 * a query. Text is valid UTF-8 in NFC.
 */
#ifndef QUERY_TERMS_H
#define QUERY_TERMS_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the FTS5 query to out, and gives how many terms it has. A term that
 * was there before is left out. */
size_t terms_query(struct str text, struct buf *out);

/* Is there an accent, or a đ, in one of its words? */
bool terms_have_marks(struct str text);

#endif
