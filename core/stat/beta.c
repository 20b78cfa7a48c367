/* beta.c - series, fractions, and Newton's method between two bounds. */
#include "core/stat/beta.h"

#include "core/stat/density.h"

#include <math.h>
#include <stdbool.h>

enum { MOST_TERMS = 1000000, MOST_STEPS = 300 };

static const double tiny = 1e-300;
static const double enough = 2.3e-16;

static double
not_zero(double v)
{
	return fabs(v) < tiny ? tiny : v;
}

/* The continued fraction of I_x(a, b), by Lentz's method; it converges fast
 * where x < (a + 1) / (a + b + 2). */
static double
beta_fraction(double a, double b, double x)
{
	double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1)), h = d;

	for (int i = 1; i < MOST_TERMS; i++) {
		double m = i, two = a + 2 * m, step;
		double even = m * (b - m) * x / ((two - 1) * two);
		double odd = -(a + m) * (a + b + m) * x / (two * (two + 1));

		d = 1 / not_zero(1 + even * d);
		c = not_zero(1 + even / c);
		h *= d * c;
		d = 1 / not_zero(1 + odd * d);
		c = not_zero(1 + odd / c);
		step = d * c;
		h *= step;
		if (fabs(step - 1) < enough)
			break;
	}
	return h;
}

/* I_x(a, b) where y is 1 - x and x lies below the mean. */
static double
beta_below(double a, double b, double x, double y)
{
	return density_binomial(a, a + b, x, y) * b / (a + b) *
	       beta_fraction(a, b, x);
}

/* I_x(a, b), or 1 less that: the smaller of the two is not a difference. */
static double
beta_tail(double a, double b, double x, bool upper)
{
	bool below = x < (a + 1) / (a + b + 2);
	double v =
	    below ? beta_below(a, b, x, 1 - x) : beta_below(b, a, 1 - x, x);

	return below == upper ? 1 - v : v;
}

double
beta_inc(double a, double b, double x)
{
	if (!(a > 0 && b > 0 && x >= 0 && x <= 1))
		return NAN;
	return x <= 0 || x >= 1 ? x : beta_tail(a, b, x, false);
}

/* A distribution function, and its derivative. */
struct curve {
	double (*value)(const struct curve *c, double x);
	double (*slope)(const struct curve *c, double x);
	double a, b;
};

/*
 * Where the curve is p, between low and high; it rises where sign is 1. On the
 * logarithm, which is concave for these curves: Newton's steps do not shoot
 * past, and small p are met as well as large ones. A step that leaves the
 * bounds is replaced by their middle.
 */
static double
solve(const struct curve *c, double p, double low, double high, double x,
    int sign)
{
	for (int i = 0; i < MOST_STEPS; i++) {
		double v = c->value(c, x), slope = sign * c->slope(c, x);
		double next;

		if ((v < p) == (sign > 0))
			low = x;
		else
			high = x;
		next = v > 0 ? x - log(v / p) * v / slope : NAN;
		if (!(next > low && next < high))
			next = low + (high - low) / 2;
		/* each step has twice the digits of the one before */
		if (fabs(next - x) <= 1e-13 * fabs(x))
			return next;
		x = next;
	}
	return x;
}

static double
beta_lower_value(const struct curve *c, double x)
{
	return beta_tail(c->a, c->b, x, false);
}

static double
beta_upper_value(const struct curve *c, double x)
{
	return beta_tail(c->a, c->b, x, true);
}

static double
beta_slope(const struct curve *c, double x)
{
	return density_binomial(c->a, c->a + c->b, x, 1 - x) * c->a * c->b /
	       ((c->a + c->b) * x * (1 - x));
}

/* Where the one tail or the other is p. */
static double
beta_quantile(double a, double b, double p, bool upper)
{
	struct curve c = {
	    upper ? beta_upper_value : beta_lower_value, beta_slope, a, b};

	return solve(&c, p, 0, 1, a / (a + b), upper ? -1 : 1);
}

double
beta_inv(double a, double b, double p)
{
	double tail;
	bool upper;

	if (!(a > 0 && b > 0 && p >= 0 && p <= 1))
		return NAN;
	if (p <= 0 || p >= 1)
		return p;
	upper = p > .5;
	tail = upper ? 1 - p : p;
	/* an x above .5 is found as 1 - x, which has more digits */
	if (upper == (beta_tail(a, b, .5, upper) > tail))
		return 1 - beta_quantile(b, a, tail, !upper);
	return beta_quantile(a, b, tail, upper);
}

/* P(a, x) by its series, for x < a + 1. */
static double
gamma_series(double a, double x)
{
	double term = 1, sum = 1;

	for (int i = 1; i < MOST_TERMS && term > enough * sum; i++) {
		term *= x / (a + i);
		sum += term;
	}
	return density_poisson(a, x) * sum;
}

/* Q(a, x) by its continued fraction, for x >= a + 1. */
static double
gamma_fraction(double a, double x)
{
	double b = x + 1 - a, c = 1 / tiny, d = 1 / not_zero(b), h = d;

	for (int i = 1; i < MOST_TERMS; i++) {
		double an = -(double)i * (i - a), step;

		b += 2;
		d = 1 / not_zero(an * d + b);
		c = not_zero(b + an / c);
		step = d * c;
		h *= step;
		if (fabs(step - 1) < enough)
			break;
	}
	return density_poisson(a, x) * a * h;
}

double
beta_gamma(double a, double x)
{
	if (!(a > 0 && x >= 0))
		return NAN;
	if (x <= 0)
		return 0;
	return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double
beta_gamma_upper(double a, double x)
{
	if (!(a > 0 && x >= 0))
		return NAN;
	if (x <= 0)
		return 1;
	return x < a + 1 ? 1 - gamma_series(a, x) : gamma_fraction(a, x);
}

static double
lower_value(const struct curve *c, double x)
{
	return beta_gamma(c->a, x);
}

static double
upper_value(const struct curve *c, double x)
{
	return beta_gamma_upper(c->a, x);
}

static double
gamma_slope(const struct curve *c, double x)
{
	return density_poisson(c->a, x) * c->a / x;
}

/* Above nearly all of the distribution, even for a p of 1e-300. */
static double
far(double a)
{
	return a + 60 * sqrt(a) + 1500;
}

double
beta_gamma_inv(double a, double p)
{
	struct curve c = {lower_value, gamma_slope, a, 0};

	if (!(a > 0 && p >= 0 && p < 1))
		return NAN;
	if (p <= 0)
		return 0;
	if (p > .5)
		return beta_gamma_upper_inv(a, 1 - p);
	return solve(&c, p, 0, far(a), a, 1);
}

double
beta_gamma_upper_inv(double a, double q)
{
	struct curve c = {upper_value, gamma_slope, a, 0};

	if (!(a > 0 && q > 0 && q <= 1))
		return NAN;
	if (q >= 1)
		return 0;
	if (q > .5)
		return beta_gamma_inv(a, 1 - q);
	return solve(&c, q, 0, far(a), a, -1);
}
