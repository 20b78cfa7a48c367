/*
 * trust.h - is a file what thidua wrote?
 *
 * Asked when an index is opened, before anything in it is used: whose file it
 * is and of which version, that page 1 holds its checksum, and that the tables
 * are those of schema.sql, to the letter. A table that is a view, has columns
 * that are computed, an index over an expression, a trigger: all that a
 * stranger could have a query run is not there.
 *
 * RC_DAMAGED in one line that names path, what is wrong and what to do.
 */
#ifndef CORE_STORE_TRUST_H
#define CORE_STORE_TRUST_H

#include "core/base/err.h"

#include <sqlite3.h>
#include <stdint.h>

/* Nothing of the file was read through sql before. */
enum rc trust_header(sqlite3 *sql, const char *path, struct err *err);

/* Limits of SQLite are for the caller to set. Where the tables cannot be read,
 * the error is left for the caller to tell: RC_DATA, without a message. */
enum rc trust_schema(sqlite3 *sql, const char *path, struct err *err);

/* What is said of a page that does not hold. */
enum rc trust_broken(const char *path, uint32_t page, struct err *err);

#endif
