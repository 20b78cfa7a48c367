/* output.h - the rows of a report into a sink, as the settings ask. */
#ifndef QUERY_OUTPUT_H
#define QUERY_OUTPUT_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "query/settings.h"
#include "query/values.h"

#include <stddef.h>

/* Opens the sink that the settings ask for; cards: see sink.h. */
enum rc output_open(
    struct sink **sink, const struct settings *s, bool cards, struct err *err);

/* Will the rows be shown as a table? */
bool output_is_table(const struct settings *s);

/*
 * Asks the report and writes its rows. rows: how many the report gave,
 * before --limit. On an error nothing is left of a file.
 */
enum rc output_report(const struct settings *s, struct db *db,
    const struct values *values, size_t *rows, struct err *err);

#endif
