/* dispersion.c - the deviation of proportions. */
#include "core/stat/dispersion.h"

#include <math.h>

static double
sum(const double *v, size_t n)
{
	double s = 0;

	for (size_t i = 0; i < n; i++)
		s += v[i];
	return s;
}

double
dispersion_dp(const double *v, const double *size, size_t n)
{
	double places = sum(v, n), whole = sum(size, n), d = 0;

	if (!(places > 0 && whole > 0))
		return NAN;
	for (size_t i = 0; i < n; i++)
		d += fabs(v[i] / places - size[i] / whole);
	return d / 2;
}

double
dispersion_norm(const double *v, const double *size, size_t n)
{
	double whole = sum(size, n), least = whole;

	for (size_t i = 0; i < n; i++)
		least = fmin(least, size[i]);
	if (!(least < whole))
		return NAN;
	return dispersion_dp(v, size, n) / (1 - least / whole);
}
