/* inventory.c - sources and hashes out of an index. */
#include "core/store/inventory.h"

#include "core/base/mem.h"
#include "core/store/db.h"
#include "core/store/reuse.h"

#include <stdlib.h>
#include <string.h>

static const char *
column(struct inventory *inv, sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);

	return arena_strdup(&inv->strings, s ? s : "");
}

static const char *
reading(struct inventory *inv, sqlite3_stmt *st, int i)
{
	struct str s = db_text(st, i);

	for (size_t k = 0; k < inv->n_readings; k++)
		if (str_is(s, inv->readings[k]))
			return inv->readings[k];
	ARR_GROW(inv->readings, inv->n_readings, inv->cap_readings);
	inv->readings[inv->n_readings++] = column(inv, st, i);
	return inv->readings[inv->n_readings - 1];
}

static int
by_hash(const void *a, const void *b)
{
	const struct inventory_plan *x =
	    *(const struct inventory_plan *const *)a;
	const struct inventory_plan *y =
	    *(const struct inventory_plan *const *)b;
	int c = strcmp(x->sha256, y->sha256);

	return c ? c : strcmp(x->source, y->source);
}

static void
sort_by_hash(struct inventory *inv)
{
	const size_t size = sizeof(const struct inventory_plan *);

	inv->by_hash = mem_alloc((inv->n + 1) * size);
	for (size_t i = 0; i < inv->n; i++)
		inv->by_hash[i] = &inv->v[i];
	if (inv->n)
		qsort(inv->by_hash, inv->n, size, by_hash);
}

static enum rc
read_plans(struct inventory *inv, struct db *db, struct err *err)
{
	sqlite3_stmt *st;
	enum rc rc = db_prepare(db,
	    "SELECT id, source, sha256, reading, (SELECT count(*) FROM plan)"
	    " FROM plan ORDER BY source",
	    &st, err);
	size_t cap = 0;
	int step;

	if (rc)
		return rc;
	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		if (inv->n == cap) {
			cap = cap ? 2 * cap : (size_t)sqlite3_column_int(st, 4);
			inv->v = mem_resize(inv->v, cap * sizeof(*inv->v));
		}
		inv->v[inv->n++] = (struct inventory_plan){
		    sqlite3_column_int64(st, 0), column(inv, st, 1),
		    column(inv, st, 2), reading(inv, st, 3)};
	}
	if (step != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}

static enum rc
read_meta(struct inventory *inv, struct db *db, struct err *err)
{
	sqlite3_stmt *st;
	enum rc rc = db_prepare(db,
	    "SELECT (SELECT value FROM meta WHERE key = 'authority'),"
	    " (SELECT value FROM meta WHERE key = 'reuse') ='" REUSE_STATE "'",
	    &st, err);

	if (rc)
		return rc;
	if (sqlite3_step(st) == SQLITE_ROW) {
		inv->authority = column(inv, st, 0);
		inv->reuse = sqlite3_column_int(st, 1);
	} else {
		rc = db_fail(db, err);
	}
	/* a text that there was no memory for is told here */
	if (sqlite3_finalize(st) != SQLITE_OK && rc == RC_OK)
		rc = db_fail(db, err);
	return rc;
}

enum rc
inventory_read(struct inventory *inv, const char *path, struct err *err)
{
	struct db *db;
	enum rc rc = db_open(&db, path, err);

	if (rc)
		return rc;
	rc = read_plans(inv, db, err);
	if (rc == RC_OK)
		sort_by_hash(inv);
	if (rc == RC_OK)
		rc = read_meta(inv, db, err);
	db_close(db);
	return rc;
}

void
inventory_release(struct inventory *inv)
{
	arena_release(&inv->strings);
	free(inv->readings);
	free(inv->by_hash);
	free(inv->v);
	*inv = (struct inventory)INVENTORY_INIT;
}

const struct inventory_plan *
inventory_find(const struct inventory *inv, const char *source)
{
	size_t lo = 0, hi = inv->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(inv->v[mid].source, source);

		if (c == 0)
			return &inv->v[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

const struct inventory_plan *
inventory_with(const struct inventory *inv, const char *sha256)
{
	size_t lo = 0, hi = inv->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(inv->by_hash[mid]->sha256, sha256) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < inv->n && strcmp(inv->by_hash[lo]->sha256, sha256) == 0
		   ? inv->by_hash[lo]
		   : NULL;
}
