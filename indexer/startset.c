/* startset.c - starts one behind another, and one or the other. */
#include "indexer/startset.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST_PRODUCT = 400, /* beyond it starts are not made longer */
	RECENT = 8,         /* starts that a new one is compared with */
};

void
starts_release(struct starts *s)
{
	free(s->v);
	*s = (struct starts)STARTS_INIT;
}

_Static_assert(sizeof(struct start) == 3 + START_LONGEST,
    "starts are compared as bytes: nothing stands between their members");

/* Behind its n characters a text is zero. */
static bool
same(const struct start *a, const struct start *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

/* Most that come twice come soon after one another; the others do no harm. */
void
startset_add(struct starts *s, const struct start *one)
{
	size_t last = s->n > RECENT ? s->n - RECENT : 0;

	for (size_t i = s->n; i-- > last;)
		if (same(&s->v[i], one))
			return;
	ARR_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = *one;
}

/* Nothing read, with what holds there. */
void
startset_add_empty(struct starts *s, unsigned flags)
{
	const struct start e = {.flags = (uint8_t)flags, .whole = true};

	startset_add(s, &e);
}

/* Any character. */
void
startset_add_any(struct starts *s, unsigned flags)
{
	const struct start e = {.flags = (uint8_t)flags};

	startset_add(s, &e);
}

void
startset_end(struct starts *s)
{
	for (size_t i = 0; i < s->n; i++)
		s->v[i].whole = false;
}

/* b stands behind a. */
static void
join(struct starts *out, const struct start *a, const struct start *b)
{
	struct start c = *a;
	size_t n = b->n;

	if (a->n == 0)
		c.flags |= b->flags;
	if ((c.flags & START_UPPER) && (c.flags & START_SMALL))
		return;
	c.whole = b->whole;
	if (n > (size_t)(START_LONGEST - a->n)) {
		n = START_LONGEST - a->n;
		c.whole = false;
	}
	memcpy(c.text + a->n, b->text, n);
	c.n = (uint8_t)(a->n + n);
	startset_add(out, &c);
}

/* Makes a what begins with a and goes on with b. */
void
startset_append(struct starts *a, const struct starts *b)
{
	struct starts out = STARTS_INIT;
	size_t open = 0;

	for (size_t i = 0; i < a->n; i++)
		open += a->v[i].whole;
	for (size_t i = 0; i < a->n; i++) {
		struct start one = a->v[i];

		if (one.whole && one.n && open * b->n > MOST_PRODUCT)
			one.whole = false;
		if (!one.whole)
			startset_add(&out, &one);
		for (size_t k = 0; one.whole && k < b->n; k++)
			join(&out, &one, &b->v[k]);
	}
	free(a->v);
	a->v = out.v;
	a->n = out.n;
	a->cap = out.cap;
}

void
startset_unite(struct starts *a, const struct starts *b)
{
	for (size_t i = 0; i < b->n; i++)
		startset_add(a, &b->v[i]);
}

static bool
begins_with(const struct start *a, const struct start *b)
{
	return b->n <= a->n && memcmp(a->text, b->text, b->n) == 0;
}

/* Does a stand wherever b does? */
static bool
covers(const struct start *a, const struct start *b)
{
	return (a->flags & ~b->flags) == 0 && begins_with(b, a);
}

static int
by_text(const void *x, const void *y)
{
	const struct start *a = x, *b = y;
	int order = memcmp(a->text, b->text, a->n < b->n ? a->n : b->n);

	if (order)
		return order;
	return a->n != b->n ? (a->n > b->n) - (a->n < b->n)
			    : (a->flags > b->flags) - (a->flags < b->flags);
}

/* Starts that others cover are not needed. In order, what covers a start is
 * among those kept before it that it begins with. */
void
startset_thin_out(struct starts *s)
{
	enum { MOST_KEPT = START_LONGEST * 16 };
	const struct start *kept[MOST_KEPT];
	size_t n = 0, depth = 0;

	if (s->n > 1)
		qsort(s->v, s->n, sizeof(*s->v), by_text);
	for (size_t i = 0; i < s->n; i++) {
		bool needed = true;

		while (depth && !begins_with(&s->v[i], kept[depth - 1]))
			depth--;
		for (size_t k = 0; k < depth && needed; k++)
			needed = !covers(kept[k], &s->v[i]);
		if (!needed)
			continue;
		s->v[n] = s->v[i];
		if (depth < MOST_KEPT)
			kept[depth++] = &s->v[n];
		n++;
	}
	s->n = n;
}
