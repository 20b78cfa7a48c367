/* permute.c - documents dealt anew. */
#include "core/stat/permute.h"

#include "core/base/hash.h"
#include "core/stat/table.h"

#include <math.h>

/* What is the same in all dealings, and what was observed. */
struct deal {
	const struct permute_document *v;
	size_t n, first; /* documents; of the first group */
	double places, size, g2;
	int sign;
	double hits, directed, tried;
};

static int
side(const struct deal *d, double places, double size)
{
	double here = places * (d->size - size),
	       there = (d->places - places) * size;

	return (here > there) - (here < there);
}

static double
likelihood(const struct deal *d, double places, double size)
{
	return table_g2(places, size, d->places, d->size);
}

/* The documents `at` are the first group. */
static void
count(struct deal *d, const size_t *at)
{
	double places = 0, size = 0;

	for (size_t i = 0; i < d->first; i++) {
		places += d->v[at[i]].places;
		size += d->v[at[i]].size;
	}
	d->tried++;
	/* two that are equal but for rounding are equal */
	if (likelihood(d, places, size) < d->g2 * (1 - 1e-9) - 1e-9)
		return;
	d->hits++;
	d->directed += side(d, places, size) == d->sign;
}

/* The next choice of k from n in order of the alphabet; there must be one. */
static void
next_choice(size_t *at, size_t k, size_t n)
{
	size_t i = k;

	while (i > 0 && at[i - 1] == n - k + i - 1)
		i--;
	at[i - 1]++;
	for (; i < k; i++)
		at[i] = at[i - 1] + 1;
}

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t
draw(uint64_t *state)
{
	return hash_mix(*state += HASH_STEP);
}

/* Below n, each as probable as the others: what would favour some is drawn
 * again. */
static size_t
draw_below(uint64_t *state, size_t n)
{
	uint64_t limit = UINT64_MAX - UINT64_MAX % n, z;

	do
		z = draw(state);
	while (z >= limit);
	return (size_t)(z % n);
}

static void
draw_one(struct permute_order *o)
{
	for (size_t i = 0; i < o->first; i++) {
		size_t k = i + draw_below(&o->state, o->n - i);
		size_t kept = o->at[i];

		o->at[i] = o->at[k];
		o->at[k] = kept;
	}
}

/* C(n, k), or more than PERMUTE_EXACT. */
static double
choices(size_t n, size_t k)
{
	double c = 1;

	k = k > n - k ? n - k : k;
	for (size_t i = 1; i <= k && c <= PERMUTE_EXACT; i++)
		c = c * (double)(n - k + i) / (double)i;
	return floor(c + .5);
}

void
permute_begin(struct permute_order *o, size_t *at, size_t n, size_t first,
    size_t draws, uint64_t seed)
{
	double all = choices(n, first);

	*o = (struct permute_order){
	    .at = at, .n = n, .first = first, .state = seed};
	o->exact = all <= PERMUTE_EXACT;
	o->dealings = o->exact ? (size_t)all : draws;
	for (size_t i = 0; i < n; i++)
		at[i] = i;
}

bool
permute_next(struct permute_order *o)
{
	if (o->done == o->dealings)
		return false;
	if (!o->exact)
		draw_one(o);
	else if (o->done)
		next_choice(o->at, o->first, o->n);
	o->done++;
	return true;
}

void
permute_test(const struct permute_document *v, size_t n, size_t draws,
    uint64_t seed, size_t *scratch, struct permute_result *out)
{
	struct deal d = {.v = v, .n = n};
	struct permute_order order;
	double places = 0, size = 0;

	*out = (struct permute_result){.p = NAN, .directed = NAN};
	for (size_t i = 0; i < n; i++) {
		d.places += v[i].places;
		d.size += v[i].size;
		d.first += v[i].first;
		places += v[i].first ? v[i].places : 0;
		size += v[i].first ? v[i].size : 0;
	}
	d.g2 = out->g2 = likelihood(&d, places, size);
	d.sign = side(&d, places, size);
	if (!d.first || d.first == n || isnan(d.g2))
		return;
	permute_begin(&order, scratch, n, d.first, draws, seed);
	out->exact = order.exact;
	while (permute_next(&order))
		count(&d, scratch);
	out->dealings = d.tried;
	/* what was observed is one of all dealings, but not of those drawn */
	out->p = (d.hits + !out->exact) / (d.tried + !out->exact);
	out->directed = (d.directed + !out->exact) / (d.tried + !out->exact);
}
