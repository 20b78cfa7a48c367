/*
 * best.h - the best passages of a full-text query, as they are found.
 *
 * FTS5 sorts all it finds before it gives the first row. Here a query is
 * walked once, in the order of passages, and only the best are kept:
 *
 *   SELECT rowid, offer(passage_fts) FROM passage_fts WHERE passage_fts MATCH ?
 *
 * offer(passage_fts) is a function of FTS5 that weighs the row (bm25.h), keeps
 * it where it is among the best so far, with its places (spots.h), and gives
 * null. A query may be asked in tiers, one statement each: what one tier has
 * found stays before what the next one finds.
 */
#ifndef CORE_STORE_BEST_H
#define CORE_STORE_BEST_H

#include "core/base/err.h"
#include "core/store/spots.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

struct best;

struct best_row {
	sqlite3_int64 passage;
	int tier;
	double score; /* more is better; equals stand in order of passages */
	char *spots;  /* as spots() gives them; NULL: not asked for */
};

/* The function belongs to the connection and goes with it; best_close ends the
 * statements, so that the connection can be closed. */
enum rc best_open(struct best **best, sqlite3 *sql, fts5_api *api,
    struct spots *spots, struct err *err);
void best_close(struct best *best); /* NULL is nothing to close */

/* Begins anew: forgets all rows. need: this many are kept; 0: all. */
void best_begin(struct best *best, size_t need);

/* What was offered so far is a tier; the next begins. with_spots: places are
 * noted, those of rows of tiers before that are found again too. */
void best_tier(struct best *best, int tier, bool with_spots);

/* Rows that were weighed in this tier. */
size_t best_weighed(const struct best *best);

/* All that was kept, best first; they are best's, until the next call. */
const struct best_row *best_rows(struct best *best, size_t *n);

#endif
