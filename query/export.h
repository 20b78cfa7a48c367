/*
 * export.h - everything in the index as a folder: the tables, the reports that
 * say `export: yes`, a descriptor, a manifest.
 *
 *   TABLE.csv           a table (core/store/tables.h)
 *   report-NAME.csv     a report, one row a cell where it has a pivot
 *   datapackage.json    what is in them (package.h)
 *   MANIFEST            what they were made from (core/out/manifest.h)
 *
 * The CSV files are exact: no byte order mark, no guard. From the same index,
 * by the same program, the same bytes are written.
 */
#ifndef QUERY_EXPORT_H
#define QUERY_EXPORT_H

#include "core/base/err.h"
#include "query/catalog.h"
#include "query/settings.h"

/* Opens the index and writes the folder at path; files: how many it has.
 * command: as it can be typed again. */
enum rc export_write(const struct settings *s, const struct catalog *catalog,
    const char *path, const char *command, size_t *files, struct err *err);

#endif
