/* fuzz_rules.c - any file as a rule of one's own: refused with its line, or
 * it works under its limits. */
#define _GNU_SOURCE
#include "tests/fuzz/folder.h"
#include "tests/fuzz/reading.h"

#define FILE_NAME "theme.pcre"

static struct document doc;
static struct facts facts;

/* Something for each part of a pattern to look at, and much of one letter. */
static const char text[] =
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN\nSố: 1/KH-LĐLĐ\n\n"
    "Lạng Sơn, ngày 4 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n"
    "Phát động thi đua năm 2021\n\nI. NỘI DUNG\n\n"
    "1. Chủ đề “Lao động giỏi”; aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n";

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct err err = ERR_INIT;

	(void)argc;
	(void)argv;
	folder_make();
	HOLDS(authority_load(&authority, NULL, &err) == RC_OK);
	return 0;
}

static void
work(void)
{
	matcher = matcher_new(rules, NULL);
	HOLDS(reading_clean(&doc, (const uint8_t *)text, sizeof(text) - 1));
	facts_reset(&facts);
	outline(&doc, matcher);
	extract(&doc, matcher, authority, &facts);
	for (size_t i = 0; i < facts.themes.n; i++)
		reading_holds_span(&doc, facts.themes.v[i].at);
	matcher_free(matcher);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct err err = ERR_INIT;
	enum rc rc;

	folder_write(FILE_NAME, data, n);
	rc = rules_load(&rules, folder, authority_pieces(authority), &err);
	HOLDS(rc == RC_OK || (rc == RC_USAGE && strstr(err.msg, FILE_NAME)));
	if (rc == RC_OK)
		work();
	rules_free(rules);
	rules = NULL;
	return 0;
}
