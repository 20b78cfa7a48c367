/* authority_csv.h - rows of an authority file, by column name. */
#ifndef INDEXER_AUTHORITY_CSV_H
#define INDEXER_AUTHORITY_CSV_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/base/str.h"

/* A file that was read: its cells live in the arena it was read into. */
struct csv_file {
	const char **column; /* names of the header row */
	size_t n_columns;
	const char ***row; /* n_rows arrays of n_columns cells */
	size_t n_rows;
};

/* text is CSV by RFC 4180 with a header row; name is for messages. A row with
 * another number of cells than the header is RC_USAGE. */
enum rc csv_read(struct csv_file *file, struct arena *arena, const char *name,
    struct str text, struct err *err);

/* RC_USAGE where the file has no column of that name. */
enum rc csv_need(const struct csv_file *file, const char *name,
    const char *column, struct err *err);

/* The cell of a row in the named column; NULL where it is empty or the file
 * has no such column. */
const char *csv_cell(
    const struct csv_file *file, size_t row, const char *column);

#endif
