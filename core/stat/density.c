/* density.c - Loader's expansion. */
#include "core/stat/density.h"

#include <math.h>

static const double two_pi = 6.283185307179586477;

/* ln n! less Stirling's approximation to it. */
static double
stirling_error(double n)
{
	double nn = n * n;

	if (n <= 15)
		return n > 0 ? lgamma(n + 1) - (n + .5) * log(n) + n -
				   .5 * log(two_pi)
			     : 0;
	return (1. / 12 -
		   (1. / 360 -
		       (1. / 1260 - (1. / 1680 - 1. / 1188 / nn) / nn) / nn) /
		       nn) /
	       n;
}

/* x ln(x / m) + m - x, by a series where x is near m. */
static double
deviance(double x, double m)
{
	double v, s, term, next;

	if (fabs(x - m) >= .1 * (x + m))
		return x * log(x / m) + m - x;
	v = (x - m) / (x + m);
	s = (x - m) * v;
	term = 2 * x * v;
	for (int j = 1; j < 1000; j++) {
		term *= v * v;
		next = s + term / (2 * j + 1);
		if (fabs(next - s) <= 0)
			break;
		s = next;
	}
	return s;
}

double
density_binomial(double k, double n, double p, double q)
{
	double e;

	if (!(k >= 0 && n >= 0 && p >= 0 && q >= 0))
		return NAN;
	if (k > n)
		return 0;
	if (p <= 0)
		return k > 0 ? 0 : 1;
	if (q <= 0)
		return k < n ? 0 : 1;
	if (k <= 0)
		return p < .1 ? exp(n * log1p(-p)) : exp(n * log(q));
	if (k >= n)
		return q < .1 ? exp(n * log1p(-q)) : exp(n * log(p));
	e = stirling_error(n) - stirling_error(k) - stirling_error(n - k) -
	    deviance(k, n * p) - deviance(n - k, n * q);
	return exp(e) * sqrt(n / (two_pi * k * (n - k)));
}

double
density_poisson(double k, double mean)
{
	if (!(k >= 0 && mean > 0))
		return NAN;
	if (k <= 0)
		return exp(-mean);
	return exp(-stirling_error(k) - deviance(k, mean)) / sqrt(two_pi * k);
}

double
density_hyper(double o, double r, double c, double n)
{
	double p = c / n, q = (n - c) / n;

	if (o < 0 || o > r || o > c || n - r - c + o < 0)
		return 0;
	if (c <= 0 || c >= n)
		return 1;
	return density_binomial(o, r, p, q) *
	       (density_binomial(c - o, n - r, p, q) /
		   density_binomial(c, n, p, q));
}
