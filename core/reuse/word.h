/*
 * word.h - words as numbers, so that texts are compared fast.
 *
 * Two words have one number where they are equal in lower case, with the tone
 * mark in one place (fold_tone) and with each run of digits taken as one
 * class: "Hoà" and "hòa", "2021" and "2024". The number is a hash of that form,
 * the same in all runs: of a million different words some hundred pairs share
 * one, which makes no two texts alike.
 */
#ifndef CORE_REUSE_WORD_H
#define CORE_REUSE_WORD_H

#include "core/base/str.h"

#include <stdint.h>

/* Numbers of words that came lately: most words come again. One thread's. */
struct word_cache;

struct word_cache *word_cache_new(void);
void word_cache_free(struct word_cache *cache); /* may be NULL */

/* The number of a word of the text, in NFC. */
uint32_t word_number(struct word_cache *cache, struct str word);

/* The number of "2021", and of all other numbers. */
uint32_t word_number_of_digits(void);

/* The comparison form of a word, appended to out. */
void word_form(struct str word, struct buf *out);

#endif
