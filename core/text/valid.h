/* valid.h - text that is UTF-8 for certain, whatever bytes it came from. */
#ifndef CORE_TEXT_VALID_H
#define CORE_TEXT_VALID_H

#include "core/base/str.h"

/* Append s, with U+FFFD for each byte that is no part of UTF-8: the name of a
 * file may have such. */
void valid_add(struct buf *out, struct str s);

/* Append s likewise, without the characters that no XML 1.0 document may
 * hold: U+0000 to U+001F but for tab and line ends, U+FFFE and U+FFFF. */
void valid_add_xml(struct buf *out, struct str s);

#endif
