/* postings.c - one pass over the texts of both sides. */
#include "core/store/postings.h"

#include "core/base/mem.h"
#include "core/store/reuse.h"
#include "core/text/words.h"

#include <stdlib.h>

enum { MOST_THINGS = 4000000, FIRST_THINGS = 1024 };

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

static const char sql_reused[] = "SELECT word_from, word_to FROM main.reused"
				 " WHERE plan = ?1 AND passage = ?2";

static const char sql_known[] =
    "SELECT count(*) FROM main.meta WHERE key = 'reuse'"
    " AND value = '" REUSE_STATE "'";

struct reader {
	struct db *db;
	struct postings *p;
	const struct postings_ask *ask;
	sqlite3_stmt *reused;
	size_t *latest; /* of each thing, its last posting */
	size_t latest_cap, documents_cap, cap;
	struct words words;
	struct buf key;
	size_t document; /* that is read */
	int64_t passage;
};

static enum rc
fail_many(const struct reader *r, struct err *err)
{
	return err_set(err, RC_USAGE,
	    "more than %d different runs of %d to %d words; compare fewer "
	    "plans (--level, --unit) or shorter runs",
	    MOST_THINGS, r->ask->from, r->ask->to);
}

static enum rc
count_thing(struct reader *r, struct str key, struct err *err)
{
	const struct tally_entry *e =
	    tally_add(&r->p->things, key, (int64_t)r->document + 1);
	size_t id = e->id;

	if (r->p->things.n > MOST_THINGS)
		return fail_many(r, err);
	ARR_GROW(r->latest, id, r->latest_cap);
	if (e->places > 1 && r->p->v[r->latest[id]].document == r->document) {
		r->p->v[r->latest[id]].n++;
		return RC_OK;
	}
	ARR_GROW(r->p->v, r->p->n, r->cap);
	r->latest[id] = r->p->n;
	r->p->v[r->p->n++] = (struct posting){
	    (uint32_t)id, (uint32_t)r->document, 1, r->passage};
	return RC_OK;
}

/* The runs that begin at word i of a passage. */
static enum rc
count_runs(struct reader *r, size_t i, struct err *err)
{
	const struct words *w = &r->words;
	enum rc rc = RC_OK;

	buf_reset(&r->key);
	for (int n = 1; rc == RC_OK && n <= r->ask->to; n++) {
		size_t last = i + (size_t)n - 1;
		struct str word;

		if (last >= w->n || w->v[last].out ||
		    w->v[last].sentence != w->v[i].sentence)
			break;
		word = words_key(w, last);
		buf_adds(&r->key, n > 1 ? " " : "");
		buf_add(&r->key, word.p, word.n);
		if (n >= r->ask->from)
			rc = count_thing(
			    r, (struct str){buf_cstr(&r->key), r->key.n}, err);
	}
	return rc;
}

/* Marks the words of the passage that are not to be read. */
static enum rc
leave_out(struct reader *r, struct err *err)
{
	bool copied = r->ask->text == POSTINGS_COPIED;
	int step;

	for (size_t i = 0; i < r->words.n; i++)
		r->words.v[i].out = copied;
	sqlite3_reset(r->reused);
	sqlite3_bind_int64(r->reused, 1, r->p->documents[r->document].plan);
	sqlite3_bind_int64(r->reused, 2, r->passage);
	while ((step = sqlite3_step(r->reused)) == SQLITE_ROW) {
		sqlite3_int64 from = sqlite3_column_int64(r->reused, 0);
		sqlite3_int64 to = sqlite3_column_int64(r->reused, 1);

		for (sqlite3_int64 i = from > 0 ? from : 0;
		     i < to && i < (sqlite3_int64)r->words.n; i++)
			r->words.v[i].out = !copied;
	}
	return step == SQLITE_DONE ? RC_OK : db_fail(r->db, err);
}

