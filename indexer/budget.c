/* budget.c - clocks of rules, by samples. */
#define _POSIX_C_SOURCE 200809L
#include "indexer/budget.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One try of so many is timed and stands for all of them. */
enum { SAMPLE = 61 }; /* odd, so that it keeps no step with lines */

struct spent {
	int64_t ns;
	uint32_t tries;
	bool off;
};

struct budget {
	int64_t base, allowed; /* nanoseconds; with what the text adds */
	size_t n;
	struct spent rule[];
};

static int64_t
cpu_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
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
	return b->rule[rule].tries++ % SAMPLE == 0 ? cpu_now() : 0;
}

bool
budget_end(struct budget *b, size_t rule, int64_t begun)
{
	struct spent *s = &b->rule[rule];
	int64_t took;

	if (!begun)
		return true;
	took = cpu_now() - begun;
	/* the first may be the only one */
	s->ns += s->tries == 1 ? took : SAMPLE * took;
	s->off |= s->ns > b->allowed;
	return !s->off;
}

void
budget_switch_off(struct budget *b, size_t rule)
{
	b->rule[rule].off = true;
}
