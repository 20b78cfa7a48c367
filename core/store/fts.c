/* fts.c - a tokenizer around unicode61 that knows other spellings. */
#include "core/store/fts.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/store/unicode61.h"
#include "core/text/fold.h"
#include "core/text/slip.h"

#include <stdlib.h>
#include <string.h>

/* FTS5 cuts words to 32768 bytes; no word of a language is near this. */
enum { WORD_MAX_BYTES = 512 };

static const char sql_word[] = "SELECT word FROM main.spelling WHERE key = ?1";

/* ?2: how many letters more or less. */
static const char sql_any[] =
    "SELECT word FROM main.spelling "
    "WHERE length(word) BETWEEN length(?1) - ?2 AND length(?1) + ?2";

/* The beginnings, ?2 letters long, of the words that begin with ?1. */
static const char sql_prefix[] =
    "SELECT DISTINCT substr(word, 1, ?2) FROM main.spelling "
    "WHERE key >= ?1 AND key < ?1 || char(0x10ffff)";

struct fts {
	enum fts_match match;
	int slip;
	struct spots *spots; /* the connection's, and so is best */
	struct best *best;
	sqlite3_stmt *word, *prefix, *any;
	struct buf key; /* has room for a word before SQLite calls us */
};

/* What the wrapped tokenizer's callback needs for one text. */
struct run {
	struct fts *fts;
	int flags;
	void *ctx;
	unicode61_emit *emit;
};

typedef void fold_function(const char *s, size_t n, struct buf *out);

static void
fold_toneless(const char *s, size_t n, struct buf *out)
{
	char room[8 * WORD_MAX_BYTES];
	struct buf tone = {room, 0, sizeof(room)};

	fold_tone(s, n, &tone);
	fold_shape(tone.p, tone.n, out);
}

bool
fts_same(const struct fts *fts, const char *a, int na, const char *b, int nb)
{
	static fold_function *const folds[] = {
	    [FTS_EXACT] = fold_tone,
	    [FTS_TONE] = fold_toneless,
	    [FTS_LOOSE] = fold_spelling,
	    [FTS_OCR] = fold_tone,
	};
	char room[2][8 * WORD_MAX_BYTES];
	struct buf fa = {room[0], 0, sizeof(room[0])};
	struct buf fb = {room[1], 0, sizeof(room[1])};

	if (na > WORD_MAX_BYTES || nb > WORD_MAX_BYTES)
		return false;
	folds[fts->match](a, (size_t)na, &fa);
	folds[fts->match](b, (size_t)nb, &fb);
	if (fts->match == FTS_OCR)
		return slip_distance((struct str){fa.p, fa.n},
			   (struct str){fb.p, fb.n}, fts->slip) <= fts->slip;
	return fa.n == fb.n && memcmp(fa.p, fb.p, fa.n) == 0;
}

static size_t
letters(const char *s, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		count += ((unsigned char)s[i] & 0xC0) != 0x80;
	return count;
}

static bool
is_other_spelling(
    const struct run *r, const char *word, int nw, const char *token, int n)
{
	if (!word || (nw == n && memcmp(word, token, (size_t)n) == 0))
		return false;
	return fts_same(r->fts, word, nw, token, n);
}

/* The statement that gives the words that may be the token. */
static sqlite3_stmt *
candidates(struct run *r, const char *token, int n)
{
	struct fts *fts = r->fts;
	struct buf *key = &fts->key;
	sqlite3_stmt *st = fts->word;
	sqlite3_int64 second = 0;

	if (n > WORD_MAX_BYTES)
		return NULL;
	buf_reset(key);
	fold_spelling(token, (size_t)n, key);
	if (r->flags & FTS5_TOKENIZE_PREFIX) {
		st = fts->prefix;
		second = (sqlite3_int64)letters(key->p, key->n);
	} else if (fts->match == FTS_OCR && fts->slip >= SLIP_LETTER) {
		st = fts->any;
		second = fts->slip / SLIP_LETTER;
	}
	sqlite3_bind_text(st, 1, key->p, (int)key->n, SQLITE_STATIC);
	if (st != fts->word)
		sqlite3_bind_int64(st, 2, second);
	return st;
}

