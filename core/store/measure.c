/* measure.c - statistics for reports. */
#include "core/store/measure.h"

#include "core/base/stat.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

static bool
has_null(int argc, sqlite3_value **argv)
{
	for (int i = 0; i < argc; i++)
		if (sqlite3_value_type(argv[i]) == SQLITE_NULL)
			return true;
	return false;
}

static void
give(sqlite3_context *ctx, double v)
{
	if (!isnan(v))
		sqlite3_result_double(ctx, v);
}

static void
wilson(sqlite3_context *ctx, sqlite3_value **argv, bool want_high)
{
	sqlite3_int64 k = sqlite3_value_int64(argv[0]);
	sqlite3_int64 n = sqlite3_value_int64(argv[1]);
	double low, high;

	if (has_null(2, argv) || k < 0 || n < 1 || k > n)
		return;
	stat_wilson((size_t)k, (size_t)n, &low, &high);
	sqlite3_result_double(ctx, want_high ? high : low);
}

static void
sql_wilson_low(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	(void)argc;
	wilson(ctx, argv, false);
}

static void
sql_wilson_high(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	(void)argc;
	wilson(ctx, argv, true);
}

static void
sql_log_dice(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	if (!has_null(argc, argv))
		give(ctx, stat_log_dice(sqlite3_value_double(argv[0]),
			      sqlite3_value_double(argv[1]),
			      sqlite3_value_double(argv[2])));
}

/* The function of four numbers that stands behind the SQL function. */
static void
of_four(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	double (*const *f)(double, double, double, double) =
	    sqlite3_user_data(ctx);

	if (!has_null(argc, argv))
		give(ctx, (*f)(sqlite3_value_double(argv[0]),
			      sqlite3_value_double(argv[1]),
			      sqlite3_value_double(argv[2]),
			      sqlite3_value_double(argv[3])));
}

enum rc
measure_register(sqlite3 *sql, struct err *err)
{
	static double (*const four[])(double, double, double, double) = {
	    stat_pmi, stat_t_score, stat_g2, stat_delta_p};
	static const char *const names[] = {"pmi", "t_score", "g2", "delta_p"};
	const int flags =
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int rc = sqlite3_create_function_v2(sql, "wilson_low", 2, flags, NULL,
	    sql_wilson_low, NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_create_function_v2(sql, "wilson_high", 2, flags,
		    NULL, sql_wilson_high, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function_v2(sql, "log_dice", 3, flags, NULL,
		    sql_log_dice, NULL, NULL, NULL);
	for (size_t i = 0; rc == SQLITE_OK && i < 4; i++)
		rc = sqlite3_create_function_v2(sql, names[i], 4, flags,
		    (void *)&four[i], of_four, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return err_set(err, RC_NOMEM, "%s", sqlite3_errmsg(sql));
	return RC_OK;
}
