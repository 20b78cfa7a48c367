/* grid.c - rows kept as text. */
#include "core/out/grid.h"

#include "core/base/mem.h"
#include "core/out/number.h"
#include "core/out/sink.h"
#include "core/text/width.h"

#include <inttypes.h>
#include <stdlib.h>

void
grid_show(struct buf *out, const struct cell *cell)
{
	switch (cell->type) {
	case CELL_NULL:
		break;
	case CELL_INT:
		buf_addf(out, "%" PRId64, cell->i);
		break;
	case CELL_REAL:
		number_short(out, cell->r);
		break;
	case CELL_TEXT:
		width_show(out, cell->s);
		break;
	}
}

void
grid_add(struct grid *g, const struct cell *cell)
{
	struct buf *text = &g->scratch;

	buf_reset(text);
	grid_show(text, cell);
	ARR_GROW(g->cells, g->n, g->cap);
	g->cells[g->n].p = arena_strndup(&g->arena, buf_cstr(text), text->n);
	g->cells[g->n].n = text->n;
	g->n++;
}

void
grid_reset(struct grid *g)
{
	arena_reset(&g->arena);
	g->n = 0;
}

void
grid_release(struct grid *g)
{
	arena_release(&g->arena);
	buf_release(&g->scratch);
	free(g->cells);
	*g = (struct grid)GRID_INIT;
}
