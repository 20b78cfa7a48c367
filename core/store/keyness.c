/* keyness.c - postings of both sides in memory, then a row a thing. */
#include "core/store/keyness.h"

#include "core/base/mem.h"
#include "core/stat/deal.h"
#include "core/stat/table.h"
#include "core/text/tally.h"
#include "core/text/words.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_THINGS = 4000000 };

static const char sql_create[] =
    "CREATE TEMP TABLE key_item(item TEXT, n INTEGER, plans_a INTEGER,"
    " plans_b INTEGER, places_a INTEGER, places_b INTEGER, dp REAL,"
    " dp_norm REAL, p_dealt REAL, dealings INTEGER, passage_a INTEGER,"
    " passage_b INTEGER);"
    "CREATE TEMP TABLE key_total(plans_a INTEGER, plans_b INTEGER,"
    " words_a INTEGER, words_b INTEGER);";

static const char sql_documents[] =
    "SELECT d.side = 'a', d.plan, p.syllables FROM temp.side d"
    " JOIN main.plan p ON p.id = d.plan ORDER BY d.side, d.plan";

static const char sql_texts[] =
    "SELECT d.side = 'a', d.plan, g.text, g.id FROM temp.side d"
    " JOIN main.passage g ON g.plan = d.plan ORDER BY d.side, d.plan, g.id";

static const char sql_movements[] =
    "SELECT d.side = 'a', d.plan, v.name, m.passage FROM temp.side d"
    " JOIN main.mention m ON m.plan = d.plan"
    " JOIN temp.scope_movement w ON w.movement = m.movement"
    " JOIN main.movement v ON v.id = m.movement"
    " ORDER BY d.side, d.plan, m.byte_from";

/* A plan on a side. */
struct document {
	int64_t plan;
	bool first; /* side a */
	double size;
};

/* A thing stands n times in a document. */
struct posting {
	uint32_t thing, document, n;
	int64_t passage; /* where it stands first in it */
};

struct keyness {
	struct db *db;
	const struct keyness_ask *ask;
	struct document *documents;
	size_t ndocuments, documents_cap;
	struct tally things;
	size_t *latest; /* of each thing, its last posting */
	size_t latest_cap;
	struct posting *postings;
	size_t n, cap;
	struct words words;
	struct buf key;
	size_t document; /* that is read */
	int64_t passage;
	double plans[2], sizes[2]; /* of side b, of side a */
	double least_share;        /* of the smallest document */
	struct deal_set *deals;    /* by places only */
	sqlite3_stmt *put;
};

static enum rc
fail_many(const struct keyness *k, struct err *err)
{
	return err_set(err, RC_USAGE,
	    "more than %d different runs of %d to %d words; compare fewer "
	    "plans (--level, --unit) or shorter runs",
	    MOST_THINGS, k->ask->from, k->ask->to);
}

static enum rc
count_thing(struct keyness *k, struct str key, struct err *err)
{
	const struct tally_entry *e =
	    tally_add(&k->things, key, (int64_t)k->document + 1);
	size_t id = e->id;

	if (k->things.n > MOST_THINGS)
		return fail_many(k, err);
	ARR_GROW(k->latest, id, k->latest_cap);
	if (e->places > 1 &&
	    k->postings[k->latest[id]].document == k->document) {
		k->postings[k->latest[id]].n++;
		return RC_OK;
	}
	ARR_GROW(k->postings, k->n, k->cap);
	k->latest[id] = k->n;
	k->postings[k->n++] = (struct posting){
	    (uint32_t)id, (uint32_t)k->document, 1, k->passage};
	return RC_OK;
}

/* The runs that begin at word i of a passage. */
static enum rc
count_runs(struct keyness *k, size_t i, struct err *err)
{
	const struct words *w = &k->words;
	enum rc rc = RC_OK;

	buf_reset(&k->key);
	for (int n = 1; rc == RC_OK && n <= k->ask->to; n++) {
		size_t last = i + (size_t)n - 1;
		struct str word;

		if (last >= w->n || w->v[last].sentence != w->v[i].sentence)
			break;
		word = words_key(w, last);
		buf_adds(&k->key, n > 1 ? " " : "");
		buf_add(&k->key, word.p, word.n);
		if (n >= k->ask->from)
			rc = count_thing(
			    k, (struct str){buf_cstr(&k->key), k->key.n}, err);
	}
	return rc;
}

static enum rc
count_text(struct keyness *k, struct str text, struct err *err)
{
	enum rc rc = RC_OK;

	if (k->ask->of == KEYNESS_MOVEMENTS)
		return count_thing(k, text, err);
	words_cut(&k->words, text);
	k->documents[k->document].size += (double)k->words.n;
	for (size_t i = 0; rc == RC_OK && i < k->words.n; i++)
		rc = count_runs(k, i, err);
	return rc;
}

/* Runs of words are counted among the words that are read, movements among
 * all words of a plan. */
