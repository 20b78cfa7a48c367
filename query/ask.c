/* ask.c - preparing the SELECT of a report and giving it its arguments. */
#include "query/ask.h"

#include <string.h>

/* Past white space and comments. */
static const char *
skip_blank(const char *s)
{
	const char *end;

	for (;;) {
		s += strspn(s, " \t\r\n\f");
		if (strncmp(s, "--", 2) == 0) {
			s += strcspn(s, "\n");
		} else if (strncmp(s, "/*", 2) == 0) {
			end = strstr(s + 2, "*/");
			s = end ? end + 2 : s + strlen(s);
		} else {
			return s;
		}
	}
}

static size_t
offset_in(const struct source *source, const char *p)
{
	return (size_t)(p - source->sql);
}

static bool
is_word(const char *s, const char *word)
{
	size_t n = strlen(word);
	char after = sqlite3_strnicmp(s, word, (int)n) == 0 ? s[n] : '_';

	return !(after == '_' || (after >= '0' && after <= '9') ||
		 (after >= 'A' && after <= 'Z') ||
		 (after >= 'a' && after <= 'z'));
}

/* PRAGMA and ATTACH count as reading for SQLite; they are no question. */
static enum rc
check_first_word(const struct source *source, struct err *err)
{
	const char *s = skip_blank(source->sql);

	if (!*s)
		return source_error(source, offset_in(source, s), err,
		    "no SELECT under the header");
	if (!is_word(s, "SELECT") && !is_word(s, "WITH"))
		return source_error(source, offset_in(source, s), err,
		    "a report is one SELECT (or WITH ... SELECT)");
	return RC_OK;
}

static enum rc
check_rest(const struct source *source, const char *tail, struct err *err)
{
	tail = skip_blank(tail);
	while (*tail == ';')
		tail = skip_blank(tail + 1);
	if (*tail)
		return source_error(source, offset_in(source, tail), err,
		    "a second statement; a report is one SELECT");
	return RC_OK;
}

/* SQLite does not always say where: then where the name it ends with is. */
static size_t
find_name(const struct source *source, const char *message)
{
	const char *start = skip_blank(source->sql);
	const char *name = strrchr(message, ' '), *at = NULL;

	if (name && name[1])
		at = strstr(start, name + 1);
	return offset_in(source, at ? at : start);
}

static enum rc
prepare_fail(struct db *db, const struct source *source, struct err *err)
{
	const char *message = sqlite3_errmsg(db_sql(db));
	int at = sqlite3_error_offset(db_sql(db));

	if ((sqlite3_errcode(db_sql(db)) & 0xFF) != SQLITE_ERROR)
		return db_fail(db, err);
	if (source->built_in)
		return err_set(err, RC_DAMAGED,
		    "the index is not as %s needs it (%s); remove it and make "
		    "it again with: "
		    "thidua index",
		    source->file, message);
	return source_error(source,
	    at >= 0 ? (size_t)at : find_name(source, message), err, "%s",
	    message);
}

static enum rc
prepare(struct db *db, const struct source *source, sqlite3_stmt **stmt,
    struct err *err)
{
	const char *tail = source->sql;
	enum rc rc = check_first_word(source, err);

	*stmt = NULL;
	if (rc != RC_OK)
		return rc;
	if (sqlite3_prepare_v2(db_sql(db), source->sql, -1, stmt, &tail) !=
	    SQLITE_OK)
		return prepare_fail(db, source, err);
	rc = check_rest(source, tail, err);
	if (rc == RC_OK && !sqlite3_stmt_readonly(*stmt))
		rc = source_error(
		    source, 0, err, "writes to the index; a report only reads");
	return rc;
}

static enum rc
check_names(const struct source *source, sqlite3_stmt *stmt,
    const struct values *values, struct err *err)
{
	int i, n = sqlite3_bind_parameter_count(stmt);
	struct cell cell;

	for (i = 1; i <= n; i++) {
		const char *name = sqlite3_bind_parameter_name(stmt, i);
		const char *at = name ? strstr(source->sql, name) : NULL;

		if (name && name[0] == ':' &&
		    values_cell(values, name + 1, &cell))
			continue;
		return source_error(source, at ? offset_in(source, at) : 0, err,
		    "%s is no argument of the report; the header declares them "
		    "with `-- param:`",
		    name ? name : "?");
	}
	return RC_OK;
}

static enum rc
check_columns(const struct report *r, sqlite3_stmt *stmt, struct err *err)
{
	int n = sqlite3_column_count(stmt);
	size_t i;

	for (i = 0; i < r->ncolumns && (int)i < n; i++) {
		const char *name = sqlite3_column_name(stmt, (int)i);

		if (strcmp(name, r->columns[i].name) != 0)
			return source_error(&r->body, r->columns[i].at, err,
			    "column %zu is declared as %s, the SELECT gives %s",
			    i + 1, r->columns[i].name, name);
	}
	if ((size_t)n > r->ncolumns)
		return source_error(&r->body, r->columns[r->ncolumns - 1].at,
		    err, "the SELECT gives a column %s more",
		    sqlite3_column_name(stmt, (int)r->ncolumns));
	if ((size_t)n < r->ncolumns)
		return source_error(&r->body, r->columns[n].at, err,
		    "the SELECT has no column %s", r->columns[n].name);
	return RC_OK;
}

