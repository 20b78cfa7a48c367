/* answer.c - parse, ask, print. */
#include "query/answer.h"

#include "core/base/mem.h"
#include "core/cli/say.h"
#include "core/store/guard.h"
#include "query/ask.h"
#include "query/command_line.h"
#include "query/count.h"
#include "query/delivery.h"
#include "query/help.h"
#include "query/output.h"
#include "query/search.h"
#include "query/settings.h"
#include "query/values.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program[] = "thidua";

/* arg: what is told of the rows (struct described), or NULL. */
static void
warn(void *arg, const char *text)
{
	say_warning(program, "%s", text);
	if (arg)
		describe_note(arg, text);
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

/* How many hits are enough for the rows that are wanted; 0: all. */
static int64_t
hits_needed(const struct settings *s, const struct report *r)
{
	if (r->hits != REPORT_RANKED_HITS || !s->limit || s->files || s->facets)
		return 0;
	return s->offset > INT64_MAX - s->limit ? 0 : s->offset + s->limit;
}

static enum rc
find_hits(const struct settings *s, struct db *db, struct values *values,
    struct search *search, struct err *err)
{
	const struct report *r = values->report;
	enum rc rc = search_prepare(search, db, err);

	if (rc == RC_OK && search->note)
		say_note(program, "%s", search->note);
	if (rc == RC_OK && r->hits != REPORT_NO_HITS &&
	    !(s->count && r->hits == REPORT_RANKED_HITS))
		rc = search_find(search, db, hits_needed(s, r), err);
	else
		search->all = true;
	if (rc == RC_OK && !search->all)
		say_note(program,
		    "these are the best of %lld passages, taken from the whole "
		    "index; more are found: --limit 0 ranks and shows them all",
		    (long long)search->ask.weigh);
	return rc;
}

/* The report gave no row: an error for some, a remark for the others. */
static enum rc
nothing(const struct settings *s, struct db *db, struct values *values,
    struct search *search, struct err *err)
{
	if (!values->report->notfound) {
		say_note(program, "there are none");
		return RC_OK;
	}
	if (search)
		return search_nothing(search, &s->filter, db, err);
	return err_set(err, RC_NOTFOUND, "nothing found");
}

/* The arguments of the report facets for --facets. */
static enum rc
read_facets(struct values *facets, const struct catalog *catalog,
    const struct settings *s, const struct search *search, struct err *err)
{
	const struct report *r = catalog_find(catalog, "facets");

	if (!r || r->nparams < 2 || !r->params[1].option)
		return err_set(err, RC_USAGE,
		    "--facets needs the report facets, with a query and the "
		    "option by");
	values_init(facets, r);
	facets->v[0].text = facets->v[0].sql_text = search->text;
	facets->v[1].text = facets->v[1].sql_text = s->facets;
	return RC_OK;
}

/* A page of hits is not all of them. */
static void
tell_page(const struct settings *s, const struct search *search, size_t rows,
    struct db *db)
{
	struct err ignored = ERR_INIT;
	int64_t passages, plans;

	if (s->facets || !search->all ||
	    hits_count(db, &search->ask, &passages, &plans, &ignored) ||
	    passages <= (int64_t)rows)
		return;
	say_note(program,
	    "%zu of %lld passages in %lld plans; --limit 0 shows all, "
	    "--offset %zu the next",
	    rows - (size_t)s->offset, (long long)passages, (long long)plans,
	    rows);
}

static void
tell_left_over(const struct settings *s)
{
	char *path = delivery_left_over(s);

	if (path)
		say_warning(program,
		    "%s describes what %s held before; write it anew with "
		    "--package, or remove it",
		    path, s->file);
	free(path);
}

static enum rc
write_answer(const struct settings *s, const struct catalog *catalog,
    struct db *db, struct values *values, struct search *search,
    struct err *err)
{
	struct values facets = {0};
	struct described described = DESCRIBED_INIT,
			 *what = s->package ? &described : NULL;
	size_t rows = 0;
	enum rc rc = ask_notes(db, values, warn, what, err);

	if (rc == RC_OK && search && s->facets)
		rc = read_facets(&facets, catalog, s, search, err);
	if (rc == RC_OK)
		rc = output_report(s, db, values,
		    facets.report ? &facets : NULL, what, &rows, err);
	values_release(&facets);
	if (rc == RC_OK && what && (rows || !values->report->notfound))
		rc = delivery_package(s, db, values->report, what, err);
	describe_release(&described);
	if (rc == RC_OK)
		tell_left_over(s);
	if (rc == RC_OK && s->paged && rows == (size_t)(s->offset + s->limit))
		tell_page(s, search, rows, db);
	if (rc == RC_USAGE && search)
		search_place(search, err);
	if (rc == RC_OK && rows == 0)
		rc = nothing(s, db, values, search, err);
	return rc;
}

/* --count: of a search passages and plans, of other reports rows; with --files
 * the files they lead to, of which each plan has one. */
static enum rc
write_count(const struct settings *s, struct db *db, struct values *values,
    struct search *search, struct err *err)
{
	static const char *const of_search[] = {"passages", "plans"};
	static const char *const of_report[] = {"rows"};
	static const char *const of_files[] = {"files"};
	bool passages = search && values->report->hits == REPORT_RANKED_HITS;
	int64_t n[2] = {0, 0};
	enum rc rc = passages ? hits_count(db, &search->ask, &n[0], &n[1], err)
			      : output_count(s, db, values, &n[0], err);

	if (rc == RC_USAGE && search)
		search_place(search, err);
	if (rc == RC_OK && n[0] == 0 && values->report->notfound)
		return nothing(s, db, values, search, err);
	if (rc == RC_OK && s->files)
		return output_numbers(
		    s, of_files, passages ? &n[1] : n, 1, err);
	if (rc == RC_OK)
		rc = passages ? output_numbers(s, of_search, n, 2, err)
			      : output_numbers(s, of_report, n, 1, err);
	return rc;
}

static enum rc
ask_index(const struct settings *s, const struct catalog *catalog,
    struct values *values, struct search *search, struct arena *a,
    struct err *err)
{
	struct db *db;
	enum rc rc = db_open(&db, s->database, err);

	if (rc == RC_OK && s->file && strcmp(s->file, "-") != 0)
		rc = guard_output(db, s->database, s->file, err);
	if (rc == RC_OK && s->package)
		rc = delivery_guard(db, s, err);
	if (rc == RC_OK)
		rc = check_reports(db, catalog, s->reports, err);
	if (rc == RC_OK)
		rc = filter_apply(&s->filter, a, db, err);
	if (rc == RC_OK)
		rc = values_resolve(values, db, err);
	if (rc == RC_OK && search)
		rc = find_hits(s, db, values, search, err);
	if (rc == RC_OK)
		rc = count_words(db, values, err);
	if (rc == RC_OK && s->count)
		rc = write_count(s, db, values, search, err);
	else if (rc == RC_OK)
		rc = write_answer(s, catalog, db, values, search, err);
	if (db && db_sound(db, err) != RC_OK)
		rc = err->rc;
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

/* "thidua search alpha -gamma": the shell has taken the query apart. */
static void
explain_minus(struct err *err)
{
	struct err was = *err;

	if (strstr(was.msg, "unknown option"))
		(void)err_set(err, RC_USAGE,
		    "%s; a word to leave out stands within the quoted query: "
		    "'thi -khen'",
		    was.msg);
}

enum { PAGE = 20 };

/* The best hits are what is looked at; a file takes all. */
static void
settle_limit(struct settings *s, const struct report *r)
{
	if (s->limit >= 0)
		return;
	s->paged = r->hits == REPORT_RANKED_HITS && !s->file && !s->files &&
		   output_is_table(s) && isatty(STDOUT_FILENO);
	s->limit = s->paged ? PAGE : 0;
}

/* As they were typed: reading options sorts them. */
static char **
copy_words(int argc, char **argv)
{
	char **v = mem_alloc((size_t)argc * sizeof(*v));

	memcpy(v, argv, (size_t)argc * sizeof(*v));
	return v;
}

/* What is typed is a query, for a report that takes one. */
static enum rc
read_and_ask(struct settings *s, const struct catalog *catalog,
    struct values *values, char **words, int n, struct arena *a,
    struct err *err)
{
	const struct report *report = values->report;
	struct search search, *query = NULL;
	struct argument *typed;
	enum rc rc = values_read(values, a, words, n, err);

	values->card = report->card && output_is_table(s);
	settle_limit(s, report);
	typed = search_value(values);
	if (rc == RC_OK && typed && typed->text) {
		query = &search;
		rc = search_read(query, typed->text, s, a, err);
		typed->sql_text = query->ask.match;
	}
	if (rc == RC_OK && query && s->explain)
		search_explain(query);
	else if (rc == RC_OK)
		rc = ask_index(s, catalog, values, query, a, err);
	return rc;
}

/* What follows from options and report together. */
static enum rc
settle(struct settings *s, const struct catalog *catalog,
    const struct report *report, struct err *err)
{
	s->graph = report->graph;
	s->exact = s->package;
	return s->help ? RC_OK : delivery_check(catalog, report, s, err);
}

enum rc
answer(const struct catalog *catalog, const struct report *report, int argc,
    char **argv, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct buf command = BUF_INIT;
	const char *name = report->name;
	char **typed = copy_words(argc, argv), **rest;
	struct settings s;
	struct values values;
	int nrest;
	enum rc rc;

	settings_init(&s);
	values_init(&values, report);
	rc = settings_parse(&s, &values, argc, argv, &rest, &nrest, err);
	if (rc == RC_USAGE && search_value(&values))
		explain_minus(err);
	if (rc == RC_OK && s.quiet)
		say_hush();
	if (rc == RC_OK && s.evidence)
		rc = use_evidence(catalog, &report, &s, err);
	if (rc == RC_OK && report != values.report) {
		values_release(&values);
		values_init(&values, report);
	}
	if (rc == RC_OK)
		rc = settle(&s, catalog, report, err);
	if (rc == RC_OK)
		command_line(&command, name, typed + 1, argc - 1, &s, NULL);
	s.command = buf_cstr(&command);
	if (rc == RC_OK && s.help)
		help_report(&s, &values);
	else if (rc == RC_OK)
		rc = read_and_ask(
		    &s, catalog, &values, rest, nrest, &arena, err);
	values_release(&values);
	arena_release(&arena);
	buf_release(&command);
	free(typed);
	return rc;
}
