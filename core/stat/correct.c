/* correct.c - step down, step up. */
#include "core/stat/correct.h"

#include <math.h>

double
correct_bonferroni(double p, double m)
{
	return fmin(1, p * m);
}

void
correct_holm(double *p, size_t m)
{
	double most = 0;

	for (size_t i = 0; i < m; i++) {
		most = fmax(most, p[i] * (double)(m - i));
		p[i] = fmin(1, most);
	}
}

static void
step_up(double *p, size_t m, double factor)
{
	double least = 1;

	for (size_t i = m; i-- > 0;) {
		least =
		    fmin(least, p[i] * factor * (double)m / (double)(i + 1));
		p[i] = least;
	}
}

void
correct_bh(double *p, size_t m)
{
	step_up(p, m, 1);
}

void
correct_by(double *p, size_t m)
{
	double factor = 0;

	for (size_t i = 1; i <= m; i++)
		factor += 1 / (double)i;
	step_up(p, m, factor);
}
