/*
 * ours.h - may a file beside the index be used, or is it somebody's?
 *
 * A run uses the names FILE.new and FILE.lock. What lies there is taken for
 * ours only where it looks like what a run leaves; anything else is refused
 * and stays as it is.
 */
#ifndef CORE_STORE_OURS_H
#define CORE_STORE_OURS_H

#include "core/base/err.h"

#include <stdbool.h>

/*
 * Removes what a run that was cut off has left at path: a file that is empty,
 * has the marks of an index (db.h), or begins as a page that was not written
 * yet. RC_DAMAGED, and nothing is changed, where it is anything else.
 */
enum rc ours_remove(const char *path, struct err *err);

/*
 * RC_DAMAGED where SQLite has left changes beside the file at path that are
 * not in it yet (its journal or write-ahead log): they would be taken for
 * changes of the file that comes in its place.
 */
enum rc ours_no_journal(const char *path, struct err *err);

#endif
