/* reuse_text.c - plans put in order of time, read, and cut into words. */
#define _GNU_SOURCE
#include "core/store/reuse_text.h"

#include "core/base/arena.h"
#include "core/base/mem.h"
#include "core/base/scratch.h"
#include "core/reuse/word.h"
#include "core/store/write_impl.h"
#include "core/text/shift.h"
#include "core/text/token.h"

#include <stdlib.h>
#include <string.h>

/* From the top down; what is not known stands last. */
static int
level_rank(const char *level)
{
	static const char *const levels[] = {"central", "industry", "province",
	    "district", "grassroots", "enterprise"};
	int n = sizeof(levels) / sizeof(*levels);

	for (int i = 0; i < n; i++)
		if (level && strcmp(level, levels[i]) == 0)
			return i;
	return n;
}

/* What plans are sorted by, besides. */
struct hashes {
	struct arena strings;
	const char **v; /* by plan, as they are read */
	size_t n, cap;
};

/* Columns id, sha256, issued, level, is it new. */
static void
take_plan(struct reuse_texts *t, struct hashes *h, sqlite3_stmt *st,
    bool before, bool after)
{
	const char *sha256 = (const char *)sqlite3_column_text(st, 1);
	const char *issued = (const char *)sqlite3_column_text(st, 2);
	struct reuse_plan p = {.id = sqlite3_column_int64(st, 0),
	    .level = level_rank((const char *)sqlite3_column_text(st, 3)),
	    .before = before && !sqlite3_column_int(st, 4),
	    .after = after,
	    .at = h->n};

	if (issued)
		strncat(p.issued, issued, sizeof(p.issued) - 1);
	ARR_GROW(h->v, h->n, h->cap);
	h->v[h->n++] = arena_strdup(&h->strings, sha256 ? sha256 : "");
	ARR_GROW(t->v, t->n, t->cap);
	t->v[t->n++] = p;
}

static enum rc
read_plans(struct reuse_texts *t, struct hashes *h, struct writer *w,
    const char *sql, bool before, bool after, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_ERROR;

	if (sqlite3_prepare_v2(writer_sql(w), sql, -1, &st, NULL) != SQLITE_OK)
		return writer_fail(w, err);
	while ((step = sqlite3_step(st)) == SQLITE_ROW)
		take_plan(t, h, st, before, after);
	sqlite3_finalize(st);
	return step == SQLITE_DONE ? RC_OK : writer_fail(w, err);
}

static int
by_time(const void *x, const void *y, void *arg)
{
	const struct reuse_plan *a = x, *b = y;
	const struct hashes *h = arg;
	int c;

	if (!a->issued[0] != !b->issued[0])
		return a->issued[0] ? -1 : 1;
	c = strcmp(a->issued, b->issued);
	if (c == 0)
		c = a->level - b->level;
	if (c == 0)
		c = strcmp(h->v[a->at], h->v[b->at]);
	/* a plan that was read again stands beside what it was */
	return c ? c : a->after - b->after;
}

struct id_number {
	int64_t id;
	uint32_t number;
};

static int
by_id(const void *x, const void *y)
{
	const struct id_number *a = x, *b = y;

	return a->id < b->id ? -1 : a->id > b->id;
}

static void
number_plans(struct reuse_texts *t, struct hashes *h)
{
	struct id_number *ids = mem_alloc((t->n + 1) * sizeof(*ids));

	if (t->n)
		qsort_r(t->v, t->n, sizeof(*t->v), by_time, h);
	for (size_t i = 0; i < t->n; i++) {
		t->v[i].at = 0;
		if (t->v[i].after)
			ids[t->n_by_id++] =
			    (struct id_number){t->v[i].id, (uint32_t)i};
	}
	qsort(ids, t->n_by_id, sizeof(*ids), by_id);
	t->by_id = mem_alloc((t->n + 1) * sizeof(*t->by_id));
	for (size_t i = 0; i < t->n_by_id; i++)
		t->by_id[i] = ids[i].number;
	free(ids);
}