static int
emit_spellings(struct run *r, const char *token, int n, int from, int to)
{
	sqlite3_stmt *st = candidates(r, token, n);
	int rc = SQLITE_OK, reset;

	if (!st)
		return SQLITE_OK;
	while (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW) {
		const char *w = (const char *)sqlite3_column_text(st, 0);
		int nw = sqlite3_column_bytes(st, 0);

		if (w && is_other_spelling(r, w, nw, token, n))
			rc = r->emit(
			    r->ctx, FTS5_TOKEN_COLOCATED, w, nw, from, to);
	}
	reset = sqlite3_reset(st);
	return rc == SQLITE_OK ? reset : rc;
}

static int
on_query_token(void *ctx, int flags, const char *token, int n, int from, int to)
{
	struct run *r = ctx;
	int rc = r->emit(r->ctx, flags, token, n, from, to);

	return rc == SQLITE_OK ? emit_spellings(r, token, n, from, to) : rc;
}

static int
tokenize(void *data, struct unicode61 *own, void *ctx, int flags,
    const char *text, int n, unicode61_emit *emit)
{
	struct run r = {data, flags, ctx, emit};

	if (flags & FTS5_TOKENIZE_QUERY)
		return unicode61_ask(own, &r, flags, text, n, on_query_token);
	return unicode61_ask(own, ctx, flags, text, n, emit);
}

/* Called when the connection closes, after the last tokenizer. */
static void
fts_free(void *p)
{
	struct fts *fts = p;

	buf_release(&fts->key);
	free(fts);
}

static enum rc
fail(sqlite3 *sql, struct err *err)
{
	const int code = sqlite3_errcode(sql) & 0xFF;

	return err_set(err,
	    code == SQLITE_NOMEM   ? RC_NOMEM
	    : code == SQLITE_IOERR ? RC_IO
				   : RC_DAMAGED,
	    "%s", sqlite3_errmsg(sql));
}

static enum rc
prepare(struct fts *fts, sqlite3 *sql, struct err *err)
{
	int rc = sqlite3_prepare_v2(sql, sql_word, -1, &fts->word, NULL);

	if (rc == SQLITE_OK)
		rc =
		    sqlite3_prepare_v2(sql, sql_prefix, -1, &fts->prefix, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(sql, sql_any, -1, &fts->any, NULL);
	if (rc != SQLITE_OK)
		return fail(sql, err);
	return RC_OK;
}

enum rc
fts_open(struct fts **out, sqlite3 *sql, struct err *err)
{
	fts5_api *api = unicode61_api(sql);
	struct fts *fts;
	enum rc rc;

	*out = NULL;
	if (!api && sqlite3_errcode(sql) == SQLITE_NOMEM)
		return fail(sql, err);
	if (!api)
		return err_set(err, RC_DAMAGED,
		    "this SQLite has no FTS5; install Debian's libsqlite3-0");
	fts = mem_alloc(sizeof(*fts));
	fts->key.cap = 8 * WORD_MAX_BYTES;
	fts->key.p = mem_alloc(fts->key.cap);
	rc = prepare(fts, sql, err);
	if (rc == RC_OK)
		rc = spots_open(&fts->spots, api, err);
	if (rc == RC_OK)
		rc = best_open(&fts->best, sql, api, fts->spots, err);
	if (rc == RC_OK &&
	    unicode61_wrap(api, tokenize, fts, fts_free) != SQLITE_OK)
		rc = err_set(err, RC_NOMEM, "out of memory");
	if (rc != RC_OK) {
		fts_close(fts);
		fts_free(fts);
		return rc;
	}
	*out = fts;
	return RC_OK;
}

void
fts_set_match(struct fts *fts, enum fts_match match, int slip)
{
	fts->match = match;
	fts->slip = slip;
}

struct spots *
fts_spots(struct fts *fts)
{
	return fts->spots;
}

struct best *
fts_best(struct fts *fts)
{
	return fts->best;
}

void
fts_close(struct fts *fts)
{
	if (!fts)
		return;
	best_close(fts->best);
	sqlite3_finalize(fts->word);
	sqlite3_finalize(fts->prefix);
	sqlite3_finalize(fts->any);
	fts->word = fts->prefix = fts->any = NULL;
}
