/* options.h - what thidua-index can be told on its command line. */
#ifndef INDEXER_OPTIONS_H
#define INDEXER_OPTIONS_H

#include "core/cli/opt.h"

#include <stdbool.h>
#include <stddef.h>

struct options {
	const char *database, *rules, *authority, *review, *eval, *progress;
	long workers, max_size, rule_seconds;
	bool records, explain, verify, verbose, prune, follow, no_reuse,
	    no_trust_mtime, wait, quiet, profile, help, version;
};

enum { OPTIONS_MOST = 40 };

/* What is so where nothing is said, out of the environment too. */
void options_begin(struct options *o);

/* Rows for opt_parse, at most OPTIONS_MOST, that fill o; gives how many. */
size_t options_rows(struct options *o, struct opt *rows);

/* The help page, on stdout. */
void options_help(const struct opt *rows, size_t n);

#endif
