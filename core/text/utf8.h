/*
 * utf8.h - stepping through UTF-8.
 *
 * Text inside the programs is valid UTF-8: utf8_check is asked once, where
 * text comes in. Where it is not valid after all, utf8_next gives U+FFFD for a
 * byte, never looks beyond end and never gets stuck.
 */
#ifndef CORE_TEXT_UTF8_H
#define CORE_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Offset of the first byte that is not valid UTF-8, or n where all is. */
size_t utf8_check(const char *s, size_t n);

/* Length of the bad bytes at p (< end), where utf8_check stopped, that become
 * one U+FFFD: a character's beginning as far as it is valid (a "maximal
 * subpart" of Unicode, section 3.9), otherwise one byte. */
size_t utf8_bad(const char *p, const char *end);

/* The character at p (< end) and its length in bytes, at least 1. */
static inline size_t
utf8_next(const char *p, const char *end, int32_t *c)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t n;

	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	n = u[0] < 0xC2 ? 1 : u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : 4;
	if (n == 1 || (size_t)(end - p) < n || (u[1] & 0xC0) != 0x80 ||
	    (n > 2 && (u[2] & 0xC0) != 0x80) ||
	    (n > 3 && ((u[3] & 0xC0) != 0x80 || u[0] > 0xF4))) {
		*c = UTF8_REPLACEMENT;
		return 1;
	}
	if (n == 2)
		*c = (u[0] & 0x1F) << 6 | (u[1] & 0x3F);
	else if (n == 3)
		*c = (u[0] & 0x0F) << 12 | (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
	else
		*c = (u[0] & 0x07) << 18 | (u[1] & 0x3F) << 12 |
		     (u[2] & 0x3F) << 6 | (u[3] & 0x3F);
	return n;
}

#endif
