/* sorter.c - sorted runs, and a heap of those that are being read. */
#include "core/base/sorter.h"

#include "core/base/mem.h"
#include "core/base/scratch.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Records of a run that are read at a time. */
enum { LEAST_READ = 64 };

/* A run: bytes of the scratch, of which some are in its part of the memory. */
struct run {
	uint64_t from, to, at; /* at: what is read next */
	char *room;
	size_t n, next; /* records in its room */
};

struct sorter {
	size_t record, most; /* most: records in memory */
	sorter_order *order;
	char *v;
	size_t n, cap; /* records */
	struct scratch *scratch;
	struct run *runs;
	size_t n_runs, cap_runs;
	size_t *heap; /* runs that have a record, the least first */
	size_t n_heap;
	const char *head;
	bool sorted;
};

struct sorter *
sorter_new(
    const char *folder, size_t record, sorter_order *order, size_t memory)
{
	struct sorter *s = mem_alloc(sizeof(*s));

	s->record = record;
	s->order = order;
	s->most = memory / record > LEAST_READ ? memory / record : LEAST_READ;
	s->scratch = scratch_new(folder, 0);
	return s;
}

static void
sort(struct sorter *s)
{
	if (s->n > 1)
		qsort(s->v, s->n, s->record, s->order);
}

static enum rc
put_down(struct sorter *s, struct err *err)
{
	struct run run = {.from = scratch_size(s->scratch)};
	enum rc rc;

	sort(s);
	rc = scratch_add(s->scratch, s->v, s->n * s->record, err);
	if (rc)
		return rc;
	run.to = scratch_size(s->scratch);
	ARR_GROW(s->runs, s->n_runs, s->cap_runs);
	s->runs[s->n_runs++] = run;
	s->n = 0;
	return RC_OK;
}

enum rc
sorter_add(struct sorter *s, const void *record, struct err *err)
{
	if (s->n == s->most) {
		enum rc rc = put_down(s, err);

		if (rc)
			return rc;
	}
	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : LEAST_READ;
		s->cap = s->cap < s->most ? s->cap : s->most;
		s->v = mem_resize(s->v, s->cap * s->record);
	}
	memcpy(s->v + s->n++ * s->record, record, s->record);
	return RC_OK;
}

static const char *
first_of(const struct sorter *s, size_t run)
{
	const struct run *r = &s->runs[run];

	return r->room + r->next * s->record;
}

static bool
is_less(const struct sorter *s, size_t a, size_t b)
{
	return s->order(first_of(s, a), first_of(s, b)) < 0;
}

/* The least record of all runs; NULL: there are no more. */
static const char *
least(const struct sorter *s)
{
	return s->n_heap ? first_of(s, s->heap[0]) : NULL;
}

/* Puts the run at place i where it belongs, below. */
static void
sift_down(struct sorter *s, size_t i)
{
	size_t run = s->heap[i];

	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= s->n_heap)
			break;
		if (child + 1 < s->n_heap &&
		    is_less(s, s->heap[child + 1], s->heap[child]))
			child++;
		if (!is_less(s, s->heap[child], run))
			break;
		s->heap[i] = s->heap[child];
		i = child;
	}
	s->heap[i] = run;
}

/* Reads on in a run; it has no records afterwards if it is at its end. */
static enum rc
read_on(struct sorter *s, struct run *r, size_t room, struct err *err)
{
	uint64_t left = r->to - r->at;
	size_t n = left < room ? (size_t)left : room;
	enum rc rc = scratch_read(s->scratch, r->at, r->room, n, err);

	r->at += n;
	r->n = n / s->record;
	r->next = 0;
	return rc;
}

/* Bytes of the memory that a run has while it is read. */
static size_t
room_of_run(const struct sorter *s)
{
	size_t records = s->most / s->n_runs;

	return (records > LEAST_READ ? records : LEAST_READ) * s->record;
}

static enum rc
begin_runs(struct sorter *s, struct err *err)
{
	size_t room = room_of_run(s);
	enum rc rc = RC_OK;

	s->v = mem_resize(s->v, s->n_runs * room);
	s->heap = mem_resize(s->heap, s->n_runs * sizeof(*s->heap));
	s->n_heap = 0;
	for (size_t i = 0; rc == RC_OK && i < s->n_runs; i++) {
		s->runs[i].at = s->runs[i].from;
		s->runs[i].room = s->v + i * room;
		rc = read_on(s, &s->runs[i], room, err);
		s->heap[s->n_heap++] = i;
	}
	for (size_t i = s->n_heap / 2; i-- > 0;)
		sift_down(s, i);
	return rc;
}

enum rc
sorter_begin(struct sorter *s, struct err *err)
{
	enum rc rc = RC_OK;

	if (!s->sorted && s->n_runs > 0)
		rc = put_down(s, err);
	else if (!s->sorted)
		sort(s);
	s->sorted = true;
	if (rc == RC_OK && s->n_runs > 0)
		rc = begin_runs(s, err);
	s->head = NULL;
	if (rc == RC_OK)
		s->head = s->n_runs ? least(s) : s->n ? s->v : NULL;
	return rc;
}

const void *
sorter_head(const struct sorter *s)
{
	return s->head;
}

/* Goes on in the run that has the least record. */
static enum rc
leave_least(struct sorter *s, struct err *err)
{
	struct run *r = &s->runs[s->heap[0]];
	enum rc rc = RC_OK;

	if (++r->next == r->n)
		rc = read_on(s, r, room_of_run(s), err);
	if (r->n == 0)
		s->heap[0] = s->heap[--s->n_heap];
	if (s->n_heap > 0)
		sift_down(s, 0);
	return rc;
}

enum rc
sorter_next(struct sorter *s, struct err *err)
{
	enum rc rc = RC_OK;

	if (!s->head)
		return RC_OK;
	if (s->n_runs == 0) {
		s->head += s->record;
		if (s->head == s->v + s->n * s->record)
			s->head = NULL;
		return RC_OK;
	}
	rc = leave_least(s, err);
	s->head = rc == RC_OK ? least(s) : NULL;
	return rc;
}

void
sorter_free(struct sorter *s)
{
	if (!s)
		return;
	scratch_free(s->scratch);
	free(s->runs);
	free(s->heap);
	free(s->v);
	free(s);
}
