/* finder.c - a tree of starts, and a walk over a text. */
#include "indexer/finder.h"

#include "core/base/mem.h"
#include "core/text/letter.h"
#include "core/text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Every character begins somewhere: no byte within one has this. */
enum { IS_BEGIN = 32 };

/* A pattern that has a start that ends in a node, and what it asks for. */
struct ending {
	uint32_t pattern;
	uint32_t next; /* of the same node, plus 1 */
	uint8_t flags;
};

enum { CLASSES = 128, MOST_NODES = UINT16_MAX };

/* A node's children are found by the class of a byte. Bytes that no start has
 * are class 0, and have none; the rarest may share one. This is the tree as it
 * grows. */
struct node {
	uint32_t endings;        /* the first, plus 1 */
	uint16_t child[CLASSES]; /* 0: none */
};

/* The tree as it is walked, small enough to stay near the processor: the
 * children of a node are slots behind its base, which other nodes share, so
 * that each names its owner (Aoe 1989). */
struct slot {
	uint16_t owner, child; /* child 0: free */
};

/* Starts are told from other words by their first three bytes: a bit for
 * each triple that begins one, by a hash that mixes some. Shorter starts are
 * told by the first byte. */
enum { TRIPLE_BITS = 16 };

struct triples {
	uint64_t bit[(1 << TRIPLE_BITS) / 64];
	bool brief[256];
};

struct finder {
	/* what may begin at any character, and within a word */
	struct triples any, inside;
	struct node *nodes; /* nodes[0] is the root; NULL when it is packed */
	size_t n, cap;
	uint32_t *base;  /* by node */
	uint32_t *first; /* of its endings, plus 1 */
	struct slot *slots;
	size_t n_slots;
	struct ending *endings;
	size_t n_endings, cap_endings;
	size_t n_patterns;
	uint8_t class[256], n_classes;
};

static size_t
new_node(struct finder *f)
{
	ARR_GROW(f->nodes, f->n, f->cap);
	f->nodes[f->n] = (struct node){.endings = 0};
	return f->n++;
}

struct finder *
finder_new(void)
{
	struct finder *f = mem_alloc(sizeof(*f));

	(void)new_node(f);
	f->n_classes = 1;
	return f;
}

void
finder_free(struct finder *f)
{
	if (!f)
		return;
	free(f->nodes);
	free(f->base);
	free(f->first);
	free(f->slots);
	free(f->endings);
	free(f);
}

static uint8_t
class_of(struct finder *f, char c)
{
	uint8_t *class = &f->class[(unsigned char)c];

	if (!*class)
		*class = f->n_classes < CLASSES ? f->n_classes++ : CLASSES - 1;
	return *class;
}

/* The child of a node, made if it is new; 0 where there is no more room. */
static size_t
child_of(struct finder *f, size_t node, char c)
{
	uint8_t class = class_of(f, c);
	size_t made = f->nodes[node].child[class];

	if (made || f->n == MOST_NODES)
		return made;
	made = new_node(f);
	f->nodes[node].child[class] = (uint16_t)made;
	return made;
}

/* A set of slots, or of classes: a bit each. */
enum { WORD_BITS = 64, CLASS_WORDS = CLASSES / WORD_BITS };

/* The 64 bits behind bit at. */
static uint64_t
bits_from(const uint64_t *bits, size_t at)
{
	const uint64_t *w = bits + at / WORD_BITS;
	unsigned k = at % WORD_BITS;

	return k ? w[0] >> k | w[1] << (WORD_BITS - k) : w[0];
}

static void
set_bit(uint64_t *bits, size_t at)
{
	bits[at / WORD_BITS] |= (uint64_t)1 << at % WORD_BITS;
}

/* The tree on its way into slots. */
struct packing {
	struct finder *f;
	uint64_t *used; /* slots */
	size_t n_words; /* of used */
};

