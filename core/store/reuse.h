/*
 * reuse.h - text reuse in the index: the tables reuse, formula and reused.
 *
 * Used by the indexer once all plans are written. Only pairs that the run can
 * have changed are compared again; what is then in the file is the same as
 * after one run over all plans, but for the numbers of rows.
 *
 * A formula is a passage that stands in more plans than REUSE_FORMULA and than
 * a tenth of all: whoever writes a plan writes it. It is kept as a row of
 * formula and a row of reuse for each plan that has it; nothing is left out. A
 * longer passage that two plans share may have such words in it: it is no
 * formula, but in reused those words are.
 *
 * Reading: words that a plan has from earlier ones are ranges in reused:
 *
 *   SELECT word_from, word_to FROM reused WHERE plan = ?1 AND passage = ?2
 *
 * numbered as token.h cuts the passage, from 0, in order and without overlap;
 * the words outside of them are the plan's own. how says which of them stand
 * in so many plans (formula); words that were put into an adapted passage count
 * as adapted.
 */
#ifndef CORE_STORE_REUSE_H
#define CORE_STORE_REUSE_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct writer;

/* meta.reuse of an index that holds what this program computes; it changes
 * with the computation. */
#define REUSE_STATE "2"

enum { REUSE_FORMULA = 10 }; /* plans */

struct reuse_options {
	size_t workers;
	void (*step)(size_t done, size_t n, void *arg); /* may be NULL */
	void *arg;
};

/* Brings the tables up to date. Called before writer_finish. */
enum rc reuse_write(struct writer *writer, const struct reuse_options *options,
    struct err *err);

/* Leaves the tables empty, and says so in meta. */
enum rc reuse_leave_out(struct writer *writer, struct err *err);

#endif
