/* cut.c - words around spots. */
#include "core/store/cut.h"

#include "core/base/hash.h"
#include "core/base/str.h"
#include "core/store/arg.h"
#include "core/store/spots.h"
#include "core/text/order.h"
#include "core/text/sentence.h"
#include "core/text/token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* An offset that stands between two characters of s. */
static bool
offset_in(sqlite3_value *v, struct str s, size_t *at)
{
	sqlite3_int64 i = sqlite3_value_int64(v);

	*at = (size_t)i;
	return sqlite3_value_type(v) == SQLITE_INTEGER && i >= 0 &&
	       (size_t)i <= s.n &&
	       ((size_t)i == s.n || ((unsigned char)s.p[i] & 0xC0) != 0x80);
}

static void
give(sqlite3_context *ctx, struct str s)
{
	sqlite3_result_text(ctx, s.p, (int)s.n, SQLITE_TRANSIENT);
}

/* A blank, or the beginning, far enough before at to have more than n words
 * between: a long text is not read whole for each of its places. */
static size_t
back(struct str s, size_t at, int n)
{
	size_t room = 64;

	for (;; room *= 2) {
		size_t begin = at > room ? at - room : 0;

		while (begin > 0 && s.p[begin] != ' ')
			begin--;
		if (begin == 0 ||
		    token_count(s.p + begin, at - begin) > (size_t)n)
			return begin;
	}
}

/* Where the n-th word before at begins; 0 where there are fewer. */
static size_t
words_back(struct str s, size_t at, int n)
{
	size_t begin = back(s, at, n), from = at, count, skip;
	struct token_iter it;
	struct str w;

	count = token_count(s.p + begin, at - begin);
	if (count <= (size_t)n && begin == 0)
		return 0;
	skip = count - (size_t)n;
	it = token_begin(s.p + begin, at - begin);
	for (size_t i = 0; i <= skip && token_next(&it, &w); i++)
		from = (size_t)(w.p - s.p);
	return n ? from : at;
}

/* Where the n-th word behind at ends; s.n where there are fewer. */
static size_t
words_on(struct str s, size_t at, int n)
{
	struct token_iter it = token_begin(s.p + at, s.n - at);
	size_t to = at;
	struct str w;
	int i = 0;

	for (; i < n && token_next(&it, &w); i++)
		to = (size_t)(w.p + w.n - s.p);
	return i < n || !token_next(&it, &w) ? s.n : to;
}

/* The sentence around at. */
static void
sentence_around(struct str s, size_t at, size_t *from, size_t *to)
{
	*from = 0;
	*to = sentence_end(s, 0);
	while (*to <= at && *to < s.n) {
		*from = *to;
		*to = sentence_end(s, *from);
	}
}

/* left_of and right_of: of argument 0, what stands on one side of the offset in
 * argument 1, as many words as argument 2 says or, below 0, its sentence. */
static void
side_of(sqlite3_context *ctx, sqlite3_value **argv, bool left)
{
	struct str s = arg_text(ctx, argv[0]);
	int n = sqlite3_value_int(argv[2]);
	size_t at, from, to;

	if (!s.p || !offset_in(argv[1], s, &at))
		return;
	from = to = at;
	if (n < 0)
		sentence_around(s, left || !at ? at : at - 1, &from, &to);
	else if (left)
		from = words_back(s, at, n);
	else
		to = words_on(s, at, n);
	if (left)
		to = at;
	else
		from = at;
	give(
	    ctx, str_trim((struct str){s.p + from, to > from ? to - from : 0}));
}

static void
sql_left_of(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	(void)argc;
	side_of(ctx, argv, true);
}

static void
sql_right_of(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	(void)argc;
	side_of(ctx, argv, false);
}

static void
sql_piece(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct str s = arg_text(ctx, argv[0]);
	size_t from, to;

	(void)argc;
	if (s.p && offset_in(argv[1], s, &from) && offset_in(argv[2], s, &to) &&
	    from <= to)
		give(ctx, (struct str){s.p + from, to - from});
}

static void
give_key(sqlite3_context *ctx, struct str s)
{
	struct buf key = BUF_INIT;

	order_key(s, &key);
	give(ctx, (struct str){buf_cstr(&key), key.n});
	buf_release(&key);
}

/* The k-th word before the end of s, or behind its beginning. */
static struct str
word_number(struct str s, int k, bool left)
{
	size_t begin = left ? back(s, s.n, k) : 0;
	struct token_iter it = token_begin(s.p + begin, s.n - begin);
	int n = left ? (int)token_count(s.p + begin, s.n - begin) : 0;
	int want = left ? n - k : k - 1;
	struct str w;

	for (int i = 0; token_next(&it, &w); i++)
		if (i == want)
			return w;
	return (struct str){"", 0};
}

static void
sql_sort_key(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct str s = arg_text(ctx, argv[0]);

	(void)argc;
	if (s.p)
		give_key(ctx, s);
}

enum { MOST_KEYS = 4 };

/* Key number n of a list with commas between; empty where there are fewer. */
static struct str
key_number(const char *keys, int n)
{
	struct str key = {keys, strcspn(keys, ",")};

	for (int i = 1; i < n; i++) {
		if (!key.p[key.n])
			return (struct str){"", 0};
		key.p += key.n + 1;
		key.n = strcspn(key.p, ",");
	}
	return str_trim(key);
}

