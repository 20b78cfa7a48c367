/* block.c - a block's seeds by texts a, aligned by a few threads. */
#include "core/reuse/block.h"

#include "core/base/mem.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

enum { MOST_WORKERS = 16 };

enum rc
text_room_fill(struct text_room *room, const struct reuse_job *job,
    uint32_t text, struct err *err)
{
	size_t n = job->texts[text].n;
	enum rc rc;

	if (room->filled && room->text.number == text)
		return RC_OK;
	if (room->cap < n + 1) {
		room->cap = n + n / 4 + 1;
		room->words =
		    mem_resize(room->words, room->cap * sizeof(*room->words));
	}
	rc = job->read(text, room->words, job->arg, err);
	room->text = (struct match_text){text, room->words, n};
	room->filled = rc == RC_OK;
	return rc;
}

/* A share of a block: the seeds of some texts a, in order of pairs. */
struct part {
	const struct reuse_job *job;
	const struct block *block;
	struct seed *seeds;
	size_t n;
	struct matches found;
	struct err err;
	pthread_t thread;
	bool started;
};

static bool
is_within(const struct match *x, const struct match *y)
{
	return x->b_from >= y->b_from && x->b_to <= y->b_to;
}

static bool
is_verbatim(const struct match *m)
{
	return 100 * (uint64_t)m->same >= MATCH_VERBATIM * (uint64_t)m->columns;
}

/* Is there no need to keep x beside y? Both are of one text b. */
static bool
is_told_by(
    const struct reuse_job *job, const struct match *x, const struct match *y)
{
	if (!is_within(x, y) || (job->is_before(x->a, x->b, job->arg) &&
				    !job->is_before(y->a, y->b, job->arg)))
		return false;
	if (is_verbatim(x) && !is_verbatim(y))
		return false;
	return y->a < x->a || (!x->paired && !is_within(y, x));
}

/*
 * The matches since `first` are those of one text b. A passage of b leads to
 * the first text that has it and to each later one that has more of it, or has
 * it word for word where the first has not. What
 * many texts share was found once for each grade of its words: of that only
 * the longest is kept.
 */
static void
drop_inner(const struct reuse_job *job, struct matches *found, size_t first)
{
	struct match *v = found->v + first;
	size_t n = found->n - first, kept = 0;
	bool *inner = mem_alloc(n + 1);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n && !inner[i]; k++)
			inner[i] = is_told_by(job, &v[i], &v[k]);
	for (size_t i = 0; i < n; i++)
		if (!inner[i])
			v[kept++] = v[i];
	found->n = first + kept;
	free(inner);
}

static const struct match_text *
find_b(const struct block *block, uint32_t number)
{
	size_t lo = 0, hi = block->n_b;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (block->b[mid].number <= number)
			lo = mid;
		else
			hi = mid;
	}
	return &block->b[lo];
}

static int
by_source(const void *x, const void *y)
{
	const struct seed *s = x, *t = y;

	if (s->a != t->a)
		return s->a < t->a ? -1 : 1;
	return s->b < t->b ? -1 : s->b > t->b;
}

static void *
work(void *arg)
{
	struct part *part = arg;
	struct seed *v = part->seeds;
	struct matcher_pair m = MATCHER_PAIR_INIT;
	struct text_room a = {.words = NULL};
	enum rc rc = RC_OK;

	for (size_t from = 0, to; rc == RC_OK && from < part->n; from = to) {
		to = from + 1;
		while (to < part->n && by_source(&v[from], &v[to]) == 0)
			to++;
		rc = text_room_fill(&a, part->job, v[from].a, &part->err);
		if (rc == RC_OK)
			match_pair(&m, &a.text, find_b(part->block, v[from].b),
			    v + from, to - from, &part->found);
	}
	matcher_pair_release(&m);
	free(a.words);
	return NULL;
}

/* Where the k-th of n equal shares begins, all seeds of a text a in one. */
static size_t
share(const struct seeds *s, size_t k, size_t n)
{
	size_t at = s->n * k / n;

	while (at > 0 && at < s->n && s->v[at].a == s->v[at - 1].a)
		at++;
	return at;
}

