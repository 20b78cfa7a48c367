/* bm25.c - a weight from counts that FTS5 gives. */
#include "core/store/bm25.h"

#include <math.h>
#include <stddef.h>

struct bm25_query {
	double longer[LENGTHS_LONGEST + 1]; /* k1 * (1 - b + b * len / avg) */
	int n;                              /* phrases */
	double idf[];
};

static const double k1 = 1.2, b = 0.75, least_idf = 1e-6;

struct tally {
	sqlite3_int64 n, last;
};

static int
count_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *arg)
{
	struct tally *t = arg;

	t->n++;
	t->last = api->xRowid(fts);
	return t->n < BM25_COUNTED ? SQLITE_OK : SQLITE_DONE;
}

static double
find_idf(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase,
    sqlite3_int64 rows, int *rc)
{
	struct tally t = {0, 0};
	double n, all = (double)rows, idf;

	*rc = api->xQueryPhrase(fts, phrase, &t, count_row);
	n = (double)t.n;
	if (t.n == BM25_COUNTED && t.last > 0)
		n = fmin(all, n * fmax(1, all / (double)t.last));
	idf = log((all - n + 0.5) / (n + 0.5));
	return idf > least_idf ? idf : least_idf;
}

static struct bm25_query *
make_query(const Fts5ExtensionApi *api, Fts5Context *fts, int *rc)
{
	int n = api->xPhraseCount(fts);
	struct bm25_query *q =
	    sqlite3_malloc64(sizeof(*q) + (size_t)n * sizeof(q->idf[0]));
	sqlite3_int64 rows = 0, words = 0;
	double average;

	if (!q) {
		*rc = SQLITE_NOMEM;
		return NULL;
	}
	*rc = api->xRowCount(fts, &rows);
	if (*rc == SQLITE_OK)
		*rc = api->xColumnTotalSize(fts, -1, &words);
	average = rows > 0 && words > 0 ? (double)words / (double)rows : 1;
	for (int i = 0; i <= LENGTHS_LONGEST; i++)
		q->longer[i] = k1 * (1 - b + b * i / average);
	q->n = n;
	for (int i = 0; *rc == SQLITE_OK && i < n; i++)
		q->idf[i] = find_idf(api, fts, i, rows, rc);
	if (*rc == SQLITE_OK)
		return q;
	sqlite3_free(q);
	return NULL;
}

static int
count_phrase(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase, int *rc)
{
	Fts5PhraseIter it;
	int column = -1, offset, n = 0;

	*rc = api->xPhraseFirst(fts, phrase, &it, &column, &offset);
	if (*rc != SQLITE_OK)
		return 0;
	for (; column >= 0; n++)
		api->xPhraseNext(fts, &it, &column, &offset);
	return n;
}

double
bm25_weigh(const Fts5ExtensionApi *api, Fts5Context *fts,
    struct lengths *lengths, struct bm25_query **query, int *rc)
{
	struct bm25_query *q = *query;
	double sum = 0, f, longer;

	*rc = SQLITE_OK;
	if (!q)
		q = *query = make_query(api, fts, rc);
	if (!q)
		return 0;
	longer = q->longer[lengths_of(lengths, api->xRowid(fts), rc)];
	for (int i = 0;
	     *rc == SQLITE_OK && i < q->n && i < api->xPhraseCount(fts); i++) {
		f = count_phrase(api, fts, i, rc);
		if (f > 0)
			sum += q->idf[i] * f * (k1 + 1) / (f + longer);
	}
	return sum;
}