/* Room for slots behind base. */
static void
make_slots(struct packing *p, size_t base)
{
	struct finder *f = p->f;
	size_t need = base + CLASSES, words;

	if (need <= f->n_slots)
		return;
	need += need / 2;
	f->slots = mem_resize(f->slots, need * sizeof(*f->slots));
	memset(
	    f->slots + f->n_slots, 0, (need - f->n_slots) * sizeof(*f->slots));
	f->n_slots = need;
	words = need / WORD_BITS + 2; /* bits_from looks at two */
	p->used = mem_resize(p->used, words * sizeof(*p->used));
	memset(
	    p->used + p->n_words, 0, (words - p->n_words) * sizeof(*p->used));
	p->n_words = words;
}

/* Do children, a set of classes, find room behind base? */
static bool
has_room(const struct packing *p, const uint64_t *children, size_t base)
{
	uint64_t taken = 0;

	for (size_t i = 0; i < CLASS_WORDS; i++)
		taken |= children[i] & bits_from(p->used, base + i * WORD_BITS);
	return !taken;
}

/* Puts the children of a node, if it has any, where they fit first, from base
 * on; gives where that was, or 0. */
static size_t
pack_node(struct packing *p, size_t at, size_t base)
{
	const struct node *node = &p->f->nodes[at];
	uint64_t children[CLASS_WORDS] = {0};
	bool any = false;

	for (size_t c = 0; c < p->f->n_classes; c++)
		if (node->child[c]) {
			set_bit(children, c);
			any = true;
		}
	if (!any)
		return 0;
	for (make_slots(p, base); !has_room(p, children, base); base++)
		make_slots(p, base + 1);
	for (size_t c = 0; c < p->f->n_classes; c++)
		if (node->child[c]) {
			p->f->slots[base + c] =
			    (struct slot){(uint16_t)at, node->child[c]};
			set_bit(p->used, base + c);
		}
	return base;
}

void
finder_pack(struct finder *f)
{
	struct packing p = {.f = f};
	size_t from = 0;

	f->base = mem_alloc(f->n * sizeof(*f->base));
	f->first = mem_alloc(f->n * sizeof(*f->first));
	make_slots(&p, 0);
	for (size_t i = 0; i < f->n; i++) {
		f->first[i] = f->nodes[i].endings;
		/* slots far behind are full, but for gaps nothing fits */
		f->base[i] = (uint32_t)pack_node(&p, i, from);
		if (f->base[i] > from + 4 * CLASSES)
			from = f->base[i] - 4 * CLASSES;
	}
	free(p.used);
	free(f->nodes);
	f->nodes = NULL;
}

static unsigned
hash(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	uint32_t triple = u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16;

	return triple * 0x9E3779B1U >> (32 - TRIPLE_BITS);
}

static void
set(struct triples *t, const struct start *s)
{
	unsigned h;

	if (s->n < 3) {
		t->brief[(unsigned char)s->text[0]] = true;
		return;
	}
	h = hash(s->text);
	t->bit[h / 64] |= (uint64_t)1 << h % 64;
}

static bool
has(const struct triples *t, const char *p)
{
	unsigned h = hash(p);

	return t->brief[(unsigned char)*p] || (t->bit[h / 64] >> h % 64 & 1);
}

static void
add_triples(struct finder *f, const struct start *s)
{
	if (s->n == 0)
		return; /* the root is looked at apart */
	set(&f->any, s);
	if (!(s->flags & (START_WORD | START_LINE)))
		set(&f->inside, s);
}

static void
add_start(struct finder *f, const struct start *s, size_t pattern)
{
	size_t at = 0, next;

	add_triples(f, s);

	/* a start that is cut short stands in more places, not in fewer */
	for (size_t i = 0; i < s->n; i++) {
		next = child_of(f, at, s->text[i]);
		if (!next)
			break;
		at = next;
	}
	ARR_GROW(f->endings, f->n_endings, f->cap_endings);
	f->endings[f->n_endings++] =
	    (struct ending){.pattern = (uint32_t)pattern,
		.next = f->nodes[at].endings,
		.flags = s->flags};
	f->nodes[at].endings = (uint32_t)f->n_endings;
}

size_t
finder_add(struct finder *f, const struct starts *starts)
{
	for (size_t i = 0; i < starts->n; i++)
		add_start(f, &starts->v[i], f->n_patterns);
	return f->n_patterns++;
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
