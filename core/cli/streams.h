/* streams.h - standard streams that are safe to have. */
#ifndef CORE_CLI_STREAMS_H
#define CORE_CLI_STREAMS_H

/*
 * A standard stream that is closed would be the next file opened: the index,
 * say. Each that is closed is opened so that using it fails. Called first of
 * all.
 */
void streams_hold(void);

#endif
