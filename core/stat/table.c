/* table.c - measures of a table of two by two. */
#include "core/stat/table.h"

#include "core/stat/density.h"

#include <math.h>
#include <stdbool.h>

static bool
is_table(double o, double r, double c, double n)
{
	return o >= 0 && r >= o && c >= o && r <= n && c <= n &&
	       n - r - c + o >= 0 && isfinite(n);
}

double
table_log_dice(double o, double r, double c)
{
	return o > 0 && r >= o && c >= o ? 14 + log2(2 * o / (r + c)) : NAN;
}

double
table_dice(double o, double r, double c)
{
	return o >= 0 && r >= o && c >= o && r + c > 0 ? 2 * o / (r + c) : NAN;
}

double
table_jaccard(double o, double r, double c)
{
	return o >= 0 && r >= o && c >= o && r + c > 0 ? o / (r + c - o) : NAN;
}

double
table_pmi(double o, double r, double c, double n)
{
	return o > 0 && is_table(o, r, c, n) ? log2(o / r * (n / c)) : NAN;
}

double
table_npmi(double o, double r, double c, double n)
{
	if (o > 0 && o >= n)
		return is_table(o, r, c, n) ? 1 : NAN;
	return table_pmi(o, r, c, n) / log2(n / o);
}

double
table_mi3(double o, double r, double c, double n)
{
	return table_pmi(o, r, c, n) + 2 * log2(o);
}

double
table_t(double o, double r, double c, double n)
{
	return o > 0 && is_table(o, r, c, n) ? (o - r * c / n) / sqrt(o) : NAN;
}

double
table_delta_p(double o, double r, double c, double n)
{
	if (!is_table(o, r, c, n) || r <= 0 || r >= n)
		return NAN;
	return o / r - (c - o) / (n - r);
}

double
table_phi(double o, double r, double c, double n)
{
	double v;

	if (!is_table(o, r, c, n) || r <= 0 || r >= n || c <= 0 || c >= n)
		return NAN;
	v = (o * n - r * c) / sqrt(r * c) / sqrt((n - r) * (n - c));
	return v > 1 ? 1 : v < -1 ? -1 : v; /* rounding */
}

/* A cell's part: o ln(o / e), 0 for an empty one. */
static double
part(double o, double e)
{
	return o > 0 ? o * log(o / e) : 0;
}

double
table_g2(double o, double r, double c, double n)
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
table_g2_two(double o, double r, double c, double n)
{
	double g;

	if (!is_table(o, r, c, n) || r <= 0 || r >= n || c <= 0)
		return NAN;
	g = 2 * (part(o, r * c / n) + part(c - o, (n - r) * c / n));
	return g > 0 ? g : 0;
}

double
table_chi_p(double g2)
{
	return g2 >= 0 ? erfc(sqrt(g2 / 2)) : NAN;
}

double
table_bic(double g2, double n)
{
	return n > 0 ? g2 - log(n) : NAN;
}

double
table_bayes(double bic)
{
	return exp(bic / 2);
}

static bool
is_whole(double v)
{
	return !(floor(v) < v);
}

/* A table with fixed margins, one cell of which says all. */
struct margins {
	double r, c, n, low, high;
};

/* The probability of k + 1 over that of k. */
static double
ratio(const struct margins *m, double k)
{
	return (m->r - k) * (m->c - k) /
	       ((k + 1) * (m->n - m->r - m->c + k + 1));
}

/* All tables from k to the end in the direction of step, p being that of k.
 * They fall from here on, so that the rest is soon nothing. */
static double
tail(const struct margins *m, double k, double step, double p)
{
	double sum = 0;

	while (k >= m->low && k <= m->high && p > 1e-18 * sum) {
		sum += p;
		p = step > 0 ? p * ratio(m, k) : p / ratio(m, k - 1);
		k += step;
	}
	return sum;
}

/* The table nearest to the mode, beyond it in the direction of step, that is no
 * more probable than p; beyond the end where there is none. */
static double
other_side(const struct margins *m, double mode, double step, double p)
{
	double near = mode, end = step > 0 ? m->high : m->low, far = end + step;

	while (fabs(far - near) > 1) {
		double middle = floor((near + far) / 2);

		if (density_hyper(middle, m->r, m->c, m->n) > p)
			near = middle;
		else
			far = middle;
	}
	return far;
}

double
table_fisher(double o, double r, double c, double n)
{
	struct margins m = {r, c, n, fmax(0, r + c - n), fmin(r, c)};
	double mode, p, step, sum, k;

	if (!is_table(o, r, c, n) || n <= 0 || n > 1e10 || !is_whole(o) ||
	    !is_whole(r) || !is_whole(c) || !is_whole(n))
		return NAN;
	mode = floor((r + 1) * (c + 1) / (n + 2));
	mode = fmax(m.low, fmin(m.high, mode));
	p = density_hyper(o, r, c, n);
	if (p >= density_hyper(mode, r, c, n) * (1 - 1e-7))
		return 1;
	step = o > mode ? 1 : -1;
	sum = tail(&m, o, step, p);
	/* two that are equal but for rounding are equal */
	k = other_side(&m, mode, -step, p * (1 + 1e-7));
	sum += tail(&m, k, -step, density_hyper(k, r, c, n));
	return fmin(sum, 1);
}
