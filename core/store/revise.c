/* revise.c - sentences of one year beside those of the next. */
#include "core/store/revise.h"

#include "core/base/arena.h"
#include "core/base/hash.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/text/fold.h"
#include "core/text/sentence.h"
#include "core/text/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_WORDS = 3, MOST_WORDS = 400 };

/* A sentence of a passage. */
struct sentence {
	int64_t passage;
	struct str text;
	const char *key;
	uint32_t *words; /* hashes of its words' keys */
	size_t n;
	bool taken;
};

/* All sentences of one unit and year. */
struct year {
	const char *unit;
	int year;
	struct sentence *v;
	size_t n, cap;
};

struct revise {
	struct db *db;
	struct year before, now;
	struct arena arena[2]; /* of now, and of before; they change places */
	struct buf key;
	uint32_t hashes[MOST_WORDS];
	sqlite3_stmt *put;
};

enum rc
revise_create(struct db *db, struct err *err)
{
	if (sqlite3_exec(db_sql(db),
		"CREATE TEMP TABLE revised(year_a INTEGER, year_b INTEGER,"
		" state TEXT, likeness REAL, same_year INTEGER,"
		" passage_a INTEGER, text_a TEXT, passage_b INTEGER,"
		" text_b TEXT)",
		NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

static uint32_t
hash(const char *s, size_t n)
{
	uint64_t h = hash_str((struct str){s, n});

	return (uint32_t)(h ^ (h >> 32));
}

static void
take_sentence(struct revise *r, int64_t passage, struct str text)
{
	struct arena *arena = &r->arena[0];
	struct sentence s = {.passage = passage};
	struct token_iter it;
	struct str w;

	text = str_trim(text);
	s.text = (struct str){arena_strndup(arena, text.p, text.n), text.n};
	buf_reset(&r->key);
	fold_key(text.p, text.n, &r->key);
	s.key = arena_strndup(arena, buf_cstr(&r->key), r->key.n);
	it = token_begin(buf_cstr(&r->key), r->key.n);
	while (s.n < MOST_WORDS && token_next(&it, &w))
		r->hashes[s.n++] = hash(w.p, w.n);
	if (s.n < LEAST_WORDS)
		return;
	s.words = arena_alloc(arena, s.n * sizeof(*s.words));
	memcpy(s.words, r->hashes, s.n * sizeof(*s.words));
	ARR_GROW(r->now.v, r->now.n, r->now.cap);
	r->now.v[r->now.n++] = s;
}

static void
take_passage(struct revise *r, int64_t passage, struct str text)
{
	for (size_t at = 0, end; at < text.n; at = end) {
		end = sentence_end(text, at);
		take_sentence(r, passage, (struct str){text.p + at, end - at});
	}
}

/* Length of the longest common subsequence of words. */
static size_t
common(const struct sentence *a, const struct sentence *b)
{
	uint16_t row[MOST_WORDS + 1] = {0};

	for (size_t i = 0; i < a->n; i++) {
		uint16_t diagonal = 0;

		for (size_t k = 0; k < b->n; k++) {
			uint16_t above = row[k + 1];

			if (a->words[i] == b->words[k])
				row[k + 1] = (uint16_t)(diagonal + 1);
			else if (row[k] > above)
				row[k + 1] = row[k];
			diagonal = above;
		}
	}
	return row[b->n];
}

static double
likeness(const struct sentence *a, const struct sentence *b)
{
	size_t least = a->n < b->n ? a->n : b->n;

	/* lengths alone can tell that it is too small */
	if (200 * least < REVISE_ALIKE * (a->n + b->n))
		return 0;
	return 2.0 * (double)common(a, b) / (double)(a->n + b->n);
}

/* Does the sentence say the year, by itself? */
static bool
says_year(const struct sentence *s, int year)
{
	struct token_iter it = token_begin(s->text.p, s->text.n);
	const char *end = s->text.p + s->text.n;
	struct str w;

	while (token_next(&it, &w)) {
		const char *before = w.p, *behind = w.p + w.n;

		if (w.n != 4 || atoi(w.p) != year)
			continue;
		while (before > s->text.p && before[-1] == ' ')
			before--;
		while (behind < end && *behind == ' ')
			behind++;
		if (before > s->text.p &&
		    (before[-1] == '/' || before[-1] == '-' ||
			(before - s->text.p >= 3 &&
			    strncmp(before - 3, "\xE2\x80\x93", 3) == 0)))
			continue;
		if (behind < end &&
		    (*behind == '/' || *behind == '-' ||
			strncmp(behind, "\xE2\x80\x93", 3) == 0))
			continue;
		return true;
	}
	return false;
}

static void
bind_sentence(sqlite3_stmt *st, int column, const struct sentence *s)
{
	if (!s)
		return;
	sqlite3_bind_int64(st, column, s->passage);
	sqlite3_bind_text(
	    st, column + 1, s->text.p, (int)s->text.n, SQLITE_STATIC);
}

static enum rc
put(struct revise *r, const char *state, const struct sentence *a,
    const struct sentence *b, double alike, struct err *err)
{
	bool kept = strcmp(state, "kept") == 0;
	enum rc rc = RC_OK;

	sqlite3_bind_int(r->put, 1, r->before.year);
	sqlite3_bind_int(r->put, 2, r->now.year);
	sqlite3_bind_text(r->put, 3, state, -1, SQLITE_STATIC);
	if (a && b)
		sqlite3_bind_double(r->put, 4, alike);
	sqlite3_bind_int(r->put, 5, kept && says_year(b, r->before.year));
	bind_sentence(r->put, 6, a);
	bind_sentence(r->put, 8, b);
	if (sqlite3_step(r->put) != SQLITE_DONE)
		rc = db_fail(r->db, err);
	sqlite3_reset(r->put);
	sqlite3_clear_bindings(r->put);
	return rc;
}

static enum rc
put_kept(struct revise *r, struct err *err)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < r->now.n; i++) {
		struct sentence *b = &r->now.v[i];

		for (size_t k = 0; k < r->before.n && !b->taken; k++) {
			struct sentence *a = &r->before.v[k];

			if (a->taken || strcmp(a->key, b->key) != 0)
				continue;
			a->taken = b->taken = true;
			rc = put(r, "kept", a, b, 1, err);
		}
	}
	return rc;
}

enum { MOST_COUPLES = 4000000 };

struct couple {
	double alike;
	size_t a, b;
};

static int
by_likeness(const void *x, const void *y)
{
	const struct couple *c = x, *d = y;

	if (c->alike != d->alike)
		return c->alike > d->alike ? -1 : 1;
	if (c->b != d->b)
		return c->b < d->b ? -1 : 1;
	return c->a < d->a ? -1 : c->a > d->a;
}

static size_t
count_open(const struct year *y)
{
	size_t n = 0;

	for (size_t i = 0; i < y->n; i++)
		n += !y->v[i].taken;
	return n;
}

/* Each sentence that is not kept is compared with each. */
static enum rc
check_size(const struct revise *r, struct err *err)
{
	if (count_open(&r->before) * count_open(&r->now) <= MOST_COUPLES)
		return RC_OK;
	return err_set(err, RC_USAGE,
	    "%s: its plans of two years have %zu and %zu sentences, too many "
	    "to compare each with each; narrow them with --unit or --year",
	    r->now.unit, r->before.n, r->now.n);
}

/* The most alike first, each sentence once. */
static enum rc
put_edited(struct revise *r, struct err *err)
{
	struct couple *v = NULL;
	size_t n = 0, cap = 0;
	enum rc rc = check_size(r, err);

	if (rc)
		return rc;

	for (size_t b = 0; b < r->now.n; b++)
		for (size_t a = 0; !r->now.v[b].taken && a < r->before.n; a++) {
			double alike =
			    r->before.v[a].taken
				? 0
				: likeness(&r->before.v[a], &r->now.v[b]);

			if (100 * alike < REVISE_ALIKE)
				continue;
			ARR_GROW(v, n, cap);
			v[n++] = (struct couple){alike, a, b};
		}
	if (n)
		qsort(v, n, sizeof(*v), by_likeness);
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct sentence *a = &r->before.v[v[i].a];
		struct sentence *b = &r->now.v[v[i].b];

		if (a->taken || b->taken)
			continue;
		a->taken = b->taken = true;
		rc = put(r, "edited", a, b, v[i].alike, err);
	}
	free(v);
	return rc;
}

