/*
 * trend.h - do values rise or fall with the years?
 *
 * A series is n values y at the times x, in rising order of x and no x twice.
 * Years that were not observed are left out of it, and do not stand in it as 0.
 */
#ifndef CORE_STAT_TREND_H
#define CORE_STAT_TREND_H

#include <stdbool.h>
#include <stddef.h>

enum { TREND_EXACT = 10 }; /* the longest series with an exact p */

/*
 * The test of Mann (1945) and Kendall (1975).
 *   s      pairs that rise less pairs that fall
 *   var    its variance by chance, with that of ties taken off
 *   z, p   the normal approximation, s drawn towards 0 by 1, on both sides; NaN
 *          where var is 0
 *   exact  the share of all arrangements of the values with as large an s on
 *          either side; NaN for more than TREND_EXACT values
 *   least  the smallest exact that any arrangement of them could have: where it
 *          is above .05, they cannot show a trend, whatever their order
 *   tau    Kendall's tau b, -1 to 1; NaN where all values are equal
 * Fewer than two values have none of these: all is NaN.
 */
struct trend_kendall {
	double s, var, z, p, exact, least, tau;
};

void trend_kendall(const double *y, size_t n, struct trend_kendall *out);

/* The smallest exact p that n different values could have: 2 / n! (.083333 for
 * 4, .016667 for 5). */
double trend_least(size_t n);

/*
 * The median of the slopes of all pairs (Theil 1950, Sen 1968); NaN for fewer
 * than two values. scratch holds n (n - 1) / 2 numbers.
 */
double trend_theil_sen(
    const double *x, const double *y, size_t n, double *scratch);

/* The median of y - slope x (Conover 1980; SciPy takes another by default).
 * scratch holds n numbers. */
double trend_intercept(
    const double *x, const double *y, size_t n, double slope, double *scratch);

/*
 * The test of Cochran (1954) and Armitage (1955) for a trend in shares: k[i] of
 * n[i] at the time t[i].
 *   t      the sum of (k - n p) t, p the share over all
 *   var    its variance by chance
 *   z, p   t / sqrt(var), and its probability on both sides
 * Where all shares are 0 or all are 1, or there is one time only, z and p are
 * NaN.
 */
struct trend_shares {
	double t, var, z, p;
};

void trend_armitage(const double *k, const double *n, const double *t,
    size_t groups, struct trend_shares *out);

#endif
