/* rules_impl.h - a loaded rule; for rules.c and match.c only. */
#ifndef INDEXER_RULES_IMPL_H
#define INDEXER_RULES_IMPL_H

#define PCRE2_CODE_UNIT_WIDTH 8

#include "indexer/rules.h"

#include <pcre2.h>

struct rule {
	char *name; /* file name without .pcre */
	char *kind;
	char *file; /* for messages: path, or name of the built-in file */
	char *text;
	size_t size;
	unsigned zones; /* bit a zone */
	bool asked;     /* in no zone: others ask it */
	pcre2_code *code;
	const char *groups; /* PCRE2's name table */
	uint32_t n_groups, group_size;
};

struct rules {
	struct rule *v;
	size_t n, cap;
	char hash[65];
	const char **kinds;
	size_t n_kinds;
};

#endif
