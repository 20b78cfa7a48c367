/* effect.c - log ratios and their limits. */
#include "core/stat/effect.h"

#include "core/stat/beta.h"

#include <math.h>

static const double alpha = .05;
static const double most = 1e10;

static bool
is_pair(double f1, double n1, double f2, double n2)
{
	return f1 >= 0 && f2 >= 0 && n1 > 0 && n2 > 0 && f1 <= n1 && f2 <= n2 &&
	       f1 + f2 > 0 && n1 <= most && n2 <= most;
}

double
effect_log_ratio(double f1, double n1, double f2, double n2)
{
	if (!is_pair(f1, n1, f2, n2))
		return NAN;
	return log2((f1 + .5) / (n1 + .5)) - log2((f2 + .5) / (n2 + .5));
}

double
effect_log_ratio_raw(double f1, double n1, double f2, double n2)
{
	if (!is_pair(f1, n1, f2, n2) || f1 <= 0 || f2 <= 0)
		return NAN;
	return log2(f1 / n1) - log2(f2 / n2);
}

/* The lower limit that the ratio is below with probability p. */
static double
lower(double f1, double n1, double f2, double n2, double p)
{
	double t;

	if (f1 <= 0)
		return -INFINITY;
	t = beta_inv(f1, f2 + 1, p);
	return log2(n2 / n1) + log2(t / (1 - t));
}

void
effect_interval(double f1, double n1, double f2, double n2, double m,
    double *low, double *high)
{
	double p = alpha / (2 * fmax(m, 1));

	*low = *high = NAN;
	if (!is_pair(f1, n1, f2, n2))
		return;
	*low = lower(f1, n1, f2, n2, p);
	*high = -lower(f2, n2, f1, n1, p); /* seen from the other side */
}

double
effect_lrc(double f1, double n1, double f2, double n2, double m)
{
	double low, high;

	effect_interval(f1, n1, f2, n2, m, &low, &high);
	return isnan(low) ? NAN : low > 0 ? low : high < 0 ? high : 0;
}

double
effect_lower(double f1, double n1, double f2, double n2, double m)
{
	if (!is_pair(f1, n1, f2, n2))
		return NAN;
	return lower(f1, n1, f2, n2, alpha / fmax(m, 1));
}

bool
effect_locked(double f1, double n1, double f2, double n2, double m)
{
	double low, high;

	effect_interval(f1, n1, f2, n2, m, &low, &high);
	return low >= -1 && high <= 1;
}

double
effect_simple_maths(double f1, double n1, double f2, double n2, double k)
{
	if (!is_pair(f1, n1, f2, n2) || !(k > 0))
		return NAN;
	return (1e6 * f1 / n1 + k) / (1e6 * f2 / n2 + k);
}
