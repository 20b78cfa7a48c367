/*
 * html.h - an HTML page, element by element.
 *
 * What is written is well-formed as XML too, so that any XML tool can check
 * and read it. Names of elements and attributes are ours; texts and values may
 * be any bytes: markup is escaped, line ends and tabs become a space, and what
 * would steer or reorder text (control and bidirectional control characters),
 * is not UTF-8 or is no character becomes U+FFFD.
 *
 * A small writer of our own, unlike xml.h: a page must be had without libxml2,
 * which is optional, and libxml2 writes an empty element as <td/>, which an
 * HTML parser takes for a beginning without an end.
 */
#ifndef CORE_OUT_HTML_H
#define CORE_OUT_HTML_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum { HTML_DEPTH = 32 }; /* elements that may be open at once */

struct html {
	struct buf out, text; /* text: what is being escaped */
	const char *open[HTML_DEPTH];
	size_t depth;
	bool in_tag; /* attributes may still be added */
};

#define HTML_INIT                                                              \
	{                                                                      \
		.out = BUF_INIT, .text = BUF_INIT                              \
	}

/* name must live until the element is closed. */
void html_open(struct html *h, const char *name);
void html_open_class(struct html *h, const char *name, const char *class);

/* Of the element that was opened last, before its text or children. */
void html_attr(struct html *h, const char *name, struct str value);
void html_attrf(struct html *h, const char *name, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

void html_text(struct html *h, struct str text);
void html_textf(struct html *h, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Text that is markup already: a style sheet, parts of this very writer. */
void html_raw(struct html *h, struct str markup);

void html_close(struct html *h);
void html_close_to(struct html *h, size_t depth); /* until so many are open */

/* A whole element with a text of ours, and one with a class or another's. */
void html_element(struct html *h, const char *name, const char *text);
void html_quote(struct html *h, const char *name, const char *lang,
    struct str text); /* the language of its text is said */

/* <!DOCTYPE html>, before the first element. */
void html_doctype(struct html *h);

/* All that was written, everything closed. It lives in h. */
struct str html_end(struct html *h);
void html_release(struct html *h);

#endif
