/* cmd_export.c - `thidua export`: all of it, to take away. */
#include "query/commands.h"

#include "core/base/mem.h"
#include "core/cli/say.h"
#include "query/catalog.h"
#include "query/command_line.h"
#include "query/export.h"
#include "query/help.h"
#include "query/settings.h"

#include <stdlib.h>
#include <string.h>

static const char more[] =
    "DIR is new or empty, or holds an older export that nobody changed. It "
    "gets\n"
    "\n"
    "  TABLE.csv         each table of the index\n"
    "  report-NAME.csv   each report that says `export: yes`\n"
    "  datapackage.json  what every column holds, and the keys between tables\n"
    "                    (a Frictionless Data Package)\n"
    "  MANIFEST          command, versions, hashes of rules and plans; for "
    "each\n"
    "                    file its SHA-256 and its rows\n"
    "\n"
    "The CSV files are for programs: without byte order mark, and cells that "
    "a\n"
    "spreadsheet would run as a formula are as they stand in the documents. "
    "The\n"
    "same index gives the same bytes.\n"
    "\n"
    "Filters choose plans. Tables keep the rows of those plans and the "
    "movements\n"
    "they name; units, events, decisions and meta stay whole; spelling, which\n"
    "counts over all plans, is left out.\n";

static enum rc
write_to(struct settings *s, char **words, int nwords, char **rest, int nrest,
    struct err *err)
{
	struct catalog catalog = CATALOG_INIT;
	struct buf command = BUF_INIT;
	size_t files = 0;
	enum rc rc = RC_OK;

	if (nrest != 1)
		return err_set(err, RC_USAGE,
		    nrest ? "export takes one folder"
			  : "name the folder to write: thidua export DIR");
	command_line(&command, "export", words, nwords, s, rest[0]);
	rc = catalog_load(&catalog, s->reports, err);
	if (rc == RC_OK)
		rc = export_write(
		    s, &catalog, rest[0], buf_cstr(&command), &files, err);
	if (rc == RC_OK)
		say_note("thidua", "%zu files in %s", files, rest[0]);
	catalog_release(&catalog);
	buf_release(&command);
	return rc;
}

static enum rc
run(int argc, char **argv, struct err *err)
{
	char **words = mem_alloc((size_t)argc * sizeof(*words)), **rest;
	struct settings s;
	int nrest;
	enum rc rc;

	memcpy(words, argv, (size_t)argc * sizeof(*words));
	settings_init(&s);
	rc = settings_parse_filters(&s, argc, argv, &rest, &nrest, err);
	if (rc == RC_OK && s.help)
		help_command(&s, &cmd_export, more, SETTINGS_FILTER);
	else if (rc == RC_OK)
		rc = write_to(&s, words + 1, argc - 1, rest, nrest, err);
	free(words);
	return rc;
}

const struct cmd cmd_export = {
    .name = "export",
    .args = "DIR",
    .help = "Write all tables and the main reports as CSV, with a descriptor.",
    .run = run,
};
