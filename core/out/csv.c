/*
 * csv.c - comma or tab separated values.
 *
 * A file is meant for spreadsheets as well as programs: a byte order mark
 * lets Excel see the UTF-8, and text it would run as a formula is guarded. A
 * pipe is meant for programs and gets the plain bytes, and so does a file that
 * is exact.
 */
#include "core/out/number.h"
#include "core/out/sink_impl.h"
#include "core/text/width.h"

#include <inttypes.h>
#include <string.h>

static void
csv_open(struct sink *s)
{
	if (s->to_file && !s->exact)
		buf_adds(&s->out, "\xEF\xBB\xBF");
}

static void
end_line(struct sink *s)
{
	buf_adds(&s->out, s->to_file ? "\r\n" : "\n");
}

/* The full-width signs count where a spreadsheet takes them for the others. */
static bool
is_formula(struct str text)
{
	static const char *const starts[] = {
	    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_starts(text, starts[i]))
			return true;
	return false;
}

/* Quoted only where the text could be misread without. */
static void
put_quoted(struct buf *out, struct str text)
{
	size_t i;
	bool quote = false;

	for (i = 0; i < text.n && !quote; i++)
		quote = text.p[i] && strchr(",\"\r\n", text.p[i]);
	if (!quote) {
		buf_add(out, text.p, text.n);
		return;
	}
	buf_addc(out, '"');
	for (i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, text.p[i]);
	}
	buf_addc(out, '"');
}

static void
put_escaped(struct buf *out, struct str text)
{
	static const char special[] = "\t\n\r\\", letter[] = "tnr\\";
	const char *found;
	size_t i;

	for (i = 0; i < text.n; i++) {
		found = text.p[i] ? strchr(special, text.p[i]) : NULL;
		if (found) {
			buf_addc(out, '\\');
			buf_addc(out, letter[found - special]);
		} else {
			buf_addc(out, text.p[i]);
		}
	}
}

/* Line ends and tabs are syntax that a terminal may see; other controls are
 * not for it. */
static void
put_shown(struct buf *out, struct str text)
{
	size_t i, from = 0;

	for (i = 0; i < text.n; i++) {
		if (text.p[i] != '\n' && text.p[i] != '\t')
			continue;
		width_show(out, (struct str){text.p + from, i - from});
		buf_addc(out, text.p[i]);
		from = i + 1;
	}
	width_show(out, (struct str){text.p + from, text.n - from});
}

static void
put_text(struct sink *s, struct str text, bool tab)
{
	struct buf guarded = BUF_INIT;

	if (s->to_terminal) {
		put_shown(&guarded, text);
	} else if (s->to_file && !s->exact && is_formula(text)) {
		buf_addc(&guarded, '\'');
		buf_add(&guarded, text.p, text.n);
	}
	if (guarded.n)
		text = (struct str){guarded.p, guarded.n};
	if (tab)
		put_escaped(&s->out, text);
	else
		put_quoted(&s->out, text);
	buf_release(&guarded);
}

static void
put_cell(struct sink *s, const struct cell *cell, bool tab)
{
	switch (cell->type) {
	case CELL_NULL:
		break;
	case CELL_INT:
		buf_addf(&s->out, "%" PRId64, cell->i);
		break;
	case CELL_REAL:
		number_exact(&s->out, cell->r);
		break;
	case CELL_TEXT:
		put_text(s, cell->s, tab);
		break;
	}
}

static void
put_header(struct sink *s, bool tab)
{
	size_t i;

	if (s->sets > 1)
		end_line(s);
	for (i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_addc(&s->out, tab ? '\t' : ',');
		put_text(s, str_of(s->columns[i].name), tab);
	}
	end_line(s);
}

static void
csv_begin(struct sink *s)
{
	put_header(s, false);
}

static void
csv_row(struct sink *s, const struct cell *cells)
{
	size_t i, start = s->out.n;

	for (i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_addc(&s->out, ',');
		put_cell(s, &cells[i], false);
	}
	/* Readers skip an empty line: an only cell that is empty is quoted. */
	if (s->out.n == start)
		buf_adds(&s->out, "\"\"");
	end_line(s);
}

static void
tab_begin(struct sink *s)
{
	put_header(s, true);
}

static void
tab_row(struct sink *s, const struct cell *cells)
{
	size_t i;

	for (i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_addc(&s->out, '\t');
		put_cell(s, &cells[i], true);
	}
	end_line(s);
}

const struct sink_ops csv_ops = {
    .open = csv_open,
    .begin = csv_begin,
    .row = csv_row,
};

const struct sink_ops csv_tab_ops = {
    .open = csv_open,
    .begin = tab_begin,
    .row = tab_row,
};
