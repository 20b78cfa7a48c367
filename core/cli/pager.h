/*
 * pager.h - long output through the reader's own pager.
 *
 * Used for tables on a terminal. $THIDUA_PAGER, else $PAGER, else less; empty
 * or cat for none. less ends by itself where all fits on one screen.
 */
#ifndef CORE_CLI_PAGER_H
#define CORE_CLI_PAGER_H

#include <stdbool.h>

/* From now on standard output goes through the pager, if it is a terminal and
 * a pager is wanted and can be started. What depends on the terminal (width,
 * colour) is to be asked before. */
void pager_begin(void);

/* Waits until the reader has left the pager. Standard output has to be
 * flushed before. */
void pager_end(void);

#endif
