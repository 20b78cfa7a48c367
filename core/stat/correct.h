/*
 * correct.h - p values of many tests at once.
 *
 * p holds the m p values of a family in rising order, and then those corrected,
 * at most 1 and still in that order. The family is all that was tested, not
 * what is shown.
 */
#ifndef CORE_STAT_CORRECT_H
#define CORE_STAT_CORRECT_H

#include <stddef.h>

/* One p value of m. */
double correct_bonferroni(double p, double m);

/* Holm 1979: with any dependence between tests, the chance of a single false
 * finding in the family. */
void correct_holm(double *p, size_t m);

/* Benjamini and Hochberg 1995: the share of false ones among the findings, for
 * tests that are independent or positively dependent. */
void correct_bh(double *p, size_t m);

/* Benjamini and Yekutieli 2001: the same with any dependence. */
void correct_by(double *p, size_t m);

#endif
