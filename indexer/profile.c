/* profile.c - clocks, sums, and the table they make. */
#define _POSIX_C_SOURCE 200809L
#include "indexer/profile.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <time.h>

int64_t
profile_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t
profile_add(struct profile *p, enum stage stage, int64_t then)
{
	int64_t now;

	if (!p)
		return 0;
	now = profile_now();
	if (then)
		p->ns[stage] += now - then;
	return now;
}

struct profile *
profile_new(size_t n_rules)
{
	struct profile *p = mem_alloc(sizeof(*p));

	p->rules = mem_alloc(n_rules * sizeof(*p->rules));
	p->n_rules = n_rules;
	return p;
}

void
profile_free(struct profile *p)
{
	if (p)
		free(p->rules);
	free(p);
}

void
profile_sum(struct profile *into, const struct profile *p)
{
	for (int i = 0; i < STAGE_COUNT; i++)
		into->ns[i] += p->ns[i];
	for (size_t i = 0; i < p->n_rules; i++) {
		into->rules[i].ns += p->rules[i].ns;
		into->rules[i].tries += p->rules[i].tries;
		into->rules[i].matches += p->rules[i].matches;
	}
}

static const char *const stage_names[STAGE_COUNT] = {
    [STAGE_READ] = "read and decode",
    [STAGE_CLEAN] = "clean",
    [STAGE_OUTLINE] = "outline",
    [STAGE_FIND] = "find places",
    [STAGE_FACTS] = "rules and facts",
    [STAGE_WRITE] = "rows and full text",
    [STAGE_REUSE] = "shared text",
    [STAGE_FINISH] = "names, words, commit",
    [STAGE_CHECK] = "check, sync, publish",
};

/* A rule and what it cost, for sorting. */
struct row {
	size_t rule;
	const struct cost *cost;
};

static int
by_cost(const void *a, const void *b)
{
	const struct cost *x = ((const struct row *)a)->cost;
	const struct cost *y = ((const struct row *)b)->cost;

	return (x->ns < y->ns) - (x->ns > y->ns);
}

static int64_t
time_of_all(const struct profile *p)
{
	int64_t all = 0;

	for (int i = 0; i < STAGE_COUNT; i++)
		all += p->ns[i];
	return all;
}

static void
print_stages(const struct profile *p, FILE *out)
{
	int64_t all = time_of_all(p);

	(void)fprintf(out, "%-22s %10s %7s\n", "stage", "seconds", "share");
	for (int i = 0; i < STAGE_COUNT; i++)
		(void)fprintf(out, "%-22s %10.3f %6.1f%%\n", stage_names[i],
		    (double)p->ns[i] / 1e9,
		    100.0 * (double)p->ns[i] / (double)all);
}

void
profile_print(const struct profile *p,
    const char *(*rule_name)(const void *arg, size_t i), const void *arg,
    FILE *out)
{
	struct row *rows;

	if (time_of_all(p) == 0)
		return;
	rows = mem_alloc(p->n_rules * sizeof(*rows));
	print_stages(p, out);
	for (size_t i = 0; i < p->n_rules; i++)
		rows[i] = (struct row){i, &p->rules[i]};
	qsort(rows, p->n_rules, sizeof(*rows), by_cost);
	(void)fprintf(out, "\n%-22s %10s %10s %10s\n", "rule", "seconds",
	    "tries", "matches");
	for (size_t i = 0; i < p->n_rules && rows[i].cost->tries; i++)
		(void)fprintf(out, "%-22s %10.3f %10llu %10llu\n",
		    rule_name(arg, rows[i].rule),
		    (double)rows[i].cost->ns / 1e9,
		    (unsigned long long)rows[i].cost->tries,
		    (unsigned long long)rows[i].cost->matches);
	free(rows);
}
