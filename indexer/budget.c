/*
 * budget.c - clocks of rules, by samples.
 *
 * The clock of a thread is asked of the kernel, the clock of the day is not,
 * and a thread gets no more of the first than passes of the second. So rules
 * are timed by the day until one is seen to be slow.
 */
#define _POSIX_C_SOURCE 200809L
#include "indexer/budget.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One try of so many is timed and stands for all of them. */
enum { SAMPLE = 61 }; /* odd, so that it keeps no step with lines */

enum { SLOW = 50000 }; /* nanoseconds of a try */

struct spent {
	int64_t ns;
	uint32_t tries;
	bool slow; /* timed by the clock of the thread */
	bool off;
};

struct budget {
	int64_t base, allowed; /* nanoseconds; with what the text adds */
	int64_t begun;         /* the thread's clock as the document began */
	size_t n;
	struct spent rule[];
};

static int64_t
now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t
rule_now(const struct spent *s)
{
	return now(s->slow ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC);
}

struct budget *
budget_new(size_t n_rules, double seconds)
{
	struct budget *b = mem_alloc(sizeof(*b) + n_rules * sizeof(*b->rule));

	b->n = n_rules;
	b->base = b->allowed = (int64_t)(seconds * 1e9);
	return b;
}

void
budget_free(struct budget *b)
{
	free(b);
}

void
budget_begin(struct budget *b, size_t bytes)
{
	b->allowed = b->base + (int64_t)bytes * 1000;
	b->begun = now(CLOCK_THREAD_CPUTIME_ID);
	memset(b->rule, 0, b->n * sizeof(*b->rule));
}

bool
budget_is_off(const struct budget *b, size_t rule)
{
	return b->rule[rule].off;
}

int64_t
budget_try(struct budget *b, size_t rule)
{
	struct spent *s = &b->rule[rule];

	return s->tries++ % SAMPLE == 0 ? rule_now(s) : 0;
}

/* What a try took that the clock of the day calls slow: it may have waited for
 * others, but it took no more than the thread had since the document began. */
static int64_t
first_slow(const struct budget *b, struct spent *s, int64_t took)
{
	int64_t most = now(CLOCK_THREAD_CPUTIME_ID) - b->begun;

	s->slow = true;
	return took < most ? took : most;
}

bool
budget_end(struct budget *b, size_t rule, int64_t begun)
{
	struct spent *s = &b->rule[rule];
	int64_t took;

	if (!begun)
		return true;
	took = rule_now(s) - begun;
	if (!s->slow && took > SLOW)
		s->ns += first_slow(b, s, took);
	else /* the first may be the only one */
		s->ns += s->tries == 1 ? took : SAMPLE * took;
	s->off |= s->ns > b->allowed;
	return !s->off;
}

void
budget_switch_off(struct budget *b, size_t rule)
{
	b->rule[rule].off = true;
}
