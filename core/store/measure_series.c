/* measure_series.c - statistics of many rows: aggregates for reports. */
#include "core/store/measure.h"

#include "core/stat/dispersion.h"
#include "core/stat/permute.h"
#include "core/stat/trend.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_COLUMNS = 5,
	MOST_YEARS = 2000, /* of a series: slopes are of all pairs */
	MOST_ROWS = 10000000,
	MOST_DRAWS = 10000000,
};

struct row {
	double v[MOST_COLUMNS];
};

/* The rows that were seen. Memory is SQLite's: it is asked for inside it. */
struct rows {
	struct row *v;
	size_t n, cap;
	bool failed;
};

/* An aggregate; beside its n rows it is given room for scratch(n) numbers. */
struct series {
	const char *name;
	int argc;
	double (*value)(const struct row *v, size_t n, double *scratch);
	int x;         /* the column to sort by; below 0: none */
	unsigned most; /* rows */
	size_t (*scratch)(size_t n);
	/* in place of value: one of several results, by its offset */
	double (*part)(
	    const struct row *v, size_t n, double *scratch, size_t offset);
	size_t offset;
};

static bool
grow(struct rows *rows)
{
	size_t cap = rows->cap ? 2 * rows->cap : 16;
	struct row *v = sqlite3_realloc64(rows->v, cap * sizeof(*v));

	if (!v)
		return false;
	rows->v = v;
	rows->cap = cap;
	return true;
}

static void
step(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct rows *rows = sqlite3_aggregate_context(ctx, sizeof(*rows));
	struct row v = {0};

	if (!rows || rows->failed || !measure_numbers(argc, argv, v.v))
		return;
	if (rows->n == MOST_ROWS || (rows->n == rows->cap && !grow(rows))) {
		rows->failed = true;
		return;
	}
	rows->v[rows->n++] = v;
}

static int
by_first(const void *a, const void *b)
{
	double x = ((const struct row *)a)->v[0];
	double y = ((const struct row *)b)->v[0];

	return (x > y) - (x < y);
}

static int
by_third(const void *a, const void *b)
{
	double x = ((const struct row *)a)->v[2];
	double y = ((const struct row *)b)->v[2];

	return (x > y) - (x < y);
}

/* Sorts by x; false where one stands twice. */
static bool
sort(const struct series *s, struct rows *rows)
{
	if (s->x < 0 || !rows->n)
		return true;
	qsort(rows->v, rows->n, sizeof(*rows->v), s->x ? by_third : by_first);
	for (size_t i = 1; i < rows->n; i++)
		if (!(rows->v[i - 1].v[s->x] < rows->v[i].v[s->x]))
			return false;
	return true;
}

static double
value_of(const struct series *s, const struct rows *rows, double *scratch)
{
	if (s->part)
		return s->part(rows->v, rows->n, scratch, s->offset);
	return s->value(rows->v, rows->n, scratch);
}

static void
finish(sqlite3_context *ctx)
{
	const struct series *s = sqlite3_user_data(ctx);
	struct rows *rows = sqlite3_aggregate_context(ctx, 0);
	struct rows none = {0};
	double *scratch = NULL;

	rows = rows ? rows : &none;
	if (!rows->failed && rows->n && rows->n <= s->most && sort(s, rows)) {
		size_t n = s->scratch(rows->n);

		scratch = sqlite3_malloc64(n * sizeof(*scratch));
		if (scratch)
			measure_give(ctx, value_of(s, rows, scratch));
		else
			rows->failed = true;
	}
	if (rows->failed)
		sqlite3_result_error_nomem(ctx);
	sqlite3_free(scratch);
	sqlite3_free(rows->v);
}

/* Takes a column out of the rows. */
static const double *
column(const struct row *v, size_t n, int i, double *into)
{
	for (size_t k = 0; k < n; k++)
		into[k] = v[k].v[i];
	return into;
}

static size_t
columns(size_t n)
{
	return 3 * n;
}

static size_t
pairs(size_t n)
{
	return 3 * n + n * (n - 1) / 2;
}

/* The number at this offset of a struct. */
static double
field(const void *of, size_t offset)
{
	double v;

	memcpy(&v, (const char *)of + offset, sizeof(v));
	return v;
}

static double
kendall(const struct row *v, size_t n, double *scratch, size_t offset)
{
	struct trend_kendall k;

	trend_kendall(column(v, n, 1, scratch), n, &k);
	return field(&k, offset);
}

