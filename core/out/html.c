/* html.c - markup that both kinds of parser read alike. */
#include "core/out/html.h"

#include "core/text/width.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* Elements that hold nothing, and for which HTML knows no end. */
static bool
is_void(const char *name)
{
	static const char *const names[] = {"meta", "br", "hr", "wbr", NULL};

	return is_one_of(name, names);
}

/* Elements that begin a line, so that a page can be read and compared. */
static bool
begins_line(const char *name)
{
	static const char *const names[] = {"html", "head", "meta", "title",
	    "style", "body", "header", "main", "nav", "section", "footer",
	    "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt",
	    "figure", "table", "caption", "desc", "thead", "tbody", "tr", "svg",
	    "g", "line", "rect", "circle", "text", NULL};

	return is_one_of(name, names);
}

static void
end_tag(struct html *h)
{
	if (h->in_tag)
		buf_addc(&h->out, '>');
	h->in_tag = false;
}

/* U+FFFE and U+FFFF, which XML forbids. */
static bool
is_forbidden(const char *p, size_t left)
{
	return left >= 3 && memcmp(p, "\xEF\xBF", 2) == 0 &&
	       (unsigned char)p[2] >= 0xBE;
}

static void
escape(struct html *h, struct str s)
{
	buf_reset(&h->text);
	width_show(&h->text, s);
	for (size_t i = 0; i < h->text.n; i++) {
		const char *p = h->text.p + i;

		if (*p == '&')
			buf_adds(&h->out, "&amp;");
		else if (*p == '<')
			buf_adds(&h->out, "&lt;");
		else if (*p == '>')
			buf_adds(&h->out, "&gt;");
		else if (*p == '"')
			buf_adds(&h->out, "&quot;");
		else if (is_forbidden(p, h->text.n - i))
			buf_adds(&h->out, "\xEF\xBF\xBD"), i += 2;
		else
			buf_addc(&h->out, *p);
	}
}

void
html_doctype(struct html *h)
{
	buf_adds(&h->out, "<!DOCTYPE html>");
}

void
html_open(struct html *h, const char *name)
{
	assert(h->depth < HTML_DEPTH);
	end_tag(h);
	buf_addf(&h->out, "%s<%s", begins_line(name) ? "\n" : "", name);
	h->open[h->depth++] = name;
	h->in_tag = true;
}

void
html_open_class(struct html *h, const char *name, const char *class)
{
	html_open(h, name);
	html_attr(h, "class", str_of(class));
}

void
html_attr(struct html *h, const char *name, struct str value)
{
	assert(h->in_tag);
	buf_addf(&h->out, " %s=\"", name);
	escape(h, value);
	buf_addc(&h->out, '"');
}

static void
add_formatted(struct buf *out, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return;
	buf_reserve(out, (size_t)n + 1);
	(void)vsnprintf(out->p + out->n, (size_t)n + 1, fmt, ap);
	out->n += (size_t)n;
}

void
html_attrf(struct html *h, const char *name, const char *fmt, ...)
{
	struct buf value = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	add_formatted(&value, fmt, ap);
	va_end(ap);
	html_attr(h, name, (struct str){buf_cstr(&value), value.n});
	buf_release(&value);
}

void
html_text(struct html *h, struct str text)
{
	end_tag(h);
	escape(h, text);
}

void
html_textf(struct html *h, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	add_formatted(&text, fmt, ap);
	va_end(ap);
	html_text(h, (struct str){buf_cstr(&text), text.n});
	buf_release(&text);
}

void
html_raw(struct html *h, struct str markup)
{
	end_tag(h);
	if (markup.n)
		buf_add(&h->out, markup.p, markup.n);
}

void
html_close(struct html *h)
{
	const char *name;

	assert(h->depth > 0);
	name = h->open[--h->depth];
	if (h->in_tag && is_void(name)) {
		buf_adds(&h->out, "/>");
		h->in_tag = false;
		return;
	}
	end_tag(h);
	buf_addf(&h->out, "</%s>", name);
}

void
html_close_to(struct html *h, size_t depth)
{
	while (h->depth > depth)
		html_close(h);
}

void
html_element(struct html *h, const char *name, const char *text)
{
	html_open(h, name);
	html_text(h, str_of(text));
	html_close(h);
}

void
html_quote(struct html *h, const char *name, const char *lang, struct str text)
{
	html_open(h, name);
	html_attr(h, "lang", str_of(lang));
	html_text(h, text);
	html_close(h);
}

struct str
html_end(struct html *h)
{
	html_close_to(h, 0);
	if (h->out.n)
		buf_addc(&h->out, '\n');
	return (struct str){buf_cstr(&h->out), h->out.n};
}

void
html_release(struct html *h)
{
	buf_release(&h->out);
	buf_release(&h->text);
	*h = (struct html)HTML_INIT;
}
