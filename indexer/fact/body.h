/* body.h - the names of bodies: is one a fuller form of another? */
#ifndef INDEXER_FACT_BODY_H
#define INDEXER_FACT_BODY_H

#include "indexer/extract.h"

#include <stdbool.h>

/*
 * Does full print the body called name more fully? Its words are those of
 * name, or what the letters of a word in capitals stand for (LĐLĐ: Liên đoàn
 * Lao động); behind them may stand what the rules of kind `issuermore` allow.
 */
bool body_is_fuller(
    const struct reading *r, const char *full, const char *name);

/* The same words elsewhere in the text, printed in mixed case. */
bool body_mixed_case(
    const struct reading *r, const char *caps, struct span *found);

#endif
