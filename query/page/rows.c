/* rows.c - asking a report and keeping what it gives. */
#include "query/page/rows.h"

#include "core/base/mem.h"
#include "query/ask.h"
#include "query/count.h"

#include <stdlib.h>
#include <string.h>

static enum rc
check_columns(const struct report *r, const char *need, struct err *err)
{
	while (*need) {
		struct str name = {need, strcspn(need, " ")};

		if (report_column(r, name) == r->ncolumns)
			return err_set(err, RC_USAGE,
			    "the report %s has no column %.*s, which the page "
			    "is made of",
			    r->name, (int)name.n, name.p);
		need += name.n;
		need += strspn(need, " ");
	}
	return RC_OK;
}

static void
keep_row(struct rows *r, sqlite3_stmt *stmt)
{
	for (size_t i = 0; i < r->report->ncolumns; i++) {
		struct cell *c;

		ARR_GROW(r->v, r->n, r->cap);
		c = &r->v[r->n++];
		ask_cell(stmt, (int)i, c);
		if (c->type == CELL_TEXT)
			c->s.p = arena_strndup(
			    &r->arena, c->s.n ? c->s.p : "", c->s.n);
	}
}

enum rc
rows_ask(struct rows *r, struct db *db, const struct values *values,
    const char *need, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	int step = SQLITE_DONE;
	enum rc rc = check_columns(values->report, need, err);

	r->report = values->report;
	if (rc == RC_OK)
		rc = count_words(db, values, err);
	if (rc == RC_OK)
		rc = ask_open(db, values, &stmt, err);
	if (rc != RC_OK)
		return rc;
	while ((step = sqlite3_step(stmt)) == SQLITE_ROW)
		keep_row(r, stmt);
	if (step != SQLITE_DONE)
		rc = ask_fail(db, &r->report->body, err);
	sqlite3_finalize(stmt);
	return rc;
}

void
rows_release(struct rows *r)
{
	free(r->v);
	arena_release(&r->arena);
	*r = (struct rows)ROWS_INIT;
}

size_t
rows_count(const struct rows *r)
{
	return r->report ? r->n / r->report->ncolumns : 0;
}

const struct cell *
rows_cell(const struct rows *r, size_t row, const char *column)
{
	static const struct cell none = {.type = CELL_NULL};
	size_t at = report_column(r->report, str_of(column));

	if (at == r->report->ncolumns || row >= rows_count(r))
		return &none;
	return &r->v[row * r->report->ncolumns + at];
}

struct str
rows_text(const struct rows *r, size_t row, const char *column)
{
	const struct cell *c = rows_cell(r, row, column);

	return c->type == CELL_TEXT ? c->s : str_of("");
}

int64_t
rows_int(const struct rows *r, size_t row, const char *column)
{
	const struct cell *c = rows_cell(r, row, column);

	return c->type == CELL_INT ? c->i : 0;
}

double
rows_real(const struct rows *r, size_t row, const char *column)
{
	const struct cell *c = rows_cell(r, row, column);

	if (c->type == CELL_REAL)
		return c->r;
	return c->type == CELL_INT ? (double)c->i : 0;
}

bool
rows_null(const struct rows *r, size_t row, const char *column)
{
	return rows_cell(r, row, column)->type == CELL_NULL;
}
