/*
 * width.h - how text stands in the columns of a terminal.
 *
 * A letter with its marks takes one column whether it is composed or not, a
 * wide (East Asian) character two. Used by everything that lines text up or
 * wraps it; knows no format. Bytes that are not UTF-8 count as one U+FFFD
 * each, nothing here fails.
 */
#ifndef CORE_TEXT_WIDTH_H
#define CORE_TEXT_WIDTH_H

#include "core/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Columns that s takes. */
size_t width_of(struct str s);

/* Bytes of the longest start of s that takes at most max columns. A letter
 * is never cut from its marks. */
size_t width_cut(struct str s, size_t max);

/* The longest end of s that takes at most max columns. */
struct str width_tail(struct str s, size_t max);

/*
 * Takes the next line of at most max columns from the front of rest: broken
 * at a space where there is one (the spaces at the break are dropped), inside
 * a word otherwise. Takes at least one character, even if that is wider than
 * max. With max 0, or where all fits, the line is the whole rest. Control
 * characters, new lines among them, are not looked at: see width_show.
 */
struct str width_line(struct str *rest, size_t max);

/* A character that steers a terminal or reorders text: C0, DEL, C1, and the
 * bidirectional controls U+202A..202E and U+2066..2069. */
bool width_is_control(int32_t c);

/* Append s as one line that is safe to show: tab and line end (LF, CR LF) as
 * a space; other controls and bytes that are not UTF-8 as U+FFFD. */
void width_show(struct buf *out, struct str s);

#endif
