/*
 * card.c - one thing told at length: groups of fields and their values.
 *
 * Takes rows of group, field, value; further columns are for the other
 * formats. A group is headed where it begins, an empty one has no heading.
 */
#include "core/out/sink_impl.h"
#include "core/text/width.h"

#include <assert.h>

enum { GROUP, FIELD, VALUE, CARD_COLUMNS };
enum { INDENT = 2, GAP = 2, NARROWEST = 20 };

static void
card_begin(struct sink *s)
{
	assert(s->ncolumns >= CARD_COLUMNS);
	grid_reset(&s->grid);
}

static void
card_row(struct sink *s, const struct cell *cells)
{
	size_t i;

	for (i = 0; i < CARD_COLUMNS; i++)
		grid_add(&s->grid, &cells[i]);
}

static size_t
field_width(const struct grid *g)
{
	size_t i, w, max = 0;

	for (i = FIELD; i < g->n; i += CARD_COLUMNS) {
		w = width_of(g->cells[i]);
		if (w > max)
			max = w;
	}
	return max;
}

static void
put_heading(struct sink *s, struct str group)
{
	if (group.n == 0)
		return;
	buf_adds(&s->out, s->colour ? "\033[1m" : "");
	buf_add(&s->out, group.p, group.n);
	buf_adds(&s->out, s->colour ? "\033[0m\n" : "\n");
}

/* The values begin in column `left`. */
static void
put_field(struct sink *s, struct str field, struct str value, size_t left)
{
	size_t used = INDENT + width_of(field), max = 0;
	struct str line;

	if (s->width)
		max = s->width > left + NARROWEST ? s->width - left : NARROWEST;
	buf_addf(&s->out, "%*s", INDENT, "");
	buf_add(&s->out, field.p, field.n);
	while (value.n) {
		line = width_line(&value, max);
		buf_addf(&s->out, "%*s", (int)(left - used), "");
		buf_add(&s->out, line.p, line.n);
		if (value.n)
			buf_addc(&s->out, '\n');
		used = 0;
	}
	buf_addc(&s->out, '\n');
}

static void
put_title(struct sink *s)
{
	if (s->sets > 1)
		buf_addc(&s->out, '\n');
	if (!s->title)
		return;
	width_show(&s->out, str_of(s->title));
	buf_adds(&s->out, "\n\n");
}

static void
card_end(struct sink *s)
{
	const struct str *row, *end = s->grid.cells + s->grid.n;
	size_t left = INDENT + field_width(&s->grid) + GAP;
	struct str group = STR_NULL;

	put_title(s);
	for (row = s->grid.cells; row != end; row += CARD_COLUMNS) {
		if (row == s->grid.cells || !str_eq(row[GROUP], group)) {
			if (row != s->grid.cells)
				buf_addc(&s->out, '\n');
			put_heading(s, row[GROUP]);
		}
		group = row[GROUP];
		put_field(s, row[FIELD], row[VALUE], left);
	}
}

const struct sink_ops card_ops = {
    .begin = card_begin,
    .row = card_row,
    .end = card_end,
};
