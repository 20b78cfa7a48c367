/*
 * recur.h - what was not seen: absence, what is still to be found, and how two
 * sets differ.
 */
#ifndef CORE_STAT_RECUR_H
#define CORE_STAT_RECUR_H

/*
 * The probability that a thing seen in k of n1 documents is in none of n2
 * others by chance alone, all n1 + n2 being of one kind: C(n1 + n2 - k, n2) /
 * C(n1 + n2, n2). ((1 - k / n1)^n2 is far too small, for it takes the share for
 * known.) NaN where k is not in 0..n1.
 */
double recur_absence(double k, double n1, double n2);

/*
 * How many different things there are, where s were seen in t documents, q1 of
 * them in one document only and q2 in two: the least estimate Chao2 (Chao 1987;
 * Colwell and Coddington 1994). NaN for fewer than two documents, which say
 * nothing of what there is besides.
 */
double recur_chao2(double s, double q1, double q2, double t);

/* The share of all that stands in such documents, each as often as it does,
 * that belongs to things seen (Chao and Jost 2012): u is the sum of documents
 * over things. NaN where u is 0 and for fewer than two documents. */
double recur_coverage(double u, double q1, double q2, double t);

/*
 * How two sets differ, a in both, b and c in one only (Baselga 2010): sor, the
 * dissimilarity of Sorensen, is sim, by replacement, and sne, by one being
 * larger. NaN where both sets are empty; sim is 0 where one is.
 */
struct recur_split {
	double sor, sim, sne;
};

void recur_split(double a, double b, double c, struct recur_split *out);

#endif
