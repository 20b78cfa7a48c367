/*
 * check.h - what a new index must pass before it is published.
 *
 * Used by write.c. For a file that somebody has, see whole.h.
 */
#ifndef CORE_STORE_CHECK_H
#define CORE_STORE_CHECK_H

#include "core/base/err.h"

#include <sqlite3.h>

/*
 * Runs FTS5's integrity-check on sql, which has path open for writing, with
 * nothing uncommitted; beside it quick_check and the references, on a
 * connection of their own. RC_DAMAGED where one fails.
 */
enum rc check_new(sqlite3 *sql, const char *path, struct err *err);

#endif
