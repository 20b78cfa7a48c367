/*
 * density.h - probabilities of counts, exact for large ones.
 *
 * By Loader's saddle-point expansion (C. Loader, Fast and accurate computation
 * of binomial probabilities, 2000): no difference of two large logarithms is
 * taken, so the relative error stays near 1e-13 for counts of ten million.
 * Counts need not be whole: the others of this folder use that.
 */
#ifndef CORE_STAT_DENSITY_H
#define CORE_STAT_DENSITY_H

/* k of n, each with probability p; q is 1 - p, given apart because it may be
 * small. NaN where k, n, p or q is negative; 0 where k is above n. */
double density_binomial(double k, double n, double p, double q);

/* k where the mean is given, above 0. */
double density_poisson(double k, double mean);

/* o things are both of r and of c, of n in all; 0 where that cannot be. */
double density_hyper(double o, double r, double c, double n);

#endif
