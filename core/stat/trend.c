/* trend.c - Mann and Kendall, Theil and Sen, Cochran and Armitage. */
#include "core/stat/trend.h"

#include <math.h>
#include <stdlib.h>

/* Arrangements of TREND_EXACT values by their number of inversions. */
enum { MOST_INVERSIONS = TREND_EXACT * (TREND_EXACT - 1) / 2 };

static double
two_sided(double z)
{
	return erfc(fabs(z) / sqrt(2));
}

/* How many of y are equal to y[i]; 0 where one before it is. */
static size_t
ties_at(const double *y, size_t n, size_t i)
{
	size_t t = 0;

	for (size_t k = 0; k < n; k++) {
		if (y[k] < y[i] || y[k] > y[i])
			continue;
		if (k < i)
			return 0;
		t++;
	}
	return t;
}

static double
kendall_s(const double *y, size_t n)
{
	double s = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			s += (y[k] > y[i]) - (y[k] < y[i]);
	return s;
}

/* By 1 + q + ... + q^(m-1): v[i] is the factor of q^i. */
static void
times(double *v, size_t m)
{
	for (size_t i = MOST_INVERSIONS + 1; i-- > 0;)
		for (size_t k = 1; k < m && k <= i; k++)
			v[i] += v[i - k];
}

/* The other way; it goes without a rest. */
static void
divided(double *v, size_t m)
{
	for (size_t i = 0; i <= MOST_INVERSIONS; i++)
		for (size_t k = 1; k < m && k <= i; k++)
			v[i] -= v[i - k];
}

/*
 * The arrangements of values with ties, by their inversions, are the factors of
 * a Gaussian multinomial (MacMahon 1915): q-factorial of n over those of the
 * ties. s is the number of pairs that are not tied less twice the inversions.
 */
static double
exact_p(const double *y, size_t n, double s)
{
	double v[MOST_INVERSIONS + 1] = {1}, all = 0, hit = 0;
	double pairs = (double)n * (double)(n - 1) / 2;

	for (size_t m = 2; m <= n; m++)
		times(v, m);
	for (size_t i = 0; i < n; i++) {
		size_t t = ties_at(y, n, i);

		for (size_t m = 2; m <= t; m++)
			divided(v, m);
		if (t > 1)
			pairs -= (double)t * (double)(t - 1) / 2;
	}
	for (size_t i = 0; i <= MOST_INVERSIONS; i++) {
		all += v[i];
		if (fabs(pairs - 2 * (double)i) >= fabs(s))
			hit += v[i];
	}
	return hit / all;
}

double
trend_least(size_t n)
{
	return n > 1 ? fmin(1, 2 * exp(-lgamma((double)n + 1))) : 1;
}

void
trend_kendall(const double *y, size_t n, struct trend_kendall *out)
{
	double m = (double)n, pairs = m * (m - 1) / 2, tied = 0;
	double arrangements = lgamma(m + 1);

	*out = (struct trend_kendall){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (n < 2)
		return;
	out->s = kendall_s(y, n);
	out->var = m * (m - 1) * (2 * m + 5);
	for (size_t i = 0; i < n; i++) {
		double t = (double)ties_at(y, n, i);

		out->var -= t * (t - 1) * (2 * t + 5);
		tied += t * (t - 1) / 2;
		arrangements -= lgamma(t + 1);
	}
	out->var /= 18;
	if (n <= TREND_EXACT)
		out->exact = exact_p(y, n, out->s);
	out->least = 1;
	if (pairs - tied < .5)
		return; /* all are equal */
	out->least = fmin(1, 2 * exp(-arrangements));
	out->tau = out->s / sqrt(pairs * (pairs - tied));
	out->z = (out->s - (out->s > 0) + (out->s < 0)) / sqrt(out->var);
	out->p = two_sided(out->z);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, size_t n)
{
	if (!n)
		return NAN;
	qsort(v, n, sizeof(*v), by_size);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

double
trend_theil_sen(const double *x, const double *y, size_t n, double *scratch)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			scratch[m++] = (y[k] - y[i]) / (x[k] - x[i]);
	return median(scratch, m);
}

double
trend_intercept(
    const double *x, const double *y, size_t n, double slope, double *scratch)
{
	for (size_t i = 0; i < n; i++)
		scratch[i] = y[i] - slope * x[i];
	return median(scratch, n);
}

void
trend_armitage(const double *k, const double *n, const double *t, size_t groups,
    struct trend_shares *out)
{
	double hits = 0, all = 0, time = 0, spread = 0, p;

	*out = (struct trend_shares){NAN, NAN, NAN, NAN};
	for (size_t i = 0; i < groups; i++) {
		hits += k[i];
		all += n[i];
		time += n[i] * t[i];
	}
	if (!(all > 0))
		return;
	p = hits / all;
	time /= all;
	out->t = 0;
	for (size_t i = 0; i < groups; i++) {
		/* from the mean time: the sum is the same, and exact */
		out->t += (k[i] - n[i] * p) * (t[i] - time);
		spread += n[i] * (t[i] - time) * (t[i] - time);
	}
	out->var = p * (1 - p) * spread;
	if (!(out->var > 0))
		return;
	out->z = out->t / sqrt(out->var);
	out->p = two_sided(out->z);
}
