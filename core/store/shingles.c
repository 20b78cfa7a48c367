/*
 * shingles.c - sets of hashes, one plan after another.
 *
 * A shingle is kept as a hash of 64 bits: among the few thousand of a plan two
 * are alike by chance about once in 10^13 plans.
 */
#include "core/store/shingles.h"

#include "core/base/hash.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/text/fold.h"
#include "core/text/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char sql_create[] =
    "CREATE TEMP TABLE shingled(plan INTEGER PRIMARY KEY, shingles INTEGER,"
    " common INTEGER)";

/* The hashes of a plan's shingles, each once: a table with open addressing, a
 * power of two large; 0: free. */
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

static size_t
place(const struct set *set, uint64_t h)
{
	size_t i = h & (set->cap - 1);

	while (set->v[i] && set->v[i] != h)
		i = (i + 1) & (set->cap - 1);
	return i;
}

static bool
has(const struct set *set, uint64_t h)
{
	return set->cap && set->v[place(set, h)] == h;
}

static void
add(struct set *set, uint64_t h)
{
	size_t i;

	if (2 * set->n >= set->cap) {
		struct set old = *set;

		set->cap = old.cap ? 2 * old.cap : 4096;
		set->v = mem_alloc(set->cap * sizeof(*set->v));
		for (i = 0; i < old.cap; i++)
			if (old.v[i])
				set->v[place(set, old.v[i])] = old.v[i];
		free(old.v);
	}
	i = place(set, h);
	set->n += !set->v[i];
	set->v[i] = h;
}

static void
empty(struct set *set)
{
	if (set->n)
		memset(set->v, 0, set->cap * sizeof(*set->v));
	set->n = 0;
}

/* The hash of the last words, in their order; never 0. */
static uint64_t
shingle(const struct reader *r)
{
	uint64_t h = 0;

	for (size_t i = 0; i < SHINGLES_WORDS; i++)
		h = hash_mix(h + r->words[(r->n + i) % SHINGLES_WORDS]);
	return h ? h : 1;
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
		    hash_str((struct str){buf_cstr(&r->word), r->word.n});
		if (r->n >= SHINGLES_WORDS)
			add(set, shingle(r));
	}
}

static enum rc
read_plan(struct reader *r, int64_t plan, struct set *set, struct err *err)
{
	enum rc rc = RC_OK;
	int step;

	empty(set);
	r->n = 0;
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
	return rc;
}

static size_t
common(const struct set *a, const struct set *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->cap; i++)
		n += a->v[i] && has(b, a->v[i]);
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
	return db_run(db, sql_create, err);
}

enum rc
shingles_compare(struct db *db, int64_t plan, struct err *err)
{
	struct reader r = {.db = db};
	enum rc rc = db_run(db, "DELETE FROM temp.shingled", err);

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
