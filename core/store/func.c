/* func.c - SQL functions for comparing names and cutting quotations. */
#define _GNU_SOURCE
#include "core/store/func.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/store/arg.h"
#include "core/text/fold.h"
#include "core/text/similar.h"
#include "core/text/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/*
 * What a call needs is kept between calls and made large enough before the
 * first one, so that no memory is asked for inside SQLite.
 */
struct room {
	struct buf text, words, bare;
};

typedef void fold_function(const char *s, size_t n, struct buf *out);

static void
room_free(void *p)
{
	struct room *s = p;

	buf_release(&s->text);
	buf_release(&s->words);
	buf_release(&s->bare);
	free(s);
}

/* No fold makes a text more than three times as long. */
static void
make_room(struct buf *b)
{
	buf_reserve(b, 4 * (size_t)FUNC_TEXT_MAX);
}

static struct room *
room_new(void)
{
	struct room *s = mem_alloc(sizeof(*s));

	make_room(&s->text);
	make_room(&s->words);
	make_room(&s->bare);
	return s;
}

/* The words of s by fold, each with a space before and after it. */
static void
spaced(struct str s, fold_function *fold, struct buf *out)
{
	struct token_iter it = token_begin(s.p, s.n);
	struct str w;

	buf_reset(out);
	buf_addc(out, ' ');
	while (token_next(&it, &w) && out->n + 4 * w.n + 2 < out->cap) {
		fold(w.p, w.n, out);
		buf_addc(out, ' ');
	}
}

static bool
contains(struct room *s, struct str text, fold_function *fold)
{
	if (s->words.n == 1)
		return false; /* no word at all */
	spaced(text, fold, &s->text);
	return strstr(s->text.p, s->words.p) != NULL;
}

static bool
has_marks(struct room *s, struct str words)
{
	spaced(words, fold_tone, &s->words);
	spaced(words, fold_full, &s->bare);
	return strcmp(s->words.p, s->bare.p) != 0;
}

static void
has_words(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct room *s = sqlite3_user_data(ctx);
	struct str text = arg_text(ctx, argv[0]),
		   words = arg_text(ctx, argv[1]);

	(void)argc;
	if (!text.p || !words.p)
		return;
	spaced(words, fold_full, &s->words);
	sqlite3_result_int(ctx, contains(s, text, fold_full));
}

static void
has_name(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct room *s = sqlite3_user_data(ctx);
	struct str text = arg_text(ctx, argv[0]),
		   words = arg_text(ctx, argv[1]);
	fold_function *fold = fold_tone;

	(void)argc;
	if (!text.p || !words.p)
		return;
	if (!has_marks(s, words))
		fold = fold_full;
	sqlite3_result_int(ctx, contains(s, text, fold));
}

/* A piece of text that is cut on a word's edge, n words before p. */
static const char *
words_before(const char *start, const char *p, int n)
{
	while (p > start && n >= 0) {
		p--;
		if (*p == ' ')
			n--;
	}
	return *p == ' ' ? p + 1 : p;
}

static const char *
words_after(const char *p, const char *end, int n)
{
	while (p < end) {
		if (*p == ' ' && n-- == 0)
			return p;
		p++;
	}
	return end;
}

static const char *
find(struct str text, struct str piece)
{
	const char *p = NULL;

	if (piece.p && piece.n)
		p = memmem(text.p, text.n, piece.p, piece.n);
	return p;
}

static void
around(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct str text = arg_text(ctx, argv[0]),
		   piece = arg_text(ctx, argv[1]);
	int n = sqlite3_value_int(argv[2]);
	const char *end, *from, *to, *at;

	(void)argc;
	if (!text.p)
		return;
	end = text.p + text.n;
	at = find(text, piece);
	from = at ? words_before(text.p, at, n) : text.p;
	to = at ? words_after(at + piece.n, end, n)
		: words_after(text.p, end, 2 * n);
	arg_give(ctx, sqlite3_mprintf("%s%.*s%s", from > text.p ? "… " : "",
			  (int)(to - from), from, to < end ? " …" : ""));
}

static bool
is_number(struct str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] < '0' || w.p[i] > '9')
			return false;
	return true;
}

static void
give_key(sqlite3_context *ctx, sqlite3_value *of, bool numbers)
{
	struct room *s = sqlite3_user_data(ctx);
	struct str text = arg_text(ctx, of), w;
	struct token_iter it = token_begin(text.p, text.n);

	if (!text.p)
		return;
	buf_reset(&s->text);
	while (token_next(&it, &w) && s->text.n + 4 * w.n + 2 < s->text.cap) {
		if (s->text.n)
			buf_addc(&s->text, ' ');
		if (!numbers && is_number(w))
			buf_addc(&s->text, '#');
		else
			fold_tone(w.p, w.n, &s->text);
	}
	sqlite3_result_text(
	    ctx, buf_cstr(&s->text), (int)s->text.n, SQLITE_TRANSIENT);
}

static void
name_key(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	(void)argc;
	give_key(ctx, argv[0], true);
}

static void
shape_key(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	(void)argc;
	give_key(ctx, argv[0], false);
}

/* Compares two keys; false where one is null. */
static bool
compare_keys(sqlite3_context *ctx, sqlite3_value **argv, struct similarity *out)
{
	struct room *s = sqlite3_user_data(ctx);
	const char *a = arg_text(ctx, argv[0]).p;
	const char *b = arg_text(ctx, argv[1]).p;

	if (!a || !b || sqlite3_value_bytes(argv[0]) > FUNC_TEXT_MAX ||
	    sqlite3_value_bytes(argv[1]) > FUNC_TEXT_MAX)
		return false;
	similar_compare(a, b, &s->text, out);
	return true;
}

static void
name_tier(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct similarity found;

	(void)argc;
	if (compare_keys(ctx, argv, &found))
		sqlite3_result_text(
		    ctx, similar_tier(&found), -1, SQLITE_STATIC);
}

static void
name_likeness(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct similarity found;

	(void)argc;
	if (compare_keys(ctx, argv, &found))
		sqlite3_result_double(ctx, found.lcs);
}

static int
add(sqlite3 *sql, const char *name, int argc,
    void (*f)(sqlite3_context *, int, sqlite3_value **), bool scratch)
{
	return sqlite3_create_function_v2(sql, name, argc,
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
	    scratch ? room_new() : NULL, f, NULL, NULL,
	    scratch ? room_free : NULL);
}

enum rc
func_register(sqlite3 *sql, struct err *err)
{
	int rc = add(sql, "has_words", 2, has_words, true);

	if (rc == SQLITE_OK)
		rc = add(sql, "has_name", 2, has_name, true);
	if (rc == SQLITE_OK)
		rc = add(sql, "around", 3, around, false);
	if (rc == SQLITE_OK)
		rc = add(sql, "name_key", 1, name_key, true);
	if (rc == SQLITE_OK)
		rc = add(sql, "shape_key", 1, shape_key, true);
	if (rc == SQLITE_OK)
		rc = add(sql, "name_tier", 2, name_tier, true);
	if (rc == SQLITE_OK)
		rc = add(sql, "name_likeness", 2, name_likeness, true);
	if (rc != SQLITE_OK)
		return err_set(err, RC_NOMEM, "%s", sqlite3_errmsg(sql));
	return RC_OK;
}
