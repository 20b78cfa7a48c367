/*
 * pivot.h - rows turned so that the values of some columns become columns.
 *
 * The report's pivot names a column for the cells and a template for the new
 * columns: "n as {year} (n={of})"; an empty one gives no column. Columns named
 * after the first are left out. Rows that agree in all other columns and follow
 * one another become one row.
 */
#ifndef QUERY_PIVOT_H
#define QUERY_PIVOT_H

#include "core/out/sink.h"
#include "query/report.h"

#include <stdbool.h>
#include <stddef.h>

struct pivot;

struct pivot *pivot_new(const struct report *report);
void pivot_free(struct pivot *p);

/* Is this column of the report used up by the pivot? */
bool pivot_takes(const struct report *report, size_t column);

/* cells: one row of the report; texts are copied. */
void pivot_add(struct pivot *p, const struct cell *cells);

/* After the last row: the new columns, in the order of their first row ... */
size_t pivot_columns(const struct pivot *p, const char *const **names);

/* ... and the rows: a row's cells by the report's columns, and its cells
 * under the new columns. false: there is no such row. */
bool pivot_row(struct pivot *p, size_t i, const struct cell **cells,
    const struct cell **pivoted);

#endif
