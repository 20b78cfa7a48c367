/* names.h - a list of names out of the index. */
#ifndef CORE_STORE_NAMES_H
#define CORE_STORE_NAMES_H

#include "core/base/err.h"
#include "core/base/str.h"
#include "core/store/db.h"

#include <stddef.h>

struct names {
	char **v; /* owned */
	size_t n, cap;
};

#define NAMES_INIT                                                             \
	{                                                                      \
		NULL, 0, 0                                                     \
	}

/* The first column of what is left of st; rows that are null are left out. */
enum rc names_read(
    struct db *db, sqlite3_stmt *st, struct names *names, struct err *err);

void names_release(struct names *names);

/* "a, b, c and 4 more": at most max of them with between in between, for a
 * message. */
void names_join(const struct names *names, size_t max, const char *between,
    struct buf *out);

#endif
