/* turn.h - an indexer's turn at an index that others may be writing. */
#ifndef INDEXER_TURN_H
#define INDEXER_TURN_H

#include "core/store/publish.h"

/*
 * As publish_begin. Where another indexer is at work: RC_BUSY, or (wait) says
 * so once, unless quiet, and waits until the other is done.
 */
enum rc turn_take(struct publish **publish, const char *program,
    const char *path, bool wait, bool quiet, struct err *err);

#endif
