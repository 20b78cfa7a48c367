/* best.c - a heap of the best rows, the worst of them on top. */
#include "core/store/best.h"

#include "core/base/mem.h"
#include "core/store/bm25.h"

#include <stdlib.h>

/* A row of an earlier tier, to be found by its passage. */
struct settled {
	sqlite3_int64 passage;
	size_t row;
};

struct best {
	struct spots *of;
	struct lengths *lengths;
	struct bm25_query *query; /* of this tier */
	struct best_row *v;       /* earlier tiers in order, then a heap */
	size_t n, cap;
	size_t first; /* row of this tier */
	size_t need;  /* 0: all */
	struct settled *settled;
	int tier;
	bool with_spots;
	size_t weighed;
};

/* Is a a worse hit than b? */
static bool
is_worse(const struct best_row *a, const struct best_row *b)
{
	return a->score < b->score ||
	       (a->score == b->score && a->passage > b->passage);
}

static void
swap(struct best_row *a, struct best_row *b)
{
	struct best_row t = *a;

	*a = *b;
	*b = t;
}

static void
sift_up(struct best_row *heap, size_t i)
{
	while (i > 0 && is_worse(&heap[i], &heap[(i - 1) / 2])) {
		swap(&heap[i], &heap[(i - 1) / 2]);
		i = (i - 1) / 2;
	}
}

static void
sift_down(struct best_row *heap, size_t n)
{
	size_t i = 0, child;

	while ((child = 2 * i + 1) < n) {
		if (child + 1 < n && is_worse(&heap[child + 1], &heap[child]))
			child++;
		if (!is_worse(&heap[child], &heap[i]))
			return;
		swap(&heap[i], &heap[child]);
		i = child;
	}
}

/* The rows of this tier, with room for one more; NULL: no memory, which within
 * a query is for SQLite to say. */
static struct best_row *
make_room(struct best *best)
{
	size_t cap = best->cap ? 2 * best->cap : 64;
	struct best_row *grown;

	if (best->n == best->cap) {
		grown = sqlite3_realloc64(best->v, cap * sizeof(*grown));
		if (!grown)
			return NULL;
		best->v = grown;
		best->cap = cap;
	}
	return best->v + best->first;
}

static int
by_passage(const void *a, const void *b)
{
	sqlite3_int64 x = ((const struct settled *)a)->passage;
	sqlite3_int64 y = ((const struct settled *)b)->passage;

	return (x > y) - (x < y);
}

static struct best_row *
find_settled(struct best *best, sqlite3_int64 passage)
{
	struct settled key = {passage, 0}, *found = NULL;

	if (best->first)
		found = bsearch(
		    &key, best->settled, best->first, sizeof(key), by_passage);
	return found ? &best->v[found->row] : NULL;
}

static int
note_spots(struct best *best, const Fts5ExtensionApi *api, Fts5Context *fts,
    struct best_row *row)
{
	if (!best->with_spots)
		return SQLITE_OK;
	sqlite3_free(row->spots);
	return spots_text(best->of, api, fts, &row->spots);
}

static int
keep(struct best *best, const Fts5ExtensionApi *api, Fts5Context *fts,
    struct best_row *row)
{
	struct best_row *heap = make_room(best);
	size_t n = best->n - best->first;
	bool full = best->need && best->n >= best->need;
	int rc;

	if (!heap)
		return SQLITE_NOMEM;
	if (full && (n == 0 || !is_worse(&heap[0], row)))
		return SQLITE_OK;
	rc = note_spots(best, api, fts, row);
	if (rc != SQLITE_OK)
		return rc;
	if (full) {
		sqlite3_free(heap[0].spots);
		heap[0] = *row;
		sift_down(heap, n);
	} else {
		heap[n] = *row;
		best->n++;
		sift_up(heap, n);
	}
	return SQLITE_OK;
}

static void
sql_offer(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx,
    int argc, sqlite3_value **argv)
{
	struct best *best = api->xUserData(fts);
	struct best_row row = {api->xRowid(fts), best->tier, 0, NULL};
	struct best_row *settled = find_settled(best, row.passage);
	int rc = SQLITE_OK;

	(void)argc;
	(void)argv;
	best->weighed++;
	if (settled) {
		rc = note_spots(best, api, fts, settled);
	} else {
		row.score =
		    bm25_weigh(api, fts, best->lengths, &best->query, &rc);
		if (rc == SQLITE_OK)
			rc = keep(best, api, fts, &row);
	}
	if (rc != SQLITE_OK)
		sqlite3_result_error_code(ctx, rc);
}

static int
best_first(const void *a, const void *b)
{
	return is_worse(a, b) ? 1 : is_worse(b, a) ? -1 : 0;
}

/* Puts the heap in order. */
static void
settle(struct best *best)
{
	if (best->n > best->first)
		qsort(best->v + best->first, best->n - best->first,
		    sizeof(*best->v), best_first);
	best->first = best->n;
}

void
best_begin(struct best *best, size_t need)
{
	for (size_t i = 0; i < best->n; i++)
		sqlite3_free(best->v[i].spots);
	best->n = best->first = 0;
	best->need = need;
}

void
best_tier(struct best *best, int tier, bool with_spots)
{
	settle(best);
	best->settled =
	    mem_resize(best->settled, best->n * sizeof(*best->settled));
	for (size_t i = 0; i < best->n; i++)
		best->settled[i] = (struct settled){best->v[i].passage, i};
	if (best->n)
		qsort(
		    best->settled, best->n, sizeof(*best->settled), by_passage);
	sqlite3_free(best->query);
	best->query = NULL;
	best->tier = tier;
	best->with_spots = with_spots;
	best->weighed = 0;
}

size_t
best_weighed(const struct best *best)
{
	return best->weighed;
}

const struct best_row *
best_rows(struct best *best, size_t *n)
{
	settle(best);
	*n = best->n;
	return best->v;
}

/* Called by SQLite when the connection closes. */
static void
best_free(void *p)
{
	struct best *best = p;

	best_begin(best, 0);
	sqlite3_free(best->query);
	sqlite3_free(best->v);
	free(best->settled);
	free(best);
}

enum rc
best_open(struct best **out, sqlite3 *sql, fts5_api *api, struct spots *spots,
    struct err *err)
{
	struct best *best = mem_alloc(sizeof(*best));

	*out = NULL;
	best->of = spots;
	best->lengths = lengths_open(sql);
	if (!best->lengths) {
		const int code = sqlite3_errcode(sql) & 0xFF;

		best_free(best);
		return err_set(err,
		    code == SQLITE_NOMEM   ? RC_NOMEM
		    : code == SQLITE_IOERR ? RC_IO
					   : RC_DAMAGED,
		    "%s", sqlite3_errmsg(sql));
	}
	if (api->xCreateFunction(api, "offer", best, sql_offer, best_free) !=
	    SQLITE_OK) {
		best_close(best);
		best_free(best);
		return err_set(err, RC_NOMEM, "out of memory");
	}
	*out = best;
	return RC_OK;
}

void
best_close(struct best *best)
{
	if (!best)
		return;
	lengths_close(best->lengths);
	best->lengths = NULL;
}
