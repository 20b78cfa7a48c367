/* progress.h - how far a long run is, on a terminal and nowhere else. */
#ifndef INDEXER_PROGRESS_H
#define INDEXER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
	bool on, shown;
	const char *what; /* is counted */
	size_t done, total;
	double started, last; /* seconds */
};

/* Nothing is shown where stderr is no terminal, or quiet. */
void progress_begin(
    struct progress *p, const char *what, size_t total, bool quiet);
void progress_step(struct progress *p); /* one more file is done */
void progress_set(struct progress *p, size_t done, size_t total);
void progress_clear(struct progress *p); /* takes the line away */

#endif
