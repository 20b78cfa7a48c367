/* cutter.c - a tokenizer around unicode61 that answers for plain text. */
#include "core/store/cutter.h"

#include "core/text/letter.h"
#include "core/text/utf8.h"

#include <stdbool.h>
#include <stddef.h>

/* Words longer than this are left to unicode61. */
enum { LONGEST_WORD = 128 };

struct cutter {
	fts5_tokenizer base;
	void *base_data;
};

struct tokenizer {
	const fts5_tokenizer *base;
	Fts5Tokenizer *its;
};

typedef int token_function(
    void *ctx, int flags, const char *token, int n, int from, int to);

/* Do unicode61 and our table agree about c? A test holds it to that. */
static bool
is_plain(int32_t c)
{
	if (c < 0x80)
		return true;
	if (c < 0x250)
		return c >= 0xC0 && c != 0x130 && c != 0x17F;
	return (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x2010 && c <= 0x2027);
}

/* Is all of the text plain, and no word of it too long? */
static bool
is_plain_text(const char *p, const char *end)
{
	size_t word = 0;
	int32_t c;

	while (p < end) {
		size_t n = utf8_next(p, end, &c);

		/* bytes that are no text look like U+FFFD */
		if (!is_plain(c))
			return false;
		word = letter_kind(c) & LETTER_WORD ? word + n : 0;
		if (word > LONGEST_WORD)
			return false;
		p += n;
	}
	return true;
}

/* Writes c as a small letter, which has one to three bytes. */
static int
put_lower(int32_t c, char *out)
{
	c = letter_lower(c);
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | c >> 12);
	out[1] = (char)(0x80 | (c >> 6 & 0x3F));
	out[2] = (char)(0x80 | (c & 0x3F));
	return 3;
}

/* Gives the tokens of a plain text to emit. */
static int
cut(const char *text, int n, void *ctx, token_function *emit)
{
	const char *p = text, *end = text + n, *from = NULL;
	char word[LONGEST_WORD + 3];
	int length = 0, rc = SQLITE_OK;

	while (p < end && rc == SQLITE_OK) {
		int32_t c;
		size_t step = utf8_next(p, end, &c);

		if (letter_kind(c) & LETTER_WORD) {
			from = length ? from : p;
			length += put_lower(c, word + length);
		} else if (length) {
			rc = emit(ctx, 0, word, length, (int)(from - text),
			    (int)(p - text));
			length = 0;
		}
		p += step;
	}
	if (length && rc == SQLITE_OK)
		rc = emit(ctx, 0, word, length, (int)(from - text), n);
	return rc;
}

static int
tokenizer_tokenize(Fts5Tokenizer *p, void *ctx, int flags, const char *text,
    int n, token_function *emit)
{
	struct tokenizer *t = (struct tokenizer *)p;

	if (text && is_plain_text(text, text + n))
		return cut(text, n, ctx, emit);
	return t->base->xTokenize(t->its, ctx, flags, text, n, emit);
}

static int
tokenizer_create(void *data, const char **argv, int argc, Fts5Tokenizer **out)
{
	struct cutter *c = data;
	struct tokenizer *t = sqlite3_malloc(sizeof(*t));
	int rc;

	if (!t)
		return SQLITE_NOMEM;
	t->base = &c->base;
	rc = c->base.xCreate(c->base_data, argv, argc, &t->its);
	if (rc != SQLITE_OK) {
		sqlite3_free(t);
		return rc;
	}
	*out = (Fts5Tokenizer *)t;
	return SQLITE_OK;
}

static void
tokenizer_delete(Fts5Tokenizer *p)
{
	struct tokenizer *t = (struct tokenizer *)p;

	t->base->xDelete(t->its);
	sqlite3_free(t);
}

static int
find_api(sqlite3 *sql, fts5_api **api)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(sql, "SELECT fts5(?1)", -1, &st, NULL);

	*api = NULL;
	if (rc == SQLITE_OK)
		rc = sqlite3_bind_pointer(
		    st, 1, (void *)api, "fts5_api_ptr", NULL);
	if (rc == SQLITE_OK)
		(void)sqlite3_step(st);
	if (rc == SQLITE_OK)
		rc = sqlite3_reset(st);
	sqlite3_finalize(st);
	return rc == SQLITE_OK && !*api ? SQLITE_ERROR : rc;
}

int
cutter_open(sqlite3 *sql)
{
	fts5_tokenizer ours = {
	    tokenizer_create, tokenizer_delete, tokenizer_tokenize};
	struct cutter *c;
	fts5_api *api;
	int rc = find_api(sql, &api);

	if (rc != SQLITE_OK)
		return rc;
	c = sqlite3_malloc(sizeof(*c));
	if (!c)
		return SQLITE_NOMEM;
	rc = api->xFindTokenizer(api, "unicode61", &c->base_data, &c->base);
	if (rc == SQLITE_OK)
		rc = api->xCreateTokenizer(
		    api, "unicode61", c, &ours, sqlite3_free);
	if (rc != SQLITE_OK)
		sqlite3_free(c);
	return rc;
}
