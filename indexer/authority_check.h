/*
 * authority_check.h - cells that a person may have got wrong.
 *
 * Each gives RC_OK, or RC_USAGE with the file, the row and what to write
 * instead. Empty cells and missing columns are right: not known. file is the
 * name for messages.
 */
#ifndef INDEXER_AUTHORITY_CHECK_H
#define INDEXER_AUTHORITY_CHECK_H

#include "indexer/authority_csv.h"

/* Days written as 2025-07-01. */
enum rc check_days(const char *file, const struct csv_file *csv,
    const char *column, struct err *err);

/* Years written as 2025. */
enum rc check_years(const char *file, const struct csv_file *csv,
    const char *column, struct err *err);

/* No row ends before it begins. Both columns are days, or both years. */
enum rc check_order(const char *file, const struct csv_file *csv,
    const char *from, const char *to, struct err *err);

/* The levels of core/cli/level.h. */
enum rc check_levels(const char *file, const struct csv_file *csv,
    const char *column, struct err *err);

/* The name of a row of the same file, another than its own. */
enum rc check_refers(const char *file, const struct csv_file *csv,
    const char *column, struct err *err);

#endif
