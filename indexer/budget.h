/*
 * budget.h - how much processor time each rule may take in one document.
 *
 * A rule that takes more, or that meets a limit of PCRE2, is switched off for
 * the rest of the document. Time is that of the thread, so that a busy machine
 * changes nothing, and only some tries are timed, so that asking is cheap: the
 * budget is meant for rules that hardly end, not for measuring.
 */
#ifndef INDEXER_BUDGET_H
#define INDEXER_BUDGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct budget;

/* seconds: of each rule for a document; a megabyte of text adds one more. */
struct budget *budget_new(size_t n_rules, double seconds);
void budget_free(struct budget *b); /* may be NULL */

/* A document of so many bytes begins: all rules are on. */
void budget_begin(struct budget *b, size_t bytes);

bool budget_is_off(const struct budget *b, size_t rule);

/* A try begins; gives what the end wants to know. */
int64_t budget_try(struct budget *b, size_t rule);

/* It has ended; false where the rule has used up its time and is off now. */
bool budget_end(struct budget *b, size_t rule, int64_t begun);

void budget_switch_off(struct budget *b, size_t rule);

#endif
