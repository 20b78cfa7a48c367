/* progress.c - one line that is written over. */
#define _POSIX_C_SOURCE 200809L
#include "indexer/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_begin(struct progress *p, const char *what, size_t total, bool quiet)
{
	const double t = now();

	*p = (struct progress){.on = !quiet && isatty(STDERR_FILENO) == 1,
	    .what = what,
	    .total = total,
	    .started = t,
	    .last = t};
}

static void
show(struct progress *p, double t)
{
	double rate = (double)p->done / (t - p->started);

	(void)fprintf(stderr,
	    "\r\033[K%zu of %zu %s (%.0f %%), %.0f a "
	    "second, %.0f s left",
	    p->done, p->total, p->what,
	    100.0 * (double)p->done / (double)p->total, rate,
	    (double)(p->total - p->done) / rate);
	(void)fflush(stderr);
	p->shown = true;
	p->last = t;
}

void
progress_step(struct progress *p)
{
	progress_set(p, p->done + 1, p->total);
}

void
progress_set(struct progress *p, size_t done, size_t total)
{
	double t;

	p->done = done;
	p->total = total;
	if (!p->on || !done)
		return;
	t = now();
	if (t - p->last >= 0.2)
		show(p, t);
}

void
progress_clear(struct progress *p)
{
	if (p->shown)
		(void)fprintf(stderr, "\r\033[K");
	p->shown = false;
}