static void
align_all(const struct reuse_job *job, struct block *block, struct part *parts,
    size_t n)
{
	struct seeds *s = &block->seeds;

	for (size_t k = 0; k < n; k++) {
		size_t from = share(s, k, n), to = share(s, k + 1, n);

		parts[k] = (struct part){.job = job,
		    .block = block,
		    .seeds = s->v + from,
		    .n = to - from,
		    .err = ERR_INIT};
		if (k + 1 < n)
			parts[k].started = pthread_create(&parts[k].thread,
					       NULL, work, &parts[k]) == 0;
		if (!parts[k].started)
			(void)work(&parts[k]);
	}
	for (size_t k = 0; k < n; k++)
		if (parts[k].started)
			(void)pthread_join(parts[k].thread, NULL);
}

/* Puts the matches of all parts in the order of texts b; those of one stay in
 * the order of texts a. */
static void
collect(struct block *block, const struct part *parts, size_t n)
{
	size_t *start = mem_alloc((block->n_b + 1) * sizeof(*start)), all = 0;
	struct match *v;

	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < parts[k].found.n; i++, all++)
			start[find_b(block, parts[k].found.v[i].b) - block->b +
			      1]++;
	for (size_t i = 0; i < block->n_b; i++)
		start[i + 1] += start[i];
	v = mem_alloc((all + 1) * sizeof(*v));
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < parts[k].found.n; i++) {
			const struct match *m = &parts[k].found.v[i];

			v[start[find_b(block, m->b) - block->b]++] = *m;
		}
	free(start);
	free(block->found.v);
	block->found = (struct matches){v, all, all + 1};
}

/* The matches of the block, of which those of one text b come together. */
static enum rc
take_all(const struct reuse_job *job, struct matches *found, struct err *err)
{
	struct matches kept = {.v = found->v, .cap = found->cap};

	for (size_t from = 0, to; from < found->n; from = to) {
		size_t first = kept.n;

		for (to = from;
		     to < found->n && found->v[to].b == found->v[from].b; to++)
			kept.v[kept.n++] = found->v[to];
		drop_inner(job, &kept, first);
	}
	found->n = kept.n;
	return job->take(found->v, found->n, job->arg, err);
}

enum rc
block_match(struct block *block, const struct reuse_job *job, struct err *err)
{
	size_t n = job->workers > MOST_WORKERS ? MOST_WORKERS
		   : job->workers              ? job->workers
					       : 1;
	struct part parts[MOST_WORKERS];
	enum rc rc = RC_OK;
	size_t at = 0;

	for (size_t i = 0; i < block->n_b; at += block->b[i++].n)
		block->b[i].words = block->words + at;
	if (block->seeds.n)
		qsort(block->seeds.v, block->seeds.n, sizeof(*block->seeds.v),
		    by_source);
	align_all(job, block, parts, n);
	for (size_t k = 0; rc == RC_OK && k < n; k++)
		if (parts[k].err.rc) {
			*err = parts[k].err;
			rc = err->rc;
		}
	collect(block, parts, n);
	for (size_t k = 0; k < n; k++)
		free(parts[k].found.v);
	return rc ? rc : take_all(job, &block->found, err);
}

void
block_begin(struct block *block)
{
	block->seeds.n = block->n_b = block->n_words = 0;
}

static enum rc
add_text(struct block *block, const struct reuse_job *job, uint32_t number,
    struct err *err)
{
	size_t n = job->texts[number].n, at = block->n_words;

	if (at + n > block->cap_words) {
		block->cap_words = at + n + block->cap_words / 4;
		block->words = mem_resize(
		    block->words, block->cap_words * sizeof(*block->words));
	}
	ARR_GROW(block->b, block->n_b, block->cap_b);
	block->b[block->n_b++] = (struct match_text){number, NULL, n};
	block->n_words += n;
	return job->read(number, block->words + at, job->arg, err);
}

enum rc
block_add(struct block *block, const struct reuse_job *job,
    const struct seed *seed, struct err *err)
{
	struct seeds *s = &block->seeds;
	enum rc rc = RC_OK;

	if (s->n == 0 || s->v[s->n - 1].b != seed->b)
		rc = add_text(block, job, seed->b, err);
	ARR_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = *seed;
	return rc;
}

void
block_release(struct block *block)
{
	free(block->seeds.v);
	free(block->b);
	free(block->words);
	free(block->found.v);
}
