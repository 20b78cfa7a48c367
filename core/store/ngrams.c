/* ngrams.c - runs of words, counted label by label. */
#include "core/store/ngrams.h"

#include "core/text/tally.h"
#include "core/text/words.h"

#include <stdbool.h>

enum { MOST_RUNS = 4000000 };

static const char sql_create[] =
    "CREATE TEMP TABLE ngram(label TEXT, n INTEGER, text TEXT,"
    " places INTEGER, plans INTEGER);"
    "CREATE TEMP TABLE ngram_total(label TEXT, words INTEGER);";

enum rc
ngrams_create(struct db *db, struct err *err)
{
	return db_run(db, sql_create, err);
}

struct ngrams {
	struct db *db;
	struct words words;
	struct tally runs[NGRAMS_LONGEST + 1]; /* by length */
	struct buf label, key;
	int64_t all;
	int from, to;
	int64_t least;
	sqlite3_stmt *put, *put_total;
};

static const char *const sql_labels[] = {
    [NGRAMS_BY_NONE] = "SELECT g.text, '', g.plan FROM temp.scope s"
		       " JOIN main.passage g ON g.plan = s.plan"
		       " ORDER BY g.plan, g.id",
    [NGRAMS_BY_YEAR] = "SELECT g.text, y.year, g.plan FROM temp.scope_year y"
		       " JOIN main.passage g ON g.plan = y.plan"
		       " ORDER BY y.year, g.plan, g.id",
    [NGRAMS_BY_UNIT] = "SELECT g.text, coalesce(u.name, p.issuer, ''), g.plan"
		       " FROM temp.scope s JOIN main.plan p ON p.id = s.plan"
		       " LEFT JOIN temp.scope_unit n ON n.plan = s.plan"
		       " LEFT JOIN main.unit u ON u.id = n.unit"
		       " JOIN main.passage g ON g.plan = s.plan"
		       " ORDER BY 2, g.plan, g.id",
    [NGRAMS_BY_LEVEL] = "SELECT g.text, coalesce(p.level, ''), g.plan"
			" FROM temp.scope s JOIN main.plan p ON p.id = s.plan"
			" JOIN main.passage g ON g.plan = s.plan"
			" ORDER BY 2, g.plan, g.id",
};

/* Counts the runs that begin at word i. */
static enum rc
count_runs(struct ngrams *g, size_t i, int64_t plan, struct err *err)
{
	const struct words *p = &g->words;

	buf_reset(&g->key);
	for (int n = 1; n <= g->to && i + (size_t)n <= p->n; n++) {
		size_t k = i + (size_t)n - 1;
		struct str w = words_key(p, k);

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
	sqlite3_bind_int64(g->put_total, 2, g->all);
	if (rc == RC_OK && sqlite3_step(g->put_total) != SQLITE_DONE)
		rc = db_fail(g->db, err);
	sqlite3_reset(g->put_total);
	g->all = 0;
	return rc;
}

static enum rc
take_passage(struct ngrams *g, sqlite3_stmt *st, bool first, struct err *err)
{
	struct str label = db_text(st, 1);
	enum rc rc = RC_OK;

	if (first || !str_is(label, buf_cstr(&g->label))) {
		if (!first)
			rc = put_label(g, err);
		buf_reset(&g->label);
		buf_add(&g->label, label.p, label.n);
	}
	words_cut(&g->words, db_text(st, 0));
	g->all += (int64_t)g->words.n;
	for (size_t i = 0; rc == RC_OK && i < g->words.n; i++)
		rc = count_runs(g, i, sqlite3_column_int64(st, 2), err);
	return rc;
}

enum rc
ngrams_count(struct db *db, int from, int to, enum ngrams_by by, int64_t least,
    struct err *err)
{
	struct ngrams g = {.db = db, .from = from, .to = to, .least = least};
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	bool first = true;
	enum rc rc = db_run(
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
	for (int n = 0; n <= NGRAMS_LONGEST; n++)
		tally_release(&g.runs[n]);
	buf_release(&g.label);
	buf_release(&g.key);
	words_release(&g.words);
	return rc;
}