static enum rc
open_body(struct db *db, const struct values *values, sqlite3_stmt **stmt,
    struct err *err)
{
	const struct report *r = values->report;
	enum rc rc = prepare(db, &r->body, stmt, err);

	if (rc == RC_OK)
		rc = check_names(&r->body, *stmt, values, err);
	if (rc == RC_OK)
		rc = check_columns(r, *stmt, err);
	return rc;
}

static enum rc
open_notes(struct db *db, const struct values *values, sqlite3_stmt **stmt,
    struct err *err)
{
	const struct source *notes = &values->report->notes;
	enum rc rc = prepare(db, notes, stmt, err);

	if (rc == RC_OK)
		rc = check_names(notes, *stmt, values, err);
	if (rc == RC_OK && sqlite3_column_count(*stmt) != 1)
		rc = source_error(
		    notes, 0, err, "notes have one column, the text");
	return rc;
}

enum rc
ask_check(struct db *db, const struct report *report, struct err *err)
{
	struct values none;
	sqlite3_stmt *stmt = NULL;
	enum rc rc;

	values_init(&none, report);
	rc = open_body(db, &none, &stmt, err);
	sqlite3_finalize(stmt);
	stmt = NULL;
	if (rc == RC_OK && report->notes.sql)
		rc = open_notes(db, &none, &stmt, err);
	sqlite3_finalize(stmt);
	values_release(&none);
	return rc;
}

static int
bind(sqlite3_stmt *stmt, int i, const struct cell *c)
{
	switch (c->type) {
	case CELL_NULL:
		break;
	case CELL_INT:
		return sqlite3_bind_int64(stmt, i, c->i);
	case CELL_REAL:
		return sqlite3_bind_double(stmt, i, c->r);
	case CELL_TEXT:
		return sqlite3_bind_text(
		    stmt, i, c->s.p, (int)c->s.n, SQLITE_TRANSIENT);
	}
	return sqlite3_bind_null(stmt, i);
}

/* An argument that could not be bound would be null, and another question. */
static enum rc
bind_all(struct db *db, sqlite3_stmt *stmt, const struct values *values,
    struct err *err)
{
	int i, n = sqlite3_bind_parameter_count(stmt);
	struct cell cell;

	for (i = 1; i <= n; i++)
		if (values_cell(values,
			sqlite3_bind_parameter_name(stmt, i) + 1, &cell) &&
		    bind(stmt, i, &cell) != SQLITE_OK)
			return db_fail(db, err);
	return RC_OK;
}

enum rc
ask_open(struct db *db, const struct values *values, sqlite3_stmt **stmt,
    struct err *err)
{
	enum rc rc = open_body(db, values, stmt, err);

	if (rc == RC_OK)
		rc = bind_all(db, *stmt, values, err);
	if (rc != RC_OK) {
		sqlite3_finalize(*stmt);
		*stmt = NULL;
	}
	return rc;
}

enum rc
ask_fail(struct db *db, const struct source *source, struct err *err)
{
	const char *message = sqlite3_errmsg(db_sql(db));

	if ((sqlite3_errcode(db_sql(db)) & 0xFF) != SQLITE_ERROR)
		return db_fail(db, err);
	/* What SQLite says of itself, not of a mistake somebody made. */
	if (source->built_in && strcmp(message, "SQL logic error") == 0)
		return db_fail(db, err);
	/* a function of ours tells of an option */
	if (strncmp(message, "--", 2) == 0)
		return err_set(err, RC_USAGE, "%s", message);
	return err_set(err, RC_USAGE, "%s: %s", source->file, message);
}

enum rc
ask_notes(struct db *db, const struct values *values,
    void (*tell)(void *arg, const char *text), void *arg, struct err *err)
{
	const struct source *notes = &values->report->notes;
	sqlite3_stmt *stmt = NULL;
	enum rc rc;
	int step = SQLITE_DONE;

	if (!notes->sql)
		return RC_OK;
	rc = open_notes(db, values, &stmt, err);
	if (rc == RC_OK)
		rc = bind_all(db, stmt, values, err);
	while (rc == RC_OK && (step = sqlite3_step(stmt)) == SQLITE_ROW)
		if (sqlite3_column_text(stmt, 0))
			tell(arg, (const char *)sqlite3_column_text(stmt, 0));
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = ask_fail(db, notes, err);
	sqlite3_finalize(stmt);
	return rc;
}

void
ask_cell(sqlite3_stmt *stmt, int at, struct cell *c)
{
	*c = (struct cell){.type = CELL_NULL};
	switch (sqlite3_column_type(stmt, at)) {
	case SQLITE_INTEGER:
		c->type = CELL_INT;
		c->i = sqlite3_column_int64(stmt, at);
		break;
	case SQLITE_FLOAT:
		c->type = CELL_REAL;
		c->r = sqlite3_column_double(stmt, at);
		break;
	case SQLITE_TEXT:
		c->type = CELL_TEXT;
		c->s.p = (const char *)sqlite3_column_text(stmt, at);
		c->s.n = (size_t)sqlite3_column_bytes(stmt, at);
		break;
	}
}
