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

/*
 * Association in a table of two by two: o things are both, r are the one, c
 * the other, of n. Expected by chance are e = r c / n.
 *
 * log_dice: 14 + log2(2 o / (r + c)) (Rychly, A lexicographer-friendly
 *   association score, RASLAN 2008); at most 14.
 * pmi: log2(o / e) (Church and Hanks, Word association norms, Computational
 *   Linguistics 16, 1990).
 * t_score: (o - e) / sqrt(o) (Church et al. 1991).
 * g2: the log-likelihood ratio of all four cells (Dunning, Accurate methods for
 *   the statistics of surprise and coincidence, Computational Linguistics 19,
 *   1993); never below 0.
 * delta_p: P(other | one) - P(other | not one) (Ellis 2006, Gries 2013).
 *
 * Where a measure has no value (o is 0, a margin is empty or larger than n) it
 * is NaN.
 */
double stat_log_dice(double o, double r, double c);
double stat_pmi(double o, double r, double c, double n);
double stat_t_score(double o, double r, double c, double n);
double stat_g2(double o, double r, double c, double n);
double stat_delta_p(double o, double r, double c, double n);

#endif
