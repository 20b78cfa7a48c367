/* longform.h - names with their abbreviations written out. */
#ifndef INDEXER_LONGFORM_H
#define INDEXER_LONGFORM_H

#include "core/base/arena.h"
#include "indexer/authority.h"
#include "indexer/facts.h"

/*
 * The comparison key of a name, each word of it that is printed in capitals
 * and stands for more written out: as the plan itself says, else as the
 * authority file does; what neither says, or the file calls ambiguous, stays.
 * The key lives in the arena.
 */
const char *longform_key(const struct authority *authority,
    const struct facts *facts, const char *name, struct arena *arena);

#endif
