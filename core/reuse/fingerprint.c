/* fingerprint.c - places sorted by the words that begin there. */
#include "core/reuse/fingerprint.h"

#include "core/base/mem.h"
#include "core/reuse/winnow.h"

#include <stdlib.h>
#include <string.h>

static const size_t grade_words[FINGERPRINT_GRADES] = {5, 9, 17, 33};

/* The hash of the words from `from` on, as many of n as there are. */
static uint32_t
gram(const struct fingerprint_text *t, const struct lexicon *lexicon,
    size_t from, size_t n)
{
	uint64_t h = 0;

	for (size_t i = from; i < from + n && i < t->n; i++)
		h = (h ^ lexicon_hash(lexicon, t->words[i])) *
			0x9E3779B97F4A7C15U +
		    (h >> 29);
	h = (h ^ (h >> 31)) * 0xBF58476D1CE4E5B9U;
	return (uint32_t)(h >> 32);
}

/* What the places of one text are made with. */
struct maker {
	uint32_t *hashes, *at;
	size_t cap;
};

static void
need(struct maker *m, size_t n)
{
	if (m->cap >= n)
		return;
	m->cap = 2 * n;
	m->hashes = mem_resize(m->hashes, m->cap * sizeof(*m->hashes));
	m->at = mem_resize(m->at, m->cap * sizeof(*m->at));
}

static size_t
keep(struct maker *m, const struct fingerprint_text *t,
    const struct lexicon *lexicon)
{
	size_t n = t->n < FINGERPRINT_WORDS ? 0 : t->n - FINGERPRINT_WORDS + 1;

	need(m, n + 1);
	for (size_t i = 0; i < n; i++)
		m->hashes[i] = gram(t, lexicon, i, FINGERPRINT_WORDS);
	return winnow(m->hashes, n, FINGERPRINT_WINDOW, m->at);
}

static int
by_words(const void *x, const void *y)
{
	const struct fingerprint_place *a = x, *b = y;

	for (size_t g = 0; g < FINGERPRINT_GRADES; g++)
		if (a->grade[g] != b->grade[g])
			return a->grade[g] < b->grade[g] ? -1 : 1;
	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

enum { BUCKETS = 65536 };

/* Into buckets by the first 16 bits, then each sorted: less to compare. */
static void
sort(struct fingerprint_index *index)
{
	size_t *start = mem_alloc((BUCKETS + 1) * sizeof(*start));
	struct fingerprint_place *v = mem_alloc((index->n + 1) * sizeof(*v));

	for (size_t i = 0; i < index->n; i++)
		start[(index->v[i].grade[0] >> 16) + 1]++;
	for (size_t i = 0; i < BUCKETS; i++)
		start[i + 1] += start[i];
	for (size_t i = 0; i < index->n; i++)
		v[start[index->v[i].grade[0] >> 16]++] = index->v[i];
	free(index->v);
	index->v = v;
	for (size_t i = 0, from = 0; i < BUCKETS; from = start[i++])
		qsort(v + from, start[i] - from, sizeof(*v), by_words);
	free(start);
}

void
fingerprint_build(struct fingerprint_index *index,
    const struct fingerprint_text *texts, size_t n,
    const struct lexicon *lexicon)
{
	struct maker m = {.cap = 0};
	size_t cap = 0;

	*index = (struct fingerprint_index){.v = NULL};
	for (size_t t = 0; t < n; t++) {
		size_t kept = keep(&m, &texts[t], lexicon);

		while (index->n + kept > cap) {
			cap = cap ? cap + cap / 2 : 4096;
			index->v =
			    mem_resize(index->v, cap * sizeof(*index->v));
		}
		for (size_t i = 0; i < kept; i++) {
			struct fingerprint_place *p = &index->v[index->n++];

			p->text = (uint32_t)t;
			p->at = m.at[i];
			p->grade[0] = m.hashes[p->at];
			for (size_t g = 1; g < FINGERPRINT_GRADES; g++)
				p->grade[g] = gram(
				    &texts[t], lexicon, p->at, grade_words[g]);
		}
	}
	free(m.hashes);
	free(m.at);
	sort(index);
}

void
fingerprint_release(struct fingerprint_index *index)
{
	free(index->v);
	*index = (struct fingerprint_index){.v = NULL};
}

/* How many texts the places have; mark: a number not seen before. */
static size_t
texts_after(const struct fingerprint_text *texts,
    const struct fingerprint_place *v, size_t n, uint32_t *seen, uint32_t mark)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (texts[v[i].text].after && seen[v[i].text] != mark) {
			seen[v[i].text] = mark;
			count++;
		}
	return count;
}

/* The nine words at a place stand in so many texts. */
static void
mark_words(const struct fingerprint_text *text, size_t at, size_t count,
    uint16_t *mark)
{
	uint16_t n = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);

	for (size_t i = at; mark && i < text->n && i < at + grade_words[1]; i++)
		if (mark[i] < n)
			mark[i] = n;
}

void
fingerprint_mark_common(const struct fingerprint_index *index,
    const struct fingerprint_text *texts, size_t limit, uint16_t **mark)
{
	uint32_t most = 0, groups = 0, *seen;
	size_t count;

	for (size_t i = 0; i < index->n; i++)
		most = index->v[i].text > most ? index->v[i].text : most;
	seen = mem_alloc(((size_t)most + 1) * sizeof(*seen));
	for (size_t from = 0, to; from < index->n; from = to) {
		const struct fingerprint_place *v = &index->v[from];

		to = from + 1;
		while (to < index->n && index->v[to].grade[0] == v->grade[0] &&
		       index->v[to].grade[1] == v->grade[1])
			to++;
		if (to - from <= limit)
			continue;
		count = texts_after(texts, v, to - from, seen, ++groups);
		for (size_t i = from; count > limit && i < to; i++)
			mark_words(&texts[index->v[i].text], index->v[i].at,
			    count, mark[index->v[i].text]);
	}
	free(seen);
}
