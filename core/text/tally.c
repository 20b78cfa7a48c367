/* tally.c - open addressing with linear probing. */
#include "core/text/tally.h"

#include "core/base/hash.h"
#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

static size_t
hash(struct str s)
{
	uint64_t h = hash_str(s);

	return (size_t)(h ^ (h >> 32));
}

/* The place of key in v, or the free one where it would stand. */
static struct tally_entry *
look(struct tally_entry *v, size_t cap, struct str key)
{
	size_t i = hash(key) & (cap - 1);

	while (v[i].key &&
	       (v[i].n != key.n || memcmp(v[i].key, key.p, key.n) != 0))
		i = (i + 1) & (cap - 1);
	return &v[i];
}

static void
resize(struct tally *t, size_t cap)
{
	struct tally_entry *v = mem_alloc(cap * sizeof(*v));

	for (size_t i = 0; i < t->cap; i++)
		if (t->v[i].key)
			*look(v, cap, (struct str){t->v[i].key, t->v[i].n}) =
			    t->v[i];
	free(t->v);
	t->v = v;
	t->cap = cap;
}

static struct tally_entry *
entry(struct tally *t, struct str key)
{
	struct tally_entry *e;

	if (4 * (t->n + 1) > 3 * t->cap)
		resize(t, t->cap ? 2 * t->cap : 1024);
	e = look(t->v, t->cap, key);
	if (!e->key) {
		e->key = arena_strndup(&t->keys, key.p, key.n);
		e->n = key.n;
		e->id = t->n++;
	}
	return e;
}

const struct tally_entry *
tally_add(struct tally *t, struct str key, int64_t document)
{
	struct tally_entry *e = entry(t, key);

	e->places++;
	e->in += e->last != document;
	e->last = document;
	return e;
}

void
tally_count(struct tally *t, struct str key, int64_t places)
{
	entry(t, key)->places += places;
}

const struct tally_entry *
tally_find(const struct tally *t, struct str key)
{
	const struct tally_entry *e = t->cap ? look(t->v, t->cap, key) : NULL;

	return e && e->key ? e : NULL;
}

void
tally_release(struct tally *t)
{
	free(t->v);
	arena_release(&t->keys);
	*t = (struct tally)TALLY_INIT;
}
