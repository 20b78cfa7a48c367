/*
 * order.h - the order of a Vietnamese dictionary.
 *
 * Word by word. Letters come in the order a ă â b c d đ e ê ... o ô ơ ... u ư
 * ... y; tones count only where the letters of a word are equal: none, huyền,
 * hỏi, ngã, sắc, nặng.
 * Case and punctuation do not count.
 */
#ifndef CORE_TEXT_ORDER_H
#define CORE_TEXT_ORDER_H

#include "core/base/str.h"

/* Appends a key; keys compare by their bytes as the texts do. */
void order_key(struct str text, struct buf *out);

#endif
