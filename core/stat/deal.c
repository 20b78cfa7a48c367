/* deal.c - a row of bits a dealing: who is in the first group. */
#include "core/stat/deal.h"

#include "core/base/mem.h"
#include "core/stat/permute.h"
#include "core/stat/table.h"

#include <math.h>
#include <stdlib.h>

struct deal_set {
	size_t n, first; /* documents; of the first group */
	double size;     /* of all documents */
	size_t row;      /* numbers of 64 bits in a dealing */
	size_t count;
	bool exact;
	uint64_t *bits;
	double *sizes;      /* of the first group, in each dealing */
	uint64_t *observed; /* the groups as they are */
	double observed_size;
};

static bool
is_first(const uint64_t *row, size_t i)
{
	return row[i / 64] >> (i % 64) & 1;
}

static void
put_row(struct deal_set *s, const double *size, const size_t *at)
{
	uint64_t *row = s->bits + s->count * s->row;
	double sum = 0;

	for (size_t i = 0; i < s->first; i++) {
		row[at[i] / 64] |= (uint64_t)1 << (at[i] % 64);
		sum += size[at[i]];
	}
	s->sizes[s->count++] = sum;
}

static void
observe(struct deal_set *s, const double *size, const bool *first)
{
	for (size_t i = 0; i < s->n; i++) {
		s->size += size[i];
		if (!first[i])
			continue;
		s->observed[i / 64] |= (uint64_t)1 << (i % 64);
		s->observed_size += size[i];
	}
}

struct deal_set *
deal_new(const double *size, const bool *first, size_t n, size_t draws,
    uint64_t seed)
{
	struct permute_order order;
	struct deal_set *s;
	size_t in_first = 0, *at;

	for (size_t i = 0; i < n; i++)
		in_first += first[i];
	if (!in_first || in_first == n)
		return NULL;
	at = mem_alloc(n * sizeof(*at));
	permute_begin(&order, at, n, in_first, draws, seed);
	s = mem_alloc(sizeof(*s));
	*s = (struct deal_set){
	    .n = n, .first = in_first, .row = n / 64 + 1, .exact = order.exact};
	s->bits = mem_alloc(order.dealings * s->row * sizeof(*s->bits));
	s->sizes = mem_alloc(order.dealings * sizeof(*s->sizes));
	s->observed = mem_alloc(s->row * sizeof(*s->observed));
	observe(s, size, first);
	while (permute_next(&order))
		put_row(s, size, at);
	free(at);
	return s;
}

void
deal_free(struct deal_set *s)
{
	if (!s)
		return;
	free(s->bits);
	free(s->sizes);
	free(s->observed);
	free(s);
}

size_t
deal_count(const struct deal_set *s)
{
	return s->count;
}

bool
deal_is_exact(const struct deal_set *s)
{
	return s->exact;
}

static double
likelihood(const struct deal_set *s, const uint64_t *row, double size,
    const size_t *at, const double *places, size_t k)
{
	double first = 0, all = 0;

	for (size_t i = 0; i < k; i++) {
		all += places[i];
		first += is_first(row, at[i]) ? places[i] : 0;
	}
	return table_g2(first, size, all, s->size);
}

/* Two that are equal but for rounding are equal. */
static double
least(double g2)
{
	return g2 * (1 - 1e-9) - 1e-9;
}

double
deal_p(
    const struct deal_set *s, const size_t *at, const double *places, size_t k)
{
	double g2 = likelihood(s, s->observed, s->observed_size, at, places, k);
	double hits = !s->exact;

	for (size_t r = 0; r < s->count; r++)
		hits += likelihood(s, s->bits + r * s->row, s->sizes[r], at,
			    places, k) >= least(g2);
	return hits / ((double)s->count + !s->exact);
}

/* ln C(n, k) */
static double
ln_choose(double n, double k)
{
	return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double
deal_p_documents(double f1, double n1, double f2, double n2)
{
	double f = f1 + f2, n = n1 + n2, sum = 0, g2;
	double from = fmax(0, f - n2), to = fmin(f, n1);

	if (!(n1 > 0) || !(n2 > 0) || !(f > 0) || !(f1 <= n1) || !(f2 <= n2))
		return NAN;
	g2 = table_g2(f1, n1, f, n);
	for (size_t step = 0; from + (double)step <= to; step++) {
		double i = from + (double)step;

		if (table_g2(i, n1, f, n) >= least(g2))
			sum += exp(ln_choose(n1, i) + ln_choose(n2, f - i) -
				   ln_choose(n, f));
	}
	return fmin(1, sum);
}
