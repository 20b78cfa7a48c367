/* stat.h - small statistics that carry their uncertainty. */
#ifndef CORE_BASE_STAT_H
#define CORE_BASE_STAT_H

#include <stddef.h>

/*
 * The Wilson score interval at 95 % for k successes out of n (Wilson 1927):
 * low and high are in 0..1; 0 and 1 where n is 0, because then nothing is
 * known.
 */
void stat_wilson(size_t k, size_t n, double *low, double *high);

#endif
