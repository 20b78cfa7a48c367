/*
 * provenance.h - what an answer was made from: programs, rules, documents.
 *
 * The hash of a set of plans is the SHA-256 of their own hashes, sorted, a
 * line each; anybody who has the files can make it again:
 *
 *   sha256sum FILES | cut -c1-64 | LC_ALL=C sort | sha256sum
 */
#ifndef CORE_STORE_PROVENANCE_H
#define CORE_STORE_PROVENANCE_H

#include "core/base/digest.h"
#include "core/base/err.h"
#include "core/store/db.h"

#include <stddef.h>

struct provenance_plans {
	size_t n;
	struct digest digest;
};

enum { PROVENANCE_TEXT = 80 };

struct provenance {
	/* the library versions this program runs with */
	char sqlite[PROVENANCE_TEXT], pcre2[PROVENANCE_TEXT],
	    utf8proc[PROVENANCE_TEXT];
	/* of the index: the thidua that made it, hashes of its rules and
	 * authority files; empty where it does not say. One line each. */
	char version[PROVENANCE_TEXT], rules[PROVENANCE_TEXT],
	    authority[PROVENANCE_TEXT];
	struct provenance_plans all, asked; /* asked: in scope (scope.h) */
};

enum rc provenance_read(struct provenance *p, struct db *db, struct err *err);

#endif
