/* rules_impl.h - a loaded rule; for rules.c, rules_compile.c and match.c only.
 */
#ifndef INDEXER_RULES_IMPL_H
#define INDEXER_RULES_IMPL_H

#define PCRE2_CODE_UNIT_WIDTH 8

#include "core/base/digest.h"
#include "indexer/finder.h"
#include "indexer/profile.h"
#include "indexer/rules.h"

#include <pcre2.h>

struct rule {
	char *name; /* file name without .pcre */
	char *kind;
	char *file; /* for messages: path, or name of the built-in file */
	char *text;
	size_t size;
	unsigned zones;     /* bit a zone */
	bool asked;         /* in no zone: others ask it */
	pcre2_code *code;   /* tried at any place behind an offset */
	pcre2_code *here;   /* tried at one place only */
	pcre2_code *again;  /* the same, where \G is: behind a match */
	bool machine;       /* here and again are machine code */
	size_t pattern;     /* its number in the finder, or NOWHERE */
	const char *groups; /* PCRE2's name table */
	uint32_t n_groups, group_size;
};

/* Its matches may begin anywhere. */
#define NOWHERE ((size_t)-1)

/* Rules of one kind, which stand together. */
struct kind {
	const char *name;
	const struct rule *rules;
	size_t n;
	bool looked_for; /* not all of them are only asked */
};

struct rules {
	double seconds; /* of each rule for a document */
	struct finder *finder;
	struct rule *v;
	size_t n, cap;
	struct digest digest;
	struct kind *kinds; /* by name */
	size_t n_kinds;
};

/* NULL where there is no rule of it. */
const struct kind *rules_of_kind(const struct rules *rules, const char *name);

/* Reads the headers and compiles all, with pieces for define.pcre; a rule that
 * cannot be is RC_USAGE. */
enum rc rules_compile(struct rules *rules, const char *pieces, struct err *err);

#endif
