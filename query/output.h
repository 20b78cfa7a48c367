/* output.h - the rows of a report into a sink, as the settings ask. */
#ifndef QUERY_OUTPUT_H
#define QUERY_OUTPUT_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "query/describe.h"
#include "query/settings.h"
#include "query/values.h"

#include <stddef.h>
#include <stdint.h>

/* Opens the sink that the settings ask for; cards: see sink.h. */
enum rc output_open(
    struct sink **sink, const struct settings *s, bool cards, struct err *err);

/* Will the rows be shown as a table? */
bool output_is_table(const struct settings *s);

/* How many rows the report gives; with --files, to how many files they lead. */
enum rc output_count(const struct settings *s, struct db *db,
    const struct values *values, int64_t *rows, struct err *err);

/*
 * Asks the report and writes its rows, and below them those of `also` (may be
 * NULL). rows: how many the report gave, before --limit; what (may be NULL) is
 * told what was written. On an error nothing is left of a file.
 */
enum rc output_report(const struct settings *s, struct db *db,
    const struct values *values, const struct values *also,
    struct described *what, size_t *rows, struct err *err);

/* One row of numbers under their names: the answer of --count. */
enum rc output_numbers(const struct settings *s, const char *const *names,
    const int64_t *numbers, size_t n, struct err *err);

#endif
