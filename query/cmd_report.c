/* cmd_report.c - `thidua report`: an index, or two sides of it, as one page. */
#include "query/commands.h"

#include "core/base/mem.h"
#include "core/cli/say.h"
#include "core/out/dest.h"
#include "core/store/guard.h"
#include "query/ask.h"
#include "query/catalog.h"
#include "query/command_line.h"
#include "query/help.h"
#include "query/page/page.h"
#include "query/settings.h"
#include "query/values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char more[] =
    "The page is one file of HTML, to look at, to print, to put beside a "
    "paper: which\n"
    "plans there are, and which movements recur. With two sides A and B, as "
    "compare\n"
    "takes them, it has the comparison too: what stays, is new, returns and "
    "goes, what\n"
    "is not shown, shares, phases, anniversaries, words that mark a side. Each "
    "number\n"
    "leads to its sentences. The same index and command give the same bytes.\n"
    "\n"
    "  thidua report -o corpus.html\n"
    "  thidua report -o change.html 2017 2025\n"
    "  thidua report -o lang-son.html --unit 'lang son' 2017..2020 "
    "2021..2025\n";

/* As an ending it has what it holds, or none. */
static enum rc
check_file(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash + 1 : path, '.');

	if (!dot || strcasecmp(dot, ".html") == 0 ||
	    strcasecmp(dot, ".htm") == 0)
		return RC_OK;
	return err_set(err, RC_USAGE,
	    "%s: report makes an HTML page; write to a file that ends in .html",
	    path);
}

/* s->file is NULL for standard output afterwards. */
static enum rc
check_output(struct settings *s, struct err *err)
{
	if (s->file && strcmp(s->file, "-") == 0)
		s->file = NULL;
	else if (s->file)
		return check_file(s->file, err);
	else if (isatty(STDOUT_FILENO))
		return err_set(err, RC_USAGE,
		    "a page is not for a terminal; name its file: thidua "
		    "report -o report.html");
	return RC_OK;
}

static enum rc
write_file(const char *path, const struct buf *text, struct err *err)
{
	struct dest d;
	enum rc rc = dest_open(&d, path, err);

	if (rc == RC_OK) {
		rc = dest_write(&d, text->p, text->n, err);
		if (rc == RC_OK)
			rc = dest_commit(&d, err);
		dest_abort(&d);
	}
	return rc;
}

/* A folder of reports is right as a whole before any is asked. */
static enum rc
check_reports(struct page_ask *ask, struct err *err)
{
	enum rc rc = RC_OK;

	for (size_t i = 0;
	     rc == RC_OK && ask->settings->reports && i < ask->catalog->n; i++)
		rc = ask_check(ask->db, &ask->catalog->v[i], err);
	return rc;
}

static enum rc
make(struct settings *s, const struct catalog *catalog, struct values *sides,
    struct err *err)
{
	struct page_ask ask = {.settings = s, .catalog = catalog};
	struct arena arena = ARENA_INIT;
	struct buf page = BUF_INIT;
	enum rc rc = db_open(&ask.db, s->database, err);

	if (rc == RC_OK && s->file)
		rc = guard_output(ask.db, s->database, s->file, err);
	if (rc == RC_OK)
		rc = check_reports(&ask, err);
	if (rc == RC_OK)
		rc = filter_apply(&s->filter, &arena, ask.db, err);
	if (rc == RC_OK && sides)
		rc = values_resolve(sides, ask.db, err);
	ask.sides = sides;
	if (rc == RC_OK)
		rc = page_write(&ask, &page, err);
	if (ask.db && db_sound(ask.db, err) != RC_OK)
		rc = err->rc;
	if (rc == RC_OK)
		rc = write_file(s->file, &page, err);
	buf_release(&page);
	db_close(ask.db);
	arena_release(&arena);
	return rc;
}

/* Both sides or none. */
static enum rc
read_sides(
    struct values *sides, struct arena *a, char **rest, int n, struct err *err)
{
	int given = (sides->v[0].text != NULL) + (sides->v[1].text != NULL);

	if (n + given != 2)
		return err_set(err, RC_USAGE,
		    "report takes two sides, as 2017 2025, or none");
	return values_read(sides, a, rest, n, err);
}

static bool
has_sides(const struct values *sides, int nrest)
{
	return nrest > 0 || sides->v[0].text || sides->v[1].text;
}

static enum rc
read_and_make(struct settings *s, const struct catalog *catalog,
    struct values *sides, char **words, int nwords, char **rest, int nrest,
    struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct buf command = BUF_INIT;
	bool compared = has_sides(sides, nrest);
	enum rc rc = check_output(s, err);

	if (rc == RC_OK && compared)
		rc = read_sides(sides, &arena, rest, nrest, err);
	if (rc == RC_OK) {
		command_line(&command, "report", words, nwords, s, NULL);
		s->command = buf_cstr(&command);
		rc = make(s, catalog, compared ? sides : NULL, err);
	}
	buf_release(&command);
	arena_release(&arena);
	return rc;
}

/* The sides are the arguments of compare, whatever else it says. */
static enum rc
find_compare(const struct catalog *catalog, const struct report **compare,
    struct err *err)
{
	const struct report *r = catalog_find(catalog, "compare");

	*compare = r;
	if (!r || r->nparams < 2 || r->params[0].type != PARAM_SIDE ||
	    r->params[1].type != PARAM_SIDE)
		return err_set(err, RC_USAGE,
		    "the page needs the report compare, with two sides as its "
		    "arguments");
	return RC_OK;
}

/* --reports is known only once the words are read, and they are read by the
 * arguments of compare, which that folder may replace: the built-in one does
 * for the reading. */
static enum rc
run_words(int argc, char **argv, char **words, struct err *err)
{
	struct catalog built_in = CATALOG_INIT, catalog = CATALOG_INIT;
	const struct report *compare = NULL;
	struct values typed = {0}, sides = {0};
	struct settings s;
	char **rest;
	int nrest;
	enum rc rc = catalog_load(&built_in, NULL, err);

	settings_init(&s);
	if (rc == RC_OK)
		rc = find_compare(&built_in, &compare, err);
	if (rc == RC_OK) {
		values_init(&typed, compare);
		rc = settings_parse_page(
		    &s, &typed, argc, argv, &rest, &nrest, err);
	}
	if (rc == RC_OK && s.quiet)
		say_hush();
	if (rc == RC_OK && s.help) {
		help_command(&s, &cmd_report, more, SETTINGS_PAGE);
	} else if (rc == RC_OK) {
		rc = catalog_load(&catalog, s.reports, err);
		if (rc == RC_OK)
			rc = find_compare(&catalog, &compare, err);
		if (rc == RC_OK) {
			values_init(&sides, compare);
			for (size_t i = 0; i < 2; i++)
				sides.v[i].text = typed.v[i].text;
			rc = read_and_make(&s, &catalog, &sides, words,
			    argc - 1, rest, nrest, err);
		}
	}
	if (typed.report)
		values_release(&typed);
	if (sides.report)
		values_release(&sides);
	catalog_release(&catalog);
	catalog_release(&built_in);
	return rc;
}

static enum rc
run(int argc, char **argv, struct err *err)
{
	char **words = mem_alloc((size_t)argc * sizeof(*words));
	enum rc rc;

	memcpy(words, argv, (size_t)argc * sizeof(*words));
	rc = run_words(argc, argv, words + 1, err);
	free(words);
	return rc;
}

const struct cmd cmd_report = {
    .name = "report",
    .args = "-o FILE.html [A B]",
    .help = "Write one HTML page of an index, or of two sides compared.",
    .run = run,
};
