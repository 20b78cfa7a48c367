/* answer.h - one report from its words on the command line to its rows. */
#ifndef QUERY_ANSWER_H
#define QUERY_ANSWER_H

#include "core/base/err.h"
#include "query/catalog.h"

/*
 * Answers report, or shows its help. argv[1..] are all other words of the
 * command line. Warnings and notes go to stderr.
 */
enum rc answer(const struct catalog *catalog, const struct report *report,
    int argc, char **argv, struct err *err);

#endif
