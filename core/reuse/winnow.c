/* winnow.c - the least hash of each window. */
#include "core/reuse/winnow.h"

static size_t
least(const uint32_t *h, size_t from, size_t to)
{
	size_t min = from;

	for (size_t i = from + 1; i < to; i++)
		if (h[i] <= h[min])
			min = i;
	return min;
}

size_t
winnow(const uint32_t *h, size_t n, size_t window, uint32_t *at)
{
	size_t kept = 0, min = 0;

	if (window > n)
		window = n;
	if (n == 0 || window == 0)
		return 0;
	for (size_t to = window; to <= n; to++) {
		if (kept && min >= to - window && h[to - 1] > h[min])
			continue;
		min = least(h, to - window, to);
		at[kept++] = (uint32_t)min;
	}
	return kept;
}
