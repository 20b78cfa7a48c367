/* authority_csv.c - reading CSV with libcsv. */
#include "indexer/authority_csv.h"

#include "core/base/mem.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct parse {
	struct csv_file *file;
	struct arena *arena;
	const char **cells; /* of the row at hand */
	size_t n, cap;
	size_t cap_rows;
	size_t line;
	size_t bad_line; /* of the first row of a wrong length, or 0 */
	size_t bad_n;
};

static void
on_cell(void *data, size_t n, void *arg)
{
	struct parse *p = arg;

	ARR_GROW(p->cells, p->n, p->cap);
	p->cells[p->n++] = n ? arena_strndup(p->arena, data, n) : NULL;
}

static const char **
keep_cells(struct parse *p)
{
	const char **v = arena_alloc(p->arena, p->n * sizeof(*v));

	memcpy(v, p->cells, p->n * sizeof(*v));
	return v;
}

static void
on_row(int end, void *arg)
{
	struct parse *p = arg;
	struct csv_file *f = p->file;

	(void)end;
	p->line++;
	if (!f->column) {
		f->n_columns = p->n;
		f->column = keep_cells(p);
	} else if (p->n != f->n_columns) {
		if (!p->bad_line) {
			p->bad_line = p->line;
			p->bad_n = p->n;
		}
	} else {
		ARR_GROW(f->row, f->n_rows, p->cap_rows);
		f->row[f->n_rows++] = keep_cells(p);
	}
	p->n = 0;
}

enum rc
csv_read(struct csv_file *file, struct arena *arena, const char *name,
    struct str text, struct err *err)
{
	struct parse p = {.file = file, .arena = arena};
	struct csv_parser parser;
	enum rc rc = RC_OK;

	*file = (struct csv_file){0};
	if (str_starts(text, "\xEF\xBB\xBF"))
		text.p += 3, text.n -= 3;
	if (memchr(text.p, '\0', text.n))
		return err_set(err, RC_USAGE,
		    "%s: a NUL byte; save the table as CSV UTF-8", name);
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return err_set(err, RC_NOMEM, "out of memory");
	if (csv_parse(&parser, text.p, text.n, on_cell, on_row, &p) != text.n ||
	    csv_fini(&parser, on_cell, on_row, &p) != 0)
		rc = err_set(err,
		    csv_error(&parser) == CSV_ENOMEM ? RC_NOMEM : RC_USAGE,
		    "%s: row %zu: %s", name, p.line + 1,
		    csv_strerror(csv_error(&parser)));
	else if (!file->column)
		rc = err_set(err, RC_USAGE, "%s: no header row", name);
	else if (p.bad_line && file->n_columns == 1 && file->column[0] &&
		 strpbrk(file->column[0], ";\t"))
		rc = csv_need(file, name, "", err);
	else if (p.bad_line)
		rc = err_set(err, RC_USAGE,
		    "%s: row %zu has %zu cells, the header %zu", name,
		    p.bad_line, p.bad_n, file->n_columns);
	csv_free(&parser);
	free(p.cells);
	if (file->n_rows) {
		const char ***rows =
		    arena_alloc(arena, file->n_rows * sizeof(*rows));

		memcpy(rows, file->row, file->n_rows * sizeof(*rows));
		free(file->row);
		file->row = rows;
	}
	return rc;
}

const char *
csv_cell(const struct csv_file *file, size_t row, const char *column)
{
	for (size_t i = 0; i < file->n_columns; i++)
		if (file->column[i] && strcmp(file->column[i], column) == 0)
			return file->row[row][i];
	return NULL;
}

enum rc
csv_need(const struct csv_file *file, const char *name, const char *column,
    struct err *err)
{
	const char *first = file->n_columns ? file->column[0] : NULL;

	for (size_t i = 0; i < file->n_columns; i++)
		if (file->column[i] && strcmp(file->column[i], column) == 0)
			return RC_OK;
	if (file->n_columns == 1 && first && strpbrk(first, ";\t"))
		return err_set(err, RC_USAGE,
		    "%s: its cells are not separated by commas; save it as "
		    "CSV with commas",
		    name);
	return err_set(
	    err, RC_USAGE, "%s: there is no column \"%s\"", name, column);
}
