/* count.h - what is counted or looked for before a report is asked. */
#ifndef QUERY_COUNT_H
#define QUERY_COUNT_H

#include "core/base/err.h"
#include "core/store/db.h"
#include "query/values.h"

/* Fills the tables of core/store/words.h, grep.h, aligned.h or revise.h that
 * the report's `count` names. An option that does not fit gives RC_USAGE. */
enum rc count_words(
    struct db *db, const struct values *values, struct err *err);

#endif
