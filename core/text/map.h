/*
 * map.h - where each byte of a derived text came from.
 *
 * Reading a document changes it: letters are composed, layout is removed,
 * lines are joined. A map follows each of these steps, so that any piece of
 * the text leads back to the bytes of the file it was read from. Texts and
 * sources are smaller than 4 GiB, so that a run takes 16 bytes: a decomposed
 * text has one for every few letters.
 */
#ifndef CORE_TEXT_MAP_H
#define CORE_TEXT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* text[at, at+n) came from source[src, src+src_n). Where src_n is n, the bytes
 * correspond one by one, where it is twice n (UTF-16), one by two; otherwise
 * the run is indivisible. */
struct map_run {
	uint32_t at, n;
	uint32_t src, src_n;
};

struct map {
	struct map_run *v;
	size_t n, cap;
	size_t len; /* length of the text mapped so far */
};

#define MAP_INIT                                                               \
	{                                                                      \
		NULL, 0, 0, 0                                                  \
	}

/* The next n bytes of text came from source[src, src+src_n). */
void map_add(struct map *m, size_t n, size_t src, size_t src_n);

/* The same, as one piece, whatever the lengths are. */
void map_add_whole(struct map *m, size_t n, size_t src, size_t src_n);

/* The next bytes of text are a copy of [from, to) of another text, whose map
 * is other. */
void map_copy(struct map *m, const struct map *other, size_t from, size_t to);

/* The next bytes of text are all that upper leads to a text whose map is
 * lower: m leads to the source of that one. */
void map_through(
    struct map *m, const struct map *upper, const struct map *lower);

/* Source offset at which the text at offset at begins; at the end of the text
 * or beyond, the end of the source. */
size_t map_from(const struct map *m, size_t at);

/* Source offset just after the text that ends before offset to. */
size_t map_to(const struct map *m, size_t to);

/* Is text[from, to) a copy of source bytes, one by one? */
bool map_is_plain(const struct map *m, size_t from, size_t to);

void map_reset(struct map *m);
void map_release(struct map *m);

#endif
