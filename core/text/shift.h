/*
 * shift.h - how far a text's places stand from those of its source.
 *
 * Most passages are plain copies of the bytes they were read from: what stands
 * n bytes from the beginning of the one stands n bytes from that of the other.
 * Where letters were composed or layout was removed that is not so; then the
 * places at which the difference changes are kept, as few bytes each.
 */
#ifndef CORE_TEXT_SHIFT_H
#define CORE_TEXT_SHIFT_H

#include "core/base/str.h"

#include <stddef.h>
#include <stdint.h>

struct shift_maker {
	size_t at; /* of the last change */
	int64_t shift;
};

/* From offset at of the text on, its source stands `shift` bytes further than
 * in a plain copy. at rises from call to call; out stays empty as long as
 * shift is 0. */
void shift_add(
    struct shift_maker *maker, struct buf *out, size_t at, int64_t shift);

struct shift_reader {
	const unsigned char *p, *end;
	size_t next; /* place of the next change */
	int64_t shift, next_shift;
};

/* Bytes that shift_add did not write give shifts that mean nothing. */
struct shift_reader shift_begin(const void *p, size_t n);

/* The shift at offset at; at rises from call to call. */
int64_t shift_at(struct shift_reader *reader, size_t at);

#endif
