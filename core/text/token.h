/*
 * token.h - what a word is, decided once.
 *
 * A word is a maximal run of letters, marks and digits: in Vietnamese, a
 * syllable. The full-text index cuts its words by FTS5's own unicode61; a
 * test holds these to that.
 */
#ifndef CORE_TEXT_TOKEN_H
#define CORE_TEXT_TOKEN_H

#include "core/base/str.h"

#include <stdbool.h>

struct token_iter {
	const char *p, *end;
};

static inline struct token_iter
token_begin(const char *s, size_t n)
{
	return (struct token_iter){s, s + n};
}

/* The next word, borrowed from the text; false at its end. The text is valid
 * UTF-8; bytes that are not are taken for separators. */
bool token_next(struct token_iter *it, struct str *word);

/* How many words the text has. */
size_t token_count(const char *s, size_t n);

#endif
