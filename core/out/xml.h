/*
 * xml.h - an XML 1.0 document in UTF-8, element by element.
 *
 * libxml2 writes it, so names are ours and values may be any bytes: what is
 * not UTF-8 becomes U+FFFD, a character that XML does not allow is left out,
 * and one that would steer a terminal is written by its number.
 */
#ifndef CORE_OUT_XML_H
#define CORE_OUT_XML_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct xml;

struct xml *xml_new(void);

void xml_open(struct xml *x, const char *name);

/* Of the element that was opened last, before its text or children. */
void xml_attr(struct xml *x, const char *name, struct str value);
void xml_attr_text(struct xml *x, const char *name, const char *value);
/* A letter and a number: n1, e1. */
void xml_attr_id(struct xml *x, const char *name, char letter, size_t n);
void xml_text(struct xml *x, struct str text);
void xml_close(struct xml *x);

/* Closes what is open, appends the document to out and frees x. False where
 * the library could not get memory: nothing is appended then. */
bool xml_end(struct xml *x, struct buf *out);

#endif
