/*
 * language.h - what somebody typed or pasted, read as a question.
 *
 *   thi đua khen thưởng      all of the words
 *   "thi đua" “khen thưởng”  words in this order; any quotation marks
 *   64/KH-LĐLĐ               what has no space in it is in this order too
 *   -word  -"a phrase"       without
 *   a OR b, (a b) OR c       one of them
 *   thi*                     words that begin so
 *   NEAR(a b)                all in one sentence
 *   NEAR(a b, 8)             with at most 8 words between them
 *   NEAR(a b, section)       all under one heading
 *   section:"Nội dung"       under a heading with these words
 *   movement:"Lao động giỏi" where such a movement is named
 *   role:motto               where a name stands in such a role
 *
 * Any text is a query: marks that do not fit, such as a quotation that is not
 * closed, mean nothing. Only NEAR( and the fields, which nobody pastes by
 * accident, can be wrong.
 */
#ifndef QUERY_LANGUAGE_H
#define QUERY_LANGUAGE_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/base/str.h"
#include "core/store/hits.h"

struct node;

struct language {
	const char *match; /* an FTS5 expression; NULL: fields alone */
	bool sentences;    /* NEAR of a sentence: to be looked at by holds */
	const struct hits_field *fields;
	size_t nfields;
	struct str *words; /* those that are looked for, in order */
	size_t nwords;
	const struct node *root; /* NULL where match is */
};

/* Reads text, which is UTF-8 in NFC, into l, which lives in the arena. What
 * is wrong, or has no word, is RC_USAGE, with the character it is at. */
enum rc language_read(
    struct language *l, struct arena *a, struct str text, struct err *err);

/* Does the row that match found hold for NEAR of a sentence too. arg is the
 * struct language. */
bool language_holds(const struct spots_row *row, void *arg);

/* Is an instance of a phrase one that the query means: of NEAR of a sentence,
 * in a sentence that has the others too. */
bool language_keeps(
    const struct spots_row *row, int phrase, size_t at, void *arg);

/* Says how the query was read, a line each part. */
void language_tell(const struct language *l, struct buf *out);

/* Is there an accent, or a đ, in one of the words? */
bool language_has_marks(const struct language *l);

#endif