/* A year is read: it is compared, and is the one before the next. */
static enum rc
end_year(struct revise *r, struct err *err)
{
	struct year emptied = r->before;
	struct arena arena = r->arena[1];
	bool follows = r->before.unit && r->now.unit &&
		       strcmp(r->before.unit, r->now.unit) == 0;
	enum rc rc = follows ? put_kept(r, err) : RC_OK;

	if (rc == RC_OK && follows)
		rc = put_edited(r, err);
	for (size_t i = 0; rc == RC_OK && follows && i < r->now.n; i++)
		if (!r->now.v[i].taken)
			rc = put(r, "added", NULL, &r->now.v[i], 0, err);
	for (size_t i = 0; rc == RC_OK && follows && i < r->before.n; i++)
		if (!r->before.v[i].taken)
			rc = put(r, "removed", &r->before.v[i], NULL, 0, err);
	for (size_t i = 0; i < r->now.n; i++)
		r->now.v[i].taken = false;
	r->before = r->now;
	r->arena[1] = r->arena[0];
	emptied.n = 0;
	emptied.unit = NULL;
	r->now = emptied;
	arena_reset(&arena);
	r->arena[0] = arena;
	return rc;
}

static const char sql_sentences[] =
    "SELECT coalesce(u.name, p.issuer), y.year, g.id, g.text"
    " FROM temp.scope s JOIN main.plan p ON p.id = s.plan"
    " JOIN (SELECT plan, min(year) AS year FROM temp.scope_year GROUP BY plan)"
    "  y ON y.plan = s.plan"
    " LEFT JOIN temp.scope_unit n ON n.plan = s.plan"
    " LEFT JOIN main.unit u ON u.id = n.unit"
    " JOIN main.passage g ON g.plan = s.plan"
    " WHERE (has_words(p.issuer, ?1) OR has_words(u.name, ?1))"
    " AND g.kind NOT IN ('head', 'recipients', 'signature')"
    " ORDER BY 1, 2, p.issued, p.source, g.ord";

