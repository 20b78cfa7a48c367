/* say.h - the only place that talks: errors, warnings, notes on stderr. */
#ifndef CORE_CLI_SAY_H
#define CORE_CLI_SAY_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* "program: error: message" and so on, one line each; control characters
 * in the message are shown as U+FFFD, a newline as a space. */
void say_error(const char *program, const struct err *err);
void say_warning(const char *program, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void say_note(const char *program, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* From now on nothing is noted; errors and warnings are still told. */
void say_hush(void);

/* $COLUMNS where it is set, even without a terminal; else the columns of the
 * terminal behind fd; 0 where fd is none. */
size_t say_width(int fd);

/* May colour be used on fd: a terminal, TERM not dumb, no NO_COLOR. */
bool say_colour(int fd);

#endif
