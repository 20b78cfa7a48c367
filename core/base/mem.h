/*
 * mem.h - memory that is always there.
 *
 * Small allocations whose failure no caller could mend end the program with
 * status 8 and one line on stderr. Nothing may call these from inside a
 * SQLite callback, and sizes that come from input are limited before.
 */
#ifndef CORE_BASE_MEM_H
#define CORE_BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t n);           /* zeroed; n may be 0 */
void *mem_resize(void *p, size_t n); /* p may be NULL */
char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t n);

/* p, which a library has allocated and is NULL only where memory is out. */
void *mem_need(void *p);

/*
 * Room for one more element in a growing array: ARR_GROW(v, n, cap) makes
 * v[n] usable. v, n and cap are plain lvalues of the caller.
 */
#define ARR_GROW(v, n, cap)                                                    \
	do {                                                                   \
		if ((n) == (cap)) {                                            \
			(cap) = (cap) ? 2 * (cap) : 8;                         \
			(v) = mem_resize((v), (cap) * sizeof(*(v)));           \
		}                                                              \
	} while (0)

#endif
