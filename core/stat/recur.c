/* recur.c - absence, Chao's estimates, Baselga's split. */
#include "core/stat/recur.h"

#include "core/stat/density.h"

#include <math.h>

double
recur_absence(double k, double n1, double n2)
{
	if (!(k >= 0 && k <= n1 && n2 >= 0 && isfinite(n1 + n2)))
		return NAN;
	return density_hyper(0, k, n2, n1 + n2);
}

double
recur_chao2(double s, double q1, double q2, double t)
{
	double missing;

	if (!(q1 >= 0 && q2 >= 0 && s >= q1 + q2 && t >= 2))
		return NAN;
	missing = q2 > 0 ? q1 * q1 / (2 * q2) : q1 * (q1 - 1) / 2;
	return s + (t - 1) / t * missing;
}

double
recur_coverage(double u, double q1, double q2, double t)
{
	if (!(q1 >= 0 && q2 >= 0 && u > 0 && u >= q1 + 2 * q2 && t >= 2))
		return NAN;
	if (q1 <= 0)
		return 1;
	return 1 - q1 / u * ((t - 1) * q1 / ((t - 1) * q1 + 2 * q2));
}

void
recur_split(double a, double b, double c, struct recur_split *out)
{
	double least = fmin(b, c);

	*out = (struct recur_split){NAN, NAN, NAN};
	if (!(a >= 0 && b >= 0 && c >= 0 && a + b + c > 0))
		return;
	out->sor = (b + c) / (2 * a + b + c);
	out->sim = least > 0 ? least / (a + least) : 0;
	out->sne = out->sor - out->sim;
}
