/* spots.c - instances of phrases, as bytes of the passage. */
#include "core/store/spots.h"

#include "core/base/mem.h"
#include "core/text/sentence.h"

#include <stdlib.h>
#include <string.h>

struct span {
	int from, to;
};

/* Phrases that begin at one word: more are not told apart. */
enum { MOST_AT_ONE = 16 };

struct spots {
	spots_holds_fn *holds;
	spots_keeps_fn *keeps;
	void *arg;
	struct span *token; /* of the row's text; grown by SQLite's allocator */
	int n, cap;
	struct span
	    given[MOST_AT_ONE]; /* places that begin where the last did */
};

struct spots_row {
	const Fts5ExtensionApi *api;
	Fts5Context *fts;
	struct spots *spots;
	struct str text;
	int rc; /* of reading the text */
};

static int
on_token(void *arg, int flags, const char *token, int n, int from, int to)
{
	struct spots *s = arg;

	(void)token;
	(void)n;
	if (flags & FTS5_TOKEN_COLOCATED)
		return SQLITE_OK;
	if (s->n == s->cap) {
		int cap = s->cap ? 2 * s->cap : 256;
		struct span *grown = sqlite3_realloc64(
		    s->token, (sqlite3_uint64)cap * sizeof(*grown));

		if (!grown)
			return SQLITE_NOMEM;
		s->token = grown;
		s->cap = cap;
	}
	s->token[s->n++] = (struct span){from, to};
	return SQLITE_OK;
}

/* Cuts the row's text; the bytes of its words are then in spots->token. */
static struct spots_row
read_row(struct spots *spots, const Fts5ExtensionApi *api, Fts5Context *fts)
{
	struct spots_row row = {.api = api, .fts = fts, .spots = spots};
	int n = 0;

	row.rc = api->xColumnText(fts, 0, &row.text.p, &n);
	row.text.n = (size_t)n;
	row.spots->n = 0;
	if (row.rc == SQLITE_OK)
		row.rc =
		    api->xTokenize(fts, row.text.p, n, row.spots, on_token);
	return row;
}

/* Instance i of the row: its phrase and its bytes. False at the end, or where
 * it does not stand in the text. */
static bool
instance(const struct spots_row *row, int i, int *phrase, struct span *at)
{
	int column, offset, size;

	if (row->api->xInst(row->fts, i, phrase, &column, &offset) != SQLITE_OK)
		return false;
	size = row->api->xPhraseSize(row->fts, *phrase);
	if (size < 1 || size > row->spots->n || offset < 0 ||
	    offset > row->spots->n - size)
		return false;
	at->from = row->spots->token[offset].from;
	at->to = row->spots->token[offset + size - 1].to;
	return true;
}

/* Was a place of these bytes given already? Places come in the order in which
 * they begin; the same words may be found by two phrases of a query. */
static bool
is_given(struct spots *s, struct span at, int *n)
{
	if (*n && s->given[0].from != at.from)
		*n = 0;
	for (int i = 0; i < *n; i++)
		if (s->given[i].to == at.to)
			return true;
	if (*n < MOST_AT_ONE)
		s->given[(*n)++] = at;
	return false;
}

static int
add_spots(const struct spots_row *row, sqlite3_str *out)
{
	struct spots *s = row->spots;
	int n = 0, phrase, given = 0;
	int rc = row->api->xInstCount(row->fts, &n);
	struct span at;

	for (int i = 0; rc == SQLITE_OK && i < n; i++) {
		if (!instance(row, i, &phrase, &at) ||
		    (s->keeps &&
			!s->keeps(row, phrase, (size_t)at.from, s->arg)) ||
		    is_given(s, at, &given))
			continue;
		sqlite3_str_appendf(out, "%s[%d,%d,%d]",
		    sqlite3_str_length(out) > 1 ? "," : "", at.from, at.to,
		    phrase);
	}
	return rc;
}

