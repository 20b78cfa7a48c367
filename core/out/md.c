/* md.c - a table in GitHub's Markdown; text of documents stays text. */
#include "core/out/sink_impl.h"
#include "core/text/width.h"

#include <ctype.h>
#include <string.h>

static bool
inside_word(struct str s, size_t i)
{
	return i > 0 && i + 1 < s.n && isalnum((unsigned char)s.p[i - 1]) &&
	       isalnum((unsigned char)s.p[i + 1]);
}

/* s holds no control characters any more. */
static void
put_escaped(struct buf *out, struct str s)
{
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = s.p[i];
		if (c == '&')
			buf_adds(out, "&amp;");
		else if (c == '<')
			buf_adds(out, "&lt;");
		else if (c == '>')
			buf_adds(out, "&gt;");
		else if (c == '_' && inside_word(s, i))
			buf_addc(out, c);
		else if (strchr("\\|`*_[]~", c))
			buf_addf(out, "\\%c", c);
		else
			buf_addc(out, c);
	}
}

static void
put_safe(struct buf *out, struct str s)
{
	struct buf shown = BUF_INIT;

	width_show(&shown, s);
	put_escaped(out, (struct str){buf_cstr(&shown), shown.n});
	buf_release(&shown);
}

/* A line end inside a cell is one there too. */
static void
put_text(struct buf *out, struct str s)
{
	const char *newline;
	size_t n;

	while (s.n && (newline = memchr(s.p, '\n', s.n)) != NULL) {
		n = (size_t)(newline - s.p);
		put_safe(out,
		    (struct str){s.p, n && s.p[n - 1] == '\r' ? n - 1 : n});
		buf_adds(out, "<br>");
		s.p += n + 1;
		s.n -= n + 1;
	}
	put_safe(out, s);
}

static void
put_rule(struct sink *s)
{
	size_t i;

	buf_addc(&s->out, '|');
	for (i = 0; i < s->ncolumns; i++) {
		bool number = s->columns[i].type == CELL_INT ||
			      s->columns[i].type == CELL_REAL;

		buf_adds(&s->out, number ? " ---: |" : " --- |");
	}
	buf_addc(&s->out, '\n');
}

static void
md_begin(struct sink *s)
{
	size_t i;

	if (s->sets > 1)
		buf_addc(&s->out, '\n');
	if (s->title) {
		buf_adds(&s->out, "### ");
		put_safe(&s->out, str_of(s->title));
		buf_adds(&s->out, "\n\n");
	}
	buf_addc(&s->out, '|');
	for (i = 0; i < s->ncolumns; i++) {
		buf_addc(&s->out, ' ');
		put_text(&s->out, str_of(s->columns[i].name));
		buf_adds(&s->out, " |");
	}
	buf_addc(&s->out, '\n');
	put_rule(s);
}

static void
md_row(struct sink *s, const struct cell *cells)
{
	size_t i;

	buf_addc(&s->out, '|');
	for (i = 0; i < s->ncolumns; i++) {
		buf_addc(&s->out, ' ');
		if (cells[i].type == CELL_TEXT)
			put_text(&s->out, cells[i].s);
		else
			grid_show(&s->out, &cells[i]);
		buf_adds(&s->out, " |");
	}
	buf_addc(&s->out, '\n');
}

const struct sink_ops md_ops = {
    .begin = md_begin,
    .row = md_row,
};
