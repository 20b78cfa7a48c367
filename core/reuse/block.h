/*
 * block.h - the matches of some texts b with all before them.
 *
 * Used by reuse.c. Texts b are looked at together, so that a text a is read
 * once for all of them.
 */
#ifndef CORE_REUSE_BLOCK_H
#define CORE_REUSE_BLOCK_H

#include "core/base/err.h"
#include "core/reuse/match.h"
#include "core/reuse/reuse.h"
#include "core/reuse/seed.h"

#include <stddef.h>
#include <stdint.h>

struct block {
	struct seeds seeds;
	struct match_text *b; /* in order of their numbers */
	size_t n_b, cap_b;
	uint32_t *words; /* theirs */
	size_t n_words, cap_words;
	struct matches found;
};

void block_begin(struct block *block); /* empties it, and keeps the room */

/* Adds a seed; those of a text b come together, and texts b in their order.
 * What the job's read gives. */
enum rc block_add(struct block *block, const struct reuse_job *job,
    const struct seed *seed, struct err *err);

/* Gives the job all matches of the block's texts b that are kept. */
enum rc block_match(
    struct block *block, const struct reuse_job *job, struct err *err);

void block_release(struct block *block);

/* A text's words, in room that is kept for the next one. */
struct text_room {
	struct match_text text;
	uint32_t *words;
	size_t cap;
	bool filled;
};

enum rc text_room_fill(struct text_room *room, const struct reuse_job *job,
    uint32_t number, struct err *err);

#endif
