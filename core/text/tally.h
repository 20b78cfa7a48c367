/*
 * tally.h - how often words were seen: a hash table of keys and counts.
 *
 * For counting what a question is about, not for keeping.
 */
#ifndef CORE_TEXT_TALLY_H
#define CORE_TEXT_TALLY_H

#include "core/base/arena.h"
#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tally_entry {
	const char *key;
	size_t n;       /* bytes of key */
	size_t id;      /* keys that were counted before it */
	int64_t places; /* how often it was seen */
	int64_t in; /* in how many documents; of the document before, last */
	int64_t last;
};

struct tally {
	struct tally_entry *v; /* open addressing; key NULL: free */
	size_t n, cap;
	struct arena keys;
};

#define TALLY_INIT                                                             \
	{                                                                      \
		NULL, 0, 0, ARENA_INIT                                         \
	}

/* Counts key once more, in the document of this number (above 0; a document's
 * words are counted one after another). The entry is good until the next. */
const struct tally_entry *tally_add(
    struct tally *t, struct str key, int64_t document);

/* Counts key so many times more, in no document. */
void tally_count(struct tally *t, struct str key, int64_t places);

/* The entry of key, or NULL. */
const struct tally_entry *tally_find(const struct tally *t, struct str key);

void tally_release(struct tally *t);

#endif
