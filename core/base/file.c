/* file.c - reading whole files. */
#define _GNU_SOURCE
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc
read_all(int fd, size_t max, struct buf *out, struct err *err)
{
	char chunk[64 * 1024];
	size_t got = 0;
	ssize_t n;

	for (;;) {
		n = read(fd, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(
			    err, RC_IO, "cannot read: %s", strerror(errno));
		if (n == 0)
			return RC_OK;
		got += (size_t)n;
		if (got > max)
			return err_set(err, RC_LIMIT,
			    "larger than the limit of %zu bytes", max);
		buf_add(out, chunk, (size_t)n);
	}
}

enum rc
file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	struct stat st;
	enum rc rc;
	/* O_NONBLOCK: opening a FIFO must not wait for a writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return err_set(err, RC_IO, "cannot open: %s", strerror(errno));
	if (fstat(fd, &st) != 0)
		rc = err_set(err, RC_IO, "cannot read: %s", strerror(errno));
	else if (!S_ISREG(st.st_mode))
		rc = err_set(err, RC_DATA, "not a regular file");
	else if ((size_t)st.st_size > max)
		rc = err_set(err, RC_LIMIT,
		    "%lld bytes, more than the limit of %zu",
		    (long long)st.st_size, max);
	else
		rc = read_all(fd, max, out, err);
	(void)close(fd);
	return rc;
}
