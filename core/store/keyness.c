/* keyness.c - a row of counts for each thing of two sides. */
#include "core/store/keyness.h"

#include "core/base/mem.h"
#include "core/stat/deal.h"
#include "core/stat/effect.h"
#include "core/stat/table.h"

#include <math.h>
#include <stdlib.h>

static const char sql_create[] =
    "CREATE TEMP TABLE key_item(item TEXT, n INTEGER, plans_a INTEGER,"
    " plans_b INTEGER, places_a INTEGER, places_b INTEGER, dp REAL,"
    " dp_norm REAL, p_dealt REAL, dealings INTEGER, passage_a INTEGER,"
    " passage_b INTEGER);"
    "CREATE TEMP TABLE key_total(plans_a INTEGER, plans_b INTEGER,"
    " words_a INTEGER, words_b INTEGER);";

struct keyness {
	struct db *db;
	const struct keyness_ask *ask;
	struct postings of;
	double plans[2], sizes[2]; /* of side b, of side a */
	double least_share;        /* of the smallest document */
	double family;             /* things that are tested */
	struct deal_set *deals;    /* by places only */
	sqlite3_stmt *put;
};

static void
sum_sides(struct keyness *k)
{
	double least = INFINITY;

	for (size_t i = 0; i < k->of.ndocuments; i++) {
		k->plans[k->of.documents[i].first]++;
		k->sizes[k->of.documents[i].first] += k->of.documents[i].size;
		least = fmin(least, k->of.documents[i].size);
	}
	k->least_share = least / (k->sizes[0] + k->sizes[1]);
}

static void
make_deals(struct keyness *k)
{
	double *size = mem_alloc(k->of.ndocuments * sizeof(*size));
	bool *first = mem_alloc(k->of.ndocuments * sizeof(*first));

	for (size_t i = 0; i < k->of.ndocuments; i++) {
		size[i] = k->of.documents[i].size;
		first[i] = k->of.documents[i].first;
	}
	k->deals = deal_new(size, first, k->of.ndocuments,
	    (size_t)k->ask->draws, (uint64_t)k->ask->seed);
	free(size);
	free(first);
}

/* What is known of a thing from its postings. */
struct thing {
	double plans[2], places[2]; /* on side b, on side a */
	int64_t passage[2];         /* where it stands first; 0: nowhere */
	double dp, dp_norm, p, dealings;
};

/* Half of the sum of |share of places - share of size|: documents without it
 * give their share of size. */
static void
disperse(
    const struct keyness *k, const struct posting *v, size_t n, struct thing *t)
{
	double all = k->sizes[0] + k->sizes[1], sum = 1;
	double places = t->places[0] + t->places[1];

	for (size_t i = 0; i < n; i++) {
		double share = k->of.documents[v[i].document].size / all;

		sum += fabs(v[i].n / places - share) - share;
	}
	t->dp = fmax(0, sum / 2);
	t->dp_norm =
	    k->least_share < 1 ? fmin(1, t->dp / (1 - k->least_share)) : NAN;
}

/* By places: counts the thing in each dealing. */
static void
deal_places(
    const struct keyness *k, const struct posting *v, size_t n, struct thing *t)
{
	size_t *at = mem_alloc(n * sizeof(*at));
	double *places = mem_alloc(n * sizeof(*places));

	for (size_t i = 0; i < n; i++) {
		at[i] = v[i].document;
		places[i] = v[i].n;
	}
	t->p = deal_p(k->deals, at, places, n);
	if (!deal_is_exact(k->deals))
		t->dealings = (double)deal_count(k->deals);
	free(at);
	free(places);
}

static void
deal(
    const struct keyness *k, const struct posting *v, size_t n, struct thing *t)
{
	const double *of = k->ask->places ? t->places : t->plans;
	const double *all = k->ask->places ? k->sizes : k->plans;

	t->p = t->dealings = NAN;
	if (!(table_g2(of[1], all[1], of[0] + of[1], all[0] + all[1]) >=
		KEYNESS_DEALT))
		return;
	if (!k->ask->places)
		t->p = deal_p_documents(of[1], all[1], of[0], all[0]);
	else if (k->deals &&
		 effect_lrc(of[1], all[1], of[0], all[0], k->family) != 0)
		deal_places(k, v, n, t);
}

static void
bind_real(sqlite3_stmt *st, int i, double v)
{
	if (isnan(v))
		sqlite3_bind_null(st, i);
	else
		sqlite3_bind_double(st, i, v);
}

static void
bind_passage(sqlite3_stmt *st, int i, int64_t passage)
{
	if (passage)
		sqlite3_bind_int64(st, i, passage);
	else
		sqlite3_bind_null(st, i);
}

