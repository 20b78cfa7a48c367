/* map.c - offsets of a derived text, as runs found by bisection. */
#include "core/text/map.h"

#include "core/base/mem.h"

#include <stdlib.h>

void
map_add(struct map *m, size_t n, size_t src, size_t src_n)
{
	struct map_run *last = m->n ? &m->v[m->n - 1] : NULL;

	if (n == 0)
		return;
	if (last && n == src_n && last->n == last->src_n &&
	    last->src + last->src_n == src) {
		last->n += n;
		last->src_n += src_n;
	} else {
		ARR_GROW(m->v, m->n, m->cap);
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
		m->v[m->n++] = (struct map_run){m->len, n, src, src_n};
	}
	m->len += n;
}

/* The same, all of it one piece: a run of equal lengths would count as byte by
 * byte. */
static void
add_whole(struct map *m, size_t n, size_t src, size_t src_n)
{
	if (n == src_n && n > 1) {
		map_add(m, 1, src, src_n);
		n--;
	}
	map_add(m, n, src, src_n);
}

/* Index of the run that holds offset at; m is not empty. */
static size_t
find(const struct map *m, size_t at)
{
	size_t lo = 0, hi = m->n;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (m->v[mid].at <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

void
map_copy(struct map *m, const struct map *other, size_t from, size_t to)
{
	size_t i;

	if (from >= to || other->n == 0)
		return;
	for (i = find(other, from); i < other->n; i++) {
		const struct map_run *r = &other->v[i];
		size_t a = from > r->at ? from : r->at;
		size_t b = to < r->at + r->n ? to : r->at + r->n;

		if (r->at >= to)
			break;
		if (a >= b)
			continue;
		if (r->n == r->src_n)
			map_add(m, b - a, r->src + (a - r->at), b - a);
		else
			add_whole(m, b - a, r->src, r->src_n);
	}
}

static size_t
run_end(const struct map_run *r)
{
	return r->src + r->src_n;
}

size_t
map_from(const struct map *m, size_t at)
{
	const struct map_run *r;

	if (m->n == 0)
		return 0;
	r = &m->v[find(m, at)];
	if (at >= r->at + r->n)
		return run_end(r);
	return r->n == r->src_n ? r->src + (at - r->at) : r->src;
}

size_t
map_to(const struct map *m, size_t to)
{
	const struct map_run *r;

	if (m->n == 0 || to == 0)
		return map_from(m, 0);
	r = &m->v[find(m, to - 1)];
	if (to >= r->at + r->n || r->n != r->src_n)
		return run_end(r);
	return r->src + (to - r->at);
}

bool
map_is_plain(const struct map *m, size_t from, size_t to)
{
	const struct map_run *r;

	if (m->n == 0 || from >= to)
		return from >= to;
	r = &m->v[find(m, from)];
	return r->n == r->src_n && r->at <= from && to <= r->at + r->n;
}

void
map_reset(struct map *m)
{
	m->n = 0;
	m->len = 0;
}

void
map_release(struct map *m)
{
	free(m->v);
	*m = (struct map)MAP_INIT;
}
