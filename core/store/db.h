/*
 * db.h - the index file: what marks it, and opening it for reading.
 *
 * A file from a stranger is data: it is opened read-only, as a plain file,
 * with nothing in its schema trusted (trust.h) and each page that is read held
 * against its checksum (vfs.h). The query program holds a struct db;
 * the indexer only takes the marks below. Knows SQLite, not what is asked.
 */
#ifndef CORE_STORE_DB_H
#define CORE_STORE_DB_H

#include "core/base/err.h"
#include "core/base/str.h"

#include <sqlite3.h>
#include <stdint.h>

#define DB_APPLICATION_ID 0x74686475 /* "thdu" */
#define DB_USER_VERSION   5          /* version of core/store/schema.sql */
#define DB_DEFAULT_PATH   "thidua.db"

struct db;

/*
 * Opens the index at path. No file: RC_NOINDEX; a file that is damaged, of
 * another program or of a newer version: RC_DAMAGED; one that may not be
 * read: RC_IO. The message names path and says what to do.
 *
 * The connection has the functions of func.h, the tokenizer of fts.h and the
 * temporary tables of scope.h, and stays in one read transaction.
 */
enum rc db_open(struct db **db, const char *path, struct err *err);

/* The same, for looking at pages only: nothing behind page 1 is read. */
enum rc db_look(struct db **db, const char *path, struct err *err);

void db_close(struct db *db); /* db may be NULL */

/* The connection, for preparing statements; it stays the db's. */
sqlite3 *db_sql(struct db *db);
struct fts *db_fts(struct db *db);
struct extents *db_extents(struct db *db);

/*
 * RC_DAMAGED where a page that was read did not hold its checksum, whoever
 * has overlooked the error that it gave. Asked before an answer is vouched
 * for: what it says may be wrong.
 */
enum rc db_sound(struct db *db, struct err *err);

/* The SQLite error that just happened, as an rc and a message with the path. */
enum rc db_fail(struct db *db, struct err *err);

/* Runs statements that give nothing. */
enum rc db_run(struct db *db, const char *sql, struct err *err);

/* The one number that a SELECT without parameters gives; 0 for null. */
enum rc db_number(struct db *db, const char *sql, int64_t *n, struct err *err);

/* Column i of the row, until the next step; empty for null. */
struct str db_text(sqlite3_stmt *stmt, int i);

/* Prepares the one statement in sql (of ours: it must be right). */
enum rc db_prepare(
    struct db *db, const char *sql, sqlite3_stmt **stmt, struct err *err);

#endif
