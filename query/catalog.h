/* catalog.h - the reports there are: built in, and those of a folder. */
#ifndef QUERY_CATALOG_H
#define QUERY_CATALOG_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "query/report.h"

#include <stddef.h>

struct catalog {
	struct arena arena;
	struct report *v; /* sorted by name */
	size_t n, cap;
};

#define CATALOG_INIT                                                           \
	{                                                                      \
		ARENA_INIT, NULL, 0, 0                                         \
	}

/*
 * Reads the headers of all reports. The *.sql files of folder (may be NULL)
 * are added, or replace those of the same name. A wrong header gives
 * RC_USAGE, a folder that cannot be read RC_IO.
 */
enum rc catalog_load(
    struct catalog *catalog, const char *folder, struct err *err);
void catalog_release(struct catalog *catalog);

/* The report called name, or NULL. */
const struct report *catalog_find(
    const struct catalog *catalog, const char *name);

/* Says that there is no such report, with the nearest name; RC_USAGE. */
enum rc catalog_unknown(
    const struct catalog *catalog, const char *name, struct err *err);

#endif
