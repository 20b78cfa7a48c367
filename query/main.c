/* main.c - thidua: asks the index. */
#include "core/base/mem.h"
#include "core/base/version.h"
#include "core/cli/pager.h"
#include "core/cli/say.h"
#include "core/cli/streams.h"
#include "core/cli/suggest.h"
#include "query/answer.h"
#include "query/catalog.h"
#include "query/commands.h"
#include "query/help.h"
#include "query/settings.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program[] = "thidua";

static const struct cmd *const commands[] = {&cmd_index, &cmd_verify,
    &cmd_export, &cmd_report, &cmd_reports, &cmd_columns, NULL};

static const struct cmd *
find_command(const char *name)
{
	size_t i;

	for (i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static bool
is_known(const void *ctx, const char *word)
{
	return find_command(word) || catalog_find(ctx, word);
}

/* Takes argv[at] out. */
static char *
take_word(int *argc, char **argv, int at)
{
	char *word = argv[at];

	memmove(argv + at, argv + at + 1, (size_t)(*argc - at) * sizeof(*argv));
	(*argc)--;
	return word;
}

/* No report was named: help, version, or a hint. */
static enum rc
without_report(
    const struct catalog *catalog, int argc, char **argv, struct err *err)
{
	struct settings s;
	char **rest;
	int nrest;
	enum rc rc;

	settings_init(&s);
	rc = settings_parse(&s, NULL, argc, argv, &rest, &nrest, err);
	if (rc != RC_OK)
		return rc;
	if (s.help)
		help_program(&s, catalog, commands);
	else if (s.version)
		printf("thidua %s\n", THIDUA_VERSION);
	else
		return err_set(
		    err, RC_USAGE, "name a report; thidua --help lists them");
	return RC_OK;
}

static enum rc
unknown(const struct catalog *catalog, const char *word, struct err *err)
{
	static const char *const names[] = {
	    "index", "verify", "export", "report", "reports", "columns"};
	const char *near =
	    suggest_name(word, names, sizeof(names) / sizeof(*names));
	enum rc rc = catalog_unknown(catalog, word, err);

	if (near && !strstr(err->msg, "did you mean"))
		return err_set(err, RC_USAGE,
		    "no report '%s'; did you mean %s?", word, near);
	return rc;
}

static enum rc
dispatch(const struct catalog *catalog, int argc, char **argv, struct err *err)
{
	int at = settings_command(argc, argv, is_known, catalog);
	const struct report *report;
	const struct cmd *cmd;
	char *word;

	if (at == argc)
		return without_report(catalog, argc, argv, err);
	word = take_word(&argc, argv, at);
	cmd = find_command(word);
	if (cmd)
		return cmd->run(argc, argv, err);
	report = catalog_find(catalog, word);
	if (report)
		return answer(catalog, report, argc, argv, err);
	return unknown(catalog, word, err);
}

/* Is word --reports, or so much of it that nothing else is meant? */
static bool
is_reports_option(const char *word)
{
	size_t n = strcspn(word, "=");

	return n >= strlen("--rep") && strncmp(word, "--reports", n) == 0;
}

/* The value of --reports, before anything else is known of argv. */
static const char *
reports_folder(int argc, char **argv)
{
	const char *value;
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (!is_reports_option(argv[i]))
			continue;
		value = strchr(argv[i], '=');
		return value ? value + 1 : argv[i + 1];
	}
	return NULL;
}

static enum rc
finish_stdout(enum rc rc, struct err *err)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return err_set(err, RC_IO,
		    "cannot write to standard output: %s", strerror(errno));
	return rc;
}

int
main(int argc, char **argv)
{
	struct catalog catalog = CATALOG_INIT;
	struct err err = ERR_INIT;
	enum rc rc;

	streams_hold();
	json_set_alloc_funcs(mem_alloc, free); /* always there, as ours */
	rc = catalog_load(&catalog, reports_folder(argc, argv), &err);
	if (rc == RC_OK)
		rc = dispatch(&catalog, argc, argv, &err);
	rc = finish_stdout(rc, &err);
	pager_end();
	if (rc != RC_OK)
		say_error(program, &err);
	catalog_release(&catalog);
	return err_exit_code(rc);
}