static enum rc
prepare_reused(struct reader *r, struct err *err)
{
	int64_t known = 0;
	enum rc rc;

	if (r->ask->text == POSTINGS_ALL)
		return RC_OK;
	rc = db_number(r->db, sql_known, &known, err);
	if (rc == RC_OK && !known)
		return err_set(err, RC_USAGE,
		    "what plans share was not looked for in this index; make "
		    "it without --no-reuse");
	return rc ? rc : db_prepare(r->db, sql_reused, &r->reused, err);
}

static enum rc
count_text(struct reader *r, struct str text, struct err *err)
{
	enum rc rc = RC_OK;

	if (!r->ask->from)
		return count_thing(r, text, err);
	words_cut(&r->words, text);
	if (r->ask->text != POSTINGS_ALL)
		rc = leave_out(r, err);
	for (size_t i = 0; rc == RC_OK && i < r->words.n; i++) {
		r->p->documents[r->document].size += !r->words.v[i].out;
		rc = count_runs(r, i, err);
	}
	return rc;
}

/* Runs of words are counted among the words that are read, movements among
 * all words of a plan. */
static enum rc
read_documents(struct reader *r, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(r->db, sql_documents, &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		struct document d = {.first = sqlite3_column_int(st, 0) != 0,
		    .plan = sqlite3_column_int64(st, 1)};

		if (!r->ask->from)
			d.size = sqlite3_column_double(st, 2);
		ARR_GROW(r->p->documents, r->p->ndocuments, r->documents_cap);
		r->p->documents[r->p->ndocuments++] = d;
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(r->db, err);
	sqlite3_finalize(st);
	return rc;
}

/* Texts come in the order of documents, of which some may have none. */
static enum rc
read_texts(struct reader *r, const char *sql, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(r->db, sql, &st, err);

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		bool first = sqlite3_column_int(st, 0) != 0;
		int64_t plan = sqlite3_column_int64(st, 1);
		const char *s = (const char *)sqlite3_column_text(st, 2);

		while (r->document < r->p->ndocuments &&
		       (r->p->documents[r->document].first != first ||
			   r->p->documents[r->document].plan != plan))
			r->document++;
		r->passage = sqlite3_column_int64(st, 3);
		if (r->document < r->p->ndocuments && s)
			rc = count_text(r,
			    (struct str){
				s, (size_t)sqlite3_column_bytes(st, 2)},
			    err);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(r->db, err);
	sqlite3_finalize(st);
	return rc;
}

/* Puts the postings of one thing together, in order of documents as they are;
 * offset[id] is where those of a thing begin. */
static size_t *
sort(struct postings *p)
{
	size_t *offset = mem_alloc((p->things.n + 2) * sizeof(*offset));
	struct posting *sorted = mem_alloc(p->n * sizeof(*sorted));

	for (size_t i = 0; i < p->n; i++)
		offset[p->v[i].thing + 2]++;
	for (size_t i = 2; i < p->things.n + 2; i++)
		offset[i] += offset[i - 1];
	for (size_t i = 0; i < p->n; i++)
		sorted[offset[p->v[i].thing + 1]++] = p->v[i];
	free(p->v);
	p->v = sorted;
	return offset;
}

enum rc
postings_read(struct postings *p, struct db *db, const struct postings_ask *ask,
    struct err *err)
{
	struct reader r = {.db = db, .p = p, .ask = ask};
	enum rc rc;

	*p = (struct postings){.things = TALLY_INIT};
	r.latest = mem_alloc(FIRST_THINGS * sizeof(*r.latest));
	r.latest_cap = FIRST_THINGS;
	rc = prepare_reused(&r, err);
	if (rc == RC_OK)
		rc = read_documents(&r, err);
	if (rc == RC_OK)
		rc = read_texts(&r, ask->from ? sql_texts : sql_movements, err);
	if (rc == RC_OK)
		p->offset = sort(p);
	sqlite3_finalize(r.reused);
	free(r.latest);
	words_release(&r.words);
	buf_release(&r.key);
	return rc;
}

void
postings_release(struct postings *p)
{
	free(p->documents);
	free(p->v);
	free(p->offset);
	tally_release(&p->things);
	*p = (struct postings){.things = TALLY_INIT};
}
