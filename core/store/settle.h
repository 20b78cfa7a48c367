/*
 * settle.h - what can only be said when all plans of a run are there.
 *
 * Used by write.c at the end of a run.
 */
#ifndef CORE_STORE_SETTLE_H
#define CORE_STORE_SETTLE_H

#include "core/store/write_impl.h"

#include <stdbool.h>

/*
 * Mentions count under their movements, movements that no authority knows have
 * their names and counts, and the vocabulary is that of the full-text index.
 * few: only the plans in change.h have changed, and neither authorities nor
 * decisions; what is then in the file is the same.
 */
enum rc settle(struct writer *writer, bool few, struct err *err);

#endif
