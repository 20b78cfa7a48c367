/* option.c - options that are numbers with a point. */
#include "core/store/option.h"

#include "core/store/arg.h"

#include <stdlib.h>
#include <string.h>

static void
refuse(sqlite3_context *ctx, const char *text, const char *option)
{
	arg_refuse(ctx,
	    sqlite3_mprintf("--%s is a probability between 0 and 1, such as "
			    "0.05, not '%s'",
		option, text));
}

static void
probability(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	const char *text = arg_text(ctx, argv[0]).p;
	const char *option = arg_text(ctx, argv[1]).p;
	char *end = NULL;
	double v;

	(void)argc;
	if (!text || !option)
		return;
	v = strtod(text, &end);
	/* strtod would take " 1", 0x1 and nan too */
	if (end == text || *end || text[strspn(text, "0123456789.eE-+")] ||
	    !(v > 0 && v < 1))
		refuse(ctx, text, option);
	else
		sqlite3_result_double(ctx, v);
}

enum rc
option_register(sqlite3 *sql, struct err *err)
{
	if (sqlite3_create_function_v2(sql, "probability", 2,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
		probability, NULL, NULL, NULL) != SQLITE_OK)
		return err_set(err, RC_NOMEM, "%s", sqlite3_errmsg(sql));
	return RC_OK;
}
