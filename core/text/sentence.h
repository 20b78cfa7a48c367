/*
 * sentence.h - where a sentence of a passage ends.
 *
 * A full stop, question or exclamation mark or an ellipsis ends one where a
 * blank follows it and then no small letter. The full stop of a numbering
 * ("1. Mục đích"), of a single letter and of two capitals ("TP. Huế") does
 * not.
 */
#ifndef CORE_TEXT_SENTENCE_H
#define CORE_TEXT_SENTENCE_H

#include "core/base/str.h"

#include <stddef.h>

/* The offset after the sentence that begins at from, its mark included;
 * text.n for the last one. More than from where from < text.n. */
size_t sentence_end(struct str text, size_t from);

#endif