static enum rc
put_thing(struct keyness *k, const struct tally_entry *e, const struct thing *t,
    struct err *err)
{
	sqlite3_stmt *st = k->put;
	enum rc rc = RC_OK;
	int n = 1;

	for (size_t i = 0; i < e->n; i++)
		n += e->key[i] == ' ';
	sqlite3_bind_text(st, 1, e->key, (int)e->n, SQLITE_STATIC);
	sqlite3_bind_int(st, 2, n);
	sqlite3_bind_int64(st, 3, (sqlite3_int64)t->plans[1]);
	sqlite3_bind_int64(st, 4, (sqlite3_int64)t->plans[0]);
	sqlite3_bind_int64(st, 5, (sqlite3_int64)t->places[1]);
	sqlite3_bind_int64(st, 6, (sqlite3_int64)t->places[0]);
	bind_real(st, 7, t->dp);
	bind_real(st, 8, t->dp_norm);
	bind_real(st, 9, t->p);
	bind_real(st, 10, t->dealings);
	bind_passage(st, 11, t->passage[1]);
	bind_passage(st, 12, t->passage[0]);
	if (sqlite3_step(st) != SQLITE_DONE)
		rc = db_fail(k->db, err);
	sqlite3_reset(st);
	return rc;
}

static enum rc
finish_thing(struct keyness *k, const struct tally_entry *e,
    const struct posting *v, size_t n, struct err *err)
{
	struct thing t = {.p = NAN};

	for (size_t i = 0; i < n; i++) {
		bool first = k->of.documents[v[i].document].first;

		if (!t.plans[first]++)
			t.passage[first] = v[i].passage;
		t.places[first] += v[i].n;
	}
	disperse(k, v, n, &t);
	deal(k, v, n, &t);
	return put_thing(k, e, &t, err);
}

static bool
is_number(const struct tally_entry *e)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->key[i] != ' ' && (e->key[i] < '0' || e->key[i] > '9'))
			return false;
	return true;
}

/* Is the thing of the family? Each posting is a document. */
static bool
is_tested(const struct keyness *k, const struct tally_entry *e)
{
	size_t n = k->of.offset[e->id + 1] - k->of.offset[e->id];

	return (int64_t)n >= k->ask->least &&
	       (k->ask->numbers || !is_number(e));
}

static enum rc
put_things(struct keyness *k, struct err *err)
{
	const struct tally *t = &k->of.things;
	enum rc rc = db_prepare(k->db,
	    "INSERT INTO temp.key_item VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
	    " ?9, ?10, ?11, ?12)",
	    &k->put, err);

	for (size_t i = 0; i < t->cap; i++)
		k->family += t->v[i].key && is_tested(k, &t->v[i]);
	for (size_t i = 0; rc == RC_OK && i < t->cap; i++) {
		const struct tally_entry *e = &t->v[i];

		if (e->key && is_tested(k, e))
			rc = finish_thing(k, e, k->of.v + k->of.offset[e->id],
			    k->of.offset[e->id + 1] - k->of.offset[e->id], err);
	}
	sqlite3_finalize(k->put);
	return rc;
}

static enum rc
put_total(struct keyness *k, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(k->db,
	    "INSERT INTO temp.key_total VALUES(?1, ?2, ?3, ?4)", &st, err);

	if (rc)
		return rc;
	sqlite3_bind_int64(st, 1, (sqlite3_int64)k->plans[1]);
	sqlite3_bind_int64(st, 2, (sqlite3_int64)k->plans[0]);
	sqlite3_bind_int64(st, 3, (sqlite3_int64)k->sizes[1]);
	sqlite3_bind_int64(st, 4, (sqlite3_int64)k->sizes[0]);
	if (sqlite3_step(st) != SQLITE_DONE)
		rc = db_fail(k->db, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
keyness_create(struct db *db, struct err *err)
{
	return db_run(db, sql_create, err);
}

enum rc
keyness_count(struct db *db, const struct keyness_ask *ask, struct err *err)
{
	struct keyness k = {.db = db, .ask = ask, .of = {.things = TALLY_INIT}};
	struct postings_ask of = {ask->from, ask->to, ask->text};
	enum rc rc = db_run(
	    db, "DELETE FROM temp.key_item; DELETE FROM temp.key_total", err);

	if (ask->of == KEYNESS_MOVEMENTS)
		of = (struct postings_ask){0, 0, POSTINGS_ALL};
	if (rc == RC_OK)
		rc = postings_read(&k.of, db, &of, err);
	sum_sides(&k);
	if (rc == RC_OK && ask->places)
		make_deals(&k);
	if (rc == RC_OK)
		rc = put_things(&k, err);
	if (rc == RC_OK)
		rc = put_total(&k, err);
	postings_release(&k.of);
	deal_free(k.deals);
	return rc;
}
