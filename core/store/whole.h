/*
 * whole.h - is the index file whole, to the last page?
 *
 * More than a query looks at: each page against its checksum, the trees of
 * SQLite, references between tables, kept counts against what they count, and
 * the full-text index against the text it was made of. The file is never
 * written to.
 *
 * Used by verify.
 */
#ifndef CORE_STORE_WHOLE_H
#define CORE_STORE_WHOLE_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stddef.h>
#include <stdint.h>

/* Called with how many of how many pages were looked at. */
typedef void whole_step(size_t done, size_t of, void *arg);

/* Called for each page that does not hold. */
typedef void whole_page(uint32_t page, void *arg);

/* Reads every page; db_look is enough. RC_DAMAGED, and page was called, where
 * some do not hold; *broken is how many of *pages. */
enum rc whole_sums(struct db *db, whole_step *step, whole_page *page, void *arg,
    size_t *broken, size_t *pages, struct err *err);

/* Each RC_DAMAGED with what is wrong; path is the file of db. */
enum rc whole_trees(struct db *db, const char *path, struct err *err);
enum rc whole_references(struct db *db, const char *path, struct err *err);
enum rc whole_counts(struct db *db, const char *path, struct err *err);
enum rc whole_search(const char *path, struct err *err);

#endif
