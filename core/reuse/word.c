/* word.c - hashes of comparison forms, and of words as printed. */
#include "core/reuse/word.h"

#include "core/base/hash.h"
#include "core/base/mem.h"
#include "core/text/fold.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

enum { CACHED = 1 << 15 };

/* A word as printed is told by its hash. */
struct cached {
	uint64_t printed; /* 0: none */
	uint32_t number;
};

struct word_cache {
	struct cached v[CACHED]; /* by the low bits of the hash */
	struct buf scratch;
};

static uint64_t
hash(struct str s)
{
	return hash_mix(hash_str(s));
}

static uint32_t
number_of(struct str form)
{
	return (uint32_t)(hash(form) >> 32);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

void
word_form(struct str word, struct buf *out)
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

struct word_cache *
word_cache_new(void)
{
	return mem_alloc(sizeof(struct word_cache));
}

void
word_cache_free(struct word_cache *cache)
{
	if (cache)
		buf_release(&cache->scratch);
	free(cache);
}

uint32_t
word_number(struct word_cache *cache, struct str word)
{
	uint64_t printed = hash(word);
	struct cached *c = &cache->v[printed % CACHED];

	if (c->printed == printed)
		return c->number;
	buf_reset(&cache->scratch);
	word_form(word, &cache->scratch);
	*c = (struct cached){printed,
	    number_of(
		(struct str){buf_cstr(&cache->scratch), cache->scratch.n})};
	return c->number;
}

uint32_t
word_number_of_digits(void)
{
	return number_of(str_of("0"));
}
