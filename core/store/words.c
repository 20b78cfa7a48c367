/* words.c - one pass over the passages, in memory. */
#include "core/store/words.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/store/spots.h"
#include "core/text/fold.h"
#include "core/text/sentence.h"
#include "core/text/tally.h"
#include "core/text/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_RUNS = 4000000 };

static const char sql_create[] =
    "CREATE TEMP TABLE collocate(word TEXT, places INTEGER, plans INTEGER,"
    " total INTEGER);"
    "CREATE TEMP TABLE collocate_total(nodes INTEGER, slots INTEGER,"
    " words INTEGER);"
    "CREATE TEMP TABLE ngram(label TEXT, n INTEGER, text TEXT,"
    " places INTEGER, plans INTEGER);"
    "CREATE TEMP TABLE ngram_total(label TEXT, words INTEGER);";

struct word {
	size_t key, n;   /* of its key in passage.keys */
	size_t from, to; /* bytes of the text */
	int sentence;
	bool node, counted;
};

/* A passage cut into words. */
struct passage {
	struct buf keys;
	struct word *v;
	size_t n, cap;
};

static void
cut(struct passage *p, struct str text)
{
	struct token_iter it = token_begin(text.p, text.n);
	size_t end = text.n ? sentence_end(text, 0) : 0;
	int sentence = 0;
	struct str w;

	buf_reset(&p->keys);
	p->n = 0;
	while (token_next(&it, &w)) {
		struct word word = {
		    .key = p->keys.n, .from = (size_t)(w.p - text.p)};

		word.to = word.from + w.n;
		while (word.from >= end && end < text.n) {
			end = sentence_end(text, end);
			sentence++;
		}
		word.sentence = sentence;
		fold_tone(w.p, w.n, &p->keys);
		word.n = p->keys.n - word.key;
		ARR_GROW(p->v, p->n, p->cap);
		p->v[p->n++] = word;
	}
}

static void
passage_release(struct passage *p)
{
	buf_release(&p->keys);
	free(p->v);
}

static struct str
key_of(const struct passage *p, size_t i)
{
	return (struct str){buf_cstr(&p->keys) + p->v[i].key, p->v[i].n};
}

static struct str
column(sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);

	return (struct str){s ? s : "", (size_t)sqlite3_column_bytes(st, i)};
}

