/*
 * bm25.h - how well a passage fits a full-text query.
 *
 * BM25 with k1 = 1.2 and b = 0.75, as FTS5 has it (S. Robertson and H.
 * Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009):
 *
 *   sum over phrases of  idf * f * (k1 + 1) / (f + k1 * (1 - b + b * len /
 * avg)) idf = ln((N - n + 0.5) / (n + 0.5)), and 0.000001 where that is not
 * more
 *
 * f: how often the phrase stands in the passage; n: passages, of N, in which
 * it stands. Unlike FTS5's it does not look up each length in a table of its
 * own (lengths.h), and takes n of a phrase in more than BM25_COUNTED passages
 * from how densely they stand in the part of the index that was counted.
 */
#ifndef CORE_STORE_BM25_H
#define CORE_STORE_BM25_H

#include "core/store/lengths.h"

#include <sqlite3.h>

enum { BM25_COUNTED = 20000 };

/* What holds for all rows of a query; to be freed by sqlite3_free. */
struct bm25_query;

/* Of the row on which FTS5 stands; more is better. query begins as NULL and is
 * made by the first call: it is good for the same expression, however often
 * that is asked. rc: a result code of SQLite. */
double bm25_weigh(const Fts5ExtensionApi *api, Fts5Context *fts,
    struct lengths *lengths, struct bm25_query **query, int *rc);

#endif
