/*
 * hits.h - the passages that a question is about, best first.
 *
 * Reports of passages read the temporary table
 *
 *   hit(ord, passage, tier, score, spots)
 *
 * ord counts from 1 in the order of relevance: what matches exactly before
 * what matches in a looser tier, and then by BM25 (as FTS5 has it; score: more
 * is better). spots are the bytes of the words that were found, as spots.h
 * gives them.
 */
#ifndef CORE_STORE_HITS_H
#define CORE_STORE_HITS_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "core/store/fts.h"
#include "core/store/names.h"
#include "core/store/spots.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the passage must, or must not, be. */
enum hits_by {
	HITS_SECTION,  /* stands under a heading with these words */
	HITS_MOVEMENT, /* names a movement with these words */
	HITS_ROLE,     /* has a name in this role; "movement" is one too */
	HITS_NEAR,     /* an FTS5 expression holds under its heading */
};

struct hits_field {
	enum hits_by by;
	bool without;
	const char *value;
};

struct hits_ask {
	const char *match;   /* an FTS5 expression; NULL: fields alone */
	enum fts_match tier; /* the loosest */
	int slip;            /* of FTS_OCR */
	const struct hits_field *fields;
	size_t nfields;
	spots_holds_fn *holds; /* NULL: all that match do */
	spots_keeps_fn *keeps; /* NULL: all their places */
	void *arg;
	int64_t need;  /* this many are enough; 0: all */
	int64_t weigh; /* for up to a tenth of that needed, about so many are
			* weighed, of however many; 0: all */
};

/* Makes the table, empty. db_open calls it. */
enum rc hits_create(struct db *db, struct err *err);

/*
 * Fills it with passages of the plans in scope. An expression that FTS5
 * refuses gives RC_USAGE. all: whether they are the best of all, not only of
 * those that were weighed.
 */
enum rc hits_find(
    struct db *db, const struct hits_ask *ask, bool *all, struct err *err);

/* How many passages there are, and in how many plans. */
enum rc hits_count(struct db *db, const struct hits_ask *ask, int64_t *passages,
    int64_t *plans, struct err *err);

/* The roles that names have in the index, other than movement. */
enum rc hits_roles(struct db *db, struct names *roles, struct err *err);

/* "exact", "tone", "loose" or "ocr". */
const char *hits_tier(enum fts_match tier);

#endif
