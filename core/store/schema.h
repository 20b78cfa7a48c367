/* schema.h - making an empty index file. */
#ifndef CORE_STORE_SCHEMA_H
#define CORE_STORE_SCHEMA_H

#include "core/base/err.h"

#include <sqlite3.h>

/*
 * Runs schema.sql on an empty database, marks it as ours (db.h) and fills
 * column_doc from the comments in schema.sql.
 */
enum rc schema_create(sqlite3 *sql, struct err *err);

#endif
