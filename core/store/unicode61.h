/*
 * unicode61.h - a tokenizer of ours under the name of SQLite's own.
 *
 * The index is declared with unicode61, so that every client can search it. On
 * a connection of ours that name may stand for a tokenizer that asks SQLite's
 * and adds to it (fts.c), or that answers faster (cutter.c).
 */
#ifndef CORE_STORE_UNICODE61_H
#define CORE_STORE_UNICODE61_H

#include <sqlite3.h>

/* SQLite's own, as one table uses it. */
struct unicode61;

/* Takes a token; gives a code of SQLite. */
typedef int unicode61_emit(
    void *ctx, int flags, const char *token, int n, int from, int to);

/* Cuts a text, as FTS5's xTokenize; data is that of unicode61_wrap. */
typedef int unicode61_cut(void *data, struct unicode61 *own, void *ctx,
    int flags, const char *text, int n, unicode61_emit *emit);

/* What SQLite's own makes of the text. */
int unicode61_ask(struct unicode61 *own, void *ctx, int flags, const char *text,
    int n, unicode61_emit *emit);

/* NULL: this SQLite has no FTS5, or no memory (see sqlite3_errcode). */
fts5_api *unicode61_api(sqlite3 *sql);

/* Before the first use of a full-text table. release (may be NULL) gets data
 * when the connection closes; it does not where the code is not SQLITE_OK. */
int unicode61_wrap(
    fts5_api *api, unicode61_cut *cut, void *data, void (*release)(void *data));

#endif
