/*
 * opt.h - command-line options as rows of a table.
 *
 * A command lists its options once; parsing, checking, help and the
 * suggestion for a mistyped name all come from those rows.
 */
#ifndef CORE_CLI_OPT_H
#define CORE_CLI_OPT_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stdio.h>

enum opt_kind {
	OPT_FLAG,   /* into: bool, set to true */
	OPT_TEXT,   /* into: const char *, points into argv */
	OPT_NUMBER, /* into: long, checked against min and max */
	OPT_LIST,   /* into: struct opt_list, one entry an occurrence */
};

struct opt_list {
	const char **v; /* entries point into argv; v is freed by the caller */
	size_t n, cap;
};

struct opt {
	char letter;      /* 'd' for -d, or 0 */
	const char *name; /* "database" for --database */
	const char *arg;  /* "FILE", shown in help; NULL for a flag */
	const char *help; /* one or two sentences */
	enum opt_kind kind;
	void *into;
	long min, max; /* OPT_NUMBER */
};

/*
 * Reads argv[1..] by the rows and moves what is no option to rest (entries of
 * argv, *nrest of them; the array is part of argv). Options and other words
 * may be mixed, "--" ends the options, long names may be shortened. An unknown
 * option gives RC_USAGE with the nearest name. Not for use by two threads.
 */
enum rc opt_parse(const struct opt *opts, size_t n, int argc, char **argv,
    char ***rest, int *nrest, struct err *err);

/* The option lines of a help page, wrapped to width columns (0: not). */
void opt_help(const struct opt *opts, size_t n, size_t width, FILE *f);

#endif
