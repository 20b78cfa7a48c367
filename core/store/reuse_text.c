/* reuse_text.c - plans read, cut into words, and put in order of time. */
#include "core/store/reuse_text.h"

#include "core/base/mem.h"
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

static const char *
column(struct reuse_texts *t, sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);

	return s ? arena_strdup(&t->strings, s) : NULL;
}

/* Columns id, sha256, issued, level. */
static enum rc
read_plans(struct reuse_texts *t, struct writer *w, const char *sql,
    bool before, bool after, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_ERROR;

	if (sqlite3_prepare_v2(writer_sql(w), sql, -1, &st, NULL) != SQLITE_OK)
		return writer_fail(w, err);
	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		ARR_GROW(t->v, t->n, t->cap);
		t->v[t->n++] =
		    (struct reuse_plan){.id = sqlite3_column_int64(st, 0),
			.sha256 = column(t, st, 1),
			.issued = column(t, st, 2),
			.level = level_rank(
			    (const char *)sqlite3_column_text(st, 3)),
			.before = before && !sqlite3_column_int(st, 4),
			.after = after};
	}
	sqlite3_finalize(st);
	return step == SQLITE_DONE ? RC_OK : writer_fail(w, err);
}

static int
by_time(const void *x, const void *y)
{
	const struct reuse_plan *a = x, *b = y;
	int c;

	if (!a->issued != !b->issued)
		return a->issued ? -1 : 1;
	c = a->issued ? strcmp(a->issued, b->issued) : 0;
	if (c == 0)
		c = a->level - b->level;
	if (c == 0)
		c = strcmp(a->sha256, b->sha256);
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
number_plans(struct reuse_texts *t)
{
	struct id_number *ids = mem_alloc((t->n + 1) * sizeof(*ids));

	if (t->n)
		qsort(t->v, t->n, sizeof(*t->v), by_time);
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].after)
			ids[t->n_by_id++] =
			    (struct id_number){t->v[i].id, (uint32_t)i};
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

static void
put_word(struct reuse_plan *p, uint32_t word, uint64_t from, uint64_t to)
{
	if (p->n == p->cap) {
		p->cap = p->cap ? p->cap + p->cap / 2 : 1024;
		p->words = mem_resize(p->words, p->cap * sizeof(*p->words));
		p->from = mem_resize(p->from, p->cap * sizeof(*p->from));
		p->len = mem_resize(p->len, p->cap * sizeof(*p->len));
	}
	p->words[p->n] = word;
	p->from[p->n] = (uint32_t)from;
	p->len[p->n] =
	    to - from > UINT16_MAX ? UINT16_MAX : (uint16_t)(to - from);
	p->n++;
}

/* Columns plan, id, text, byte_from, shifts. */
static void
take_passage(struct reuse_texts *t, struct reuse_plan *p, sqlite3_stmt *st)
{
	const char *s = (const char *)sqlite3_column_text(st, 2);
	struct token_iter it =
	    token_begin(s, (size_t)sqlite3_column_bytes(st, 2));
	struct shift_reader shifts = shift_begin(
	    sqlite3_column_blob(st, 4), (size_t)sqlite3_column_bytes(st, 4));
	int64_t at = sqlite3_column_int64(st, 3);
	struct str w;

	ARR_GROW(p->passages, p->n_passages, p->cap_passages);
	p->passages[p->n_passages++] =
	    (struct reuse_passage){sqlite3_column_int64(st, 1), (uint32_t)p->n};
	while (token_next(&it, &w)) {
		size_t from = (size_t)(w.p - s), to = from + w.n;
		int64_t a = at + (int64_t)from + shift_at(&shifts, from);
		int64_t b = at + (int64_t)to + shift_at(&shifts, to);

		put_word(p, lexicon_id(&t->lexicon, w), (uint64_t)a,
		    (uint64_t)(b > a ? b : a));
	}
}

/* What is left of the last growth is given back. */
static void
fit(struct reuse_plan *p)
{
	if (!p || !p->n)
		return;
	p->cap = p->n;
	p->words = mem_resize(p->words, p->cap * sizeof(*p->words));
	p->from = mem_resize(p->from, p->cap * sizeof(*p->from));
	p->len = mem_resize(p->len, p->cap * sizeof(*p->len));
}

static struct reuse_plan *
find_gone(struct reuse_texts *t, int64_t id)
{
	for (size_t i = 0; i < t->n; i++)
		if (!t->v[i].after && t->v[i].id == id)
			return &t->v[i];
	return NULL;
}

static enum rc
read_passages(struct reuse_texts *t, struct writer *w, const char *sql,
    bool gone, struct err *err)
{
	sqlite3_stmt *st = NULL;
	struct reuse_plan *p = NULL;
	uint32_t number;
	int step = SQLITE_ERROR;

	if (sqlite3_prepare_v2(writer_sql(w), sql, -1, &st, NULL) != SQLITE_OK)
		return writer_fail(w, err);
	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		int64_t id = sqlite3_column_int64(st, 0);

		if (!p || p->id != id) {
			fit(p);
			p = gone ? find_gone(t, id)
			    : reuse_texts_find(t, id, &number) ? &t->v[number]
							       : NULL;
		}
		if (p)
			take_passage(t, p, st);
	}
	fit(p);
	sqlite3_finalize(st);
	return step == SQLITE_DONE ? RC_OK : writer_fail(w, err);
}

enum rc
reuse_texts_read(struct reuse_texts *t, struct writer *w, struct err *err)
{
	bool whole = change_voids_pairs(writer_change(w));
	enum rc rc;

	*t = (struct reuse_texts){
	    .lexicon = LEXICON_INIT, .strings = ARENA_INIT};
	rc = read_plans(t, w,
	    "SELECT id, sha256, issued, level, EXISTS"
	    " (SELECT 1 FROM temp.new_plan n WHERE n.id = p.id)"
	    " FROM main.plan p",
	    !whole, true, err);
	if (rc == RC_OK && !whole)
		rc = read_plans(t, w,
		    "SELECT id, sha256, issued, level, 0 FROM temp.gone_plan",
		    true, false, err);
	if (rc)
		return rc;
	number_plans(t);
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
	for (size_t i = 0; i < t->n; i++) {
		free(t->v[i].words);
		free(t->v[i].from);
		free(t->v[i].len);
		free(t->v[i].passages);
	}
	free(t->v);
	free(t->by_id);
	lexicon_release(&t->lexicon);
	arena_release(&t->strings);
	t->v = NULL;
	t->by_id = NULL;
}

const struct reuse_passage *
reuse_passage_of(const struct reuse_plan *p, uint32_t word)
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

	if (!a->issued || !b->issued)
		return false;
	n = strlen(a->issued);
	m = strlen(b->issued);
	return strncmp(a->issued, b->issued, n < m ? n : m) < 0;
}
