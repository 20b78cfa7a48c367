/*
 * scope.h - which plans a question is about.
 *
 * The filters of the command line fill temporary tables, through which
 * every report reads:
 *
 *   scope(plan)             the plans that meet all filters
 *   scope_year(plan, year)  the years they count in, of those asked for
 *   scope_movement(movement) the movements asked for; all where none were
 *   scope_movement_count(movement, plans, dated, mentions)
 *   scope_movement_year(movement, year, plans)
 *                           the tables of these names, of the plans and
 *                           movements in scope: kept ones as long as nothing
 *                           is filtered, else counted where they are asked for
 *   scope_unit(plan, unit)  the unit each plan is counted under: of the day
 *                           of --as-of where one is given
 *   observed(plan, year)    as scope_year, but without regard to --movement:
 *                           the plans among which a movement is counted
 *   observed_plan(plan)     those plans, and the ones without a year
 *
 * Each filter keeps some of the plans; one that would keep none leaves the
 * scope as it was, so that the caller can say what there is.
 */
#ifndef CORE_STORE_SCOPE_H
#define CORE_STORE_SCOPE_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "core/store/names.h"

#include <stdbool.h>
#include <stddef.h>

enum scope_by {
	SCOPE_UNIT,     /* issuer or unit has these words, marks are free */
	SCOPE_LEVEL,    /* is at this level */
	SCOPE_REGION,   /* the region has these words, marks are free */
	SCOPE_MOVEMENT, /* names a movement with these words */
};

/* Makes them, of all plans: views as long as nothing is filtered, tables from
 * then on. db_open calls it. */
enum rc scope_create(struct db *db, struct err *err);

/* Is anything filtered? Where not, all plans are in scope. */
enum rc scope_is_filtered(struct db *db, bool *filtered, struct err *err);

/* All plans again. */
enum rc scope_all(struct db *db, struct err *err);

/*
 * Counts each plan under the unit that had its place on that day (ISO):
 * where its own unit was no more, the successor by units.csv, and so on. The
 * filter by unit looks at that unit too. Called before the filters.
 */
enum rc scope_as_of(struct db *db, const char *date, struct err *err);

/* Keeps the plans that meet the filter; left: how many do. */
enum rc scope_keep(struct db *db, enum scope_by by, const char *text,
    size_t *left, struct err *err);

/* Keeps the plans that count in one of the years, and those years. */
enum rc scope_keep_years(
    struct db *db, int from, int to, size_t *left, struct err *err);

/* How many plans in scope count in one of the years. */
enum rc scope_count_years(
    struct db *db, int from, int to, size_t *n, struct err *err);

/* The values by which the plans in scope can be filtered, sorted. */
enum rc scope_names(
    struct db *db, enum scope_by by, struct names *names, struct err *err);
enum rc scope_years(struct db *db, struct names *names, struct err *err);

#endif
