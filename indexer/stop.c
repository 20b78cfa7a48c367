/* stop.c - a thread that waits for signals, which no other thread gets. */
#define _GNU_SOURCE
#include "indexer/stop.h"

#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/cli/say.h"
#include "indexer/progress.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNALS = sizeof(signals) / sizeof(*signals) };

struct stop {
	const char *program, *database;
	char *fresh, *journal;
	sigset_t wanted, before;
	pthread_t thread;
	bool started;
	pthread_mutex_t mutex; /* held: the new version takes its place */
	bool published;
};

/* From here the next signal ends the program, whatever else goes on. */
static void
be_deaf_no_more(const struct stop *s)
{
	for (size_t i = 0; i < SIGNALS; i++)
		if (sigismember(&s->wanted, signals[i]) == 1)
			(void)signal(signals[i], SIG_DFL);
	(void)pthread_sigmask(SIG_UNBLOCK, &s->wanted, NULL);
}

static void
tell(const struct stop *s, int signal_number)
{
	struct err err = ERR_INIT;

	(void)err_set(&err, RC_IO, "stopped by SIG%s: %s %s",
	    sigabbrev_np(signal_number), s->database,
	    s->published ? "was brought up to date before"
			 : "is as it was, nothing was changed");
	say_error(s->program, &err);
}

static void *
wait_for_signal(void *arg)
{
	struct stop *s = arg;
	int n;

	if (sigwait(&s->wanted, &n) != 0)
		return NULL;
	(void)pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	be_deaf_no_more(s);
	pthread_mutex_lock(&s->mutex);
	/* nobody else speaks from now on */
	flockfile(stderr);
	progress_wipe();
	if (!s->published) {
		(void)unlink(s->fresh);
		(void)unlink(s->journal);
	}
	tell(s, n);
	(void)raise(n);
	return NULL;
}

static bool
is_ignored(int signal_number)
{
	struct sigaction action;

	return sigaction(signal_number, NULL, &action) == 0 &&
	       action.sa_handler == SIG_IGN;
}

struct stop *
stop_begin(const char *program, const char *database, const char *fresh)
{
	struct stop *s = mem_alloc(sizeof(*s));
	struct buf journal = BUF_INIT;

	s->program = program;
	s->database = database;
	s->fresh = mem_strdup(fresh);
	buf_addf(&journal, "%s-journal", fresh);
	s->journal = buf_detach(&journal);
	pthread_mutex_init(&s->mutex, NULL);
	sigemptyset(&s->wanted);
	for (size_t i = 0; i < SIGNALS; i++)
		if (!is_ignored(signals[i]))
			sigaddset(&s->wanted, signals[i]);
	(void)pthread_sigmask(SIG_BLOCK, &s->wanted, &s->before);
	s->started = pthread_create(&s->thread, NULL, wait_for_signal, s) == 0;
	if (!s->started)
		(void)pthread_sigmask(SIG_SETMASK, &s->before, NULL);
	return s;
}

void
stop_hold(struct stop *s)
{
	pthread_mutex_lock(&s->mutex);
}

void
stop_release(struct stop *s, bool published)
{
	s->published = published;
	pthread_mutex_unlock(&s->mutex);
}

void
stop_end(struct stop *s)
{
	if (!s)
		return;
	if (s->started) {
		(void)pthread_cancel(s->thread);
		(void)pthread_join(s->thread, NULL);
		(void)pthread_sigmask(SIG_SETMASK, &s->before, NULL);
	}
	(void)pthread_mutex_destroy(&s->mutex);
	free(s->journal);
	free(s->fresh);
	free(s);
}
