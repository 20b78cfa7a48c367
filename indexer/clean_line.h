/* clean_line.h - one line of a file without its layout marks. */
#ifndef INDEXER_CLEAN_LINE_H
#define INDEXER_CLEAN_LINE_H

#include "core/base/str.h"
#include "core/text/map.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A line, or a cell of a table row, after cleaning; from and to count in the
 * cleaned text.
 */
struct line {
	size_t from, to;
	size_t no;    /* line of the file, from 1 */
	size_t chars; /* its length in characters */
	bool empty;   /* nothing is left of it */
	bool rule;    /* it was a ruled line: ---- */
};

struct lines {
	struct buf text; /* cleaned lines, one after another */
	struct map map;  /* to the source */
	struct line *v;
	size_t n, cap;
};

/* Cut s into lines and clean each; from is the map of s to its source. */
void lines_read(struct lines *lines, struct str s, const struct map *from);
void lines_release(struct lines *lines);

#endif
