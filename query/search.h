/*
 * search.h - a report's argument of type query: how it is read and matched,
 * and what to say when it finds nothing.
 */
#ifndef QUERY_SEARCH_H
#define QUERY_SEARCH_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/store/db.h"
#include "query/language.h"
#include "query/settings.h"
#include "query/values.h"

#include <stdint.h>

struct search {
	const char *text; /* as typed, in NFC */
	bool raw;         /* an FTS5 expression: --syntax */
	struct language language;
	struct hits_ask ask;
	bool all;         /* the hits are the best of all that there are */
	const char *note; /* how it is matched; NULL where that was asked for */
};

/* The value that is a query, or NULL: the report has none. */
struct argument *search_value(struct values *values);

/*
 * Reads the query that was typed and chooses how the index is matched; needs
 * no index. search lives in a. What is wrong gives RC_USAGE.
 */
enum rc search_read(struct search *search, const char *text,
    const struct settings *s, struct arena *a, struct err *err);

/* Makes the connection match so, and checks what needs the index: roles. */
enum rc search_prepare(struct search *search, struct db *db, struct err *err);

/* Fills temp.hit with what is found; need: this many are enough, 0: all. */
enum rc search_find(
    struct search *search, struct db *db, int64_t need, struct err *err);

/* err is FTS5's of the query: adds to an error of --syntax where it is. */
void search_place(const struct search *search, struct err *err);

/* Nothing was found: RC_NOTFOUND, with words that would be found. */
enum rc search_nothing(struct search *search, const struct filter *filter,
    struct db *db, struct err *err);

/* How the query was read, to standard output. */
void search_explain(const struct search *search);

#endif
