/*
 * package.h - the descriptor of a Frictionless Data Package (version 1): what
 * CSV files hold, how they hang together, and what they were made from.
 *
 * Beside the properties of the specification there is `thidua`: the command,
 * versions, hashes of rules and authority files, the plans in the index and
 * those asked about. A resource has `notes`, the warnings that came with it,
 * and `query`, the hash of the report's SQL file.
 */
#ifndef QUERY_PACKAGE_H
#define QUERY_PACKAGE_H

#include "core/base/digest.h"
#include "core/base/str.h"
#include "core/store/provenance.h"
#include "query/describe.h"
#include "query/report.h"

#include <stdbool.h>

struct package;

/* name: a-z, 0-9, - and _; command: as it can be typed again. */
struct package *package_new(const char *name, const char *title,
    const char *command, const struct provenance *from);
void package_free(struct package *p);

struct resource {
	const char *name, *path; /* path: relative to the descriptor */
	const char *doc;
	const struct report *report; /* NULL: a table of the index */
	struct digest digest;        /* of the file */
	const struct described *what;
	bool no_nulls; /* an empty cell is an empty text */
};

void package_add(struct package *p, const struct resource *r);

/* Appends it as JSON; false where memory is short. */
bool package_text(const struct package *p, struct buf *out);

#endif
