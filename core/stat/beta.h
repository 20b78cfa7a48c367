/*
 * beta.h - the regularised incomplete beta and gamma functions and what they
 * are the inverse of: the limits of intervals for counts.
 *
 * By series and continued fractions (DiDonato and Morris 1986, 1992; Press et
 * al., Numerical Recipes, 6.2 and 6.4), with the factor in front from
 * density.h: relative error below 1e-10 for a and b from .5 to 10^7. Each gives
 * NaN for an argument outside its range.
 */
#ifndef CORE_STAT_BETA_H
#define CORE_STAT_BETA_H

/* I_x(a, b): a and b above 0, x in 0..1. It is the probability that a or more
 * of a + b - 1 have a thing that each has with probability x. */
double beta_inc(double a, double b, double x);

/* The x at which I_x(a, b) is p, in 0..1. */
double beta_inv(double a, double b, double p);

/* P(a, x) and Q(a, x) = 1 - P(a, x): a above 0, x 0 or more. P is the
 * probability of a or more where x are expected. */
double beta_gamma(double a, double x);
double beta_gamma_upper(double a, double x);

/* The x at which P(a, x) is p, or Q(a, x) is q: p below 1, q above 0. */
double beta_gamma_inv(double a, double p);
double beta_gamma_upper_inv(double a, double q);

#endif
