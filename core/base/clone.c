/* clone.c - shared blocks, else the kernel's copy, else read and write. */
#define _GNU_SOURCE
#include "core/base/clone.h"

#include <errno.h>
#include <linux/fs.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { AT_ONCE = 64 * 1024 * 1024, CHUNK = 256 * 1024 };

static int
write_all(int out, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t w = write(out, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return -1;
		if (w == 0) {
			errno = ENOSPC;
			return -1;
		}
		p += w;
		n -= (size_t)w;
	}
	return 0;
}

static int
through_memory(int in, int out)
{
	static _Thread_local char chunk[CHUNK];
	ssize_t n;

	while ((n = read(in, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || write_all(out, chunk, (size_t)n) != 0)
			return -1;
	}
	return 0;
}

/* Does the error say that this pair of files cannot be copied like that? */
static bool
is_not_for_these(int error)
{
	return error == EXDEV || error == EINVAL || error == ENOSYS ||
	       error == EOPNOTSUPP || error == EPERM || error == EBADF;
}

/* Both files stand after what was copied, so another way can go on. */
static int
in_kernel(int in, int out)
{
	ssize_t n;

	while ((n = copy_file_range(in, NULL, out, NULL, AT_ONCE, 0)) != 0)
		if (n < 0 && errno != EINTR)
			return is_not_for_these(errno) ? 0 : -1;
	return 0;
}

int
clone_file(int in, int out)
{
	if (ioctl(out, FICLONE, in) == 0)
		return 0;
	if (in_kernel(in, out) != 0)
		return -1;
	/* what is left; nothing, where the kernel has done it all */
	return through_memory(in, out);
}
