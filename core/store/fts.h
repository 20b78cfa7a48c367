/*
 * fts.h - loose search: other spellings of a word, found while searching.
 *
 * The index is stored by FTS5's own tokenizer, unicode61, so that any SQLite
 * client can search it. On our connection a tokenizer of the same name cuts
 * documents just so, and for queries adds the spellings that count as the
 * same word, from the table spelling, as tokens in the same place.
 */
#ifndef CORE_STORE_FTS_H
#define CORE_STORE_FTS_H

#include "core/base/err.h"

#include <sqlite3.h>
#include <stdbool.h>

enum fts_match {
	FTS_EXACT, /* case and the tone's place are free: hoà = Hòa */
	FTS_LOOSE, /* all marks are free, and đ = d */
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

/* How the queries from now on are matched. */
void fts_set_match(struct fts *fts, enum fts_match match);

/* Would a and b be found by one another. Both are lower case. */
bool fts_same(
    enum fts_match match, const char *a, int na, const char *b, int nb);

#endif
