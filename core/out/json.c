/*
 * json.c - an array of objects, or one object a line.
 *
 * Rows are written as they come, so that keys stand in the order of the
 * columns; jansson writes the strings. One row set is a plain array. Whether
 * a second one comes is known only when it does, so the first is held back,
 * with the wrapper that several need in front of it: `wrapper` bytes that are
 * dropped when no second row set came.
 */
#include "core/out/number.h"
#include "core/out/sink_impl.h"
#include "core/text/valid.h"
#include "core/text/width.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <string.h>
#include <utf8proc.h>

static int
add_piece(const char *p, size_t n, void *data)
{
	buf_add(data, p, n);
	return 0;
}

static json_t *
string_new(struct str s)
{
	json_t *string = json_stringn(s.n ? s.p : "", s.n);
	struct buf valid = BUF_INIT;

	if (string)
		return string;
	valid_add(&valid, s);
	string = json_stringn(buf_cstr(&valid), valid.n);
	buf_release(&valid);
	return string;
}

/* JSON lets DEL, C1 and bidi controls stand as they are; a terminal does
 * not, so they are escaped like the others. */
static void
escape_controls(struct buf *out, const struct buf *text)
{
	utf8proc_ssize_t n;
	int32_t c;
	size_t i;

	for (i = 0; i < text->n; i += (size_t)n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text->p + i,
		    (utf8proc_ssize_t)(text->n - i), &c);
		if (n <= 0)
			return;
		if (width_is_control(c))
			buf_addf(out, "\\u%04x", (unsigned)c);
		else
			buf_add(out, text->p + i, (size_t)n);
	}
}

static void
put_string(struct sink *s, struct str text)
{
	json_t *string = string_new(text);
	struct buf dump = BUF_INIT;

	if (!string ||
	    json_dump_callback(string, add_piece, &dump, JSON_ENCODE_ANY) != 0)
		s->nomem = true;
	escape_controls(&s->out, &dump);
	buf_release(&dump);
	json_decref(string);
}

static void
put_value(struct sink *s, const struct cell *cell)
{
	if (cell->type == CELL_TEXT)
		put_string(s, cell->s);
	else if (cell->type == CELL_INT)
		buf_addf(&s->out, "%" PRId64, cell->i);
	else if (cell->type == CELL_REAL && isfinite(cell->r))
		number_exact(&s->out, cell->r);
	else
		buf_adds(&s->out, "null");
}

static void
put_object(struct sink *s, const struct cell *cells)
{
	size_t i;

	buf_addc(&s->out, '{');
	for (i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_addc(&s->out, ',');
		put_string(s, str_of(s->columns[i].name));
		buf_addc(&s->out, ':');
		put_value(s, &cells[i]);
	}
	buf_addc(&s->out, '}');
}

static void
json_begin(struct sink *s)
{
	if (s->sets > 1)
		buf_adds(&s->out, "},\n{\"title\":");
	else
		buf_adds(&s->out, "[\n{\"title\":");
	if (s->title)
		put_string(s, str_of(s->title));
	else
		buf_adds(&s->out, "null");
	buf_adds(&s->out, ",\"rows\":");
	if (s->sets == 1)
		s->wrapper = s->out.n;
	s->hold = s->sets == 1;
	buf_addc(&s->out, '[');
}

static void
json_row(struct sink *s, const struct cell *cells)
{
	buf_adds(&s->out, s->rows ? ",\n" : "\n");
	put_object(s, cells);
}

static void
json_end(struct sink *s)
{
	buf_adds(&s->out, s->rows ? "\n]" : "]");
}

static void
json_close(struct sink *s)
{
	struct buf *out = &s->out;

	if (s->sets == 0) {
		buf_adds(out, "[]");
	} else if (s->sets == 1) {
		memmove(out->p, out->p + s->wrapper, out->n - s->wrapper);
		buf_cut(out, out->n - s->wrapper);
	} else {
		buf_adds(out, "}\n]");
	}
	buf_addc(out, '\n');
}

static void
lines_row(struct sink *s, const struct cell *cells)
{
	put_object(s, cells);
	buf_addc(&s->out, '\n');
}

const struct sink_ops json_ops = {
    .begin = json_begin,
    .row = json_row,
    .end = json_end,
    .close = json_close,
};

const struct sink_ops json_lines_ops = {
    .row = lines_row,
};
