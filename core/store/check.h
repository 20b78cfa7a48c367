/*
 * check.h - what a new index must pass before it is published.
 *
 * Used by write.c and whole.c. For a file that somebody has, see whole.h.
 */
#ifndef CORE_STORE_CHECK_H
#define CORE_STORE_CHECK_H

#include "core/base/err.h"

#include <sqlite3.h>
#include <stdbool.h>

/*
 * Runs quick_check and the check of references on sql, which has path open with
 * nothing uncommitted; beside them FTS5's integrity-check, on a connection of
 * its own that writes nothing. few: references are looked at where the plans of
 * change.h have some. RC_DAMAGED where one fails, RC_NOMEM where one could not
 * be made.
 */
enum rc check_new(sqlite3 *sql, const char *path, bool few, struct err *err);

/* Is this row of SQLite's own check no damage, but a page that it had no memory
 * to read? */
bool check_lacked_memory(const char *found);

#endif
