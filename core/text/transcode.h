/*
 * transcode.h - bytes of a file as valid UTF-8, with a map back to them.
 *
 * What cannot be read becomes U+FFFD, one for each bad byte, or for the bytes
 * that begin a character and do not end it, and is counted. A library's
 * converter would do, but for the map.
 */
#ifndef CORE_TEXT_TRANSCODE_H
#define CORE_TEXT_TRANSCODE_H

#include "core/base/str.h"
#include "core/text/map.h"

#include <stdbool.h>
#include <stddef.h>

struct transcoded {
	size_t bad;   /* pieces that became U+FFFD */
	size_t first; /* where the first of them begins */
	size_t good;  /* characters beyond ASCII that could be read */
};

/* Append s[from, n) to out; offsets of map count in s. */
struct transcoded transcode_utf8(
    const char *s, size_t from, size_t n, struct buf *out, struct map *map);

/* The same of UTF-16, big-endian or little-endian, that begins at from. A
 * surrogate without its other half is bad, and so is half a unit at the end. */
struct transcoded transcode_utf16(const char *s, size_t from, size_t n,
    bool big, struct buf *out, struct map *map);

#endif
