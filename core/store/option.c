/* option.c - checks of options, in SQL. */
#include "core/store/option.h"

#include "core/base/str.h"
#include "core/store/arg.h"

#include <stdbool.h>
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

static void
context_words(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	enum { MOST_WORDS = 1000 };
	const char *text = arg_text(ctx, argv[0]).p;
	char *end = NULL;
	long n;

	(void)argc;
	if (!text && sqlite3_value_type(argv[0]) != SQLITE_NULL)
		return;
	if (text && strcmp(text, "sentence") == 0) {
		sqlite3_result_int(ctx, -1);
		return;
	}
	n = text ? strtol(text, &end, 10) : -1;
	if (n < 0 || n > MOST_WORDS || end == text || *end)
		sqlite3_result_error(ctx,
		    "--context is a number of words up to 1000, or sentence",
		    -1);
	else
		sqlite3_result_int(ctx, (int)n);
}

static void
at_least(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	sqlite3_int64 n = sqlite3_value_int64(argv[0]);
	sqlite3_int64 least = sqlite3_value_int64(argv[1]);

	(void)argc;
	if (sqlite3_value_type(argv[0]) == SQLITE_NULL)
		return;
	if (n >= least) {
		sqlite3_result_int64(ctx, n);
		return;
	}
	arg_refuse(
	    ctx, sqlite3_mprintf("--%s is a number of at least %lld, not %lld",
		     (const char *)sqlite3_value_text(argv[2]), least, n));
}

/* Is name one of the list, with commas and blanks between? */
static bool
is_in_list(const char *list, struct str name)
{
	while (*list) {
		struct str item = {list, strcspn(list, ",")};

		list += item.n + (list[item.n] == ',');
		item = str_trim(item);
		if (str_eq(item, name))
			return true;
	}
	return false;
}

static void
listed(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	const char *list = arg_text(ctx, argv[0]).p;
	struct str name = arg_text(ctx, argv[1]);
	const char *all = arg_text(ctx, argv[2]).p, *p;

	(void)argc;
	if (!list || !name.p || !all)
		return;
	p = list;
	do {
		struct str item = {p, strcspn(p, ",")};

		p += item.n + (p[item.n] == ',');
		item = str_trim(item);
		if (!is_in_list(all, item)) {
			arg_refuse(
			    ctx, sqlite3_mprintf(
				     "--by and --facets take %s, not '%.*s'",
				     all, (int)item.n, item.p));
			return;
		}
	} while (*p);
	sqlite3_result_int(ctx, is_in_list(list, name));
}

enum rc
option_register(sqlite3 *sql, struct err *err)
{
	static const struct arg_function functions[] = {
	    {"probability", 2, probability},
	    {"context_words", 1, context_words},
	    {"at_least", 3, at_least},
	    {"listed", 3, listed},
	};

	return arg_register(
	    sql, functions, sizeof(functions) / sizeof(*functions), err);
}
