/*
 * arg.h - our functions in SQL: their arguments, results and names.
 *
 * SQLite gives NULL for a text that there is no memory for, as it does for a
 * null: the one must end the question, and must not become the other.
 */
#ifndef CORE_STORE_ARG_H
#define CORE_STORE_ARG_H

#include "core/base/err.h"
#include "core/base/str.h"

#include <sqlite3.h>

/* The text of an argument. p is NULL where it is null, or where there is no
 * memory; then that is the call's result, which is to be left as it is. */
struct str arg_text(sqlite3_context *ctx, sqlite3_value *value);

/* The result is text, or the error is message: of sqlite3_mprintf, and given
 * away; NULL: no memory. */
void arg_give(sqlite3_context *ctx, char *text);
void arg_refuse(sqlite3_context *ctx, char *message);

struct arg_function {
	const char *name;
	int argc;
	void (*f)(sqlite3_context *, int, sqlite3_value **);
};

/* Makes n functions known that give the same for the same arguments, to our own
 * statements only. RC_NOMEM with SQLite's words. */
enum rc arg_register(
    sqlite3 *sql, const struct arg_function *v, size_t n, struct err *err);

#endif
