/*
 * fold.h - keys: forms of a text made for comparing, never for showing.
 *
 * Input is valid UTF-8 in NFC; each call appends to out.
 */
#ifndef CORE_TEXT_FOLD_H
#define CORE_TEXT_FOLD_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Lower case, nothing else. */
void fold_lower(const char *s, size_t n, struct buf *out);

/* Lower case, all marks off, đ (and Ð, a look-alike of its capital) as d. */
void fold_full(const char *s, size_t n, struct buf *out);

/* Lower case, the tone marks off, the shapes of vowels and đ kept: tưởng as
 * tương. */
void fold_shape(const char *s, size_t n, struct buf *out);

/* A small letter taken apart: its base, the mark of its shape (circumflex,
 * breve, horn, the stroke of đ) and that of its tone; 0 where it has none. */
struct fold_letter {
	int32_t base, shape, tone;
};

struct fold_letter fold_letter(int32_t cp);

/* Lower case, the tone marks off, the shapes of vowels and đ kept: tưởng as
 * tương. */
void fold_shape(const char *s, size_t n, struct buf *out);

/* Lower case, marks kept, the tone mark in its traditional place (hoà as hòa,
 * thuỷ as thủy, but quý), a lone i after h, k, l, m, s, t as y (kỉ as kỷ), the
 * look-alike Ð as đ. */
void fold_tone(const char *s, size_t n, struct buf *out);

/* fold_full of fold_tone: the one key of all spellings of a word that differ by
 * marks, the tone's place, i for y, or d for đ. */
void fold_spelling(const char *s, size_t n, struct buf *out);

/* A syllable in the form fold_tone gives, with its tone mark moved to the
 * modern place (hòa to hoà); false, and nothing appended, where the two places
 * are one. */
bool fold_modern_place(const char *s, size_t n, struct buf *out);

/* Where a syllable has its tone mark, of the two places some can have: hòa,
 * hoà. */
enum fold_place {
	FOLD_PLACE_ONE, /* it has one place only, or no mark */
	FOLD_PLACE_TRADITIONAL,
	FOLD_PLACE_MODERN,
};
enum fold_place fold_place(const char *s, size_t n);

/* The comparison key of a name: its words by fold_tone, one space between
 * two, everything else left out. Two names with one key are one name. */
void fold_key(const char *s, size_t n, struct buf *out);

#endif
