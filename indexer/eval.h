/*
 * eval.h - how well the rules read: records against gold.
 *
 * Gold is a file NAME.json a document, in the record format, whose "id" is
 * the document's file name; "kind" (plan, guidance, news, other) is its class.
 * How a field is compared is told in eval_match.h.
 */
#ifndef INDEXER_EVAL_H
#define INDEXER_EVAL_H

#include "core/base/err.h"
#include "core/out/sink.h"

#include <stddef.h>

struct eval;

/* Reads gold from a file, or from all *.json of a folder. RC_USAGE where
 * there is none, or where one is no gold. */
enum rc eval_open(struct eval **eval, const char *path, struct err *err);

/* Compares one record with its gold; a record without gold is left out. */
enum rc eval_record(struct eval *eval, const char *record, struct err *err);

/*
 * Writes a row a class and field: hits, extra, missed; precision and recall
 * with their Wilson intervals, and F1. Gold without a record counts as missed.
 */
enum rc eval_write(
    struct eval *eval, const struct sink_options *options, struct err *err);

/* Every miss and every extra, one a line, is written as it is found. */
void eval_verbose(struct eval *eval);

void eval_free(struct eval *eval); /* eval may be NULL */

#endif
