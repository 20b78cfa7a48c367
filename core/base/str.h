/*
 * str.h - pieces of text: struct str is borrowed, struct buf is owned.
 *
 * A str points into memory that somebody else keeps; it is not terminated.
 * A buf grows; b.p is terminated by '\0' (not counted in b.n) as soon as
 * something was added, and NULL before.
 */
#ifndef CORE_BASE_STR_H
#define CORE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
	const char *p;
	size_t n;
};

#define STR_NULL ((struct str){NULL, 0})

struct str str_of(const char *s); /* s may be NULL */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *s);
bool str_starts(struct str a, const char *prefix);
struct str str_trim(struct str s); /* ASCII white space off both ends */

struct buf {
	char *p;
	size_t n, cap;
};

#define BUF_INIT                                                               \
	{                                                                      \
		NULL, 0, 0                                                     \
	}

void buf_add(struct buf *b, const void *p, size_t n);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_reserve(struct buf *b, size_t n); /* room for n bytes more */
void buf_cut(struct buf *b, size_t n);     /* keep the first n bytes */
void buf_reset(struct buf *b);             /* empty, keep the space */
void buf_release(struct buf *b);
char *buf_detach(struct buf *b);           /* yours to free; never NULL */
const char *buf_cstr(const struct buf *b); /* "" when nothing was added */

#endif
