/*
 * stop.h - what Ctrl-C, SIGTERM and SIGHUP do to a run.
 *
 * They end it at once, whatever it is doing: the new version is removed, the
 * terminal's line cleared, one line said, and the program dies of the signal,
 * as whoever sent it expects. A second one does not wait even for that. A
 * signal that was ignored when the program began stays ignored (nohup).
 */
#ifndef INDEXER_STOP_H
#define INDEXER_STOP_H

#include <stdbool.h>

struct stop;

/* Call before other threads are started. fresh is the path of the new version
 * of the file database, which is removed. */
struct stop *stop_begin(
    const char *program, const char *database, const char *fresh);

/* Between these a signal waits: the new version takes the place of the old
 * one. Afterwards nothing is removed. */
void stop_hold(struct stop *stop);
void stop_release(struct stop *stop, bool published);

/* Signals do again what they did before; stop may be NULL. */
void stop_end(struct stop *stop);

#endif