static double
theil_sen(const struct row *v, size_t n, double *scratch)
{
	return trend_theil_sen(column(v, n, 0, scratch),
	    column(v, n, 1, scratch + n), n, scratch + 3 * n);
}

static double
theil_sen_intercept(const struct row *v, size_t n, double *scratch)
{
	double slope = theil_sen(v, n, scratch);

	return trend_intercept(scratch, scratch + n, n, slope, scratch + 2 * n);
}

static double
armitage(const struct row *v, size_t n, double *scratch, size_t offset)
{
	struct trend_shares shares;

	trend_armitage(column(v, n, 0, scratch), column(v, n, 1, scratch + n),
	    column(v, n, 2, scratch + 2 * n), n, &shares);
	return field(&shares, offset);
}

static double
dp(const struct row *v, size_t n, double *scratch)
{
	return dispersion_dp(
	    column(v, n, 0, scratch), column(v, n, 1, scratch + n), n);
}

static double
dp_norm(const struct row *v, size_t n, double *scratch)
{
	return dispersion_norm(
	    column(v, n, 0, scratch), column(v, n, 1, scratch + n), n);
}

/* Room for the documents, and for their numbers. */
static size_t
documents(size_t n)
{
	size_t bytes = n * (sizeof(struct permute_document) + sizeof(size_t));

	return bytes / sizeof(double) + 1;
}

static struct permute_result
permutation(const struct row *v, size_t n, double *scratch)
{
	struct permute_document *d = (struct permute_document *)scratch;
	struct permute_result out = {.p = NAN};
	double draws = v[0].v[3], seed = v[0].v[4];

	if (!(draws >= 1 && draws <= MOST_DRAWS && seed >= 0 && seed <= 1e15))
		return out;
	for (size_t i = 0; i < n; i++)
		d[i] = (struct permute_document){
		    v[i].v[0], v[i].v[1], fabs(v[i].v[2]) > 0};
	permute_test(
	    d, n, (size_t)draws, (uint64_t)seed, (size_t *)(d + n), &out);
	return out;
}

static double
permutation_p(const struct row *v, size_t n, double *scratch)
{
	return permutation(v, n, scratch).p;
}

static double
permutation_exact(const struct row *v, size_t n, double *scratch)
{
	struct permute_result out = permutation(v, n, scratch);

	return isnan(out.p) ? NAN : out.exact;
}

#define KENDALL(f)                                                             \
	NULL, 0, MOST_YEARS, columns, kendall, offsetof(struct trend_kendall, f)
#define ARMITAGE(f)                                                            \
	NULL, 2, MOST_YEARS, columns, armitage, offsetof(struct trend_shares, f)

static const struct series all[] = {
    {"mann_kendall_s", 2, KENDALL(s)},
    {"mann_kendall_var", 2, KENDALL(var)},
    {"mann_kendall_z", 2, KENDALL(z)},
    {"mann_kendall_p", 2, KENDALL(p)},
    {"mann_kendall_exact", 2, KENDALL(exact)},
    {"mann_kendall_least", 2, KENDALL(least)},
    {"kendall_tau", 2, KENDALL(tau)},
    {"theil_sen", 2, theil_sen, 0, MOST_YEARS, pairs, NULL, 0},
    {"theil_sen_intercept", 2, theil_sen_intercept, 0, MOST_YEARS, pairs, NULL,
	0},
    {"cochran_armitage_z", 3, ARMITAGE(z)},
    {"cochran_armitage_p", 3, ARMITAGE(p)},
    {"dp", 2, dp, -1, MOST_ROWS, columns, NULL, 0},
    {"dp_norm", 2, dp_norm, -1, MOST_ROWS, columns, NULL, 0},
    {"permutation_p", 5, permutation_p, -1, MOST_ROWS, documents, NULL, 0},
    {"permutation_exact", 5, permutation_exact, -1, MOST_ROWS, documents, NULL,
	0},
};

int
measure_series_register(sqlite3 *sql)
{
	const int flags =
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int rc = SQLITE_OK;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (rc == SQLITE_OK)
			rc = sqlite3_create_function_v2(sql, all[i].name,
			    all[i].argc, flags, (void *)&all[i], NULL, step,
			    finish, NULL);
	return rc;
}
