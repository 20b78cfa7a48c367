/* seed.c - a walk over places that share their words. */
#include "core/reuse/seed.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

/* The walk over places that share their words. */
struct seed_finder {
	const struct fingerprint_text *texts;
	bool before;        /* the state before the change, not after it */
	const bool *wanted; /* by text; NULL: those of both states */
	struct seeds *seeds;
	struct seeds states[2];      /* of a group: after, before */
	struct fingerprint_place *v; /* the group, by grades */
	struct group {
		uint32_t text;
		size_t from, to; /* its places in `places` */
	} group[SEED_PAIRED];
	uint32_t *places;
	size_t places_cap;
};

static bool
counts(const struct seed_finder *w, uint32_t text)
{
	return w->before ? w->texts[text].before : w->texts[text].after;
}

static void
put(struct seed_finder *w, uint32_t a, uint32_t b, uint32_t a_at, uint32_t b_at,
    bool paired)
{
	struct seeds *s = w->seeds;

	ARR_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = (struct seed){a, b, a_at, b_at & 0x7FFFFFFF, paired};
}

/* Of what is new or gone nothing is known that could be void. */
static bool
wanted(const struct seed_finder *w, uint32_t b)
{
	return w->wanted ? w->wanted[b]
			 : w->texts[b].before && w->texts[b].after;
}

/* Places of one text that are combined with each place of the other. */
enum { COMBINED = 4 };

/* The first places of a with each of b, and the other way round: all with all
 * would be too many where a text says the same again and again. */
static void
pair(struct seed_finder *w, const struct group *x, const struct group *y)
{
	if (!wanted(w, y->text))
		return;
	for (size_t i = x->from; i < x->to; i++) {
		size_t to = y->to;

		if (i - x->from >= COMBINED && to - y->from > COMBINED)
			to = y->from + COMBINED;
		for (size_t j = y->from; j < to; j++)
			put(w, x->text, y->text, w->places[i], w->places[j],
			    true);
	}
}

/* How many texts the places have, and not more than `most`. */
static size_t
count_texts(const struct seed_finder *w, const struct fingerprint_place *v,
    size_t n, size_t most)
{
	uint32_t seen[SEED_PAIRED + 1];
	size_t texts = 0, k;

	for (size_t i = 0; i < n && texts < most; i++) {
		if (!counts(w, v[i].text))
			continue;
		for (k = 0; k < texts && seen[k] != v[i].text; k++)
			;
		if (k == texts)
			seen[texts++] = v[i].text;
	}
	return texts;
}

static int
by_text(const void *x, const void *y)
{
	const struct fingerprint_place *a = x, *b = y;

	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* Few texts: each with each. */
static void
pair_all(struct seed_finder *w, const struct fingerprint_place *v, size_t n)
{
	size_t texts = 0;

	/* v is sorted by longer grades first: put it in order of texts */
	if (w->places_cap < n) {
		w->places_cap = 2 * n;
		w->places =
		    mem_resize(w->places, w->places_cap * sizeof(*w->places));
		w->v = mem_resize(w->v, w->places_cap * sizeof(*w->v));
	}
	memcpy(w->v, v, n * sizeof(*v));
	qsort(w->v, n, sizeof(*v), by_text);
	for (size_t i = 0, k = 0; i < n; i++) {
		if (!counts(w, w->v[i].text))
			continue;
		if (!texts || w->group[texts - 1].text != w->v[i].text)
			w->group[texts++] =
			    (struct group){.text = w->v[i].text, .from = k};
		w->places[k++] = w->v[i].at;
		w->group[texts - 1].to = k;
	}
	for (size_t y = 1; y < texts; y++)
		for (size_t x = 0; x < y; x++)
			pair(w, &w->group[x], &w->group[y]);
}

static uint32_t
first_text(
    const struct seed_finder *w, const struct fingerprint_place *v, size_t n)
{
	uint32_t first = UINT32_MAX;

	for (size_t i = 0; i < n; i++)
		if (counts(w, v[i].text) && v[i].text < first)
			first = v[i].text;
	return first;
}

/* The first places of a text, at most COMBINED; gives how many. */
static size_t
first_places(
    const struct fingerprint_place *v, size_t n, uint32_t text, uint32_t *at)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = count;

		if (v[i].text != text)
			continue;
		for (; k > 0 && at[k - 1] > v[i].at; k--)
			if (k < COMBINED)
				at[k] = at[k - 1];
		if (k < COMBINED)
			at[k] = v[i].at;
		count += count < COMBINED;
	}
	return count;
}

