/*
 * table.h - association in a table of two by two.
 *
 * o things are both, r are the one, c the other, of n; by chance e = r c / n
 * are both. Two corpora are the same table: o of the n1 = r of the first have
 * it, c - o of the n - r of the second, see effect.h.
 *
 * Where a measure has no value (a margin is empty or larger than n, or o is 0
 * and it takes its logarithm) it is NaN.
 */
#ifndef CORE_STAT_TABLE_H
#define CORE_STAT_TABLE_H

/* 14 + log2(2 o / (r + c)) (Rychly, A lexicographer-friendly association score,
 * RASLAN 2008); at most 14. */
double table_log_dice(double o, double r, double c);

/* 2 o / (r + c), and o / (r + c - o): 0 to 1. */
double table_dice(double o, double r, double c);
double table_jaccard(double o, double r, double c);

/* log2(o / e) (Church and Hanks, Word association norms, Computational
 * Linguistics 16, 1990); the same over -log2(o / n), so that it is in -1..1
 * (Bouma 2009), 1 where o is n; and log2(o^3 / e) (Daille 1994). */
double table_pmi(double o, double r, double c, double n);
double table_npmi(double o, double r, double c, double n);
double table_mi3(double o, double r, double c, double n);

/* (o - e) / sqrt(o) (Church et al. 1991). */
double table_t(double o, double r, double c, double n);

/* P(other | one) - P(other | not one): -1 to 1 (Ellis 2006, Gries 2013). */
double table_delta_p(double o, double r, double c, double n);

/* The coefficient of correlation of the two: -1 to 1. */
double table_phi(double o, double r, double c, double n);

/* The log-likelihood ratio of all four cells (Dunning, Accurate methods for the
 * statistics of surprise and coincidence, Computational Linguistics 19, 1993);
 * never below 0. */
double table_g2(double o, double r, double c, double n);

/* That of the cells o and c - o alone (Rayson and Garside 2000): near the other
 * where both are rare, wrong where they are not. For comparison only. */
double table_g2_two(double o, double r, double c, double n);

/* The probability of a g2 of this size or more, for one degree of freedom. */
double table_chi_p(double g2);

/* g2 - ln n; below 0 it favours no difference, above 10 it is very strong
 * (Wilson, Embracing Bayes factors for key item analysis, 2013). And the Bayes
 * factor for a difference, exp(bic / 2). */
double table_bic(double g2, double n);
double table_bayes(double bic);

/* Fisher's exact test on both sides: the probability of all tables with these
 * margins that are no more probable than this one. Counts are whole, and n at
 * most 10^10. */
double table_fisher(double o, double r, double c, double n);

#endif
