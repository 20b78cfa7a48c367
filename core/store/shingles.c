/*
 * shingles.c - sets of hashes, one plan after another.
 *
 * A shingle is kept as a hash of 64 bits: among the few thousand of a plan two
 * are alike by chance about once in 10^13 plans.
 */
#include "core/store/shingles.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/text/fold.h"
#include "core/text/token.h"

#include <stdlib.h>

static const char sql_create[] =
    "CREATE TEMP TABLE shingled(plan INTEGER PRIMARY KEY, shingles INTEGER,"
    " common INTEGER)";

/* The hashes of a plan's shingles: as they come, then sorted, each once. */
struct set {
	uint64_t *v;
	size_t n, cap;
};

/* The plan that is being read. */
struct reader {
	struct db *db;
	struct set asked, other;
	uint64_t words[SHINGLES_WORDS]; /* the last ones, by their hashes */
	size_t n;                       /* how many there were */
	struct buf word;
	sqlite3_stmt *text, *put;
};

/* FNV-1a (Fowler, Noll and Vo 1991). */
static uint64_t
hash(uint64_t h, const void *p, size_t n)
{
	const unsigned char *u = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ u[i]) * 0x100000001B3u;
	return h;
}

static const uint64_t start = 0xCBF29CE484222325u;

/* The hash of the last words, in their order. */
static uint64_t
shingle(const struct reader *r)
{
	uint64_t h = start;

	for (size_t i = 0; i < SHINGLES_WORDS; i++) {
		uint64_t w = r->words[(r->n + i) % SHINGLES_WORDS];

		h = hash(h, &w, sizeof(w));
	}
	return h;
}

static void
read_passage(struct reader *r, struct set *set, struct str text)
{
	struct token_iter it = token_begin(text.p, text.n);
	struct str w;

	while (token_next(&it, &w)) {
		buf_reset(&r->word);
		fold_lower(w.p, w.n, &r->word);
		r->words[r->n++ % SHINGLES_WORDS] =
		    hash(start, r->word.p, r->word.n);
		if (r->n < SHINGLES_WORDS)
			continue;
		ARR_GROW(set->v, set->n, set->cap);
		set->v[set->n++] = shingle(r);
	}
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
make_set(struct set *set)
{
	size_t kept = 0;

	if (!set->n)
		return;
	qsort(set->v, set->n, sizeof(*set->v), by_value);
	for (size_t i = 1; i < set->n; i++)
		if (set->v[i] != set->v[kept])
			set->v[++kept] = set->v[i];
	set->n = kept + 1;
}

static enum rc
read_plan(struct reader *r, int64_t plan, struct set *set, struct err *err)
{
	enum rc rc = RC_OK;
	int step;

	set->n = r->n = 0;
	sqlite3_bind_int64(r->text, 1, plan);
	while ((step = sqlite3_step(r->text)) == SQLITE_ROW) {
		const char *s = (const char *)sqlite3_column_text(r->text, 0);
		int n = sqlite3_column_bytes(r->text, 0);

		if (s)
			read_passage(r, set, (struct str){s, (size_t)n});
	}
	if (step != SQLITE_DONE)
		rc = db_fail(r->db, err);
	sqlite3_reset(r->text);
	make_set(set);
	return rc;
}

static size_t
common(const struct set *a, const struct set *b)
{
	size_t i = 0, k = 0, n = 0;

	while (i < a->n && k < b->n) {
		n += a->v[i] == b->v[k];
		if (a->v[i] < b->v[k])
			i++;
		else
			k++;
	}
	return n;
}

static enum rc
put(struct reader *r, int64_t plan, const struct set *set, struct err *err)
{
	enum rc rc = RC_OK;

	sqlite3_bind_int64(r->put, 1, plan);
	sqlite3_bind_int64(r->put, 2, (sqlite3_int64)set->n);
	sqlite3_bind_int64(r->put, 3, (sqlite3_int64)common(set, &r->asked));
	if (sqlite3_step(r->put) != SQLITE_DONE)
		rc = db_fail(r->db, err);
	sqlite3_reset(r->put);
	return rc;
}

static enum rc
compare_all(struct reader *r, int64_t asked, struct err *err)
{
	sqlite3_stmt *plans = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(
	    r->db, "SELECT plan FROM temp.scope WHERE plan <> ?1", &plans, err);

	if (rc == RC_OK)
		rc = read_plan(r, asked, &r->asked, err);
	if (rc == RC_OK)
		rc = put(r, asked, &r->asked, err);
	if (rc == RC_OK)
		sqlite3_bind_int64(plans, 1, asked);
	while (rc == RC_OK && (step = sqlite3_step(plans)) == SQLITE_ROW) {
		int64_t plan = sqlite3_column_int64(plans, 0);

		rc = read_plan(r, plan, &r->other, err);
		if (rc == RC_OK)
			rc = put(r, plan, &r->other, err);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(r->db, err);
	sqlite3_finalize(plans);
	return rc;
}

enum rc
shingles_create(struct db *db, struct err *err)
{
	if (sqlite3_exec(db_sql(db), sql_create, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

enum rc
shingles_compare(struct db *db, int64_t plan, struct err *err)
{
	struct reader r = {.db = db};
	enum rc rc = RC_OK;

	if (sqlite3_exec(db_sql(db), "DELETE FROM temp.shingled", NULL, NULL,
		NULL) != SQLITE_OK)
		rc = db_fail(db, err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "SELECT text FROM main.passage WHERE plan = ?1"
		    " ORDER BY ord",
		    &r.text, err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "INSERT INTO temp.shingled VALUES(?1, ?2, ?3)", &r.put,
		    err);
	if (rc == RC_OK)
		rc = compare_all(&r, plan, err);
	sqlite3_finalize(r.text);
	sqlite3_finalize(r.put);
	buf_release(&r.word);
	free(r.asked.v);
	free(r.other.v);
	return rc;
}
