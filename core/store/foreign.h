/*
 * foreign.h - do rows refer to rows that are there?
 *
 * SQLite's check of references looks a row up for each row that refers, in the
 * order of those, which is all over a large index. Here references are sorted
 * first. After a run that changed few plans (change.h) only their rows can be
 * wrong, and what is written anew by each run. Used by check.c.
 */
#ifndef CORE_STORE_FOREIGN_H
#define CORE_STORE_FOREIGN_H

#include "core/base/str.h"

#include <sqlite3.h>

/*
 * Gives a code of SQLite. wrong gets a line for each reference by which rows of
 * temp.new_plan are wrong, or rows of temp.gone_plan are left; it stays empty
 * where all is well.
 */
int foreign_check_few(sqlite3 *sql, struct buf *wrong);

/* The same of all rows. folder: see scratch.h; SQLITE_IOERR where nothing can
 * be put down there. */
int foreign_check_all(sqlite3 *sql, const char *folder, struct buf *wrong);

#endif
