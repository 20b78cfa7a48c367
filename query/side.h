/*
 * side.h - one side of a comparison, as it stands on a command line.
 *
 * A side is a year or a range of years (2017, 2017..2020), a level (province),
 * the words of a unit or of a region, or any filters with their names:
 * 'year=2025 level=province unit="Lạng Sơn"'.
 */
#ifndef QUERY_SIDE_H
#define QUERY_SIDE_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/store/side.h"

struct side {
	const char *text;    /* as typed */
	struct side_ask ask; /* texts live in the arena */
	const char *words; /* of a unit or a region; NULL: filters are named */
	size_t plans;      /* that it has */
};

/* Reads text, with no need of an index. A filter that there is not, one that
 * is named twice, wrong years and wrong levels give RC_USAGE. */
enum rc side_read(
    struct side *side, struct arena *a, const char *text, struct err *err);

/* Fills side 'a' or 'b'. No plan: RC_USAGE, with what there is. */
enum rc side_choose(
    struct side *side, const char *name, struct db *db, struct err *err);

/* RC_USAGE where the sides are the very same plans, or both are of years alone
 * and have some in common. */
enum rc side_check_apart(
    const struct side *a, const struct side *b, struct db *db, struct err *err);

#endif
