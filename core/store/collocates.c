/* collocates.c - the words in the windows around what was found. */
#include "core/store/collocates.h"

#include "core/store/spots.h"
#include "core/text/fold.h"
#include "core/text/tally.h"
#include "core/text/words.h"

#include <stdbool.h>

static const char sql_create[] =
    "CREATE TEMP TABLE collocate(word TEXT, places INTEGER, plans INTEGER,"
    " total INTEGER);"
    "CREATE TEMP TABLE collocate_total(nodes INTEGER, slots INTEGER,"
    " words INTEGER);";

enum rc
collocates_create(struct db *db, struct err *err)
{
	return db_run(db, sql_create, err);
}

struct collocates {
	struct db *db;
	struct words words;
	struct tally near;  /* words of the windows */
	struct tally total; /* the same words in all plans in scope */
	int64_t nodes, slots, all;
	int window;
};

/* Marks the words of each place that was found; gives how many places. */
static int64_t
mark_nodes(struct words *p, const char *spots)
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
	struct words *p = &c->words;
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
			tally_add(&c->near, words_key(p, k), plan);
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
		words_cut(&c->words, db_text(st, 0));
		c->nodes += mark_nodes(&c->words, db_text(st, 1).p);
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
		struct str word = db_text(st, 0);
		const struct tally_entry *near;

		buf_reset(&key);
		fold_tone(word.p, word.n, &key);
		c->all += places;
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
		words_cut(&c->words, db_text(st, 0));
		c->all += (int64_t)c->words.n;
		for (size_t i = 0; i < c->words.n; i++)
			if (tally_find(&c->near, words_key(&c->words, i)))
				tally_count(
				    &c->total, words_key(&c->words, i), 1);
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
		sqlite3_bind_int64(st, 3, c->all);
		if (sqlite3_step(st) != SQLITE_DONE)
			rc = db_fail(c->db, err);
	}
	sqlite3_finalize(st);
	return rc;
}

enum rc
collocates_count(struct db *db, int window, struct err *err)
{
	struct collocates c = {.db = db,
	    .near = TALLY_INIT,
	    .total = TALLY_INIT,
	    .window = window};
	bool all = false;
	enum rc rc = db_run(db,
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
	words_release(&c.words);
	tally_release(&c.near);
	tally_release(&c.total);
	return rc;
}
