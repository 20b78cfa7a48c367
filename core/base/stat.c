/* stat.c - intervals. */
#include "core/base/stat.h"

#include <math.h>
#include <stdbool.h>

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

static bool
is_table(double o, double r, double c, double n)
{
	return o >= 0 && r >= o && c >= o && r <= n && c <= n &&
	       n - r - c + o >= 0;
}

double
stat_log_dice(double o, double r, double c)
{
	return o > 0 && r >= o && c >= o ? 14 + log2(2 * o / (r + c)) : NAN;
}

double
stat_pmi(double o, double r, double c, double n)
{
	return o > 0 && is_table(o, r, c, n) ? log2(o * n / (r * c)) : NAN;
}

double
stat_t_score(double o, double r, double c, double n)
{
	return o > 0 && is_table(o, r, c, n) ? (o - r * c / n) / sqrt(o) : NAN;
}

/* A cell's part: o ln(o / e), 0 for an empty one. */
static double
part(double o, double e)
{
	return o > 0 ? o * log(o / e) : 0;
}

double
stat_g2(double o, double r, double c, double n)
{
	double g;

	if (!is_table(o, r, c, n) || r <= 0 || c <= 0)
		return NAN;
	g = 2 * (part(o, r * c / n) + part(r - o, r * (n - c) / n) +
		    part(c - o, (n - r) * c / n) +
		    part(n - r - c + o, (n - r) * (n - c) / n));
	return g > 0 ? g : 0; /* rounding */
}

double
stat_delta_p(double o, double r, double c, double n)
{
	if (!is_table(o, r, c, n) || r <= 0 || r >= n)
		return NAN;
	return o / r - (c - o) / (n - r);
}
