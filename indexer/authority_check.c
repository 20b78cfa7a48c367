/* authority_check.c - is a cell what its column is for. */
#include "indexer/authority_check.h"

#include "core/base/day.h"
#include "core/base/mem.h"
#include "core/cli/level.h"
#include "core/cli/suggest.h"

#include <stdlib.h>
#include <string.h>

/* Every cell of the column passes, or is named with what to write. */
static enum rc
check_all(const char *file, const struct csv_file *csv, const char *column,
    bool (*is)(const char *), const char *example, struct err *err)
{
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *cell = csv_cell(csv, i, column);

		if (cell && !is(cell))
			return err_set(err, RC_USAGE,
			    "%s: row %zu: %s is \"%s\"; write it as %s", file,
			    i + 2, column, cell, example);
	}
	return RC_OK;
}

enum rc
check_days(const char *file, const struct csv_file *csv, const char *column,
    struct err *err)
{
	return check_all(file, csv, column, day_is, "2025-07-01", err);
}

enum rc
check_years(const char *file, const struct csv_file *csv, const char *column,
    struct err *err)
{
	return check_all(file, csv, column, day_is_year, "2025", err);
}

enum rc
check_order(const char *file, const struct csv_file *csv, const char *from,
    const char *to, struct err *err)
{
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *first = csv_cell(csv, i, from);
		const char *last = csv_cell(csv, i, to);

		if (first && last && strcmp(first, last) > 0)
			return err_set(err, RC_USAGE,
			    "%s: row %zu ends (%s) before it begins (%s)", file,
			    i + 2, last, first);
	}
	return RC_OK;
}

static bool
is_among(const char *word, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (names[i] && strcmp(word, names[i]) == 0)
			return true;
	return false;
}

enum rc
check_levels(const char *file, const struct csv_file *csv, const char *column,
    struct err *err)
{
	for (size_t i = 0; i < csv->n_rows; i++) {
		const char *cell = csv_cell(csv, i, column);

		if (cell && level_check(cell, err))
			return err_wrap(err, "%s: row %zu", file, i + 2);
	}
	return RC_OK;
}

/* Row i's cell names no row, or its own. */
static enum rc
no_such_row(const char *file, size_t i, const char *column, const char *cell,
    const char *const *names, size_t n, struct err *err)
{
	const char *near = suggest_name(cell, names, n);

	if (strcmp(cell, names[i]) == 0)
		return err_set(err, RC_USAGE,
		    "%s: row %zu: %s is the row's own name", file, i + 2,
		    column);
	return err_set(err, RC_USAGE,
	    "%s: row %zu: %s \"%s\" is the name of no row%s%s%s", file, i + 2,
	    column, cell, near ? "; did you mean \"" : "", near ? near : "",
	    near ? "\"?" : "");
}

enum rc
check_refers(const char *file, const struct csv_file *csv, const char *column,
    struct err *err)
{
	const char **names = mem_alloc(csv->n_rows * sizeof(*names));
	enum rc rc = RC_OK;

	for (size_t i = 0; i < csv->n_rows; i++)
		names[i] = csv_cell(csv, i, "name");
	for (size_t i = 0; rc == RC_OK && i < csv->n_rows; i++) {
		const char *cell = csv_cell(csv, i, column);

		if (cell && (strcmp(cell, names[i]) == 0 ||
				!is_among(cell, names, csv->n_rows)))
			rc = no_such_row(
			    file, i, column, cell, names, csv->n_rows, err);
	}
	free(names);
	return rc;
}
