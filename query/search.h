/*
 * search.h - a report's argument of type query: how it is matched, and what
 * to say when it finds nothing.
 */
#ifndef QUERY_SEARCH_H
#define QUERY_SEARCH_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/store/db.h"
#include "query/settings.h"
#include "query/values.h"

/* The value that is a query, or NULL: the report has none. */
struct argument *search_value(struct values *values);

/*
 * Turns the text of value into a full-text query and chooses how the index
 * is matched. note: what was chosen, for the user; NULL where it was asked
 * for. Text without a word gives RC_USAGE.
 */
enum rc search_prepare(struct argument *value, const struct settings *s,
    struct arena *a, struct db *db, const char **note, struct err *err);

/* Nothing was found: RC_NOTFOUND, with words that would be found. */
enum rc search_nothing(const struct argument *value, const struct settings *s,
    struct db *db, struct err *err);

/* Adds to FTS5's message where in a query of --syntax the mistake is. */
void search_place(const struct argument *value, struct err *err);

#endif
