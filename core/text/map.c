/* map.c - offsets of a derived text, as runs found by bisection. */
#include "core/text/map.h"

#include "core/base/mem.h"

#include <stdlib.h>

/* Source bytes that each byte of a run has; 0 where the run is one piece. */
static size_t
step(size_t n, size_t src_n)
{
	return src_n == n ? 1 : src_n == 2 * n ? 2 : 0;
}

static size_t
run_end(const struct map_run *r)
{
	return (size_t)r->src + r->src_n;
}

static size_t
run_to(const struct map_run *r)
{
	return (size_t)r->at + r->n;
}

void
map_add(struct map *m, size_t n, size_t src, size_t src_n)
{
	struct map_run *last = m->n ? &m->v[m->n - 1] : NULL;
	size_t k = step(n, src_n);

	if (n == 0)
		return;
	if (last && k && k == step(last->n, last->src_n) &&
	    run_end(last) == src) {
		last->n += (uint32_t)n;
		last->src_n += (uint32_t)src_n;
	} else {
		ARR_GROW(m->v, m->n, m->cap);
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
		m->v[m->n++] = (struct map_run){(uint32_t)m->len, (uint32_t)n,
		    (uint32_t)src, (uint32_t)src_n};
	}
	m->len += n;
}

void
map_add_whole(struct map *m, size_t n, size_t src, size_t src_n)
{
	if (n > 1 && step(n, src_n)) {
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
		size_t b = to < run_to(r) ? to : run_to(r);
		size_t k;

		if (r->at >= to)
			break;
		if (a >= b)
			continue;
		k = step(r->n, r->src_n);
		if (k)
			map_add(
			    m, b - a, r->src + k * (a - r->at), k * (b - a));
		else
			map_add_whole(m, b - a, r->src, r->src_n);
	}
}

void
map_through(struct map *m, const struct map *upper, const struct map *lower)
{
	for (size_t i = 0; i < upper->n; i++) {
		const struct map_run *r = &upper->v[i];
		size_t from = map_from(lower, r->src);

		if (r->n == r->src_n)
			map_copy(m, lower, r->src, run_end(r));
		else
			map_add_whole(
			    m, r->n, from, map_to(lower, run_end(r)) - from);
	}
}

size_t
map_from(const struct map *m, size_t at)
{
	const struct map_run *r;

	if (m->n == 0)
		return 0;
	r = &m->v[find(m, at)];
	if (at >= run_to(r))
		return run_end(r);
	return r->src + step(r->n, r->src_n) * (at - r->at);
}

size_t
map_to(const struct map *m, size_t to)
{
	const struct map_run *r;
	size_t k;

	if (m->n == 0 || to == 0)
		return map_from(m, 0);
	r = &m->v[find(m, to - 1)];
	k = step(r->n, r->src_n);
	if (to >= run_to(r) || k == 0)
		return run_end(r);
	return r->src + k * (to - r->at);
}

bool
map_is_plain(const struct map *m, size_t from, size_t to)
{
	const struct map_run *r;

	if (m->n == 0 || from >= to)
		return from >= to;
	r = &m->v[find(m, from)];
	return r->n == r->src_n && r->at <= from && to <= run_to(r);
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
