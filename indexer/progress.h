/* progress.h - how far a long run is, on a terminal and nowhere else. */
#ifndef INDEXER_PROGRESS_H
#define INDEXER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
	bool on, shown;
	size_t done, total;
	double started, last; /* seconds */
};

/* Nothing is shown where stderr is no terminal, or quiet. */
void progress_begin(struct progress *p, size_t total, bool quiet);
void progress_step(struct progress *p);  /* one more file is done */
void progress_clear(struct progress *p); /* takes the line away */

#endif
