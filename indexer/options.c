/* options.c - the options' table, defaults and help. */
#include "indexer/options.h"

#include "core/cli/say.h"
#include "core/store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	DEFAULT_MAX_SIZE = 32, /* MiB */
	DEFAULT_RULE_SECONDS = 10,
	MOST_WORKERS = 64,
	DEFAULT_MOST_WORKERS = 8,
};

void
options_begin(struct options *o)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	const char *database = getenv("THIDUA_DB");

	*o = (struct options){
	    .database = database && *database ? database : DB_DEFAULT_PATH,
	    .max_size = DEFAULT_MAX_SIZE,
	    .rule_seconds = DEFAULT_RULE_SECONDS,
	    .workers = cores < 1                      ? 1
		       : cores > DEFAULT_MOST_WORKERS ? DEFAULT_MOST_WORKERS
						      : cores};
}

size_t
options_rows(struct options *o, struct opt *rows)
{
	const struct opt all[] = {
	    {'d', "database", "FILE",
		"The index to make or bring up to date; else $THIDUA_DB, else "
		"thidua.db here.",
		OPT_TEXT, &o->database, 0, 0},
	    {'j', "jobs", "N", "Files read at the same time.", OPT_NUMBER,
		&o->workers, 1, MOST_WORKERS},
	    {0, "records", NULL,
		"Print one JSON object a plan instead of making an index.",
		OPT_FLAG, &o->records, 0, 0},
	    {0, "explain", NULL,
		"Show how one file was read: its outline, and each fact with "
		"rule, line and quotation.",
		OPT_FLAG, &o->explain, 0, 0},
	    {0, "verify", NULL,
		"Check the index: every page, its tables, the full-text index, "
		"and "
		"that each stored place still says what was read there.",
		OPT_FLAG, &o->verify, 0, 0},
	    {0, "review", "FILE",
		"Take the decisions of a CSV file that thidua review has "
		"written and a person has filled in.",
		OPT_TEXT, &o->review, 0, 0},
	    {0, "eval", "GOLD",
		"Compare what is read from PATH with gold records (a file, or "
		"a folder of NAME.json; without PATH, the plans beside them): "
		"precision, recall and F1 a field.",
		OPT_TEXT, &o->eval, 0, 0},
	    {'v', "verbose", NULL, "With --eval, every miss and every extra.",
		OPT_FLAG, &o->verbose, 0, 0},
	    {0, "rules", "DIR",
		"A folder of rules, NAME.pcre, that are added to the built-in "
		"ones or replace them by name.",
		OPT_TEXT, &o->rules, 0, 0},
	    {0, "authority", "DIR",
		"A folder with movements.csv, units.csv, events.csv or "
		"abbreviations.csv to use instead of the built-in ones.",
		OPT_TEXT, &o->authority, 0, 0},
	    {0, "max-size", "MIB",
		"Files larger than this many MiB are left out (32).",
		OPT_NUMBER, &o->max_size, 1, 1024},
	    {0, "rule-seconds", "N",
		"A rule that takes longer for a document, on the processor, is "
		"switched off for it (10).",
		OPT_NUMBER, &o->rule_seconds, 1, 3600},
	    {0, "follow", NULL,
		"Read links that lead out of the given folders, too.", OPT_FLAG,
		&o->follow, 0, 0},
	    {0, "prune", NULL, "Remove plans whose file is there no more.",
		OPT_FLAG, &o->prune, 0, 0},
	    {0, "no-trust-mtime", NULL,
		"Open every file again, also those whose size and times are "
		"as they were.",
		OPT_FLAG, &o->no_trust_mtime, 0, 0},
	    {0, "no-reuse", NULL,
		"Do not look for text that plans share; a later run without "
		"this does.",
		OPT_FLAG, &o->no_reuse, 0, 0},
	    {0, "profile", NULL,
		"Say at the end how long each stage and each rule took.",
		OPT_FLAG, &o->profile, 0, 0},
	    {0, "wait", NULL,
		"Where another indexer is at work, wait until it is done.",
		OPT_FLAG, &o->wait, 0, 0},
	    {0, "progress", "HOW",
		"auto: a line that is written over, on a terminal only; log: a "
		"line now and then; none.",
		OPT_TEXT, &o->progress, 0, 0},
	    {'q', "quiet", NULL, "Say only what went wrong.", OPT_FLAG,
		&o->quiet, 0, 0},
	    {'h', "help", NULL, "Show this page.", OPT_FLAG, &o->help, 0, 0},
	    {0, "version", NULL, "Show the version.", OPT_FLAG, &o->version, 0,
		0},
	};

	memcpy(rows, all, sizeof(all));
	return sizeof(all) / sizeof(*all);
}

void
options_help(const struct opt *rows, size_t n)
{
	(void)printf(
	    "usage: thidua-index [-d FILE] [options] PATH...\n"
	    "       thidua-index --records PATH...\n"
	    "       thidua-index --explain FILE\n"
	    "       thidua-index --eval GOLD [PATH...]\n"
	    "       thidua-index --verify [-d FILE]\n"
	    "       thidua-index --review FILE.csv [-d FILE]\n"
	    "\n"
	    "The words records, explain, eval, verify and review may stand "
	    "first without --,\n"
	    "where there is no file of that name.\n"
	    "\n"
	    "Reads emulation-campaign plans (.txt and .md, UTF-8 or UTF-16; "
	    "folders\n"
	    "recursively) and keeps what they say in an index, one ordinary "
	    "SQLite file.\n"
	    "Running it again reads only what is new or changed.\n"
	    "\n"
	    "examples:\n"
	    "  thidua-index corpus                   index a folder into "
	    "thidua.db\n"
	    "  thidua-index -d my.db plans/2024 plans/2025\n"
	    "  thidua-index --explain plans/a.txt    why was that extracted?\n"
	    "  thidua-index --records plans >plans.ndjson\n"
	    "\n"
	    "options:\n");
	opt_help(rows, n, say_width(STDOUT_FILENO), stdout);
	(void)printf(
	    "\n"
	    "exit status: 0 done; 2 wrong usage; 3 done, but some files could "
	    "not be read;\n"
	    "5 the index is damaged or not ours; 6 another indexer is at work; "
	    "7 no space or\n"
	    "an I/O error; 8 out of memory.\n");
}
