/* finder.c - a walk over a text, through the tree of starts. */
#include "indexer/finder.h"

#include "core/base/mem.h"
#include "core/text/letter.h"
#include "core/text/utf8.h"
#include "indexer/finder_impl.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Every character begins somewhere: no byte within one has this. */
enum { IS_BEGIN = 32 };

static bool
has(const struct triples *t, const char *p)
{
	unsigned h = triple_hash(p);

	return t->brief[(unsigned char)*p] || (t->bit[h / 64] >> h % 64 & 1);
}

/* What may be asked of a character: what is in no table is taken for a capital
 * and for none, and for no letter. */
static uint8_t
look(int32_t c, bool after_letter, bool line)
{
	uint8_t is = IS_BEGIN;

	if (c >= LETTER_TABLE)
		is |= START_UPPER | START_SMALL;
	else
		is |=
		    letter_kinds[c] & LETTER_UPPER ? START_UPPER : START_SMALL;
	return is | (after_letter ? 0 : START_WORD) | (line ? START_LINE : 0);
}

/* Is c a letter that PCRE2 takes for one of another length: ſ for s? */
static bool
is_foreign(int32_t c)
{
	return c >= 0x130 && (c == 0x130 || c == 0x17F || c == 0x212A);
}

/* Writes the small letter of the n bytes at p, which are c. */
static void
put_lower(const char *p, size_t n, int32_t c, char *lower)
{
	int32_t small = starts_lower(c);

	if (small == c)
		memcpy(lower, p, n);
	else
		(void)utf8proc_encode_char(small, (utf8proc_uint8_t *)lower);
}

/* Writes small letters, and what each character is, where it begins. Gives
 * whether all of it can be searched. */
static bool
fold(struct str text, char *lower, uint8_t *what)
{
	bool letter = false, line = true, plain = true;
	const char *end = text.p + text.n;
	size_t n;
	int32_t c;

	for (const char *p = text.p; p < end; p += n) {
		n = utf8_next(p, end, &c);
		*what = look(c, letter, line);
		if (n == 1) {
			*lower = (char)(c < 0x80 ? letter_lowers[c] : *p);
		} else {
			memset(what + 1, 0, n - 1);
			put_lower(p, n, c, lower);
		}
		plain &= !is_foreign(c);
		letter = c < LETTER_TABLE && (letter_kinds[c] & LETTER_ALPHA);
		line = c == '\n';
		what += n;
		lower += n;
	}
	return plain;
}

static void
note(struct finding *found, const struct ending *e, size_t at)
{
	struct places *p = &found->of[e->pattern];

	if (p->n && p->v[p->n - 1] == at)
		return;
	ARR_GROW(p->v, p->n, p->cap);
	p->v[p->n++] = (uint32_t)at;
}

static void
note_all(const struct finder *f, struct finding *found, uint32_t first,
    uint8_t is, size_t at)
{
	for (uint32_t i = first; i; i = f->endings[i - 1].next) {
		const struct ending *e = &f->endings[i - 1];

		if ((e->flags & ~is) == 0)
			note(found, e, at);
	}
}

/* The node behind another, 0 for none. */
static inline size_t
next_node(const struct finder *f, size_t node, char c)
{
	const struct slot *s =
	    &f->slots[f->base[node] + f->class[(unsigned char)c]];

	return s->owner == node ? s->child : 0;
}

/* Notes what begins at one character. */
static void
walk_from(const struct finder *f, struct str lower, size_t at, uint8_t is,
    struct finding *found)
{
	size_t node = 0;

	for (size_t i = at; i < lower.n; i++) {
		node = next_node(f, node, lower.p[i]);
		if (!node)
			return;
		if (f->first[node])
			note_all(f, found, f->first[node], is, at);
	}
}

static void
walk(const struct finder *f, struct str lower, const uint8_t *what,
    struct finding *found)
{
	for (size_t at = 0; at < lower.n; at++) {
		uint8_t is = what[at];

		if (!is)
			continue;
		if (is & (START_LINE | START_UPPER))
			note_all(f, found, f->first[0], is, at);
		if (has(is & START_WORD ? &f->any : &f->inside, lower.p + at))
			walk_from(f, lower, at, is, found);
	}
}

static void
prepare(const struct finder *f, struct finding *found)
{
	if (found->finder != f) {
		finding_release(found);
		found->finder = f;
		found->of = mem_alloc(f->n_patterns * sizeof(*found->of));
	}
	for (size_t i = 0; i < f->n_patterns; i++)
		found->of[i].n = 0;
	buf_reset(&found->lower);
	buf_reset(&found->what);
}

void
finder_read(const struct finder *f, struct str text, struct finding *found)
{
	uint8_t *what;

	prepare(f, found);
	buf_reserve(&found->lower, text.n + 3);
	buf_reserve(&found->what, text.n + 1);
	what = (uint8_t *)found->what.p;
	memset(found->lower.p + text.n, 0, 3); /* the last triples end here */
	found->complete = fold(text, found->lower.p, what);
	if (found->complete)
		walk(f, (struct str){found->lower.p, text.n}, what, found);
}

void
finding_release(struct finding *found)
{
	for (size_t i = 0; found->finder && i < found->finder->n_patterns; i++)
		free(found->of[i].v);
	free(found->of);
	buf_release(&found->lower);
	buf_release(&found->what);
	*found = (struct finding){0};
}

size_t
places_from(const struct places *p, size_t at)
{
	size_t a = 0, b = p->n;

	while (a < b) {
		size_t mid = a + (b - a) / 2;

		if (p->v[mid] < at)
			a = mid + 1;
		else
			b = mid;
	}
	return a;
}
