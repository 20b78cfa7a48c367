/* resolve.c - grouping mentions, finding units. */
#include "indexer/resolve.h"

#include "core/text/fold.h"
#include "core/text/token.h"

#include <string.h>

const char *
resolve_key(const struct authority *a, const struct mention *m)
{
	const struct authority_movement *known =
	    authority_find_movement(a, m->key);

	return known ? known->key : m->key;
}

static struct named *
find(struct named *v, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].key, key) == 0)
			return &v[i];
	return NULL;
}

struct named *
resolve_movements(const struct authority *a, const struct facts *facts,
    struct arena *arena, size_t *n)
{
	struct named *v = arena_alloc(arena, facts->mentions.n * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < facts->mentions.n; i++) {
		const struct mention *m = &facts->mentions.v[i];
		const char *key = resolve_key(a, m);
		struct named *e = find(v, *n, key);

		if (!e) {
			e = &v[(*n)++];
			e->known = authority_find_movement(a, m->key);
			e->name = m->name;
			e->canonical = e->known ? e->known->name : m->name;
			e->key = key;
			e->kind = m->kind;
		}
		if (!e->launcher)
			e->launcher = m->launcher;
		e->mentions++;
	}
	return v;
}

/* What an abbreviation stands for: by the plan's own words, else by the
 * authority file; NULL where neither says. */
static const char *
long_form(const struct authority *a, const struct facts *facts, const char *key)
{
	for (size_t i = 0; i < facts->definitions.n; i++)
		if (strcmp(facts->definitions.v[i].form_key, key) == 0)
			return facts->definitions.v[i].full_key;
	return authority_long_form(a, key);
}

/* The key of a body's name, abbreviations written out. */
static const char *
long_key(const struct authority *a, const struct facts *facts, const char *name,
    struct arena *arena)
{
	struct token_iter it = token_begin(name, strlen(name));
	struct buf key = BUF_INIT, word = BUF_INIT;
	const char *full;
	struct str w;
	char *out;

	while (token_next(&it, &w)) {
		buf_reset(&word);
		fold_key(w.p, w.n, &word);
		full = long_form(a, facts, buf_cstr(&word));
		buf_addf(&key, "%s%s", key.n ? " " : "",
		    full ? full : buf_cstr(&word));
	}
	out = arena_strndup(arena, buf_cstr(&key), key.n);
	buf_release(&key);
	buf_release(&word);
	return out;
}

const struct authority_unit *
resolve_issuer(
    const struct authority *a, const struct facts *facts, struct arena *arena)
{
	const char *issuer = facts->field[FIELD_ISSUER].value;
	const struct authority_unit *unit;
	const char *key;

	if (!issuer)
		return NULL;
	key = long_key(a, facts, issuer, arena);
	unit = authority_find_unit(a, key);
	return unit ? unit : authority_find_place(a, key);
}
