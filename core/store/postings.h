/*
 * postings.h - which things stand how often in which plans of two sides.
 *
 * The sides are those of side.h. A thing is a run of words (by their keys of
 * fold_tone, within a sentence) or a movement. A plan that is on both sides is
 * two documents.
 */
#ifndef CORE_STORE_POSTINGS_H
#define CORE_STORE_POSTINGS_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "core/text/tally.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A plan on a side. */
struct document {
	int64_t plan;
	bool first; /* side a */
	double size;
};

/* A thing stands n times in a document. */
struct posting {
	uint32_t thing, document, n;
	int64_t passage; /* where it stands first in it */
};

/* Which words are read: a passage's own, or those that are in reused
 * (reuse.h). What is left out ends a run. */
enum postings_text { POSTINGS_ALL, POSTINGS_ORIGINAL, POSTINGS_COPIED };

struct postings_ask {
	int from, to; /* words of a run; a from of 0: movements */
	enum postings_text text;
};

struct postings {
	struct document *documents; /* those of side a, then those of side b */
	size_t ndocuments;
	struct tally things;
	struct posting *v; /* those of a thing in order of documents */
	size_t n;
	size_t *offset; /* of the first posting of a thing, by tally_entry.id;
			 * one more at the end */
};

/* More than four million different things give RC_USAGE, and so does a part of
 * the text of an index that was made without looking for what is shared.
 * Release also what failed. */
enum rc postings_read(struct postings *postings, struct db *db,
    const struct postings_ask *ask, struct err *err);
void postings_release(struct postings *postings);

#endif
