/* summary.h - what a run has done, counted and told. */
#ifndef INDEXER_SUMMARY_H
#define INDEXER_SUMMARY_H

#include "indexer/walk.h"

#include <stddef.h>

/* Files, by what became of them; plans gone and pruned; documents flagged,
 * and flags in them; places where a rule met its limit. Of the plans gone and
 * not pruned, dated ones were read by other rules. */
struct counts {
	size_t fresh, changed, redone, unchanged, moved, duplicate, failed;
	size_t gone, pruned, dated;
	size_t flagged, flags, limited;
};

/* Says on stderr what became of the files, and what a person may do next. */
void summary_say(const char *program, const char *database,
    const struct file_list *files, const struct counts *n);

#endif
