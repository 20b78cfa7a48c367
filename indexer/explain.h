/* explain.h - one document as the indexer sees it, for a person. */
#ifndef INDEXER_EXPLAIN_H
#define INDEXER_EXPLAIN_H

#include "indexer/authority.h"
#include "indexer/document.h"
#include "indexer/facts.h"

#include <stdio.h>

/* The outline, then each fact with rule, line and quotation. */
void explain(const struct document *doc, const struct facts *facts,
    const struct authority *authority, FILE *f);

#endif
