/*
 * lexicon.h - words as numbers, so that texts are compared fast.
 *
 * Two words have one number where they are equal in lower case, with the tone
 * mark in one place (fold_tone) and with each run of digits taken as one
 * class: "Hoà" and "hòa", "2021" and "2024". Which number a word has depends
 * on what came before it; its hash does not.
 */
#ifndef CORE_REUSE_LEXICON_H
#define CORE_REUSE_LEXICON_H

#include "core/base/arena.h"
#include "core/base/str.h"

#include <stddef.h>
#include <stdint.h>

struct lexicon_entry {
	const char *key; /* NULL: free */
	uint32_t n, id;
};

struct lexicon_table {
	struct lexicon_entry *v; /* open addressing */
	size_t n, cap;
};

struct lexicon {
	struct lexicon_table raw; /* as printed: most words come again so */
	struct lexicon_table key;
	uint64_t *hash; /* by number */
	size_t n, cap;
	struct buf scratch;
	struct arena keys;
};

#define LEXICON_INIT                                                           \
	{                                                                      \
		.hash = NULL                                                   \
	}

/* The number of a word of the text, in NFC; equal words have one number. */
uint32_t lexicon_id(struct lexicon *lexicon, struct str word);

/* What lexicon_id gives for a number; no word's where there was none. */
uint32_t lexicon_number(const struct lexicon *lexicon);

/* The comparison form of a word, appended to out: what lexicon_id compares. */
void lexicon_form(struct str word, struct buf *out);

/* The hash of a word's comparison form, by its number: the same in all runs. */
static inline uint64_t
lexicon_hash(const struct lexicon *lexicon, uint32_t id)
{
	return lexicon->hash[id];
}

void lexicon_release(struct lexicon *lexicon);

#endif
