/* report_header.h - between report.c, what its header lines say, and checking
 * that they go together. */
#ifndef QUERY_REPORT_HEADER_H
#define QUERY_REPORT_HEADER_H

#include "query/report.h"

/* A report that is read. */
struct parser {
	struct report *report;
	struct arena *arena;
	struct str brief; /* looked at when all columns are known */
	struct err *err;
};

/* A header line, with those that continue it. */
struct entry {
	struct str key;
	struct buf value;
	size_t at; /* offset of the value in the file */
};

/* The next word of a line, which is taken from it; empty at the end. */
struct str report_word(struct str *rest);

/* Takes a header line into the report. */
enum rc report_take(struct parser *parser, const struct entry *entry);

/* Is what the lines say of one another true? Called after the last. */
enum rc report_check(struct parser *parser);

#endif
