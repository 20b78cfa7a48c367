/* aligned.c - the words of both places, and which of them correspond. */
#include "core/store/aligned.h"

#include "core/base/arena.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/reuse/match.h"
#include "core/reuse/word.h"
#include "core/store/arg.h"
#include "core/text/fold.h"
#include "core/text/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void
sql_words_of(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	const char *s = arg_text(ctx, argv[0]).p;
	struct token_iter it =
	    token_begin(s, s ? (size_t)sqlite3_value_bytes(argv[0]) : 0);
	sqlite3_int64 skip = sqlite3_value_int64(argv[1]);
	sqlite3_int64 n = sqlite3_value_int64(argv[2]), i = 0;
	const char *from = NULL, *to = NULL;
	struct str w;

	(void)argc;
	if (skip < 0 || skip > INT32_MAX || n < 0)
		return;
	n = n < INT32_MAX ? n : INT32_MAX;
	for (; s && i < skip + n && token_next(&it, &w); i++) {
		if (i < skip)
			continue;
		from = from ? from : w.p;
		to = w.p + w.n;
	}
	if (!from)
		return;
	if (i < skip + n) {
		arg_give(
		    ctx, sqlite3_mprintf("%.*s …", (int)(to - from), from));
		return;
	}
	sqlite3_result_text(ctx, from, (int)(to - from), SQLITE_TRANSIENT);
}

