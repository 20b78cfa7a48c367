/* stat.c - intervals. */
#include "core/base/stat.h"

#include <math.h>

/* The quantile of the normal distribution at .975. */
static const double z = 1.959963984540054;

void
stat_wilson(size_t k, size_t n, double *low, double *high)
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