static enum rc
run(struct db *db, const char *sql, struct err *err)
{
	if (sqlite3_exec(db_sql(db), sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

enum rc
words_create(struct db *db, struct err *err)
{
	return run(db, sql_create, err);
}

struct collocates {
	struct db *db;
	struct passage passage;
	struct tally near;  /* words of the windows */
	struct tally total; /* the same words in all plans in scope */
	int64_t nodes, slots, words;
	int window;
};

/* Marks the words of each place that was found; gives how many places. */
static int64_t
mark_nodes(struct passage *p, const char *spots)
{
	int64_t nodes = 0;
	size_t from, to;

	for (; spots_next(&spots, &from, &to); nodes++)
		for (size_t i = 0; i < p->n; i++)
			p->v[i].node |=
			    p->v[i].from >= from && p->v[i].to <= to;
	return nodes;
}

/* Counts the words at most `window` from a node in its sentence, once each. */
static void
count_windows(struct collocates *c, int64_t plan)
{
	struct passage *p = &c->passage;
	size_t window = (size_t)c->window;

	for (size_t i = 0; i < p->n; i++) {
		size_t first = i > window ? i - window : 0;

		if (!p->v[i].node)
			continue;
		for (size_t k = first; k < p->n && k <= i + window; k++) {
			struct word *w = &p->v[k];

			if (w->node || w->counted ||
			    w->sentence != p->v[i].sentence)
				continue;
			w->counted = true;
			c->slots++;
			tally_add(&c->near, key_of(p, k), plan);
		}
	}
}

static enum rc
read_windows(struct collocates *c, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(c->db,
	    "SELECT g.text, h.spots, g.plan FROM temp.hit h"
	    " JOIN main.passage g ON g.id = h.passage ORDER BY g.plan, g.id",
	    &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		cut(&c->passage, column(st, 0));
		c->nodes += mark_nodes(&c->passage, column(st, 1).p);
		count_windows(c, sqlite3_column_int64(st, 2));
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(c->db, err);
	sqlite3_finalize(st);
	return rc;
}

/* Of all plans: the vocabulary has it. */
static enum rc
total_of_all(struct collocates *c, struct err *err)
{
	sqlite3_stmt *st = NULL;
	struct buf key = BUF_INIT;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(
	    c->db, "SELECT word, places FROM main.spelling", &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		int64_t places = sqlite3_column_int64(st, 1);
		struct str word = column(st, 0);
		const struct tally_entry *near;

		buf_reset(&key);
		fold_tone(word.p, word.n, &key);
		c->words += places;
		near =
		    tally_find(&c->near, (struct str){buf_cstr(&key), key.n});
		if (near)
			tally_count(&c->total,
			    (struct str){buf_cstr(&key), key.n}, places);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(c->db, err);
	sqlite3_finalize(st);
	buf_release(&key);
	return rc;
}

/* Of some plans: their text has to be read. */
static enum rc
total_of_scope(struct collocates *c, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(c->db,
	    "SELECT g.text FROM temp.scope s"
	    " JOIN main.passage g ON g.plan = s.plan",
	    &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		cut(&c->passage, column(st, 0));
		c->words += (int64_t)c->passage.n;
		for (size_t i = 0; i < c->passage.n; i++)
			if (tally_find(&c->near, key_of(&c->passage, i)))
				tally_count(
				    &c->total, key_of(&c->passage, i), 1);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(c->db, err);
	sqlite3_finalize(st);
	return rc;
}

static enum rc
is_all(struct db *db, bool *all, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "SELECT (SELECT count(*) FROM temp.scope) ="
	    " (SELECT count(*) FROM main.plan)",
	    &st, err);

	*all = rc == RC_OK && sqlite3_step(st) == SQLITE_ROW &&
	       sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	return rc;
}

static enum rc
write_collocates(struct collocates *c, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(c->db,
	    "INSERT INTO temp.collocate VALUES(?1, ?2, ?3, ?4)", &st, err);

	for (size_t i = 0; rc == RC_OK && i < c->near.cap; i++) {
		const struct tally_entry *e = &c->near.v[i], *all;

		if (!e->key)
			continue;
		all = tally_find(&c->total, (struct str){e->key, e->n});
		sqlite3_bind_text(st, 1, e->key, (int)e->n, SQLITE_STATIC);
		sqlite3_bind_int64(st, 2, e->places);
		sqlite3_bind_int64(st, 3, e->in);
		sqlite3_bind_int64(st, 4, all ? all->places : 0);
		if (sqlite3_step(st) != SQLITE_DONE)
			rc = db_fail(c->db, err);
		sqlite3_reset(st);
	}
	sqlite3_finalize(st);
	st = NULL;
	if (rc == RC_OK)
		rc = db_prepare(c->db,
		    "INSERT INTO temp.collocate_total VALUES(?1, ?2, ?3)", &st,
		    err);
	if (rc == RC_OK) {
		sqlite3_bind_int64(st, 1, c->nodes);
		sqlite3_bind_int64(st, 2, c->slots);
		sqlite3_bind_int64(st, 3, c->words);
		if (sqlite3_step(st) != SQLITE_DONE)
			rc = db_fail(c->db, err);
	}
	sqlite3_finalize(st);
	return rc;
}

enum rc
words_collocates(struct db *db, int window, struct err *err)
{
	struct collocates c = {.db = db,
	    .near = TALLY_INIT,
	    .total = TALLY_INIT,
	    .window = window};
	bool all = false;
	enum rc rc = run(db,
	    "DELETE FROM temp.collocate; DELETE FROM temp.collocate_total",
	    err);

	if (rc == RC_OK)
		rc = read_windows(&c, err);
	if (rc == RC_OK)
		rc = is_all(db, &all, err);
	if (rc == RC_OK)
		rc = all ? total_of_all(&c, err) : total_of_scope(&c, err);
	if (rc == RC_OK)
		rc = write_collocates(&c, err);
	passage_release(&c.passage);
	tally_release(&c.near);
	tally_release(&c.total);
	return rc;
}

struct ngrams {
	struct db *db;
	struct passage passage;
	struct tally runs[WORDS_LONGEST + 1]; /* by length */
	struct buf label, key;
	int64_t words;
	int from, to;
	int64_t least;
	sqlite3_stmt *put, *put_total;
};

static const char *const sql_labels[] = {
    [WORDS_BY_NONE] = "SELECT g.text, '', g.plan FROM temp.scope s"
		      " JOIN main.passage g ON g.plan = s.plan"
		      " ORDER BY g.plan, g.id",
    [WORDS_BY_YEAR] = "SELECT g.text, y.year, g.plan FROM temp.scope_year y"
		      " JOIN main.passage g ON g.plan = y.plan"
		      " ORDER BY y.year, g.plan, g.id",
    [WORDS_BY_UNIT] = "SELECT g.text, coalesce(u.name, p.issuer, ''), g.plan"
		      " FROM temp.scope s JOIN main.plan p ON p.id = s.plan"
		      " LEFT JOIN temp.scope_unit n ON n.plan = s.plan"
		      " LEFT JOIN main.unit u ON u.id = n.unit"
		      " JOIN main.passage g ON g.plan = s.plan"
		      " ORDER BY 2, g.plan, g.id",
    [WORDS_BY_LEVEL] = "SELECT g.text, coalesce(p.level, ''), g.plan"
		       " FROM temp.scope s JOIN main.plan p ON p.id = s.plan"
		       " JOIN main.passage g ON g.plan = s.plan"
		       " ORDER BY 2, g.plan, g.id",
};

/* Counts the runs that begin at word i. */
static enum rc
count_runs(struct ngrams *g, size_t i, int64_t plan, struct err *err)
{
	const struct passage *p = &g->passage;

	buf_reset(&g->key);
	for (int n = 1; n <= g->to && i + (size_t)n <= p->n; n++) {
		size_t k = i + (size_t)n - 1;
		struct str w = key_of(p, k);

		if (p->v[k].sentence != p->v[i].sentence)
			break;
		buf_adds(&g->key, n > 1 ? " " : "");
		buf_add(&g->key, w.p, w.n);
		if (n < g->from)
			continue;
		tally_add(&g->runs[n],
		    (struct str){buf_cstr(&g->key), g->key.n}, plan);
		if (g->runs[n].n > MOST_RUNS)
			return err_set(err, RC_USAGE,
			    "more than %d different runs of %d words; count "
			    "fewer plans (--year, --unit) or shorter runs",
			    MOST_RUNS, n);
	}
	return RC_OK;
}

static enum rc
put_run(struct ngrams *g, int n, const struct tally_entry *e, struct err *err)
{
	sqlite3_stmt *st = g->put;
	enum rc rc = RC_OK;

	sqlite3_bind_text(
	    st, 1, buf_cstr(&g->label), (int)g->label.n, SQLITE_STATIC);
	sqlite3_bind_int(st, 2, n);
	sqlite3_bind_text(st, 3, e->key, (int)e->n, SQLITE_STATIC);
	sqlite3_bind_int64(st, 4, e->places);
	sqlite3_bind_int64(st, 5, e->in);
	if (sqlite3_step(st) != SQLITE_DONE)
		rc = db_fail(g->db, err);
	sqlite3_reset(st);
	return rc;
}

/* What was counted for the label goes into the table. */
static enum rc
put_label(struct ngrams *g, struct err *err)
{
	enum rc rc = RC_OK;

	for (int n = g->from; n <= g->to; n++) {
		struct tally *t = &g->runs[n];

		for (size_t i = 0; rc == RC_OK && i < t->cap; i++)
			if (t->v[i].key && t->v[i].places >= g->least)
				rc = put_run(g, n, &t->v[i], err);
		tally_release(t);
	}
	sqlite3_bind_text(g->put_total, 1, buf_cstr(&g->label), (int)g->label.n,
	    SQLITE_STATIC);
	sqlite3_bind_int64(g->put_total, 2, g->words);
	if (rc == RC_OK && sqlite3_step(g->put_total) != SQLITE_DONE)
		rc = db_fail(g->db, err);
	sqlite3_reset(g->put_total);
	g->words = 0;
	return rc;
}

static enum rc
take_passage(struct ngrams *g, sqlite3_stmt *st, bool first, struct err *err)
{
	struct str label = column(st, 1);
	enum rc rc = RC_OK;

	if (first || !str_is(label, buf_cstr(&g->label))) {
		if (!first)
			rc = put_label(g, err);
		buf_reset(&g->label);
		buf_add(&g->label, label.p, label.n);
	}
	cut(&g->passage, column(st, 0));
	g->words += (int64_t)g->passage.n;
	for (size_t i = 0; rc == RC_OK && i < g->passage.n; i++)
		rc = count_runs(g, i, sqlite3_column_int64(st, 2), err);
	return rc;
}

enum rc
words_ngrams(struct db *db, int from, int to, enum words_by by, int64_t least,
    struct err *err)
{
	struct ngrams g = {.db = db, .from = from, .to = to, .least = least};
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	bool first = true;
	enum rc rc = run(
	    db, "DELETE FROM temp.ngram; DELETE FROM temp.ngram_total", err);

	if (rc == RC_OK)
		rc = db_prepare(db,
		    "INSERT INTO temp.ngram VALUES(?1, ?2, ?3, ?4, ?5)", &g.put,
		    err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "INSERT INTO temp.ngram_total VALUES(?1, ?2)", &g.put_total,
		    err);
	if (rc == RC_OK)
		rc = db_prepare(db, sql_labels[by], &st, err);
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		rc = take_passage(&g, st, first, err);
		first = false;
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	if (rc == RC_OK && !first)
		rc = put_label(&g, err);
	sqlite3_finalize(st);
	sqlite3_finalize(g.put);
	sqlite3_finalize(g.put_total);
	for (int n = 0; n <= WORDS_LONGEST; n++)
		tally_release(&g.runs[n]);
	buf_release(&g.label);
	buf_release(&g.key);
	passage_release(&g.passage);
	return rc;
}
