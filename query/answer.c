/* answer.c - parse, ask, print. */
#include "query/answer.h"

#include "core/cli/say.h"
#include "core/store/guard.h"
#include "query/ask.h"
#include "query/help.h"
#include "query/output.h"
#include "query/search.h"
#include "query/settings.h"
#include "query/values.h"

#include <string.h>

static const char program[] = "thidua";

static void
warn(const char *text)
{
	say_warning(program, "%s", text);
}

/* A folder of reports is right as a whole before any is answered. */
static enum rc
check_reports(
    struct db *db, const struct catalog *c, const char *folder, struct err *err)
{
	enum rc rc = RC_OK;
	size_t i;

	for (i = 0; folder && rc == RC_OK && i < c->n; i++)
		rc = ask_check(db, &c->v[i], err);
	return rc;
}

static enum rc
prepare_query(const struct settings *s, struct arena *a, struct db *db,
    struct values *values, struct err *err)
{
	struct argument *query = search_value(values);
	const char *note = NULL;
	enum rc rc;

	if (!query || !query->text)
		return RC_OK;
	rc = search_prepare(query, s, a, db, &note, err);
	if (rc == RC_OK && note)
		say_note(program, "%s", note);
	return rc;
}

/* The report gave no row: an error for some, a remark for the others. */
static enum rc
nothing(const struct settings *s, struct db *db, struct values *values,
    struct err *err)
{
	struct argument *query = search_value(values);

	if (!values->report->notfound) {
		say_note(program, "no plan asked about has any");
		return RC_OK;
	}
	if (query && query->text)
		return search_nothing(query, s, db, err);
	return err_set(err, RC_NOTFOUND, "nothing found");
}

static enum rc
write_answer(const struct settings *s, struct db *db, struct values *values,
    struct err *err)
{
	struct argument *query = search_value(values);
	size_t rows = 0;
	enum rc rc = ask_notes(db, values, warn, err);

	if (rc == RC_OK)
		rc = output_report(s, db, values, &rows, err);
	if (rc == RC_USAGE && query && s->syntax)
		search_place(query, err);
	if (rc == RC_OK && rows == 0)
		rc = nothing(s, db, values, err);
	return rc;
}

static enum rc
ask_index(const struct settings *s, const struct catalog *catalog,
    struct values *values, struct arena *a, struct err *err)
{
	struct db *db;
	enum rc rc = db_open(&db, s->database, err);

	if (rc == RC_OK && s->file && strcmp(s->file, "-") != 0)
		rc = guard_output(db, s->database, s->file, err);
	if (rc == RC_OK)
		rc = check_reports(db, catalog, s->reports, err);
	if (rc == RC_OK)
		rc = filter_apply(&s->filter, a, db, err);
	if (rc == RC_OK)
		rc = values_resolve(values, db, err);
	if (rc == RC_OK)
		rc = prepare_query(s, a, db, values, err);
	if (rc == RC_OK)
		rc = write_answer(s, db, values, err);
	db_close(db);
	return rc;
}

/* The report that has the evidence of this one; every column is shown. */
static enum rc
use_evidence(const struct catalog *catalog, const struct report **report,
    struct settings *s, struct err *err)
{
	const struct report *r = *report;

	if (r->evidence)
		r = catalog_find(catalog, r->evidence);
	if (!r || report_column(r, str_of("quotation")) == r->ncolumns)
		return err_set(err, RC_USAGE,
		    "%s has no quotations to show; --evidence is for reports "
		    "of facts",
		    (*report)->name);
	if (!s->columns)
		s->columns = "all";
	*report = r;
	return RC_OK;
}

enum rc
answer(const struct catalog *catalog, const struct report *report, int argc,
    char **argv, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct settings s;
	struct values values;
	char **rest;
	int nrest;
	enum rc rc;

	settings_init(&s);
	values_init(&values, report);
	rc = settings_parse(&s, &values, argc, argv, &rest, &nrest, err);
	if (rc == RC_OK && s.evidence)
		rc = use_evidence(catalog, &report, &s, err);
	if (rc == RC_OK && report != values.report) {
		values_release(&values);
		values_init(&values, report);
	}
	if (rc == RC_OK && s.help) {
		help_report(&s, &values);
	} else if (rc == RC_OK) {
		rc = values_read(&values, &arena, rest, nrest, err);
		values.card = report->card && output_is_table(&s);
		if (rc == RC_OK)
			rc = ask_index(&s, catalog, &values, &arena, err);
	}
	values_release(&values);
	arena_release(&arena);
	return rc;
}