static enum rc
take_row(struct revise *r, sqlite3_stmt *st, struct err *err)
{
	const char *unit = (const char *)sqlite3_column_text(st, 0);
	int year = sqlite3_column_int(st, 1);
	const char *text = (const char *)sqlite3_column_text(st, 3);
	enum rc rc = RC_OK;

	unit = unit ? unit : "";
	if (r->now.unit &&
	    (strcmp(r->now.unit, unit) != 0 || r->now.year != year))
		rc = end_year(r, err);
	if (!r->now.unit) {
		r->now.unit = arena_strdup(&r->arena[0], unit);
		r->now.year = year;
	}
	take_passage(r, sqlite3_column_int64(st, 2),
	    (struct str){text, (size_t)sqlite3_column_bytes(st, 3)});
	return rc;
}

enum rc
revise_fill(struct db *db, const char *unit, struct err *err)
{
	struct revise r = {.db = db};
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = db_prepare(db,
	    "INSERT INTO temp.revised VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
	    " ?9)",
	    &r.put, err);

	if (rc == RC_OK)
		rc = db_prepare(db, sql_sentences, &st, err);
	if (rc == RC_OK)
		sqlite3_bind_text(st, 1, unit, -1, SQLITE_STATIC);
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW)
		rc = take_row(&r, st, err);
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	if (rc == RC_OK && r.now.unit)
		rc = end_year(&r, err);
	sqlite3_finalize(st);
	sqlite3_finalize(r.put);
	free(r.before.v);
	free(r.now.v);
	buf_release(&r.key);
	arena_release(&r.arena[0]);
	arena_release(&r.arena[1]);
	return rc;
}
