/*
 * deal.h - documents dealt to two groups by chance, once for many things.
 *
 * permute.h deals the documents of one thing. Where thousands of things are
 * tested on the same documents, the dealings are made once, and each thing is
 * counted in all of them. The statistic is g2 (table.h).
 */
#ifndef CORE_STAT_DEAL_H
#define CORE_STAT_DEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct deal_set;

/*
 * Deals n documents of these sizes, of which first[i] says whether they are in
 * the first group, whose size in documents stays. All dealings where they are
 * at most PERMUTE_EXACT, else so many as asked for; the same seed gives the
 * same. NULL where a group is empty. The caller frees it.
 */
struct deal_set *deal_new(const double *size, const bool *first, size_t n,
    size_t draws, uint64_t seed);
void deal_free(struct deal_set *set); /* NULL is nothing to free */

/* How many dealings there are, and whether they are all. */
size_t deal_count(const struct deal_set *set);
bool deal_is_exact(const struct deal_set *set);

/*
 * The share of dealings in which a thing differs as much between the groups as
 * it does; the one observed counts among those drawn. It stands places[i] times
 * in document at[i], for k documents.
 */
double deal_p(const struct deal_set *set, const size_t *at,
    const double *places, size_t k);

/*
 * The same for a thing that is in f1 of the n1 documents of the first group and
 * in f2 of the n2 others, over all dealings: they are known without trying. NaN
 * where a group is empty, or the thing is in none.
 */
double deal_p_documents(double f1, double n1, double f2, double n2);

#endif
