/* spans.h - every place in a source that the index has read something from. */
#ifndef CORE_STORE_SPANS_H
#define CORE_STORE_SPANS_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdint.h>

struct span_row {
	const char *source, *sha256; /* the file, and what it was */
	const char *kind;            /* table of the fact */
	int64_t id;                  /* its row */
	const char *value;   /* words as stored; NULL where they were changed */
	const char *passage; /* text of the passage it stands in */
	int64_t from, to;    /* bytes of the source */
};

/* How many sources there are. */
enum rc spans_sources(struct db *db, int64_t *n, struct err *err);

/* Calls fn for each, in order of source; what is not RC_OK ends it. The row
 * is borrowed for the call. */
typedef enum rc span_fn(const struct span_row *row, void *arg, struct err *err);
enum rc spans_each(struct db *db, span_fn *fn, void *arg, struct err *err);

#endif
