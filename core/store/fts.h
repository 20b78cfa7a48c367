/*
 * fts.h - search in tiers: other spellings of a word, found while searching.
 *
 * The index is stored by FTS5's own tokenizer, unicode61, so that any SQLite
 * client can search it. On our connection a tokenizer of the same name cuts
 * documents just so, and for queries adds the spellings that count as the
 * same word, from the table spelling, as tokens in the same place.
 */
#ifndef CORE_STORE_FTS_H
#define CORE_STORE_FTS_H

#include "core/base/err.h"
#include "core/store/best.h"
#include "core/store/spots.h"

#include <sqlite3.h>
#include <stdbool.h>

/* How a word is matched. Each finds what the one before it finds, but that
 * the last two are not compared. */
enum fts_match {
	FTS_EXACT, /* case, the tone's place, i for y are free: hoà = Hòa */
	FTS_TONE,  /* the tones are free, the vowels' shapes and đ are not */
	FTS_LOOSE, /* all marks are free, and đ = d */
	FTS_OCR,   /* what a scanner makes of it: slip.h */
};

struct fts;

/*
 * Registers the tokenizer on sql, before the first use of a full-text table.
 * It begins with FTS_EXACT. A file without spellings gives RC_DAMAGED.
 */
enum rc fts_open(struct fts **fts, sqlite3 *sql, struct err *err);

/* Ends its statements, so that the connection can be closed; the rest goes
 * with the connection. fts may be NULL. */
void fts_close(struct fts *fts);

/* How the queries from now on are matched. slip: for FTS_OCR, the quarters of
 * a letter (slip.h) a syllable may be off; from a whole letter on, all words
 * of the index are looked at. */
void fts_set_match(struct fts *fts, enum fts_match match, int slip);

/* The functions that say where a query has found its words. */
struct spots *fts_spots(struct fts *fts);

/* The function that keeps the best of what a query finds. */
struct best *fts_best(struct fts *fts);

/* Would a and b be found by one another, as the match is set. */
bool fts_same(
    const struct fts *fts, const char *a, int na, const char *b, int nb);

#endif