int
spots_text(struct spots *spots, const Fts5ExtensionApi *api, Fts5Context *fts,
    char **text)
{
	struct spots_row row = read_row(spots, api, fts);
	sqlite3_str *out = sqlite3_str_new(NULL);

	*text = NULL;
	sqlite3_str_appendchar(out, 1, '[');
	if (row.rc == SQLITE_OK)
		row.rc = add_spots(&row, out);
	sqlite3_str_appendchar(out, 1, ']');
	if (row.rc == SQLITE_OK)
		row.rc = sqlite3_str_errcode(out);
	if (row.rc == SQLITE_OK)
		*text = sqlite3_str_finish(out);
	else
		sqlite3_free(sqlite3_str_finish(out));
	return row.rc;
}

static void
sql_spots(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx,
    int argc, sqlite3_value **argv)
{
	char *text;
	int rc = spots_text(api->xUserData(fts), api, fts, &text);

	(void)argc;
	(void)argv;
	if (rc == SQLITE_OK)
		sqlite3_result_text(ctx, text, -1, sqlite3_free);
	else
		sqlite3_result_error_code(ctx, rc);
}

static void
sql_holds(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx,
    int argc, sqlite3_value **argv)
{
	struct spots *spots = api->xUserData(fts);
	struct spots_row row;

	(void)argc;
	(void)argv;
	if (!spots->holds) {
		sqlite3_result_int(ctx, 1);
		return;
	}
	row = read_row(spots, api, fts);
	if (row.rc == SQLITE_OK)
		sqlite3_result_int(ctx, spots->holds(&row, spots->arg));
	else
		sqlite3_result_error_code(ctx, row.rc);
}

bool
spots_has(const struct spots_row *row, int phrase)
{
	Fts5PhraseIter it;
	int column = -1, offset;

	return row->api->xPhraseFirst(
		   row->fts, phrase, &it, &column, &offset) == SQLITE_OK &&
	       column >= 0;
}

/* Are all n phrases from first on among the instances of these bytes? */
static bool
all_within(const struct spots_row *row, struct span in, int first, int n)
{
	int count = 0, phrase, found = 0;
	struct span at;

	if (row->api->xInstCount(row->fts, &count) != SQLITE_OK)
		return false;
	for (int want = first; want < first + n; want++) {
		for (int i = 0; i < count; i++)
			if (instance(row, i, &phrase, &at) && phrase == want &&
			    at.from >= in.from && at.to <= in.to) {
				found++;
				break;
			}
	}
	return found == n;
}

bool
spots_in_sentence(const struct spots_row *row, int first, int n)
{
	size_t from, to;

	for (from = 0; from < row->text.n; from = to) {
		to = sentence_end(row->text, from);
		if (all_within(
			row, (struct span){(int)from, (int)to}, first, n))
			return true;
	}
	return false;
}

bool
spots_in_sentence_at(const struct spots_row *row, size_t at, int first, int n)
{
	size_t from = 0, to = sentence_end(row->text, 0);

	while (to <= at && to < row->text.n) {
		from = to;
		to = sentence_end(row->text, from);
	}
	return all_within(row, (struct span){(int)from, (int)to}, first, n);
}

static void
spots_free(void *p)
{
	struct spots *s = p;

	sqlite3_free(s->token);
	free(s);
}

enum rc
spots_open(struct spots **out, fts5_api *api, struct err *err)
{
	struct spots *s = mem_alloc(sizeof(*s));

	*out = s;
	/* the second registration frees it, with the connection */
	if (api->xCreateFunction(api, "spots", s, sql_spots, NULL) !=
		SQLITE_OK ||
	    api->xCreateFunction(api, "holds", s, sql_holds, spots_free) !=
		SQLITE_OK)
		return err_set(err, RC_NOMEM, "out of memory");
	return RC_OK;
}

void
spots_set_holds(
    struct spots *s, spots_holds_fn *holds, spots_keeps_fn *keeps, void *arg)
{
	s->holds = holds;
	s->keeps = keeps;
	s->arg = arg;
}

bool
spots_next(const char **p, size_t *from, size_t *to)
{
	const char *s = *p;
	char *end;

	s += strspn(s, "[],");
	if (!*s)
		return false;
	*from = (size_t)strtoul(s, &end, 10);
	*to = *end == ',' ? (size_t)strtoul(end + 1, &end, 10) : 0;
	*p = end + strcspn(end, "]");
	return true;
}