static enum rc
read_documents(struct keyness *k, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(k->db, sql_documents, &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		struct document d = {.first = sqlite3_column_int(st, 0) != 0,
		    .plan = sqlite3_column_int64(st, 1)};

		if (k->ask->of == KEYNESS_MOVEMENTS)
			d.size = sqlite3_column_double(st, 2);
		ARR_GROW(k->documents, k->ndocuments, k->documents_cap);
		k->documents[k->ndocuments++] = d;
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(k->db, err);
	sqlite3_finalize(st);
	return rc;
}

/* Texts come in the order of documents, of which some may have none. */
static enum rc
read_texts(struct keyness *k, const char *sql, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(k->db, sql, &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		bool first = sqlite3_column_int(st, 0) != 0;
		int64_t plan = sqlite3_column_int64(st, 1);
		const char *s = (const char *)sqlite3_column_text(st, 2);

		while (k->document < k->ndocuments &&
		       (k->documents[k->document].first != first ||
			   k->documents[k->document].plan != plan))
			k->document++;
		k->passage = sqlite3_column_int64(st, 3);
		if (k->document < k->ndocuments && s)
			rc = count_text(k,
			    (struct str){
				s, (size_t)sqlite3_column_bytes(st, 2)},
			    err);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(k->db, err);
	sqlite3_finalize(st);
	return rc;
}

static void
sum_sides(struct keyness *k)
{
	double least = INFINITY;

	for (size_t i = 0; i < k->ndocuments; i++) {
		k->plans[k->documents[i].first]++;
		k->sizes[k->documents[i].first] += k->documents[i].size;
		least = fmin(least, k->documents[i].size);
	}
	k->least_share = least / (k->sizes[0] + k->sizes[1]);
}

static void
make_deals(struct keyness *k)
{
	double *size = mem_alloc(k->ndocuments * sizeof(*size));
	bool *first = mem_alloc(k->ndocuments * sizeof(*first));

	for (size_t i = 0; i < k->ndocuments; i++) {
		size[i] = k->documents[i].size;
		first[i] = k->documents[i].first;
	}
	k->deals = deal_new(size, first, k->ndocuments, (size_t)k->ask->draws,
	    (uint64_t)k->ask->seed);
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
		double share = k->documents[v[i].document].size / all;

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
	else if (k->deals)
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
		bool first = k->documents[v[i].document].first;

		if (!t.plans[first]++)
			t.passage[first] = v[i].passage;
		t.places[first] += v[i].n;
	}
	if (t.plans[0] + t.plans[1] < (double)k->ask->least)
		return RC_OK;
	disperse(k, v, n, &t);
	deal(k, v, n, &t);
	return put_thing(k, e, &t, err);
}

/* Puts the postings of one thing together, in order of documents as they are;
 * offset[id] is where those of a thing begin. */
static size_t *
sort_postings(struct keyness *k)
{
	size_t *offset = mem_alloc((k->things.n + 2) * sizeof(*offset));
	struct posting *sorted = mem_alloc(k->n * sizeof(*sorted));

	for (size_t i = 0; i < k->n; i++)
		offset[k->postings[i].thing + 2]++;
	for (size_t i = 2; i < k->things.n + 2; i++)
		offset[i] += offset[i - 1];
	for (size_t i = 0; i < k->n; i++)
		sorted[offset[k->postings[i].thing + 1]++] = k->postings[i];
	free(k->postings);
	k->postings = sorted;
	return offset;
}

static enum rc
put_things(struct keyness *k, struct err *err)
{
	size_t *offset = sort_postings(k);
	enum rc rc = db_prepare(k->db,
	    "INSERT INTO temp.key_item VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
	    " ?9, ?10, ?11, ?12)",
	    &k->put, err);

	for (size_t i = 0; rc == RC_OK && i < k->things.cap; i++) {
		const struct tally_entry *e = &k->things.v[i];

		if (e->key)
			rc = finish_thing(k, e, k->postings + offset[e->id],
			    offset[e->id + 1] - offset[e->id], err);
	}
	sqlite3_finalize(k->put);
	free(offset);
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

static void
release(struct keyness *k)
{
	free(k->documents);
	free(k->latest);
	free(k->postings);
	tally_release(&k->things);
	words_release(&k->words);
	buf_release(&k->key);
	deal_free(k->deals);
}

static enum rc
run(struct db *db, const char *sql, struct err *err)
{
	if (sqlite3_exec(db_sql(db), sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

enum rc
keyness_create(struct db *db, struct err *err)
{
	return run(db, sql_create, err);
}

enum rc
keyness_count(struct db *db, const struct keyness_ask *ask, struct err *err)
{
	struct keyness k = {.db = db, .ask = ask, .things = TALLY_INIT};
	enum rc rc = run(
	    db, "DELETE FROM temp.key_item; DELETE FROM temp.key_total", err);

	if (rc == RC_OK)
		rc = read_documents(&k, err);
	if (rc == RC_OK)
		rc = read_texts(&k,
		    ask->of == KEYNESS_MOVEMENTS ? sql_movements : sql_texts,
		    err);
	sum_sides(&k);
	if (rc == RC_OK && ask->places)
		make_deals(&k);
	if (rc == RC_OK)
		rc = put_things(&k, err);
	if (rc == RC_OK)
		rc = put_total(&k, err);
	release(&k);
	return rc;
}