enum rc
aligned_create(struct db *db, struct err *err)
{
	if (sqlite3_create_function_v2(db_sql(db), "words_of", 3,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
		sql_words_of, NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_exec(db_sql(db),
		"CREATE TEMP TABLE aligned(ord INTEGER PRIMARY KEY, kind TEXT,"
		" passage_a INTEGER, text_a TEXT, passage_b INTEGER,"
		" text_b TEXT)",
		NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RC_OK;
}

/* Of a side; no passage that is found is longer, and the table of two of these
 * fits into memory. */
enum { MOST_WORDS = 8000 };

/* A word of one side. */
struct word {
	struct str text; /* in the side's strings */
	int64_t passage;
};

struct side {
	struct word *v;
	uint32_t *ids;
	size_t n, cap, ids_cap;
	struct arena strings;
};

static void
side_release(struct side *s)
{
	free(s->v);
	free(s->ids);
	arena_release(&s->strings);
}

/* Takes the words of a passage, from the skip-th on, until there are n. */
static void
take_words(struct side *s, struct word_cache *l, sqlite3_stmt *st,
    int64_t *skip, size_t n)
{
	struct str found = db_text(st, 1);
	const char *text = arena_strndup(&s->strings, found.p, found.n);
	size_t bytes = found.n;
	struct token_iter it = token_begin(text, bytes);
	struct str w;

	while (s->n < n && token_next(&it, &w)) {
		if ((*skip)-- > 0)
			continue;
		if (s->n == s->ids_cap) {
			s->ids_cap = s->ids_cap ? 2 * s->ids_cap : 64;
			s->ids =
			    mem_resize(s->ids, s->ids_cap * sizeof(*s->ids));
		}
		s->ids[s->n] = word_number(l, w);
		ARR_GROW(s->v, s->n, s->cap);
		s->v[s->n++] = (struct word){w, sqlite3_column_int64(st, 0)};
	}
}

/* What no passage has as many words as is as good as that. */
static int64_t
skip_of(sqlite3_int64 skip)
{
	return skip < 0 || skip > INT32_MAX ? INT32_MAX : skip;
}

static enum rc
read_side(struct db *db, const char *sql, int64_t id, struct side *s,
    struct word_cache *l, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql, &st, err);
	int step = SQLITE_DONE;
	int64_t skip = 0;
	bool first = true;

	if (rc == RC_OK)
		sqlite3_bind_int64(st, 1, id);
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		sqlite3_int64 words = sqlite3_column_int64(st, 3);
		size_t n = words > 0 && words < MOST_WORDS ? (size_t)words
							   : MOST_WORDS;

		if (first)
			skip = skip_of(sqlite3_column_int64(st, 2));
		first = false;
		if (s->n >= n)
			break;
		take_words(s, l, st, &skip, n);
	}
	if (rc == RC_OK && step != SQLITE_DONE && step != SQLITE_ROW)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}

/* Is the word printed in one way on both sides, but for case and the place of
 * the tone mark; and if not, because of its digits? */
static const char *
kind_of_same(const struct word *a, const struct word *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool equal = str_eq(a->text, b->text), folded;

	if (equal)
		return "same";
	fold_tone(a->text.p, a->text.n, &x);
	fold_tone(b->text.p, b->text.n, &y);
	folded = x.n == y.n && memcmp(buf_cstr(&x), buf_cstr(&y), x.n) == 0;
	buf_release(&x);
	buf_release(&y);
	return folded ? "spelling" : "number";
}

struct stretch {
	const char *kind;
	size_t a, a_to, b, b_to;
};

static const char *
kind_of_step(const struct side *a, const struct side *b,
    const struct stretch *at, enum align_step step)
{
	return step == ALIGN_SAME ? kind_of_same(&a->v[at->a], &b->v[at->b])
				  : "changed";
}

/* Does the word at i stand in another passage than the one before it? */
static bool
is_new_passage(const struct side *s, size_t from, size_t i)
{
	return i > from && i < s->n && s->v[i].passage != s->v[i - 1].passage;
}

static void
bind_words(
    sqlite3_stmt *st, int column, const struct side *s, size_t from, size_t to)
{
	const struct word *first = &s->v[from];

	if (from == to)
		return;
	sqlite3_bind_int64(st, column, first->passage);
	sqlite3_bind_text(st, column + 1, first->text.p,
	    (int)(s->v[to - 1].text.p + s->v[to - 1].text.n - first->text.p),
	    SQLITE_STATIC);
}

static enum rc
put_stretch(struct db *db, sqlite3_stmt *st, const struct side *a,
    const struct side *b, const struct stretch *s, struct err *err)
{
	const char *kind = s->a == s->a_to   ? "only b"
			   : s->b == s->b_to ? "only a"
					     : s->kind;
	enum rc rc = RC_OK;

	if (s->a == s->a_to && s->b == s->b_to)
		return RC_OK;
	sqlite3_bind_text(st, 1, kind, -1, SQLITE_STATIC);
	bind_words(st, 2, a, s->a, s->a_to);
	bind_words(st, 4, b, s->b, s->b_to);
	if (sqlite3_step(st) != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return rc;
}

static enum rc
put_stretches(struct db *db, const struct side *a, const struct side *b,
    const struct align *align, struct err *err)
{
	struct stretch s = {
	    "same", align->a_from, align->a_from, align->b_from, align->b_from};
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "INSERT INTO temp.aligned VALUES(NULL, ?1, ?2, ?3, ?4, ?5)", &st,
	    err);

	for (size_t i = 0; rc == RC_OK && i < align->n; i++) {
		enum align_step step = align->step[i];
		const struct stretch here = {
		    NULL, s.a_to, s.a_to, s.b_to, s.b_to};
		const char *kind = kind_of_step(a, b, &here, step);

		if (strcmp(kind, s.kind) != 0 ||
		    (step != ALIGN_ONLY_B && is_new_passage(a, s.a, s.a_to)) ||
		    (step != ALIGN_ONLY_A && is_new_passage(b, s.b, s.b_to))) {
			rc = put_stretch(db, st, a, b, &s, err);
			s = here;
			s.kind = kind;
		}
		s.a_to += step != ALIGN_ONLY_B;
		s.b_to += step != ALIGN_ONLY_A;
	}
	if (rc == RC_OK)
		rc = put_stretch(db, st, a, b, &s, err);
	sqlite3_finalize(st);
	return rc;
}

static const char sql_a[] =
    "SELECT g.id, g.text, r.skip_a, r.words_a FROM main.reuse r"
    " JOIN main.passage f ON f.id = r.passage_a"
    " JOIN main.passage g ON g.plan = r.plan_a AND g.ord >= f.ord"
    " WHERE r.id = ?1 ORDER BY g.ord";

static const char sql_b[] =
    "SELECT g.id, g.text, r.skip_b, r.words_b FROM main.reuse r"
    " JOIN main.passage f ON f.id = r.passage_b"
    " JOIN main.passage g ON g.plan = r.plan_b AND g.ord >= f.ord"
    " WHERE r.id = ?1 ORDER BY g.ord";

/* Lengths differ by what was added or left out; more is not looked at. */
enum { BAND = 4 * MATCH_GAP };

static void
align_sides(struct align *out, const struct side *a, const struct side *b)
{
	ptrdiff_t shift = (ptrdiff_t)b->n - (ptrdiff_t)a->n;

	align_local(out, &align_scores, a->ids, a->n, b->ids, b->n,
	    (shift < 0 ? shift : 0) - BAND, (shift > 0 ? shift : 0) + BAND);
}

enum rc
aligned_fill(struct db *db, int64_t id, struct err *err)
{
	struct word_cache *cache = word_cache_new();
	struct side a = {.v = NULL}, b = {.v = NULL};
	struct align align = ALIGN_INIT;
	enum rc rc = RC_OK;

	if (sqlite3_exec(db_sql(db), "DELETE FROM temp.aligned", NULL, NULL,
		NULL) != SQLITE_OK)
		rc = db_fail(db, err);
	if (rc == RC_OK)
		rc = read_side(db, sql_a, id, &a, cache, err);
	if (rc == RC_OK)
		rc = read_side(db, sql_b, id, &b, cache, err);
	if (rc == RC_OK && a.n && b.n) {
		align_sides(&align, &a, &b);
		rc = put_stretches(db, &a, &b, &align, err);
	}
	align_release(&align);
	side_release(&a);
	side_release(&b);
	word_cache_free(cache);
	return rc;
}
