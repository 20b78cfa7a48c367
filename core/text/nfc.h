/*
 * nfc.h - text in Unicode normalisation form C (UAX #15), with its map.
 *
 * Text that is in form already, as most is, is recognised many bytes at a
 * time and copied; Vietnamese letters in pieces are put together by a table
 * (viet.h); only what is neither goes through utf8proc. The result is that of
 * utf8proc over the whole, but for floods of marks: more than 32 in a row are
 * put in order by parts, so that they take time in line with their number.
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