static bool
is_word_key(struct str key)
{
	return key.n == 2 && (key.p[0] == 'L' || key.p[0] == 'R') &&
	       key.p[1] >= '1' && key.p[1] <= '9';
}

static void
wrong_key(sqlite3_context *ctx, struct str key)
{
	arg_refuse(
	    ctx, sqlite3_mprintf(
		     "--sort takes up to %d of L1 to L9, R1 to R9, node, "
		     "year, issuer and source, not '%.*s'",
		     MOST_KEYS, (int)key.n, key.p));
}

static void
sql_kwic_key(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	static const char *const fields[] = {"year", "issuer", "source"};
	const char *keys = arg_text(ctx, argv[0]).p;
	int n = sqlite3_value_int(argv[1]);
	struct str s = arg_text(ctx, argv[2]), key, more;
	size_t from, to;

	(void)argc;
	if (!keys || !s.p || !offset_in(argv[3], s, &from) ||
	    !offset_in(argv[4], s, &to) || to < from)
		return;
	key = key_number(keys, n);
	more = key_number(keys, MOST_KEYS + 1);
	if (more.n) {
		wrong_key(ctx, more);
	} else if (is_word_key(key)) {
		bool left = key.p[0] == 'L';
		struct str side = left ? (struct str){s.p, from}
				       : (struct str){s.p + to, s.n - to};

		give_key(ctx, word_number(side, key.p[1] - '0', left));
	} else if (str_is(key, "node")) {
		give_key(ctx, (struct str){s.p + from, to - from});
	} else if (key.n) {
		for (int i = 0; i < 3; i++)
			if (str_is(key, fields[i])) {
				struct str v = arg_text(ctx, argv[5 + i]);

				give_key(ctx, v.p ? v : (struct str){"", 0});
				return;
			}
		wrong_key(ctx, key);
	}
}

static void
sql_shuffle(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	sqlite3_uint64 x = 0;

	for (int i = 0; i < argc; i++)
		x = hash_mix(
		    (x ^ (sqlite3_uint64)sqlite3_value_int64(argv[i])) +
		    HASH_STEP);
	sqlite3_result_int64(ctx, (sqlite3_int64)(x >> 1));
}

/* The next spot that stands in the text. */
static bool
next_spot(const char **p, struct str text, size_t *from, size_t *to)
{
	while (spots_next(p, from, to))
		if (*from < *to && *to <= text.n)
			return true;
	return false;
}

/* The text between from and to, with its spots marked; they are in order, and
 * those that overlap are one. */
static void
mark(struct str text, const char *spots, size_t from, size_t to,
    sqlite3_str *out)
{
	size_t a, b, at = from, open = 0, shut = 0;

	while (next_spot(&spots, text, &a, &b)) {
		if (a < shut) {
			shut = b > shut && b <= to ? b : shut;
			continue;
		}
		if (shut > open)
			sqlite3_str_appendf(out, "%.*s«%.*s»", (int)(open - at),
			    text.p + at, (int)(shut - open), text.p + open);
		at = shut > open ? shut : at;
		if (a < from || b > to) {
			open = shut = at;
			continue;
		}
		open = a;
		shut = b;
	}
	if (shut > open)
		sqlite3_str_appendf(out, "%.*s«%.*s»", (int)(open - at),
		    text.p + at, (int)(shut - open), text.p + open);
	at = shut > open ? shut : at;
	sqlite3_str_append(out, text.p + at, (int)(to - at));
}

static void
sql_marked(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct str s = arg_text(ctx, argv[0]);
	const char *spots = arg_text(ctx, argv[1]).p, *p;
	int n = sqlite3_value_int(argv[2]);
	sqlite3_str *out;
	size_t from, to, a, b;

	(void)argc;
	if (!s.p || !spots)
		return;
	p = spots;
	if (!next_spot(&p, s, &a, &b))
		a = b = 0;
	from = words_back(s, a, n / 3);
	to = words_on(s, from, n);
	to = to < b ? b : to;
	if (to == s.n && words_back(s, s.n, n) < from)
		from = words_back(s, s.n, n); /* room is left */
	out = sqlite3_str_new(NULL);
	sqlite3_str_appendall(out, from ? "… " : "");
	mark(s, spots, from, to, out);
	sqlite3_str_appendall(out, to < s.n ? " …" : "");
	if (sqlite3_str_errcode(out) != SQLITE_OK) {
		sqlite3_free(sqlite3_str_finish(out));
		sqlite3_result_error_nomem(ctx);
		return;
	}
	sqlite3_result_text(ctx, sqlite3_str_finish(out), -1, sqlite3_free);
}

enum rc
cut_register(sqlite3 *sql, struct err *err)
{
	static const struct arg_function functions[] = {
	    {"marked", 3, sql_marked},
	    {"left_of", 3, sql_left_of},
	    {"right_of", 3, sql_right_of},
	    {"piece", 3, sql_piece},
	    {"sort_key", 1, sql_sort_key},
	    {"kwic_key", 8, sql_kwic_key},
	    {"shuffle", 3, sql_shuffle},
	};

	return arg_register(
	    sql, functions, sizeof(functions) / sizeof(*functions), err);
}
