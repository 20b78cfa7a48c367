/*
 * progress.h - how far a long run is: a line of a terminal that is written
 * over, or lines of a log now and then.
 *
 * The cursor is never hidden, so that nothing has to bring it back. The line
 * is never wider than the terminal; names are shown without their control
 * characters, and their end rather than their beginning.
 */
#ifndef INDEXER_PROGRESS_H
#define INDEXER_PROGRESS_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum progress_how {
	PROGRESS_NONE,
	PROGRESS_LINE, /* written over */
	PROGRESS_LOG,  /* a line each tenth, and each ten seconds */
};

struct progress {
	enum progress_how how;
	const char *program;
	const char *what; /* is counted */
	size_t done, total;
	bool shown;
	double started, last;    /* seconds; when it was last shown */
	size_t tenths;           /* told in the log */
	double rate, weight, at; /* steady: see progress_rate */
	size_t counted;          /* done when the rate was last looked at */
};

/* "auto" (the line where stderr is a terminal, else nothing), "log" or
 * "none"; anything else is RC_USAGE. */
enum rc progress_choose(
    enum progress_how *how, const char *word, struct err *err);

void progress_begin(struct progress *p, enum progress_how how,
    const char *program, const char *what, size_t total);

/* One more is done, and name is what it was; or so many are. */
void progress_step(struct progress *p, const char *name);
void progress_set(struct progress *p, size_t done, size_t total);

/* Says what is being done where nothing is counted. */
void progress_stage(struct progress *p, const char *what);

/* Takes the line away, before something else is said. */
void progress_clear(struct progress *p);

/* The same from another thread, where there may be a line. */
void progress_wipe(void);

/*
 * How many are done a second, at time now (seconds), where so many are done:
 * the mean of all so far in which what is longer ago than ten seconds counts
 * less and less, so that it neither jumps nor clings to how the run began.
 * 0 where that cannot be told yet.
 */
double progress_rate(struct progress *p, size_t done, double now);

/* The line in at most width columns (0: any), name (may be NULL) cut at its
 * front. Freed by the caller. */
char *progress_text(
    const struct progress *p, double rate, const char *name, size_t width);

#endif
