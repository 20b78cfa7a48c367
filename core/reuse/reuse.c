/* reuse.c - seeds in batches, aligned by a few threads. */
#include "core/reuse/reuse.h"

#include "core/base/mem.h"
#include "core/reuse/seed.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 1 << 20, MOST_WORKERS = 16 }; /* places of a batch of texts */

static int
by_pair(const void *x, const void *y)
{
	const struct seed *s = x, *t = y;

	if (s->b != t->b)
		return s->b < t->b ? -1 : 1;
	return s->a < t->a ? -1 : s->a > t->a;
}

/* Which texts b have to be looked at: new ones, and those whose seeds have
 * changed. */
struct again {
	const struct fingerprint_text *texts;
	bool *changed;
};

static bool
is_wanted(uint32_t a, uint32_t b, void *arg)
{
	const struct again *again = arg;

	(void)a;
	return !again->texts[b].before || again->changed[b];
}

static enum rc
find_changed(const struct reuse_job *job, const struct fingerprint_index *index,
    struct again *again, struct err *err)
{
	enum rc rc = RC_OK;

	seed_changed(index, job->texts, again->changed);
	for (size_t i = 0; rc == RC_OK && i < job->n; i++)
		if (again->changed[i])
			rc = job->forget((uint32_t)i, job->arg, err);
	return rc;
}

/* A batch: the seeds of some texts b, in order of pairs. */
struct part {
	const struct reuse_job *job;
	struct seed *seeds;
	size_t n;
	struct matches found;
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

static void *
work(void *arg)
{
	struct part *part = arg;
	struct matcher_pair m =
	    MATCHER_PAIR_INIT(lexicon_number(part->job->lexicon));
	size_t first = 0;

	if (part->n)
		qsort(part->seeds, part->n, sizeof(*part->seeds), by_pair);
	for (size_t from = 0, to; from < part->n; from = to) {
		to = from + 1;
		while (to < part->n &&
		       by_pair(&part->seeds[from], &part->seeds[to]) == 0)
			to++;
		match_pair(&m, part->job->texts, part->seeds + from, to - from,
		    &part->found);
		if (to < part->n && part->seeds[to].b == part->seeds[from].b)
			continue;
		drop_inner(part->job, &part->found, first);
		first = part->found.n;
	}
	matcher_pair_release(&m);
	return NULL;
}

/* Seeds in order of their text b, those of equal ones as they were. */
static void
sort_by_text(struct seeds *s, uint32_t first, uint32_t last)
{
	size_t *start = mem_alloc((last - first + 1) * sizeof(*start));
	struct seed *v = mem_alloc((s->n + 1) * sizeof(*v));

	for (size_t i = 0; i < s->n; i++)
		start[s->v[i].b - first + 1]++;
	for (uint32_t t = first; t < last; t++)
		start[t - first + 1] += start[t - first];
	for (size_t i = 0; i < s->n; i++)
		v[start[s->v[i].b - first]++] = s->v[i];
	free(s->v);
	s->v = v;
	s->cap = s->n + 1;
	free(start);
}

/* Where the k-th of n equal shares begins, all seeds of a text b in one. */
static size_t
share(const struct seeds *s, size_t k, size_t n)
{
	size_t at = s->n * k / n;

	while (at > 0 && at < s->n && s->v[at].b == s->v[at - 1].b)
		at++;
	return at;
}

static void
align_all(
    const struct reuse_job *job, struct seeds *s, struct part *parts, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		size_t from = share(s, k, n), to = share(s, k + 1, n);

		parts[k] = (struct part){
		    .job = job, .seeds = s->v + from, .n = to - from};
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

static enum rc
run_batch(const struct reuse_job *job, const struct fingerprint_index *index,
    struct again *again, uint32_t first, uint32_t last, struct err *err)
{
	struct seeds seeds = {.v = NULL};
	struct part parts[MOST_WORKERS];
	size_t n = job->workers > MOST_WORKERS ? MOST_WORKERS
		   : job->workers              ? job->workers
					       : 1;
	enum rc rc = RC_OK;

	seed_find(index, job->texts, first, last, is_wanted, again, &seeds);
	sort_by_text(&seeds, first, last);
	align_all(job, &seeds, parts, n);
	free(seeds.v);
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; rc == RC_OK && i < parts[k].found.n; i++)
			rc = job->take(&parts[k].found.v[i], job->arg, err);
		free(parts[k].found.v);
	}
	return rc;
}

enum rc
reuse_find(const struct reuse_job *job, struct err *err)
{
	struct fingerprint_index index;
	struct again again = {
	    .texts = job->texts, .changed = mem_alloc(job->n + 1)};
	size_t batches;
	enum rc rc;

	fingerprint_build(&index, job->texts, job->n, job->lexicon);
	batches = 1 + index.n / BATCH;
	rc = find_changed(job, &index, &again, err);
	for (size_t k = 0; rc == RC_OK && k < batches; k++) {
		size_t first = job->n * k / batches;
		size_t last = job->n * (k + 1) / batches;

		if (first < last)
			rc = run_batch(job, &index, &again, (uint32_t)first,
			    (uint32_t)last, err);
		if (job->step)
			job->step(last, job->n, job->arg);
	}
	if (rc == RC_OK)
		fingerprint_mark_common(
		    &index, job->texts, job->common, job->marks);
	free(again.changed);
	fingerprint_release(&index);
	return rc;
}
