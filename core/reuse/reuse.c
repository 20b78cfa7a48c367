/* reuse.c - texts to places, places to seeds, seeds to blocks. */
#include "core/reuse/reuse.h"

#include "core/base/mem.h"
#include "core/base/sorter.h"
#include "core/reuse/block.h"
#include "core/reuse/seed.h"

#include <stdbool.h>
#include <stdlib.h>

/* Seeds and words of texts b in a block. */
enum { BLOCK_SEEDS = 1 << 17, BLOCK_WORDS = 1 << 20 };

struct run {
	const struct reuse_job *job;
	struct fingerprints *places;
	struct seed_finder *finder;
	struct sorter *seeds; /* by pairs */
	bool *wanted;         /* by text b */
	bool *changed;
};

static int
by_pair(const void *x, const void *y)
{
	const struct seed *s = x, *t = y;

	if (s->b != t->b)
		return s->b < t->b ? -1 : 1;
	return s->a < t->a ? -1 : s->a > t->a;
}

static enum rc
find_places(struct run *r, struct err *err)
{
	const struct reuse_job *job = r->job;
	struct text_room room = {.words = NULL};
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < job->n; i++) {
		rc = text_room_fill(&room, job, (uint32_t)i, err);
		if (rc == RC_OK)
			rc = fingerprints_add(r->places, (uint32_t)i,
			    room.words, room.text.n, err);
	}
	free(room.words);
	return rc;
}

/* Is there anything that was found before? */
static bool
is_change(const struct reuse_job *job)
{
	for (size_t i = 0; i < job->n; i++)
		if (job->texts[i].before && job->texts[i].after)
			return true;
	return false;
}

/* Which texts b have to be looked at: new ones, and those whose seeds have
 * changed. */
static enum rc
find_wanted(struct run *r, struct err *err)
{
	const struct reuse_job *job = r->job;
	struct fingerprint_group group = {.n = 1};
	enum rc rc = RC_OK;

	if (is_change(job)) {
		rc = fingerprints_begin(r->places, err);
		while (rc == RC_OK && group.n > 0) {
			rc = fingerprints_next(r->places, &group, err);
			if (rc == RC_OK)
				seed_changed(r->finder, &group, r->changed);
		}
	}
	for (size_t i = 0; rc == RC_OK && i < job->n; i++) {
		r->wanted[i] = !job->texts[i].before || r->changed[i];
		if (r->changed[i])
			rc = job->forget((uint32_t)i, job->arg, err);
	}
	return rc;
}

static bool
has_wanted(const struct run *r, const struct fingerprint_group *group)
{
	for (size_t i = 0; i < group->n; i++)
		if (r->wanted[group->v[i].text])
			return true;
	return false;
}

static enum rc
put_seeds(struct run *r, const struct fingerprint_group *group,
    struct seeds *seeds, struct err *err)
{
	enum rc rc = RC_OK;

	if (!has_wanted(r, group))
		return RC_OK;
	seeds->n = 0;
	seed_find(r->finder, group, r->wanted, seeds);
	for (size_t i = 0; rc == RC_OK && i < seeds->n; i++)
		rc = sorter_add(r->seeds, &seeds->v[i], err);
	return rc;
}

static enum rc
find_seeds(struct run *r, struct err *err)
{
	struct fingerprint_group group = {.n = 1};
	struct seeds seeds = {.v = NULL};
	enum rc rc = fingerprints_begin(r->places, err);

	while (rc == RC_OK && group.n > 0) {
		rc = fingerprints_next(r->places, &group, err);
		if (rc == RC_OK)
			rc = put_seeds(r, &group, &seeds, err);
		if (rc == RC_OK)
			rc = fingerprint_marks_add(r->job->marks, &group, err);
	}
	free(seeds.v);
	return rc;
}

/* The seeds of some texts b, all that each of them has. */
static enum rc
read_block(struct run *r, struct block *block, struct err *err)
{
	const struct seeds *s = &block->seeds;
	const struct seed *next;
	enum rc rc = RC_OK;

	block_begin(block);
	while (rc == RC_OK && (next = sorter_head(r->seeds)) != NULL) {
		bool full = s->n > BLOCK_SEEDS || block->n_words > BLOCK_WORDS;

		if (full && next->b != s->v[s->n - 1].b)
			break;
		rc = block_add(block, r->job, next, err);
		if (rc == RC_OK)
			rc = sorter_next(r->seeds, err);
	}
	return rc;
}

static enum rc
match_seeds(struct run *r, struct err *err)
{
	const struct reuse_job *job = r->job;
	struct block block = {.n_b = 0};
	enum rc rc = sorter_begin(r->seeds, err);

	while (rc == RC_OK && sorter_head(r->seeds)) {
		rc = read_block(r, &block, err);
		if (rc == RC_OK)
			rc = block_match(&block, job, err);
		if (job->step && block.n_b)
			job->step(block.b[block.n_b - 1].number + 1, job->n,
			    job->arg);
	}
	block_release(&block);
	return rc;
}

enum rc
reuse_find(const struct reuse_job *job, struct err *err)
{
	struct run r = {.job = job,
	    .places = fingerprints_new(job->folder, job->memory),
	    .finder = seed_finder_new(job->texts),
	    .seeds = sorter_new(
		job->folder, sizeof(struct seed), by_pair, job->memory),
	    .wanted = mem_alloc(job->n + 1),
	    .changed = mem_alloc(job->n + 1)};
	enum rc rc = find_places(&r, err);

	if (rc == RC_OK)
		rc = find_wanted(&r, err);
	if (rc == RC_OK)
		rc = find_seeds(&r, err);
	fingerprints_free(r.places);
	seed_finder_free(r.finder);
	if (rc == RC_OK)
		rc = match_seeds(&r, err);
	sorter_free(r.seeds);
	free(r.wanted);
	free(r.changed);
	return rc;
}
