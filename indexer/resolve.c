/* resolve.c - grouping mentions, finding units. */
#include "indexer/resolve.h"

#include "indexer/longform.h"

#include <string.h>

const struct authority_movement *
resolve_movement(const struct authority *a, const struct mention *m)
{
	const struct authority_movement *known =
	    authority_find_movement(a, m->key);

	return known ? known : authority_find_movement(a, m->long_key);
}

const char *
resolve_key(const struct authority *a, const struct mention *m)
{
	const struct authority_movement *known = resolve_movement(a, m);

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
			e->known = resolve_movement(a, m);
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

const struct authority_unit *
resolve_issuer(
    const struct authority *a, const struct facts *facts, struct arena *arena)
{
	const char *issuer = facts->field[FIELD_ISSUER].value;
	const struct authority_unit *unit;
	const char *key;

	if (!issuer)
		return NULL;
	key = longform_key(a, facts, issuer, arena);
	unit = authority_find_unit(a, key);
	return unit ? unit : authority_find_place(a, key);
}
