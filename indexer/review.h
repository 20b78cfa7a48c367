/* review.h - what a person decided about names that may be one. */
#ifndef INDEXER_REVIEW_H
#define INDEXER_REVIEW_H

#include "core/base/err.h"
#include "indexer/authority.h"

#include <stdbool.h>

/*
 * Takes the decisions of a CSV file with the columns name, other and decision
 * (same, different or empty), as `thidua review` writes it, into the index.
 * They hold by content: a rebuild applies them again. A wrong file is
 * RC_USAGE naming the row, and leaves the index as it was. wait: until another
 * indexer is done, as turn.h.
 */
enum rc review(const char *program, const char *database, const char *file,
    const struct authority *authority, bool wait, struct err *err);

#endif
