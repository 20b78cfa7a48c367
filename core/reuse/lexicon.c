/* lexicon.c - two hash tables: forms as printed, and comparison forms. */
#include "core/reuse/lexicon.h"

#include "core/base/mem.h"
#include "core/text/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a (Fowler, Noll, Vo), its bits mixed as SplitMix64 does: the low ones
 * choose a place, the high ones are compared. */
static uint64_t
hash(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037U;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211U;
	h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9U;
	h = (h ^ (h >> 27)) * 0x94D049BB133111EBU;
	return h ^ (h >> 31);
}

static struct lexicon_entry *
look(struct lexicon_entry *v, size_t cap, const char *s, size_t n)
{
	size_t i = hash(s, n) & (cap - 1);

	while (v[i].key && (v[i].n != n || memcmp(v[i].key, s, n) != 0))
		i = (i + 1) & (cap - 1);
	return &v[i];
}

static void
grow(struct lexicon_table *t)
{
	size_t cap = t->cap ? 2 * t->cap : 4096;
	struct lexicon_entry *v = mem_alloc(cap * sizeof(*v));

	for (size_t i = 0; i < t->cap; i++)
		if (t->v[i].key)
			*look(v, cap, t->v[i].key, t->v[i].n) = t->v[i];
	free(t->v);
	t->v = v;
	t->cap = cap;
}

/* The entry of s; one that was made has the number id. */
static struct lexicon_entry *
entry(struct lexicon *l, struct lexicon_table *t, struct str s, uint32_t id)
{
	struct lexicon_entry *e;

	if (2 * (t->n + 1) > t->cap)
		grow(t);
	e = look(t->v, t->cap, s.p, s.n);
	if (!e->key) {
		e->key = arena_strndup(&l->keys, s.p, s.n);
		e->n = (uint32_t)s.n;
		e->id = id;
		t->n++;
	}
	return e;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

void
lexicon_form(struct str word, struct buf *out)
{
	size_t from = out->n, to = from;

	fold_tone(word.p, word.n, out);
	for (size_t i = from; i < out->n; i++) {
		bool digit = is_digit(out->p[i]);

		if (digit && to > from && out->p[to - 1] == '0')
			continue;
		out->p[to++] = digit ? '0' : out->p[i];
	}
	if (out->p)
		buf_cut(out, to);
}

uint32_t
lexicon_id(struct lexicon *l, struct str word)
{
	size_t known = l->raw.n;
	struct lexicon_entry *raw = entry(l, &l->raw, word, 0), *key;
	struct str form;

	if (l->raw.n == known)
		return raw->id;
	buf_reset(&l->scratch);
	lexicon_form(word, &l->scratch);
	form = (struct str){buf_cstr(&l->scratch), l->scratch.n};
	known = l->key.n;
	key = entry(l, &l->key, form, (uint32_t)l->n);
	if (l->key.n > known) {
		ARR_GROW(l->hash, l->n, l->cap);
		l->hash[l->n++] = hash(form.p, form.n);
	}
	raw->id = key->id;
	return raw->id;
}

uint32_t
lexicon_number(const struct lexicon *l)
{
	const struct lexicon_entry *e =
	    l->key.cap ? look(l->key.v, l->key.cap, "0", 1) : NULL;

	return e && e->key ? e->id : UINT32_MAX;
}

void
lexicon_release(struct lexicon *l)
{
	free(l->raw.v);
	free(l->key.v);
	free(l->hash);
	buf_release(&l->scratch);
	arena_release(&l->keys);
	*l = (struct lexicon)LEXICON_INIT;
}
