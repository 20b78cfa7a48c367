/*
 * ask.h - a report's SELECT: is it what it must be, and its rows.
 *
 * A report may come from anybody: it is exactly one SELECT, it only reads,
 * and it gives the columns that its header declares.
 */
#ifndef QUERY_ASK_H
#define QUERY_ASK_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "query/report.h"
#include "query/values.h"

/* Checks the SELECT and that of the notes. What is wrong is said as
 * "file:line:column: reason" with RC_USAGE. */
enum rc ask_check(struct db *db, const struct report *report, struct err *err);

/* The report's SELECT, with its arguments bound, ready to step. */
enum rc ask_open(struct db *db, const struct values *values,
    sqlite3_stmt **stmt, struct err *err);

/* Calls tell with each text the notes give. */
enum rc ask_notes(struct db *db, const struct values *values,
    void (*tell)(void *arg, const char *text), void *arg, struct err *err);

/* The cell in a column of the current row; a text is good until the next
 * step. Bytes are null. */
void ask_cell(sqlite3_stmt *stmt, int column, struct cell *cell);

/* The error of a step of stmt; a mistake in the SELECT gives RC_USAGE. */
enum rc ask_fail(struct db *db, const struct source *source, struct err *err);

#endif
