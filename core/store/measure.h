/*
 * measure.h - statistics as SQL functions: those of core/stat, which say where
 * each comes from.
 *
 * A null among the arguments, and what has no value, gives null; so does what
 * is beyond all numbers (a limit that is open).
 *
 *   significant(x, n)                            x to n digits, not counting
 *                                                zeros before them
 *
 * A share, and a count (interval.h), at 95 %:
 *   wilson_low(k, n), wilson_high(k, n)          null where n is 0
 *   poisson_low(k), poisson_high(k)
 *
 * Things that are o times both, r times the one, c times the other, of n
 * (table.h):
 *   log_dice(o, r, c), dice(o, r, c), jaccard(o, r, c)
 *   pmi(o, r, c, n), npmi, mi3, t_score, delta_p, phi, g2, fisher: likewise
 *   chi_p(g2)                                    one degree of freedom
 *   bic(g2, n)
 *
 * f1 of n1 in one corpus, f2 of n2 in another, as one of m that are looked at
 * (table.h, effect.h):
 *   keyness_g2(f1, n1, f2, n2)                   below 0 where it is more
 *                                                frequent in the second; its
 *                                                p is chi_p(abs(...))
 *   keyness_g2_two(f1, n1, f2, n2)               of two cells only, no sign
 *   keyness_fisher(f1, n1, f2, n2)
 *   log_ratio(f1, n1, f2, n2), log_ratio_raw(f1, n1, f2, n2)
 *   lrc(f1, n1, f2, n2, m), lrc_low(...), lrc_high(...)
 *   locked(f1, n1, f2, n2, m)                    1 or 0
 *
 * What was not seen (recur.h):
 *   absence(k, n1, n2), chao2(s, q1, q2, t), coverage(u, q1, q2, t)
 *   beta_sor(a, b, c), beta_sim(a, b, c), beta_sne(a, b, c)
 *
 * For showing small numbers:
 *   significant(x, n)                            x to n digits, 1 to 17
 *
 * Aggregates over the rows of a series, in any order, rows with a null left
 * out (trend.h). Where an x stands twice, and for more than 2,000 rows, they
 * are null.
 *   mann_kendall_s(x, y), mann_kendall_var, mann_kendall_z: likewise
 *   mann_kendall_p(x, y)                         the normal approximation
 *   mann_kendall_exact(x, y)                     for at most ten rows
 *   mann_kendall_least(x, y)                     the least p that any order of
 *                                                these values could have
 *   kendall_tau(x, y)
 *   theil_sen(x, y), theil_sen_intercept(x, y)
 *   cochran_armitage_z(k, n, x), cochran_armitage_p(k, n, x)
 * and over documents with their places of a thing and their sizes
 * (dispersion.h, permute.h; first is 1 in the first group, else 0):
 *   dp(places, size), dp_norm(places, size)
 *   permutation_p(places, size, first, draws, seed)
 *   permutation_exact(places, size, first, draws, seed): 1 if that p is exact
 */
#ifndef CORE_STORE_MEASURE_H
#define CORE_STORE_MEASURE_H

#include "core/base/err.h"

#include <sqlite3.h>
#include <stdbool.h>

enum rc measure_register(sqlite3 *sql, struct err *err);

/* The aggregates; measure_register calls it. Gives a code of SQLite. */
int measure_series_register(sqlite3 *sql);

/* The arguments as numbers; false where one is null. */
bool measure_numbers(int argc, sqlite3_value **argv, double *v);

/* Gives v; null where it is none that can be shown. */
void measure_give(sqlite3_context *ctx, double v);

#endif
