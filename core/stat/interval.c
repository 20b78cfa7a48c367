/* interval.c - Wilson, Clopper and Pearson, Garwood. */
#include "core/stat/interval.h"

#include "core/stat/beta.h"

#include <math.h>

/* The quantile of the normal distribution at .975. */
static const double z = 1.959963984540054;

/* Beyond it the functions would take long. */
static const size_t most = 10000000000u;

void
interval_wilson(size_t k, size_t n, double *low, double *high)
{
	double p, centre, half, m = (double)n;

	*low = 0;
	*high = 1;
	if (n == 0 || k > n)
		return;
	p = (double)k / m;
	centre = p + z * z / (2 * m);
	half = z * sqrt(p * (1 - p) / m + z * z / (4 * m * m));
	*low = (centre - half) / (1 + z * z / m);
	*high = (centre + half) / (1 + z * z / m);
	if (k == 0)
		*low = 0;
	if (k == n)
		*high = 1;
}

void
interval_clopper(size_t k, size_t n, double alpha, double *low, double *high)
{
	double s = (double)k, f = (double)n - s;

	*low = 0;
	*high = 1;
	if (k > n)
		return;
	if (k > 0)
		*low = beta_inv(s, f + 1, alpha / 2);
	if (k < n) /* from the other end, where it keeps its digits */
		*high = 1 - beta_inv(f, s + 1, alpha / 2);
}

void
interval_poisson(size_t k, double alpha, double *low, double *high)
{
	*low = *high = NAN;
	if (k > most)
		return;
	*low = k > 0 ? beta_gamma_inv((double)k, alpha / 2) : 0;
	*high = beta_gamma_upper_inv((double)k + 1, alpha / 2);
}
