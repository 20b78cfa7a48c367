/* measure.c - statistics of a row, for reports. */
#include "core/store/measure.h"

#include "core/stat/effect.h"
#include "core/stat/interval.h"
#include "core/stat/recur.h"
#include "core/stat/table.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_ARGUMENTS = 5 };

bool
measure_numbers(int argc, sqlite3_value **argv, double *v)
{
	for (int i = 0; i < argc; i++) {
		if (sqlite3_value_type(argv[i]) == SQLITE_NULL)
			return false;
		v[i] = sqlite3_value_double(argv[i]);
	}
	return true;
}

void
measure_give(sqlite3_context *ctx, double v)
{
	if (isfinite(v))
		sqlite3_result_double(ctx, v);
}

/* Is v a count? Up to 2^53 all whole numbers are doubles. */
static bool
is_count(double v)
{
	return v >= 0 && v <= 9007199254740992.0;
}

static double
wilson(const double *v, bool want_high)
{
	double low, high;

	if (!is_count(v[0]) || !is_count(v[1]) || v[1] < 1 || v[0] > v[1])
		return NAN;
	interval_wilson((size_t)v[0], (size_t)v[1], &low, &high);
	return want_high ? high : low;
}

static double
wilson_low(const double *v)
{
	return wilson(v, false);
}

static double
wilson_high(const double *v)
{
	return wilson(v, true);
}

static double
poisson(double k, bool want_high)
{
	double low, high;

	if (!is_count(k))
		return NAN;
	interval_poisson((size_t)k, .05, &low, &high);
	return want_high ? high : low;
}

static double
poisson_low(const double *v)
{
	return poisson(v[0], false);
}

static double
poisson_high(const double *v)
{
	return poisson(v[0], true);
}

static double
keyness_g2(const double *v)
{
	double g = table_g2(v[0], v[1], v[0] + v[2], v[1] + v[3]);

	return v[0] * v[3] < v[2] * v[1] ? -g : g;
}

static double
keyness_g2_two(const double *v)
{
	return table_g2_two(v[0], v[1], v[0] + v[2], v[1] + v[3]);
}

static double
keyness_fisher(const double *v)
{
	return table_fisher(v[0], v[1], v[0] + v[2], v[1] + v[3]);
}

static double
lrc_low(const double *v)
{
	double low, high;

	effect_interval(v[0], v[1], v[2], v[3], v[4], &low, &high);
	return low;
}

static double
lrc_high(const double *v)
{
	double low, high;

	effect_interval(v[0], v[1], v[2], v[3], v[4], &low, &high);
	return high;
}

static double
locked(const double *v)
{
	if (isnan(effect_lrc(v[0], v[1], v[2], v[3], v[4])))
		return NAN;
	return effect_locked(v[0], v[1], v[2], v[3], v[4]);
}

static double
beta_sor(const double *v)
{
	struct recur_split split;

	recur_split(v[0], v[1], v[2], &split);
	return split.sor;
}

static double
beta_sim(const double *v)
{
	struct recur_split split;

	recur_split(v[0], v[1], v[2], &split);
	return split.sim;
}

static double
beta_sne(const double *v)
{
	struct recur_split split;

	recur_split(v[0], v[1], v[2], &split);
	return split.sne;
}

/* v[0] to v[1] digits, whatever its size. */
static double
significant(const double *v)
{
	char text[64];

	if (!(v[1] >= 1 && v[1] <= 17))
		return NAN;
	(void)snprintf(text, sizeof(text), "%.*g", (int)v[1], v[0]);
	return strtod(text, NULL);
}

/* A function of so many numbers; the one that is not NULL stands behind it. */
static const struct measure {
	const char *name;
	int argc;
	double (*of_all)(const double *);
	double (*of_one)(double);
	double (*of_two)(double, double);
	double (*of_three)(double, double, double);
	double (*of_four)(double, double, double, double);
	double (*of_five)(double, double, double, double, double);
} measures[] = {
    {"significant", 2, .of_all = significant},
    {"wilson_low", 2, .of_all = wilson_low},
    {"wilson_high", 2, .of_all = wilson_high},
    {"poisson_low", 1, .of_all = poisson_low},
    {"poisson_high", 1, .of_all = poisson_high},
    {"log_dice", 3, .of_three = table_log_dice},
    {"dice", 3, .of_three = table_dice},
    {"jaccard", 3, .of_three = table_jaccard},
    {"pmi", 4, .of_four = table_pmi},
    {"npmi", 4, .of_four = table_npmi},
    {"mi3", 4, .of_four = table_mi3},
    {"t_score", 4, .of_four = table_t},
    {"delta_p", 4, .of_four = table_delta_p},
    {"phi", 4, .of_four = table_phi},
    {"g2", 4, .of_four = table_g2},
    {"fisher", 4, .of_four = table_fisher},
    {"chi_p", 1, .of_one = table_chi_p},
    {"bic", 2, .of_two = table_bic},
    {"keyness_g2", 4, .of_all = keyness_g2},
    {"keyness_g2_two", 4, .of_all = keyness_g2_two},
    {"keyness_fisher", 4, .of_all = keyness_fisher},
    {"log_ratio", 4, .of_four = effect_log_ratio},
    {"log_ratio_raw", 4, .of_four = effect_log_ratio_raw},
    {"lrc", 5, .of_five = effect_lrc},
    {"lrc_low", 5, .of_all = lrc_low},
    {"lrc_high", 5, .of_all = lrc_high},
    {"locked", 5, .of_all = locked},
    {"absence", 3, .of_three = recur_absence},
    {"chao2", 4, .of_four = recur_chao2},
    {"coverage", 4, .of_four = recur_coverage},
    {"beta_sor", 3, .of_all = beta_sor},
    {"beta_sim", 3, .of_all = beta_sim},
    {"beta_sne", 3, .of_all = beta_sne},
    {"significant", 2, .of_all = significant},
};

static double
value(const struct measure *m, const double *v)
{
	if (m->of_one)
		return m->of_one(v[0]);
	if (m->of_two)
		return m->of_two(v[0], v[1]);
	if (m->of_three)
		return m->of_three(v[0], v[1], v[2]);
	if (m->of_four)
		return m->of_four(v[0], v[1], v[2], v[3]);
	if (m->of_five)
		return m->of_five(v[0], v[1], v[2], v[3], v[4]);
	return m->of_all(v);
}

static void
call(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	double v[MOST_ARGUMENTS] = {0};

	if (measure_numbers(argc, argv, v))
		measure_give(ctx, value(sqlite3_user_data(ctx), v));
}

enum rc
measure_register(sqlite3 *sql, struct err *err)
{
	const int flags =
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int rc = measure_series_register(sql);

	for (size_t i = 0; i < sizeof(measures) / sizeof(*measures); i++)
		if (rc == SQLITE_OK)
			rc = sqlite3_create_function_v2(sql, measures[i].name,
			    measures[i].argc, flags, (void *)&measures[i], call,
			    NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return err_set(err, RC_NOMEM, "%s", sqlite3_errmsg(sql));
	return RC_OK;
}
