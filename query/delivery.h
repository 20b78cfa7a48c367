/* delivery.h - an answer beyond its rows: can it be given as the settings ask,
 * and its descriptor. */
#ifndef QUERY_DELIVERY_H
#define QUERY_DELIVERY_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "query/catalog.h"
#include "query/describe.h"
#include "query/settings.h"

/*
 * RC_USAGE where the format is that of a graph and the report gives none, with
 * those that do; or where --package has no CSV file to go with.
 */
enum rc delivery_check(const struct catalog *catalog,
    const struct report *report, const struct settings *s, struct err *err);

/* FILE.datapackage.json for the FILE.csv of the settings; to be freed. */
char *delivery_path(const struct settings *s);

/* Where one of ours is left there from an earlier run and this one does not
 * write it: its path, to be freed. Else NULL. */
char *delivery_left_over(const struct settings *s);

/* RC_USAGE where that is a file of somebody else's. */
enum rc delivery_guard(
    struct db *db, const struct settings *s, struct err *err);

/* Writes the descriptor of the CSV file that was written. */
enum rc delivery_package(const struct settings *s, struct db *db,
    const struct report *report, const struct described *what, struct err *err);

#endif
