/* xml.c - libxml2's text writer, held to valid text. */
#include "core/out/xml.h"

#include "core/base/mem.h"
#include "core/text/valid.h"
#include "core/text/width.h"

#include <libxml/xmlwriter.h>
#include <stdint.h>
#include <stdlib.h>
#include <utf8proc.h>

struct xml {
	xmlTextWriter *writer; /* NULL: it could not be had */
	struct buf out, value;
	bool failed;
};

static int
take(void *ctx, const char *p, int n)
{
	buf_add(ctx, p, (size_t)n);
	return n;
}

static void
check(struct xml *x, int code)
{
	if (code < 0)
		x->failed = true;
}

struct xml *
xml_new(void)
{
	struct xml *x = mem_alloc(sizeof(*x));
	xmlOutputBuffer *to;

	/* libxml2 would print on stderr what it has no memory for */
	(void)xmlMemSetup(free, mem_alloc, mem_resize, mem_strdup);
	to = xmlOutputBufferCreateIO(take, NULL, &x->out, NULL);
	x->writer = to ? xmlNewTextWriter(to) : NULL;
	if (to && !x->writer)
		(void)xmlOutputBufferClose(to);
	x->failed = !x->writer;
	if (x->writer) {
		check(x, xmlTextWriterSetIndent(x->writer, 1));
		check(x,
		    xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", NULL));
	}
	return x;
}

void
xml_open(struct xml *x, const char *name)
{
	if (!x->failed)
		check(x, xmlTextWriterStartElement(
			     x->writer, (const xmlChar *)name));
}

static const xmlChar *
value_of(struct xml *x, struct str s)
{
	buf_reset(&x->value);
	valid_add_xml(&x->value, s);
	return (const xmlChar *)buf_cstr(&x->value);
}

void
xml_attr(struct xml *x, const char *name, struct str value)
{
	if (!x->failed)
		check(x, xmlTextWriterWriteAttribute(x->writer,
			     (const xmlChar *)name, value_of(x, value)));
}

void
xml_attr_text(struct xml *x, const char *name, const char *value)
{
	xml_attr(x, name, str_of(value));
}

void
xml_attr_id(struct xml *x, const char *name, char letter, size_t n)
{
	struct buf id = BUF_INIT;

	buf_addf(&id, "%c%zu", letter, n);
	xml_attr_text(x, name, buf_cstr(&id));
	buf_release(&id);
}

void
xml_text(struct xml *x, struct str text)
{
	if (!x->failed)
		check(
		    x, xmlTextWriterWriteString(x->writer, value_of(x, text)));
}

void
xml_close(struct xml *x)
{
	if (!x->failed)
		check(x, xmlTextWriterEndElement(x->writer));
}

/* XML lets DEL, C1 and bidi controls stand as they are; a terminal does not.
 * They stand in values only, where a number means the same. */
static void
number_controls(struct buf *out, const struct buf *text)
{
	utf8proc_ssize_t n;
	int32_t c;
	size_t i;

	for (i = 0; i < text->n; i += (size_t)n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text->p + i,
		    (utf8proc_ssize_t)(text->n - i), &c);
		if (n <= 0)
			return;
		if (c > 0x20 && width_is_control(c))
			buf_addf(out, "&#x%X;", (unsigned)c);
		else
			buf_add(out, text->p + i, (size_t)n);
	}
}

bool
xml_end(struct xml *x, struct buf *out)
{
	bool done;

	if (!x->failed)
		check(x, xmlTextWriterEndDocument(x->writer));
	if (x->writer)
		xmlFreeTextWriter(x->writer);
	done = !x->failed;
	if (done)
		number_controls(out, &x->out);
	buf_release(&x->out);
	buf_release(&x->value);
	free(x);
	return done;
}
