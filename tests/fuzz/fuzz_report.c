/* fuzz_report.c - any file as a report: its header is read, or what is wrong
 * is said with its line. */
#include "core/text/utf8.h"
#include "query/report.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static void
check_report(const struct report *r)
{
	HOLDS(r->help && *r->help && r->ncolumns > 0);
	for (size_t i = 0; i < r->nparams; i++)
		HOLDS(r->params[i].name && r->params[i].doc);
	for (size_t i = 0; i < r->ncolumns; i++)
		HOLDS(report_column(r, str_of(r->columns[i].name)) <= i);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct report report = {0};
	struct arena arena = ARENA_INIT;
	struct err err = ERR_INIT;
	char *text = malloc(n + 1);
	enum rc rc;

	HOLDS(text);
	memcpy(text, data, n);
	text[n] = '\0';
	rc = report_parse(&report, &arena, "x", "x.sql", text, &err);
	HOLDS(rc == RC_OK ||
	      (rc == RC_USAGE && strncmp(err.msg, "x.sql:", 6) == 0));
	if (rc == RC_OK)
		check_report(&report);
	report_release(&report);
	arena_release(&arena);
	free(text);
	return 0;
}
