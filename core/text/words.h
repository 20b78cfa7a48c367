/* words.h - a text cut into words, with their keys and sentences. */
#ifndef CORE_TEXT_WORDS_H
#define CORE_TEXT_WORDS_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct word {
	size_t key, n;           /* of its key in words.keys */
	size_t from, to;         /* bytes of the text */
	int sentence;            /* 0, 1, ... */
	bool node, counted, out; /* for whoever counts them; false at first */
};

struct words {
	struct buf keys;
	struct word *v;
	size_t n, cap;
};

#define WORDS_INIT                                                             \
	{                                                                      \
		BUF_INIT, NULL, 0, 0                                           \
	}

/* Takes the place of what was cut before. Keys are those of fold_tone. */
void words_cut(struct words *words, struct str text);

/* The key of word i, until the next cut. */
struct str words_key(const struct words *words, size_t i);

void words_release(struct words *words);

#endif
