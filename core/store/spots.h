/*
 * spots.h - where in a passage a full-text query has found its words.
 *
 * Registers two functions of FTS5, to be called on passage_fts in a query:
 *   spots(passage_fts)  [[from, to, phrase], ...]: the bytes of each phrase
 *                       that was found, in order, as JSON; phrases count from
 *                       0 as the query has them; the same bytes come once, and
 *                       only where the function set by spots_set_holds keeps
 *                       them
 *   holds(passage_fts)  1 where the function set by spots_set_holds says so
 */
#ifndef CORE_STORE_SPOTS_H
#define CORE_STORE_SPOTS_H

#include "core/base/err.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

struct spots;
struct spots_row; /* the row that FTS5 stands on */

typedef bool spots_holds_fn(const struct spots_row *row, void *arg);

/* The functions belong to the connection and go with it. */
enum rc spots_open(struct spots **spots, fts5_api *api, struct err *err);

/* Does an instance of a phrase, which begins at this byte, belong to what the
 * query means? */
typedef bool spots_keeps_fn(
    const struct spots_row *row, int phrase, size_t at, void *arg);

/* Either may be NULL: all rows hold, all instances are kept. */
void spots_set_holds(struct spots *spots, spots_holds_fn *holds,
    spots_keeps_fn *keeps, void *arg);

/* What spots() gives, to be freed by sqlite3_free; NULL where the result code
 * of SQLite is not SQLITE_OK. */
int spots_text(struct spots *spots, const Fts5ExtensionApi *api,
    Fts5Context *fts, char **text);

/* Is the phrase in the row? */
bool spots_has(const struct spots_row *row, int phrase);

/* Are the n phrases from first on all in one sentence of it, or in the one at
 * this byte? */
bool spots_in_sentence(const struct spots_row *row, int first, int n);
bool spots_in_sentence_at(
    const struct spots_row *row, size_t at, int first, int n);

/* The next place in what spots() gave, from *p on: its bytes. False at the end.
 * *p begins as that text. */
bool spots_next(const char **p, size_t *from, size_t *to);

#endif
