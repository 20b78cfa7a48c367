/*
 * eval_match.h - when a value that was read is the one that gold has.
 *
 * Names are one where their comparison keys are, or where both have eight
 * syllables and more and .92 of them agree in order; a gold item may list
 * other forms under "also". A gold date may be less precise than the one
 * read: 2020-01, 2020, or --04-01 where the text states no year.
 */
#ifndef INDEXER_EVAL_MATCH_H
#define INDEXER_EVAL_MATCH_H

#include <jansson.h>
#include <stdbool.h>

bool eval_same_text(const char *gold, const char *read);
bool eval_same_number(const char *gold, const char *read);
bool eval_same_date(const json_t *gold, const json_t *read);

/* Items of a list of records, by the name of the list. */
bool eval_same_item(const char *list, const json_t *gold, const json_t *read);

#endif
