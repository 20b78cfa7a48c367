/* progress.c - one line on stderr, written over and over, or a log. */
#define _GNU_SOURCE
#include "indexer/progress.h"

#include "core/base/str.h"
#include "core/cli/say.h"
#include "core/text/width.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Before a second has passed, a rate would be a guess. */
static const double redraw = 0.2, log_every = 10, memory = 10, least = 1;

enum { TENTHS = 10, LEAST_NAME = 8 };

static const char wipe[] = "\r\033[K";

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

enum rc
progress_choose(enum progress_how *how, const char *word, struct err *err)
{
	if (!word || strcmp(word, "auto") == 0)
		*how =
		    isatty(STDERR_FILENO) == 1 ? PROGRESS_LINE : PROGRESS_NONE;
	else if (strcmp(word, "log") == 0)
		*how = PROGRESS_LOG;
	else if (strcmp(word, "none") == 0)
		*how = PROGRESS_NONE;
	else
		return err_set(err, RC_USAGE,
		    "--progress is auto, log or none, not \"%s\"", word);
	return RC_OK;
}

void
progress_begin(struct progress *p, enum progress_how how, const char *program,
    const char *what, size_t total)
{
	const double t = now();

	*p = (struct progress){.how = how,
	    .program = program,
	    .what = what,
	    .total = total,
	    .started = t,
	    .last = t,
	    .at = t};
}

double
progress_rate(struct progress *p, size_t done, double t)
{
	double passed = t - p->at, fresh;

	if (passed > 0 && done >= p->counted) {
		fresh = 1 - exp(-passed / memory);
		p->rate +=
		    fresh * ((double)(done - p->counted) / passed - p->rate);
		p->weight += fresh * (1 - p->weight);
		p->counted = done;
		p->at = t;
	}
	return p->weight > 0 && t - p->started >= least ? p->rate / p->weight
							: 0;
}

/* 0:07, 12:30, 1:02:03 */
static void
add_time(struct buf *b, double seconds)
{
	/* beyond a hundred days it says nothing anyway */
	long s = seconds < 8640000 ? lround(seconds) : 8640000;

	if (s >= 3600)
		buf_addf(b, "%ld:%02ld:%02ld", s / 3600, s / 60 % 60, s % 60);
	else
		buf_addf(b, "%ld:%02ld", s / 60, s % 60);
}

static void
add_counts(struct buf *b, const struct progress *p, double rate)
{
	buf_addf(b, "%zu of %zu %s (%zu %%)", p->done, p->total, p->what,
	    p->total ? 100 * p->done / p->total : 100);
	if (rate <= 0)
		return;
	buf_addf(b, ", %.*f a second, ", rate < 10 ? 1 : 0, rate);
	add_time(b, (double)(p->total - p->done) / rate);
	buf_adds(b, " left");
}

/* The end of a name, safe to show, in at most width columns. */
static void
add_name(struct buf *b, const char *name, size_t width)
{
	struct buf shown = BUF_INIT;
	struct str s;

	width_show(&shown, str_of(name));
	s = (struct str){buf_cstr(&shown), shown.n};
	if (width && width_of(s) > width) {
		buf_adds(b, "…");
		s = width_tail(s, width - 1);
	}
	buf_add(b, s.p, s.n);
	buf_release(&shown);
}

char *
progress_text(
    const struct progress *p, double rate, const char *name, size_t width)
{
	struct buf b = BUF_INIT;
	struct str line;
	size_t used;

	add_counts(&b, p, rate);
	line = (struct str){buf_cstr(&b), b.n};
	used = width_of(line);
	if (width && used > width) {
		used = width_cut(line, width);
		b.n = used;
		b.p[used] = '\0';
	} else if (name && (!width || width >= used + 2 + LEAST_NAME)) {
		buf_adds(&b, "  ");
		add_name(&b, name, width ? width - used - 2 : 0);
	}
	return buf_detach(&b);
}

static void
draw(struct progress *p, const char *name, double t)
{
	size_t width = say_width(STDERR_FILENO);
	char *text = progress_text(p, progress_rate(p, p->done, t), name,
	    width > 1 ? width - 1 : width);

	/* in one piece, so that no half of a line is ever seen */
	(void)fprintf(stderr, "%s%s", wipe, text);
	(void)fflush(stderr);
	free(text);
	p->shown = true;
	p->last = t;
}

static void
log_line(struct progress *p, double t)
{
	char *text = progress_text(p, progress_rate(p, p->done, t), NULL, 0);

	say_note(p->program, "%s", text);
	free(text);
	p->last = t;
}

static void
log_now_and_then(struct progress *p, double t)
{
	size_t tenths = p->total ? TENTHS * p->done / p->total : 0;

	if (tenths > p->tenths || t - p->last >= log_every)
		log_line(p, t);
	p->tenths = tenths > p->tenths ? tenths : p->tenths;
}

static void
show(struct progress *p, const char *name)
{
	double t;

	if (p->how == PROGRESS_NONE || !p->done)
		return;
	t = now();
	if (p->how == PROGRESS_LOG)
		log_now_and_then(p, t);
	else if (!p->shown || t - p->last >= redraw)
		draw(p, name, t);
}

void
progress_step(struct progress *p, const char *name)
{
	p->done++;
	show(p, name);
}

void
progress_set(struct progress *p, size_t done, size_t total)
{
	p->done = done;
	p->total = total;
	show(p, NULL);
}

void
progress_stage(struct progress *p, const char *what)
{
	size_t width;

	if (p->how == PROGRESS_LOG)
		say_note(p->program, "%s", what);
	if (p->how != PROGRESS_LINE)
		return;
	width = say_width(STDERR_FILENO);
	(void)fprintf(stderr, "%s%.*s", wipe,
	    (int)width_cut(str_of(what), width ? width - 1 : 0), what);
	(void)fflush(stderr);
	p->shown = true;
}

void
progress_clear(struct progress *p)
{
	if (p->shown)
		(void)fputs(wipe, stderr);
	p->shown = false;
}

void
progress_wipe(void)
{
	if (isatty(STDERR_FILENO) == 1)
		(void)fputs(wipe, stderr);
}
