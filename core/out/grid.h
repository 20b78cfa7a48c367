/* grid.h - rows kept as text that is safe to show, until all are there and
 * their widths known. */
#ifndef CORE_OUT_GRID_H
#define CORE_OUT_GRID_H

#include "core/base/arena.h"
#include "core/base/str.h"

#include <stddef.h>

struct cell;

struct grid {
	struct arena arena;
	struct str *cells; /* row after row */
	size_t n, cap;     /* cells */
	struct buf scratch;
};

#define GRID_INIT                                                              \
	{                                                                      \
		ARENA_INIT, NULL, 0, 0, BUF_INIT                               \
	}

void grid_add(struct grid *g, const struct cell *cell);
void grid_reset(struct grid *g);
void grid_release(struct grid *g);

/* Append cell as it is shown to people: one line, reals in short. */
void grid_show(struct buf *out, const struct cell *cell);

#endif
