/* arg.c - no memory is told from null. */
#include "core/store/arg.h"

struct str
arg_text(sqlite3_context *ctx, sqlite3_value *value)
{
	struct str s = {(const char *)sqlite3_value_text(value), 0};

	if (s.p)
		s.n = (size_t)sqlite3_value_bytes(value);
	else if (sqlite3_value_type(value) != SQLITE_NULL)
		sqlite3_result_error_nomem(ctx);
	return s;
}

void
arg_give(sqlite3_context *ctx, char *text)
{
	if (text)
		sqlite3_result_text(ctx, text, -1, sqlite3_free);
	else
		sqlite3_result_error_nomem(ctx);
}

void
arg_refuse(sqlite3_context *ctx, char *message)
{
	if (message)
		sqlite3_result_error(ctx, message, -1);
	else
		sqlite3_result_error_nomem(ctx);
	sqlite3_free(message);
}

enum rc
arg_register(
    sqlite3 *sql, const struct arg_function *v, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (sqlite3_create_function_v2(sql, v[i].name, v[i].argc,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
			NULL, v[i].f, NULL, NULL, NULL) != SQLITE_OK)
			return err_set(
			    err, RC_NOMEM, "%s", sqlite3_errmsg(sql));
	return RC_OK;
}
