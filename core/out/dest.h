/*
 * dest.h - where bytes go: standard output, or a file that appears whole.
 *
 * A file is written beside its place, without a name where the file system can
 * do that, and renamed by dest_commit; until then an older file stays as it
 * was. A device or FIFO is written in place. A symbolic link stays, the file it
 * names is replaced.
 */
#ifndef CORE_OUT_DEST_H
#define CORE_OUT_DEST_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct dest {
	int fd;        /* -1 when closed */
	int error;     /* errno of the first write that failed, or 0 */
	char *path;    /* NULL: standard output */
	char *tmp;     /* the name it has until then; NULL: written in place */
	bool nameless; /* it has none yet */
};

#define DEST_INIT                                                              \
	{                                                                      \
		-1, 0, NULL, NULL, false                                       \
	}

/* path NULL is standard output. All failures here are RC_IO and name the
 * file. */
enum rc dest_open(struct dest *d, const char *path, struct err *err);

/* All n bytes or an error, which every later call repeats. */
enum rc dest_write(struct dest *d, const void *p, size_t n, struct err *err);

/* Makes the file appear. d is closed, whatever the result. */
enum rc dest_commit(struct dest *d, struct err *err);

/* Closes d and removes what was written to a file; harmless when closed. */
void dest_abort(struct dest *d);

#endif
