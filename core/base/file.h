/* file.h - whole files into memory, with a limit on their size. */
#ifndef CORE_BASE_FILE_H
#define CORE_BASE_FILE_H

#include "core/base/err.h"
#include "core/base/str.h"

#include <stddef.h>
#include <sys/types.h>

/*
 * Append the bytes of the regular file at path to out, which is as it was when
 * that fails. A file of more than max bytes gives RC_LIMIT before anything is
 * read; one that is not a regular file (a FIFO, a device) RC_DATA; a missing or
 * unreadable one, and one that changes while it is read, however often that is
 * tried, RC_IO. The message does not name the path: the caller's err_wrap
 * does.
 */
enum rc file_read(
    const char *path, size_t max, struct buf *out, struct err *err);

/* open(2) with O_CLOEXEC, read(2) and fsync(2), but that no signal stops them:
 * they give what those give, file_fill fewer than n bytes only at the end.
 * mode: of a file that is made. */
int file_open(const char *path, int flags, mode_t mode);
ssize_t file_fill(int fd, char *p, size_t n);
int file_sync(int fd);

/* The folder of a path: what is before its last "/", or ".". Yours to free. */
char *file_folder(const char *path);

/* A new file in the folder, to be read and written, that has no name, or loses
 * it at once; -1, and errno, where there can be none. */
int file_nameless(const char *folder);

#endif
