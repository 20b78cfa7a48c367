/*
 * rows.h - the rows of a report in memory, for a page that goes through them
 * more than once.
 *
 * A report may have been replaced by one of the same name: the page says which
 * columns it needs, and one that is missing is told, not guessed.
 */
#ifndef QUERY_PAGE_ROWS_H
#define QUERY_PAGE_ROWS_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/store/db.h"
#include "query/values.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rows {
	const struct report *report; /* NULL: nothing was asked */
	struct arena arena;          /* texts live in it */
	struct cell *v;
	size_t n, cap; /* cells */
};

#define ROWS_INIT                                                              \
	{                                                                      \
		NULL, ARENA_INIT, NULL, 0, 0                                   \
	}

/*
 * Asks the report of values, whose arguments are read, and keeps its rows.
 * need: names of columns, with blanks between; one that the report does not
 * give is RC_USAGE.
 */
enum rc rows_ask(struct rows *r, struct db *db, const struct values *values,
    const char *need, struct err *err);
void rows_release(struct rows *r);

size_t rows_count(const struct rows *r);

/* A cell by the name of its column; null where there is no such column. */
const struct cell *rows_cell(
    const struct rows *r, size_t row, const char *column);

/* As text, number, real: empty, 0 and 0 where it is of another type. */
struct str rows_text(const struct rows *r, size_t row, const char *column);
int64_t rows_int(const struct rows *r, size_t row, const char *column);
double rows_real(const struct rows *r, size_t row, const char *column);
bool rows_null(const struct rows *r, size_t row, const char *column);

#endif
