/* fingerprint.c - places sorted by the words that begin there. */
#include "core/reuse/fingerprint.h"

#include "core/base/mem.h"
#include "core/base/sorter.h"
#include "core/reuse/winnow.h"

#include <stdlib.h>

static const size_t grade_words[FINGERPRINT_GRADES] = {5, 9, 17, 33};

/* Words of a text. */
struct words {
	const uint32_t *v;
	size_t n;
};

/* The hash of the words from `from` on, as many of n as there are. */
static uint32_t
gram(const struct words *w, size_t from, size_t n)
{
	uint64_t h = 0;

	for (size_t i = from; i < from + n && i < w->n; i++)
		h = (h ^ w->v[i]) * 0x9E3779B97F4A7C15U + (h >> 29);
	h = (h ^ (h >> 31)) * 0xBF58476D1CE4E5B9U;
	return (uint32_t)(h >> 32);
}

struct fingerprints {
	struct sorter *places;
	/* what the places of one text are made with */
	uint32_t *hashes, *at;
	size_t cap;
	struct fingerprint_place *group; /* that was given */
	size_t group_cap;
};

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

struct fingerprints *
fingerprints_new(const char *folder, size_t memory)
{
	struct fingerprints *f = mem_alloc(sizeof(*f));

	f->places = sorter_new(
	    folder, sizeof(struct fingerprint_place), by_words, memory);
	return f;
}

void
fingerprints_free(struct fingerprints *f)
{
	if (!f)
		return;
	sorter_free(f->places);
	free(f->hashes);
	free(f->at);
	free(f->group);
	free(f);
}

static size_t
keep(struct fingerprints *f, const struct words *w)
{
	size_t n = w->n < FINGERPRINT_WORDS ? 0 : w->n - FINGERPRINT_WORDS + 1;

	if (f->cap < n + 1) {
		f->cap = 2 * (n + 1);
		f->hashes = mem_resize(f->hashes, f->cap * sizeof(*f->hashes));
		f->at = mem_resize(f->at, f->cap * sizeof(*f->at));
	}
	for (size_t i = 0; i < n; i++)
		f->hashes[i] = gram(w, i, FINGERPRINT_WORDS);
	return winnow(f->hashes, n, FINGERPRINT_WINDOW, f->at);
}

enum rc
fingerprints_add(struct fingerprints *f, uint32_t text, const uint32_t *words,
    size_t n, struct err *err)
{
	const struct words w = {words, n};
	size_t kept = keep(f, &w);
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < kept; i++) {
		struct fingerprint_place p = {.text = text, .at = f->at[i]};

		p.grade[0] = f->hashes[p.at];
		for (size_t g = 1; g < FINGERPRINT_GRADES; g++)
			p.grade[g] = gram(&w, p.at, grade_words[g]);
		rc = sorter_add(f->places, &p, err);
	}
	return rc;
}

enum rc
fingerprints_begin(struct fingerprints *f, struct err *err)
{
	return sorter_begin(f->places, err);
}

enum rc
fingerprints_next(
    struct fingerprints *f, struct fingerprint_group *group, struct err *err)
{
	const struct fingerprint_place *p;
	enum rc rc = RC_OK;
	size_t n = 0;

	while (rc == RC_OK && (p = sorter_head(f->places)) != NULL &&
	       (n == 0 || p->grade[0] == f->group->grade[0])) {
		ARR_GROW(f->group, n, f->group_cap);
		f->group[n++] = *p;
		rc = sorter_next(f->places, err);
	}
	*group = (struct fingerprint_group){f->group, n};
	return rc;
}

/* The words from a place on stand in so many texts. */
struct mark {
	uint32_t text, at, texts;
};

struct fingerprint_marks {
	const struct fingerprint_text *texts;
	size_t limit;
	struct sorter *sorter;
	uint32_t *seen, groups; /* by text: the last group that had it */
};

static int
by_text(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;

	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

struct fingerprint_marks *
fingerprint_marks_new(const char *folder, size_t memory,
    const struct fingerprint_text *texts, size_t n, size_t limit)
{
	struct fingerprint_marks *m = mem_alloc(sizeof(*m));

	m->texts = texts;
	m->limit = limit;
	m->seen = mem_alloc((n + 1) * sizeof(*m->seen));
	m->sorter = sorter_new(folder, sizeof(struct mark), by_text, memory);
	return m;
}

void
fingerprint_marks_free(struct fingerprint_marks *m)
{
	if (!m)
		return;
	sorter_free(m->sorter);
	free(m->seen);
	free(m);
}

/* How many texts of the state after the change the places have. */
static size_t
count_texts(
    struct fingerprint_marks *m, const struct fingerprint_place *v, size_t n)
{
	size_t count = 0;

	m->groups++;
	for (size_t i = 0; i < n; i++)
		if (m->texts[v[i].text].after &&
		    m->seen[v[i].text] != m->groups) {
			m->seen[v[i].text] = m->groups;
			count++;
		}
	return count;
}

/* The places share nine words. */
static enum rc
mark_places(struct fingerprint_marks *m, const struct fingerprint_place *v,
    size_t n, struct err *err)
{
	size_t count = n > m->limit ? count_texts(m, v, n) : 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && count > m->limit && i < n; i++) {
		const struct mark mark = {v[i].text, v[i].at, (uint32_t)count};

		rc = sorter_add(m->sorter, &mark, err);
	}
	return rc;
}

enum rc
fingerprint_marks_add(struct fingerprint_marks *m,
    const struct fingerprint_group *group, struct err *err)
{
	const struct fingerprint_place *v = group->v;
	enum rc rc = RC_OK;

	for (size_t from = 0, to; rc == RC_OK && from < group->n; from = to) {
		to = from + 1;
		while (to < group->n && v[to].grade[1] == v[from].grade[1])
			to++;
		rc = mark_places(m, v + from, to - from, err);
	}
	return rc;
}

enum rc
fingerprint_marks_begin(struct fingerprint_marks *m, struct err *err)
{
	return sorter_begin(m->sorter, err);
}

/* Of two places that have a word, it has the greater number. */
static void
put_mark(const struct mark *m, uint16_t *mark, size_t words)
{
	uint16_t n = (uint16_t)(m->texts < UINT16_MAX ? m->texts : UINT16_MAX);

	for (size_t i = m->at; i < words && i < m->at + grade_words[1]; i++)
		if (mark[i] < n)
			mark[i] = n;
}

enum rc
fingerprint_marks_read(
    struct fingerprint_marks *m, uint32_t text, uint16_t *mark, struct err *err)
{
	size_t words = m->texts[text].n;
	const struct mark *next;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < words; i++)
		mark[i] = 0;
	while (rc == RC_OK && (next = sorter_head(m->sorter)) != NULL &&
	       next->text <= text) {
		if (next->text == text)
			put_mark(next, mark, words);
		rc = sorter_next(m->sorter, err);
	}
	return rc;
}
