/* file.c - reading whole files. */
#define _GNU_SOURCE
#include "core/base/file.h"

#include "core/base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc
fail_to_read(struct err *err)
{
	return err_set(err, RC_IO, "cannot read: %s", strerror(errno));
}

int
file_open(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int
file_sync(int fd)
{
	int code;

	do
		code = fsync(fd);
	while (code != 0 && errno == EINTR);
	return code;
}

char *
file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? mem_strndup(path, (size_t)(slash - path) + 1)
		     : mem_strdup(".");
}

int
file_nameless(const char *folder)
{
	int fd = file_open(folder, O_TMPFILE | O_RDWR, 0600);
	struct buf name = BUF_INIT;

	if (fd >= 0)
		return fd;
	buf_addf(&name, "%s/.thidua-XXXXXX", folder);
	fd = mkostemp(name.p, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(name.p);
	buf_release(&name);
	return fd;
}

ssize_t
file_fill(int fd, char *p, size_t n)
{
	size_t got = 0;
	ssize_t k;

	while (got < n) {
		k = read(fd, p + got, n - got);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		if (k == 0)
			break;
		got += (size_t)k;
	}
	return (ssize_t)got;
}

/* All bytes of fd, and one more than `size` of a file that grows; size 0 is a
 * file that has none or, as those of /proc, does not tell. */
static enum rc
read_all(int fd, size_t size, size_t max, struct buf *out, struct err *err)
{
	enum { STEP = 64 * 1024 };
	size_t start = out->n, step = size ? size + 1 : STEP;
	ssize_t n;

	do {
		buf_reserve(out, step);
		n = file_fill(fd, out->p + out->n, step);
		if (n < 0)
			return fail_to_read(err);
		out->n += (size_t)n;
		out->p[out->n] = '\0';
		if (size == 0 && out->n - start > max)
			return err_set(err, RC_LIMIT,
			    "larger than the limit of %zu bytes", max);
	} while (size == 0 && n == STEP);
	return RC_OK;
}

/* Is the file still what it was, and were all its bytes got? */
static bool
is_same(const struct stat *a, const struct stat *b, size_t got)
{
	return a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
	       (a->st_size == 0 || (size_t)a->st_size == got);
}

/* RC_BUSY where the file changed meanwhile. */
static enum rc
read_once(int fd, size_t max, struct buf *out, struct err *err)
{
	size_t start = out->n;
	struct stat before, after;
	enum rc rc;

	if (fstat(fd, &before) != 0)
		return fail_to_read(err);
	if (!S_ISREG(before.st_mode))
		return err_set(err, RC_DATA, "not a regular file");
	if ((size_t)before.st_size > max)
		return err_set(err, RC_LIMIT,
		    "%lld bytes, more than the limit of %zu",
		    (long long)before.st_size, max);
	rc = read_all(fd, (size_t)before.st_size, max, out, err);
	if (rc)
		return rc;
	if (fstat(fd, &after) != 0)
		return fail_to_read(err);
	if (!is_same(&before, &after, out->n - start))
		return err_set(err, RC_BUSY,
		    "it changes while it is read; try again when it is "
		    "complete");
	return RC_OK;
}

enum rc
file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	enum { TRIES = 3 };
	size_t start = out->n;
	enum rc rc;
	/* O_NONBLOCK: opening a FIFO must not wait for a writer. */
	int fd = file_open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);

	if (fd < 0)
		return err_set(err, RC_IO, "cannot open: %s", strerror(errno));
	rc = read_once(fd, max, out, err);
	for (int i = 1; rc == RC_BUSY && i < TRIES; i++) {
		buf_cut(out, start);
		rc = lseek(fd, 0, SEEK_SET) == 0 ? read_once(fd, max, out, err)
						 : fail_to_read(err);
	}
	(void)close(fd);
	if (rc)
		buf_cut(out, start);
	if (rc == RC_BUSY)
		err->rc = rc = RC_IO;
	return rc;
}
