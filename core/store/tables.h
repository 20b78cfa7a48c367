/*
 * tables.h - the tables of the index as they are: columns, meaning, keys, rows.
 *
 * Every table that column_doc documents, by name, but for those with columns
 * of bytes, which serve the search alone. Under a filter the tables hold the
 * rows of the plans in scope (scope.h):
 *
 *   a table with a column plan     rows of those plans
 *   movement                       movements that they name
 *   spelling                       is left out: it counts over all plans
 *   any other                      all rows: what is known beside plans
 *
 * so that every reference still leads to a row.
 */
#ifndef CORE_STORE_TABLES_H
#define CORE_STORE_TABLES_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/store/db.h"

#include <stdbool.h>
#include <stddef.h>

enum table_type { TABLE_INTEGER, TABLE_REAL, TABLE_TEXT };

struct table_column {
	const char *name, *doc; /* doc: "" where there is none */
	enum table_type type;
	size_t key; /* its place in the primary key, from 1; 0: none */
	bool required;
	const char *table, *other; /* what it refers to; or NULL */
};

struct table {
	const char *name, *doc;
	struct table_column *v;
	size_t n, cap;
};

struct tables {
	struct arena arena;
	struct table *v;
	size_t n, cap;
	bool filtered;
};

#define TABLES_INIT                                                            \
	{                                                                      \
		ARENA_INIT, NULL, 0, 0, false                                  \
	}

/* t is TABLES_INIT before. filtered: only plans in scope are wanted. */
enum rc tables_read(
    struct tables *t, struct db *db, bool filtered, struct err *err);
void tables_release(struct tables *t);

/* The rows of a table in the order of its primary key, ready to step. */
enum rc tables_open(const struct tables *t, const struct table *table,
    struct db *db, sqlite3_stmt **stmt, struct err *err);

#endif
