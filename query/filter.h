/* filter.h - the filters of the command line, and what they answer when no
 * plan meets them. */
#ifndef QUERY_FILTER_H
#define QUERY_FILTER_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/store/db.h"
#include "core/store/scope.h"
#include "query/years.h"

struct filter {
	const char *year, *unit, *level, *region, *movement; /* or NULL */
	const char *as_of; /* a day by which units are named, or NULL */
};

/*
 * Fills the scope with the plans that meet all filters. A filter that no
 * plan meets gives RC_USAGE and names what there is, or what was meant.
 */
enum rc filter_apply(const struct filter *filter, struct arena *a,
    struct db *db, struct err *err);

/* RC_USAGE: no plan meets this filter; names what there is instead, or what
 * was meant. */
enum rc filter_none(
    struct db *db, enum scope_by by, const char *text, struct err *err);

/* RC_USAGE where no plan in scope counts in the years: names those there
 * are. */
enum rc filter_need_years(struct db *db, struct years years, struct err *err);

#endif