bool
reuse_texts_find(const struct reuse_texts *t, int64_t id, uint32_t *number)
{
	size_t lo = 0, hi = t->n_by_id;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		*number = t->by_id[mid];
		if (t->v[*number].id == id)
			return true;
		if (t->v[*number].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

/* A plan as its passages are read. */
struct reading {
	struct reuse_plan *plan; /* NULL: none */
	struct word_cache *cache;
	uint32_t *words, *from;
	uint16_t *len;
	size_t n, cap;
	struct reuse_passage *passages;
	size_t n_passages, cap_passages;
};

static void
put_word(struct reading *r, uint32_t word, uint64_t from, uint64_t to)
{
	if (r->n == r->cap) {
		r->cap = r->cap ? r->cap + r->cap / 2 : 1024;
		r->words = mem_resize(r->words, r->cap * sizeof(*r->words));
		r->from = mem_resize(r->from, r->cap * sizeof(*r->from));
		r->len = mem_resize(r->len, r->cap * sizeof(*r->len));
	}
	r->words[r->n] = word;
	r->from[r->n] = (uint32_t)from;
	r->len[r->n] =
	    to - from > UINT16_MAX ? UINT16_MAX : (uint16_t)(to - from);
	r->n++;
}

/* Columns plan, id, text, byte_from, shifts. */
static void
take_passage(struct reading *r, sqlite3_stmt *st)
{
	const char *s = (const char *)sqlite3_column_text(st, 2);
	struct token_iter it =
	    token_begin(s, (size_t)sqlite3_column_bytes(st, 2));
	struct shift_reader shifts = shift_begin(
	    sqlite3_column_blob(st, 4), (size_t)sqlite3_column_bytes(st, 4));
	int64_t at = sqlite3_column_int64(st, 3);
	struct str w;

	ARR_GROW(r->passages, r->n_passages, r->cap_passages);
	r->passages[r->n_passages++] =
	    (struct reuse_passage){sqlite3_column_int64(st, 1), r->n};
	while (token_next(&it, &w)) {
		size_t from = (size_t)(w.p - s), to = from + w.n;
		int64_t a = at + (int64_t)from + shift_at(&shifts, from);
		int64_t b = at + (int64_t)to + shift_at(&shifts, to);

		put_word(r, word_number(r->cache, w), (uint64_t)a,
		    (uint64_t)(b > a ? b : a));
	}
}

/* Passages, from, len, words: in this order each begins where it may. */
static enum rc
put_down(struct reuse_texts *t, struct reading *r, struct err *err)
{
	enum rc rc = RC_OK;

	if (!r->plan)
		return RC_OK;
	r->plan->at = scratch_size(t->scratch);
	r->plan->n = (uint32_t)r->n;
	r->plan->n_passages = (uint32_t)r->n_passages;
	rc = scratch_add(
	    t->scratch, r->passages, r->n_passages * sizeof(*r->passages), err);
	if (rc == RC_OK)
		rc = scratch_add(
		    t->scratch, r->from, r->n * sizeof(*r->from), err);
	if (rc == RC_OK)
		rc = scratch_add(
		    t->scratch, r->len, r->n * sizeof(*r->len), err);
	if (rc == RC_OK)
		rc = scratch_add(
		    t->scratch, r->words, r->n * sizeof(*r->words), err);
	r->n = r->n_passages = 0;
	return rc;
}

static void
reading_release(struct reading *r)
{
	word_cache_free(r->cache);
	free(r->words);
	free(r->from);
	free(r->len);
	free(r->passages);
}

static struct reuse_plan *
find_gone(struct reuse_texts *t, int64_t id)
{
	for (size_t i = 0; i < t->n; i++)
		if (!t->v[i].after && t->v[i].id == id)
			return &t->v[i];
	return NULL;
}

static struct reuse_plan *
find_plan(struct reuse_texts *t, int64_t id, bool gone)
{
	uint32_t number;

	if (gone)
		return find_gone(t, id);
	return reuse_texts_find(t, id, &number) ? &t->v[number] : NULL;
}

static enum rc
read_passages(struct reuse_texts *t, struct writer *w, const char *sql,
    bool gone, struct err *err)
{
	sqlite3_stmt *st = NULL;
	struct reading r = {.cache = NULL};
	int step = SQLITE_ERROR;
	enum rc rc = RC_OK;

	if (sqlite3_prepare_v2(writer_sql(w), sql, -1, &st, NULL) != SQLITE_OK)
		return writer_fail(w, err);
	r.cache = word_cache_new();
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(st, 0);

		if (!r.plan || r.plan->id != id) {
			rc = put_down(t, &r, err);
			r.plan = find_plan(t, id, gone);
		}
		if (r.plan)
			take_passage(&r, st);
	}
	if (rc == RC_OK)
		rc = put_down(t, &r, err);
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = writer_fail(w, err);
	sqlite3_finalize(st);
	reading_release(&r);
	return rc;
}

/* Those that stay or are new, and those that the run has taken out. */
static enum rc
list_plans(struct reuse_texts *t, struct writer *w, bool whole, struct err *err)
{
	struct hashes h = {.strings = ARENA_INIT};
	enum rc rc = read_plans(t, &h, w,
	    "SELECT id, sha256, issued, level, EXISTS"
	    " (SELECT 1 FROM temp.new_plan n WHERE n.id = p.id)"
	    " FROM main.plan p",
	    !whole, true, err);

	if (rc == RC_OK && !whole)
		rc = read_plans(t, &h, w,
		    "SELECT id, sha256, issued, level, 0 FROM temp.gone_plan",
		    true, false, err);
	if (rc == RC_OK)
		number_plans(t, &h);
	arena_release(&h.strings);
	free(h.v);
	return rc;
}

/* Bytes of words that are kept in memory. */
enum { WORDS_MEMORY = 4 << 20 };

enum rc
reuse_texts_read(struct reuse_texts *t, struct writer *w, const char *folder,
    struct err *err)
{
	bool whole = change_voids_pairs(writer_change(w));
	enum rc rc;

	*t = (struct reuse_texts){.scratch = scratch_new(folder, WORDS_MEMORY)};
	rc = list_plans(t, w, whole, err);
	if (rc == RC_OK)
		rc = read_passages(t, w,
		    "SELECT g.plan, g.id, g.text, g.byte_from, s.shifts"
		    " FROM main.passage g LEFT JOIN main.passage_shift s"
		    " ON s.passage = g.id ORDER BY g.plan, g.ord",
		    false, err);
	if (rc == RC_OK && !whole)
		rc = read_passages(t, w,
		    "SELECT plan, 0, text, 0, NULL FROM temp.gone_passage"
		    " ORDER BY plan, ord",
		    true, err);
	return rc;
}

void
reuse_texts_release(struct reuse_texts *t)
{
	free(t->v);
	free(t->by_id);
	scratch_free(t->scratch);
	*t = (struct reuse_texts){.n = 0};
}

/* Bytes of what is put down before the words. */
static size_t
size_of_places(const struct reuse_plan *p)
{
	return p->n_passages * sizeof(struct reuse_passage) +
	       p->n * (sizeof(uint32_t) + sizeof(uint16_t));
}

enum rc
reuse_texts_words(const struct reuse_texts *t, uint32_t number, uint32_t *words,
    struct err *err)
{
	const struct reuse_plan *p = &t->v[number];

	return scratch_read(t->scratch, p->at + size_of_places(p), words,
	    p->n * sizeof(*words), err);
}

enum rc
reuse_texts_places(const struct reuse_texts *t, uint32_t number,
    struct reuse_places *out, struct err *err)
{
	const struct reuse_plan *p = &t->v[number];
	size_t size = size_of_places(p);

	if (out->cap < size) {
		out->cap = size + size / 4;
		out->room = mem_resize(out->room, out->cap);
	}
	out->n = p->n;
	out->n_passages = p->n_passages;
	out->passages = (const void *)out->room;
	out->from = (const void *)(out->passages + p->n_passages);
	out->len = (const void *)(out->from + p->n);
	return scratch_read(t->scratch, p->at, out->room, size, err);
}

void
reuse_places_release(struct reuse_places *p)
{
	free(p->room);
	*p = (struct reuse_places){.n = 0};
}

const struct reuse_passage *
reuse_passage_of(const struct reuse_places *p, uint32_t word)
{
	size_t lo = 0, hi = p->n_passages;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (p->passages[mid].word <= word)
			lo = mid;
		else
			hi = mid;
	}
	return &p->passages[lo];
}

bool
reuse_is_before(const struct reuse_plan *a, const struct reuse_plan *b)
{
	size_t n, m;

	if (!a->issued[0] || !b->issued[0])
		return false;
	n = strlen(a->issued);
	m = strlen(b->issued);
	return strncmp(a->issued, b->issued, n < m ? n : m) < 0;
}
