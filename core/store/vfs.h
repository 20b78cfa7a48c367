/*
 * vfs.h - files of SQLite whose pages carry checksums.
 *
 * A layer over SQLite's own file system: a page gets its sum (sums.h) when it
 * is written, and is checked whenever it is read. What does not hold is an
 * error of SQLite (SQLITE_IOERR_DATA), and so is whatever is read after it;
 * vfs_fault tells which page it was. Journals and temporary files are left
 * alone, and so is a file whose header leaves no room for sums: whoever opens
 * one to trust it looks at page 1 by vfs_page. Neither memory mapping nor WAL
 * is offered, as both go around the checks.
 *
 * Used by what opens the index, to read or to write.
 */
#ifndef CORE_STORE_VFS_H
#define CORE_STORE_VFS_H

#include "core/store/sums.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

enum vfs {
	VFS_PLAIN, /* opens as it is told to */
	/* Opens what it is told to write, and writes nothing: for statements
	 * that SQLite takes for writing and that only check. */
	VFS_LOOK,
	VFS_COUNT,
};

/* As sqlite3_open_v2, for one thread's use; no path means anything special.
 * *sql is to be closed whatever comes of it. Not to be called by several
 * threads at once. */
int vfs_open(const char *path, int flags, enum vfs vfs, sqlite3 **sql);

/* Before anything is written to a new file: its pages get sums. */
int vfs_reserve(sqlite3 *sql);

/* Did a page that was read not hold? Gives its number. */
bool vfs_fault(sqlite3 *sql, uint32_t *page);

/* The first 100 bytes of the file, zeros where it is shorter. */
int vfs_header(sqlite3 *sql, unsigned char header[100]);

/* How many pages the file has; one that is cut counts. 0: not to be told. */
uint32_t vfs_pages(sqlite3 *sql);

/* Does the page hold its sum? is_zero tells whether it is nothing but zeros,
 * as pages are that were never written. */
int vfs_page(sqlite3 *sql, uint32_t number, enum sums *sums, bool *is_zero);

#endif
