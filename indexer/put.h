/* put.h - a document and its facts into the index. */
#ifndef INDEXER_PUT_H
#define INDEXER_PUT_H

#include "core/store/write.h"
#include "indexer/authority.h"
#include "indexer/document.h"
#include "indexer/facts.h"

/* Brings the tables unit and event up to date with the authority. */
enum rc put_authority(
    struct writer *writer, const struct authority *authority, struct err *err);

/* reading: hash of what the facts were read with, for plan.reading. */
enum rc put_document(struct writer *writer, struct document *doc,
    const struct facts *facts, const struct authority *authority,
    const char *reading, struct err *err);

#endif
