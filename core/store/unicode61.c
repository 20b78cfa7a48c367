/* unicode61.c - a tokenizer around another of the same name. */
#include "core/store/unicode61.h"

#include <stddef.h>

struct layer {
	fts5_tokenizer base;
	void *base_data;
	unicode61_cut *cut;
	void *data;
	void (*release)(void *data);
};

struct unicode61 {
	const struct layer *layer;
	Fts5Tokenizer *base;
};

int
unicode61_ask(struct unicode61 *own, void *ctx, int flags, const char *text,
    int n, unicode61_emit *emit)
{
	return own->layer->base.xTokenize(own->base, ctx, flags, text, n, emit);
}

static int
tokenize(Fts5Tokenizer *p, void *ctx, int flags, const char *text, int n,
    unicode61_emit *emit)
{
	struct unicode61 *own = (struct unicode61 *)p;

	return own->layer->cut(
	    own->layer->data, own, ctx, flags, text, n, emit);
}

static int
create(void *data, const char **argv, int argc, Fts5Tokenizer **out)
{
	const struct layer *l = data;
	struct unicode61 *own = sqlite3_malloc(sizeof(*own));
	int rc;

	if (!own)
		return SQLITE_NOMEM;
	own->layer = l;
	rc = l->base.xCreate(l->base_data, argv, argc, &own->base);
	if (rc != SQLITE_OK) {
		sqlite3_free(own);
		return rc;
	}
	*out = (Fts5Tokenizer *)own;
	return SQLITE_OK;
}

static void delete (Fts5Tokenizer *p)
{
	struct unicode61 *own = (struct unicode61 *)p;

	own->layer->base.xDelete(own->base);
	sqlite3_free(own);
}

/* Called by SQLite when the connection closes, after the last tokenizer. */
static void
destroy(void *p)
{
	struct layer *l = p;

	if (l->release)
		l->release(l->data);
	sqlite3_free(l);
}

fts5_api *
unicode61_api(sqlite3 *sql)
{
	fts5_api *api = NULL;
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(sql, "SELECT fts5(?1)", -1, &st, NULL) ==
	    SQLITE_OK) {
		sqlite3_bind_pointer(st, 1, (void *)&api, "fts5_api_ptr", NULL);
		(void)sqlite3_step(st);
	}
	sqlite3_finalize(st);
	return api;
}

int
unicode61_wrap(
    fts5_api *api, unicode61_cut *cut, void *data, void (*release)(void *data))
{
	fts5_tokenizer ours = {create, delete, tokenize};
	struct layer *l = sqlite3_malloc(sizeof(*l));
	int rc;

	if (!l)
		return SQLITE_NOMEM;
	*l = (struct layer){.cut = cut, .data = data, .release = release};
	rc = api->xFindTokenizer(api, "unicode61", &l->base_data, &l->base);
	if (rc == SQLITE_OK)
		rc = api->xCreateTokenizer(api, "unicode61", l, &ours, destroy);
	if (rc != SQLITE_OK)
		sqlite3_free(l);
	return rc;
}
