/* pipeline.c - a ring of documents between workers and the writer. */
#include "indexer/pipeline.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "indexer/clean.h"
#include "indexer/decode.h"
#include "indexer/extract.h"

#include <pthread.h>
#include <stdlib.h>

/* Can it be told without opening the file that there is nothing to do? */
static bool
is_known_by_look(struct work *w, const struct pipeline *p)
{
	return w->looked && p->hash_of && p->is_known &&
	       p->hash_of(w->path, &w->look, w->doc.digest.hex, p->arg) &&
	       p->is_known(w->path, w->doc.digest.hex, p->arg);
}

void
work_do(struct work *w, const struct pipeline *p, struct matcher *matcher,
    struct profile *profile)
{
	struct document *d = &w->doc;
	int64_t at = profile_add(profile, STAGE_READ, 0);

	document_reset(d);
	facts_reset(&w->facts);
	d->path = w->path;
	w->rc = RC_OK;
	w->looked = seen_look(w->path, &w->look);
	w->known = is_known_by_look(w, p);
	if (w->known)
		return;
	w->rc = file_read(w->path, p->max_size, &d->raw, &w->err);
	if (w->rc == RC_OK)
		w->rc = decode(d, &w->err);
	at = profile_add(profile, STAGE_READ, at);
	if (w->rc)
		return;
	w->looked = w->looked && seen_same(w->path, &w->look);
	w->known = p->is_known && p->is_known(w->path, d->digest.hex, p->arg);
	if (w->known)
		return;
	clean(d);
	at = profile_add(profile, STAGE_CLEAN, at);
	if (d->n_passages == 0) {
		w->rc = err_set(&w->err, RC_DATA,
		    "no words in it, only white space or layout");
		return;
	}
	outline(d, matcher);
	at = profile_add(profile, STAGE_OUTLINE, at);
	extract(d, matcher, p->authority, &w->facts);
	(void)profile_add(profile, STAGE_FACTS, at);
}

void
work_release(struct work *w)
{
	document_release(&w->doc);
	facts_release(&w->facts);
}

/* A place in the ring. */
struct slot {
	struct work work;
	bool ready;
};

struct ring {
	const struct pipeline *pipeline;
	pthread_mutex_t mutex;
	pthread_cond_t filled, emptied;
	struct slot *slot;
	size_t n_slots;
	size_t next;  /* file the next free worker takes */
	size_t taken; /* files the caller is done with */
	bool stop;
};

/* The next file to work on, once its slot is free; false at the end. */
static bool
claim(struct ring *r, size_t *i)
{
	bool ok;

	pthread_mutex_lock(&r->mutex);
	*i = r->next;
	ok = *i < r->pipeline->files->n && !r->stop;
	if (ok)
		r->next++;
	while (ok && *i >= r->taken + r->n_slots && !r->stop)
		pthread_cond_wait(&r->emptied, &r->mutex);
	ok = ok && !r->stop;
	pthread_mutex_unlock(&r->mutex);
	return ok;
}

static void *
worker(void *arg)
{
	struct ring *r = arg;
	const struct rules *rules = r->pipeline->rules;
	struct profile *sum = r->pipeline->profile;
	struct profile *p = sum ? profile_new(rules_count(rules)) : NULL;
	struct matcher *m = matcher_new(rules, p);
	size_t i;

	while (claim(r, &i)) {
		struct slot *s = &r->slot[i % r->n_slots];

		s->work.path = r->pipeline->files->v[i];
		work_do(&s->work, r->pipeline, m, p);
		pthread_mutex_lock(&r->mutex);
		s->ready = true;
		pthread_cond_broadcast(&r->filled);
		pthread_mutex_unlock(&r->mutex);
	}
	matcher_free(m);
	if (p) {
		pthread_mutex_lock(&r->mutex);
		profile_sum(sum, p);
		pthread_mutex_unlock(&r->mutex);
		profile_free(p);
	}
	return NULL;
}

static void
wait_ready(struct ring *r, struct slot *s)
{
	pthread_mutex_lock(&r->mutex);
	while (!s->ready)
		pthread_cond_wait(&r->filled, &r->mutex);
	s->ready = false;
	pthread_mutex_unlock(&r->mutex);
}

static void
advance(struct ring *r, bool stop)
{
	pthread_mutex_lock(&r->mutex);
	r->taken++;
	r->stop = stop;
	pthread_cond_broadcast(&r->emptied);
	pthread_mutex_unlock(&r->mutex);
}

static enum rc
take_all(struct ring *r, struct err *err)
{
	const struct pipeline *p = r->pipeline;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < p->files->n; i++) {
		struct slot *s = &r->slot[i % r->n_slots];

		wait_ready(r, s);
		rc = p->take(&s->work, p->arg, err);
		advance(r, rc != RC_OK);
	}
	return rc;
}

enum rc
pipeline_run(const struct pipeline *p, struct err *err)
{
	struct ring r = {.pipeline = p,
	    .mutex = PTHREAD_MUTEX_INITIALIZER,
	    .filled = PTHREAD_COND_INITIALIZER,
	    .emptied = PTHREAD_COND_INITIALIZER};
	pthread_t *threads = mem_alloc(p->workers * sizeof(*threads));
	size_t started = 0;
	enum rc rc;

	r.n_slots = 2 * p->workers + 2;
	r.slot = mem_alloc(r.n_slots * sizeof(*r.slot));
	while (started < p->workers &&
	       pthread_create(&threads[started], NULL, worker, &r) == 0)
		started++;
	if (started == 0)
		rc = err_set(err, RC_NOMEM, "cannot start a thread");
	else
		rc = take_all(&r, err);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < r.n_slots; i++)
		work_release(&r.slot[i].work);
	free(r.slot);
	free(threads);
	return rc;
}
