/*
 * interval.h - what a count says of the share or the mean behind it.
 *
 * alpha is the probability of being wrong, .05 for an interval of 95 %. Where
 * nothing was observed an interval is all that could be: 0 to 1, 0 to
 * infinity.
 */
#ifndef CORE_STAT_INTERVAL_H
#define CORE_STAT_INTERVAL_H

#include <stddef.h>

/* The Wilson score interval at 95 % for k successes out of n (Wilson 1927):
 * low and high are in 0..1; 0 and 1 where n is 0 or k above n. */
void interval_wilson(size_t k, size_t n, double *low, double *high);

/* The exact interval of Clopper and Pearson (1934) for k out of n; 0 and 1
 * where n is 0 or k above n. alpha is in 0..1, both sides together. */
void interval_clopper(
    size_t k, size_t n, double alpha, double *low, double *high);

/* The exact interval for the mean of a Poisson distribution of which k was seen
 * (Garwood 1936). NaN for a k above 10^10. */
void interval_poisson(size_t k, double alpha, double *low, double *high);

#endif
