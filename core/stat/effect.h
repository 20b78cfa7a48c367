/*
 * effect.h - how much more often a thing stands in one corpus than in another.
 *
 * It stands f1 times among n1 and f2 times among n2: words, or documents. Where
 * that cannot be (a count is negative or above its whole, a whole is empty), *
 * where the thing stands nowhere, and above 10^10, each gives NaN.
 */
#ifndef CORE_STAT_EFFECT_H
#define CORE_STAT_EFFECT_H

#include <stdbool.h>

/* log2((f1 + .5) / (n1 + .5)) - log2((f2 + .5) / (n2 + .5)) (Hardie 2014, with
 * the half of Walter 1975): 1 is twice as often. */
double effect_log_ratio(double f1, double n1, double f2, double n2);

/* Without the half; NaN where f1 or f2 is 0. */
double effect_log_ratio_raw(double f1, double n1, double f2, double n2);

/*
 * The two limits of the log ratio at 95 % for one of m things that are looked
 * at (Bonferroni), by Clopper and Pearson's on f1 / (f1 + f2) (Evert 2022,
 * Measuring keyness). low is -infinity where f1 is 0, high is infinity where f2
 * is. m below 1 counts as 1.
 */
void effect_interval(double f1, double n1, double f2, double n2, double m,
    double *low, double *high);

/* The conservative log ratio LRC (Evert 2022): the limit nearer to 0, or 0
 * where 0 is between the limits. */
double effect_lrc(double f1, double n1, double f2, double n2, double m);

/* The lower limit alone, all of the 5 % on its side: for a thing that could
 * only be looked at for standing more often in the first. */
double effect_lower(double f1, double n1, double f2, double n2, double m);

/* Lock (Evert 2022): both limits are in -1..1, so that the thing is shown to be
 * about as frequent here as there. */
bool effect_locked(double f1, double n1, double f2, double n2, double m);

/* (10^6 f1 / n1 + k) / (10^6 f2 / n2 + k) (Kilgarriff 2009): to compare with
 * other programs only. k is above 0. */
double effect_simple_maths(
    double f1, double n1, double f2, double n2, double k);

#endif
