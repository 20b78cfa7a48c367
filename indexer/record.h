/* record.h - a plan as one JSON object: the record format. */
#ifndef INDEXER_RECORD_H
#define INDEXER_RECORD_H

#include "indexer/authority.h"
#include "indexer/document.h"
#include "indexer/facts.h"

/* The record on one line, without newline; the caller frees it. */
char *record_json(const struct document *doc, const struct facts *facts,
    const struct authority *authority);

#endif
