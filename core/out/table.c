/*
 * table.c - aligned columns for the eye.
 *
 * Where the columns are wider than the terminal, the widest text columns
 * give way together and their cells go on below; numbers stay whole. Columns
 * that cannot be made narrow enough run over: text is never lost.
 */
#include "core/base/mem.h"
#include "core/out/sink_impl.h"
#include "core/text/width.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 8, WIDEST_NAME = 24 };

static void
table_row(struct sink *s, const struct cell *cells)
{
	size_t i;

	for (i = 0; i < s->ncolumns; i++)
		grid_add(&s->grid, &cells[i]);
}

static bool
is_number(const struct sink *s, size_t column)
{
	return s->columns[column].type == CELL_INT ||
	       s->columns[column].type == CELL_REAL;
}

/* The header is the first row of the grid. */
static void
table_begin(struct sink *s)
{
	struct cell name = {.type = CELL_TEXT};
	size_t i;

	grid_reset(&s->grid);
	for (i = 0; i < s->ncolumns; i++) {
		name.s = str_of(s->columns[i].name);
		grid_add(&s->grid, &name);
	}
}

static void
natural_widths(const struct sink *s, size_t *widths)
{
	size_t i, w, n = s->ncolumns;

	for (i = 0; i < s->grid.n; i++) {
		w = width_of(s->grid.cells[i]);
		if (w > widths[i % n])
			widths[i % n] = w;
	}
}

/* Below this a column does not shrink: its name, if it is not unreasonably
 * long, stays in one piece. */
static size_t
least_width(const struct sink *s, size_t column)
{
	size_t w = width_of(s->grid.cells[column]);

	if (w > WIDEST_NAME)
		return WIDEST_NAME;
	return w > NARROWEST ? w : NARROWEST;
}

static size_t
total_width(const struct sink *s, const size_t *widths)
{
	size_t i, total = 0;

	for (i = 0; i < s->ncolumns; i++)
		total += widths[i] + (i ? GAP : 0);
	return total;
}

/* The widest column that can still give way, or the number of columns. */
static size_t
widest(const struct sink *s, const size_t *widths)
{
	size_t i, found = s->ncolumns;

	for (i = 0; i < s->ncolumns; i++)
		if (!is_number(s, i) && widths[i] > least_width(s, i) &&
		    (found == s->ncolumns || widths[i] > widths[found]))
			found = i;
	return found;
}

static void
shrink(const struct sink *s, size_t *widths)
{
	size_t i, total;

	for (i = 0; i < s->ncolumns; i++)
		if (!is_number(s, i) && widths[i] > s->width &&
		    s->width > least_width(s, i))
			widths[i] = s->width;
	total = total_width(s, widths);
	for (; total > s->width; total--) {
		i = widest(s, widths);
		if (i == s->ncolumns)
			return;
		widths[i]--;
	}
}

static void
put_spaces(struct buf *out, size_t n)
{
	buf_addf(out, "%*s", (int)n, "");
}

/* The piece of a cell, in colour what stands between « and ». A piece may begin
 * or end within: *open says so. */
static void
put_marked(struct buf *out, struct str s, bool *open)
{
	static const char on[] = "\033[1;33m", off[] = "\033[0m";
	struct str sign = {"«", strlen("«")};

	buf_adds(out, *open ? on : "");
	for (size_t i = 0; i < s.n;) {
		struct str rest = {s.p + i, s.n - i};
		bool shut = str_starts(rest, "»");

		if (!*open && str_starts(rest, "«")) {
			buf_adds(out, on);
			*open = true;
		}
		if (shut) {
			buf_add(out, rest.p, sign.n);
			i += sign.n;
			buf_adds(out, *open ? off : "");
			*open = false;
		} else {
			buf_addc(out, rest.p[0]);
			i++;
		}
	}
	buf_adds(out, *open ? off : "");
}

/* A cell on one line of at most width columns, with a sign where it was cut. */
static struct str
fit_cell(struct str s, enum fit fit, size_t width, const char **sign)
{
	*sign = "";
	if (fit == FIT_WRAP || width < 2 || width_of(s) <= width)
		return s;
	*sign = "…";
	if (fit == FIT_LEFT)
		return width_tail(s, width - 1);
	return (struct str){s.p, width_cut(s, width - 1)};
}

/* One line of a row: the next piece of each cell. Spaces are owed until
 * text follows them, so that no line ends in some. */
static void
put_line(struct sink *s, const size_t *widths, struct str *rest, bool *open)
{
	size_t i, room, owed = 0;
	const char *sign;
	struct str line;

	for (i = 0; i < s->ncolumns; i++, owed += GAP) {
		enum fit fit = s->columns[i].fit;
		bool right = is_number(s, i) || fit == FIT_LEFT;

		rest[i] = fit_cell(rest[i], fit, widths[i], &sign);
		line = width_line(&rest[i], widths[i]);
		room = width_of(line) + (*sign ? 1 : 0);
		room = widths[i] > room ? widths[i] - room : 0;
		if (right || line.n == 0)
			owed += room;
		if (line.n == 0)
			continue;
		put_spaces(&s->out, owed);
		buf_adds(&s->out, fit == FIT_LEFT ? sign : "");
		if (s->colour && s->columns[i].marked)
			put_marked(&s->out, line, &open[i]);
		else
			buf_add(&s->out, line.p, line.n);
		buf_adds(&s->out, fit == FIT_RIGHT ? sign : "");
		owed = right ? 0 : room;
	}
}

static bool
text_left(const struct str *rest, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (rest[i].n)
			return true;
	return false;
}

static void
put_row(struct sink *s, const size_t *widths, struct str *rest, bool bold)
{
	bool *open = mem_alloc((s->ncolumns + 1) * sizeof(*open));

	do {
		if (bold)
			buf_adds(&s->out, "\033[1m");
		put_line(s, widths, rest, open);
		buf_adds(&s->out, bold ? "\033[0m\n" : "\n");
	} while (text_left(rest, s->ncolumns));
	free(open);
}

static void
put_rows(struct sink *s, const size_t *widths)
{
	size_t i, n = s->ncolumns;

	for (i = 0; i < s->grid.n; i += n)
		put_row(s, widths, s->grid.cells + i, s->colour && i == 0);
}

static void
put_count(struct sink *s)
{
	buf_adds(&s->out, s->colour ? "\033[2m" : "");
	if (s->rows == 0)
		buf_adds(&s->out, "no rows");
	else
		buf_addf(&s->out, "%zu row%s", s->rows, s->rows > 1 ? "s" : "");
	buf_adds(&s->out, s->colour ? "\033[0m\n" : "\n");
}

static void
table_end(struct sink *s)
{
	size_t *widths = mem_alloc(s->ncolumns * sizeof(*widths));

	if (s->sets > 1)
		buf_addc(&s->out, '\n');
	if (s->title) {
		width_show(&s->out, str_of(s->title));
		buf_addc(&s->out, '\n');
	}
	natural_widths(s, widths);
	if (s->width)
		shrink(s, widths);
	put_rows(s, widths);
	put_count(s);
	free(widths);
}

const struct sink_ops table_ops = {
    .begin = table_begin,
    .row = table_row,
    .end = table_end,
};
