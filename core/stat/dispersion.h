/*
 * dispersion.h - is a thing spread evenly over the parts of a corpus?
 *
 * v[i] are its places in part i, size[i] the size of that part, above 0. NaN
 * where it stands nowhere. Below five places the figures say more of rarity
 * than of dispersion.
 */
#ifndef CORE_STAT_DISPERSION_H
#define CORE_STAT_DISPERSION_H

#include <stddef.h>

/* Half of the sum of |share of places - share of size| (Gries 2008): 0 where it
 * is even. */
double dispersion_dp(const double *v, const double *size, size_t n);

/* The same over the most it could be (Lijffijt and Gries 2012): 1 where all
 * places are in the smallest part. NaN for a single part. */
double dispersion_norm(const double *v, const double *size, size_t n);

#endif
