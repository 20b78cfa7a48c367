/*
 * arena.h - memory that is given back all at once.
 *
 * One document, one arena, one reset: what is extracted from a document lives
 * in its arena and needs no free of its own.
 */
#ifndef CORE_BASE_ARENA_H
#define CORE_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head;
};

#define ARENA_INIT                                                             \
	{                                                                      \
		NULL                                                           \
	}

/* n zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_strdup(struct arena *a, const char *s);
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Everything allocated so far is gone; one block is kept for reuse. */
void arena_reset(struct arena *a);
void arena_release(struct arena *a);

#endif
