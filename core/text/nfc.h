/*
 * nfc.h - text in Unicode normalisation form C (UAX #15), with its map.
 *
 * Text that is in form already, as most is, is recognised and copied; only
 * the stretches that need it go through utf8proc.
 */
#ifndef CORE_TEXT_NFC_H
#define CORE_TEXT_NFC_H

#include "core/base/str.h"
#include "core/text/map.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Append s[from, n), valid UTF-8, to out in form C, and its map (offsets
 * count in s) to map. Gives whether anything was changed.
 */
bool nfc_add(
    const char *s, size_t from, size_t n, struct buf *out, struct map *map);

#endif
