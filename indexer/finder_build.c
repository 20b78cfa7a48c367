/* finder_build.c - a tree of starts, packed. */
#include "core/base/mem.h"
#include "indexer/finder_impl.h"

#include <stdlib.h>
#include <string.h>

enum { CLASSES = 128, MOST_NODES = UINT16_MAX };

/* A node's children are found by the class of a byte. Bytes that no start has
 * are class 0, and have none; the rarest may share one. This is the tree as it
 * grows. */
struct node {
	uint32_t endings;        /* the first, plus 1 */
	uint16_t child[CLASSES]; /* 0: none */
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

/* The first slot at or behind at that is free. */
static size_t
next_free(const struct packing *p, size_t at)
{
	size_t word = at / WORD_BITS;
	uint64_t gaps = ~p->used[word] >> at % WORD_BITS;

	while (!gaps && ++word < p->n_words) {
		gaps = ~p->used[word];
		at = word * WORD_BITS;
	}
	for (; gaps && !(gaps & 1); gaps >>= 1)
		at++;
	return at;
}

/* The first place at or behind base where all children, of which first is the
 * lowest, find room. */
static size_t
find_room(
    struct packing *p, const uint64_t *children, size_t first, size_t base)
{
	for (;; base++) {
		make_slots(p, base);
		base = next_free(p, base + first) - first;
		make_slots(p, base);
		if (has_room(p, children, base))
			return base;
	}
}

/* Puts the children of a node, if it has any, where they fit first, from base
 * on; gives where that was, or 0. */
static size_t
pack_node(struct packing *p, size_t at, size_t base)
{
	const struct node *node = &p->f->nodes[at];
	uint64_t children[CLASS_WORDS] = {0};
	size_t first = CLASSES;

	for (size_t c = p->f->n_classes; c-- > 0;)
		if (node->child[c]) {
			set_bit(children, c);
			first = c;
		}
	if (first == CLASSES)
		return 0;
	base = find_room(p, children, first, base);
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

static void
set(struct triples *t, const struct start *s)
{
	unsigned h;

	if (s->n < 3) {
		t->brief[(unsigned char)s->text[0]] = true;
		return;
	}
	h = triple_hash(s->text);
	t->bit[h / 64] |= (uint64_t)1 << h % 64;
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
