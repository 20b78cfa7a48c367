/*
 * sentence.h - where a sentence of a passage ends.
 *
 * A full stop, question or exclamation mark or an ellipsis ends one where a
 * blank follows it and then no small letter. The full stop of a numbering
 * ("1. Mục đích") and of what looks like an abbreviation does not: a single
 * letter, two capitals ("TP. Huế"), a word without a vowel that begins with a
 * capital ("ThS. An", "Ng. Du") and letters with strokes between ("đ/c. Bình").
 * Three capitals end one: "các KCN." is as likely as "PGS.".
 */
#ifndef CORE_TEXT_SENTENCE_H
#define CORE_TEXT_SENTENCE_H

#include "core/base/str.h"

#include <stddef.h>

/* The offset after the sentence that begins at from, its mark included;
 * text.n for the last one. More than from where from < text.n. */
size_t sentence_end(struct str text, size_t from);

#endif
