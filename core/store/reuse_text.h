/*
 * reuse_text.h - the words of all plans, as text reuse needs them.
 *
 * Plans are in the order of their time: by date of issue, then from the
 * central level down, then by hash; those without a date stand last. So the
 * order does not depend on when or from where a plan was read. Their words are
 * put down (scratch.h); in memory a plan takes about a hundred bytes.
 */
#ifndef CORE_STORE_REUSE_TEXT_H
#define CORE_STORE_REUSE_TEXT_H

#include "core/base/err.h"
#include "core/reuse/fingerprint.h"
#include "core/store/write.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reuse_plan {
	int64_t id;
	char issued[11]; /* "" where not known */
	int level;
	bool before, after;
	uint32_t n, n_passages; /* words, passages */
	uint64_t at;            /* where they are put down */
};

struct reuse_texts {
	struct reuse_plan *v;
	size_t n, cap;
	uint32_t *by_id; /* plans that are in the index, by id */
	size_t n_by_id;
	struct scratch *scratch;
};

/* Reads all plans of the index and those that the run has taken from it.
 * folder: see scratch.h. */
enum rc reuse_texts_read(struct reuse_texts *texts, struct writer *writer,
    const char *folder, struct err *err);
void reuse_texts_release(struct reuse_texts *texts);

/* The number of a plan of the index; false: there is none. */
bool reuse_texts_find(
    const struct reuse_texts *texts, int64_t id, uint32_t *number);

/* The words of a plan, numbers of word.h; room for its n. May be called by
 * several threads. */
enum rc reuse_texts_words(const struct reuse_texts *texts, uint32_t number,
    uint32_t *words, struct err *err);

struct reuse_passage {
	int64_t id;
	size_t word; /* its first one in the plan */
};

/* Where the words of a plan stand. */
struct reuse_places {
	const struct reuse_passage *passages;
	const uint32_t *from; /* byte of the source, by word */
	const uint16_t *len;  /* bytes of the source; cut at 65535 */
	size_t n, n_passages;
	char *room; /* all of these */
	size_t cap;
};

/* Fills places, whose room is kept for the next plan. */
enum rc reuse_texts_places(const struct reuse_texts *texts, uint32_t number,
    struct reuse_places *places, struct err *err);
void reuse_places_release(struct reuse_places *places);

/* The passage that holds a word of the plan. */
const struct reuse_passage *reuse_passage_of(
    const struct reuse_places *places, uint32_t word);

/* Was a issued before b, as far as the dates tell? "2021" is neither before
 * nor after "2021-03". */
bool reuse_is_before(const struct reuse_plan *a, const struct reuse_plan *b);

#endif
