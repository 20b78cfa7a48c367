/*
 * side.h - the two sides of a comparison.
 *
 * Reports that compare read the temporary table
 *
 *   side(side, plan)   the plans of side 'a' and those of side 'b'
 *
 * Sides are chosen from observed_plan (scope.h): a filter by movement chooses
 * what is compared, not among which plans it is counted.
 */
#ifndef CORE_STORE_SIDE_H
#define CORE_STORE_SIDE_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stdbool.h>
#include <stddef.h>

/* What the plans of a side meet, all of it; NULL: anything. Words are looked
 * for as the filters do (scope.h). */
struct side_ask {
	const char *unit, *level, *region, *movement;
	bool has_years; /* counts in one of the years from..to */
	int from, to;
};

/* Makes the table, empty. db_open calls it. */
enum rc side_create(struct db *db, struct err *err);

/* Fills one side ("a" or "b"), which was empty; n: how many plans it has. */
enum rc side_fill(struct db *db, const char *side, const struct side_ask *ask,
    size_t *n, struct err *err);

/* How many plans stand on both sides. */
enum rc side_shared(struct db *db, size_t *n, struct err *err);

#endif