/* Many texts: the first with each other one. */
static void
pair_first(struct seed_finder *w, const struct fingerprint_place *v, size_t n)
{
	uint32_t first = first_text(w, v, n), at[COMBINED];
	size_t places = first_places(v, n, first, at);

	for (size_t i = 0; i < n; i++)
		if (counts(w, v[i].text) && v[i].text != first &&
		    wanted(w, v[i].text))
			for (size_t k = 0; k < places; k++)
				put(w, first, v[i].text, at[k], v[i].at, false);
}

static size_t
group_end(const struct fingerprint_place *v, size_t from, size_t n, size_t g)
{
	size_t to = from + 1;

	while (to < n && v[to].grade[g] == v[from].grade[g])
		to++;
	return to;
}

/* The n places share the words of grade g. */
static void
walk_group(struct seed_finder *w, const struct fingerprint_place *v, size_t n,
    size_t g) // NOLINT(misc-no-recursion): four grades
{
	size_t texts;

	if (n < 2)
		return;
	texts = count_texts(w, v, n, SEED_PAIRED + 1);
	if (texts < 2)
		return;
	if (texts <= SEED_PAIRED) {
		pair_all(w, v, n);
		return;
	}
	pair_first(w, v, n);
	if (g + 1 == FINGERPRINT_GRADES)
		return;
	for (size_t from = 0, to; from < n; from = to) {
		to = group_end(v, from, n, g + 1);
		walk_group(w, v + from, to - from, g + 1);
	}
}

struct seed_finder *
seed_finder_new(const struct fingerprint_text *texts)
{
	struct seed_finder *w = mem_alloc(sizeof(*w));

	w->texts = texts;
	return w;
}

void
seed_finder_free(struct seed_finder *w)
{
	if (!w)
		return;
	free(w->places);
	free(w->v);
	free(w->states[0].v);
	free(w->states[1].v);
	free(w);
}

void
seed_find(struct seed_finder *w, const struct fingerprint_group *group,
    const bool *wanted_texts, struct seeds *seeds)
{
	w->before = false;
	w->wanted = wanted_texts;
	w->seeds = seeds;
	walk_group(w, group->v, group->n, 0);
}

static int
by_pair(const void *x, const void *y)
{
	return memcmp(x, y, sizeof(struct seed));
}

/* Marks the texts b of what in x stands not in y, both sorted. */
static void
mark_missing(const struct seeds *x, const struct seeds *y, bool *changed)
{
	size_t k = 0;

	for (size_t i = 0; i < x->n; i++) {
		const struct seed *s = &x->v[i];

		while (k < y->n && by_pair(&y->v[k], s) < 0)
			k++;
		if (k == y->n || by_pair(&y->v[k], s) != 0)
			changed[s->b] = true;
	}
}

static bool
has_change(const struct fingerprint_text *texts,
    const struct fingerprint_place *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (texts[v[i].text].before != texts[v[i].text].after)
			return true;
	return false;
}

void
seed_changed(
    struct seed_finder *w, const struct fingerprint_group *group, bool *changed)
{
	if (!has_change(w->texts, group->v, group->n))
		return;
	w->wanted = NULL;
	for (int before = 0; before < 2; before++) {
		struct seeds *s = &w->states[before];

		w->before = before == 1;
		w->seeds = s;
		s->n = 0;
		walk_group(w, group->v, group->n, 0);
		if (s->n)
			qsort(s->v, s->n, sizeof(*s->v), by_pair);
	}
	mark_missing(&w->states[0], &w->states[1], changed);
	mark_missing(&w->states[1], &w->states[0], changed);
}
