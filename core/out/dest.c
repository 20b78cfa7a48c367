/* dest.c - writing to standard output, or to a file that appears whole. */
#define _GNU_SOURCE
#include "core/out/dest.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc
fail(const struct dest *d, int error, struct err *err)
{
	return err_set(err, RC_IO, "cannot write to %s: %s",
	    d->path ? d->path : "standard output",
	    strerror(error ? error : EIO));
}

/* A copy of the descriptor, so that closing it reports late errors. */
static enum rc
open_stdout(struct dest *d, struct err *err)
{
	if (fflush(stdout) != 0)
		return fail(d, errno, err);
	d->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	return d->fd < 0 ? fail(d, errno, err) : RC_OK;
}

static enum rc
open_in_place(struct dest *d, struct err *err)
{
	d->fd = file_open(d->path, O_WRONLY | O_NOCTTY, 0);
	return d->fd < 0 ? fail(d, errno, err) : RC_OK;
}

/* A file without a name: of a process that is killed nothing is left. It gets
 * one through /proc, so that must be there. */
static bool
open_nameless(struct dest *d, mode_t mode)
{
	char *folder = file_folder(d->path);

	if (access("/proc/self/fd", X_OK) == 0)
		d->fd = file_open(folder, O_TMPFILE | O_WRONLY, mode);
	free(folder);
	d->nameless = d->fd >= 0;
	return d->nameless;
}

static bool
open_named(struct dest *d, mode_t mode)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL;

	d->fd = file_open(d->tmp, flags, mode);
	/* Left over from a killed process that had our number. */
	if (d->fd < 0 && errno == EEXIST && unlink(d->tmp) == 0)
		d->fd = file_open(d->tmp, flags, mode);
	return d->fd >= 0;
}

static enum rc
open_beside(struct dest *d, mode_t mode, struct err *err)
{
	struct buf tmp = BUF_INIT;
	int error;

	buf_addf(&tmp, "%s.tmp-%ld", d->path, (long)getpid());
	d->tmp = buf_detach(&tmp);
	if (open_nameless(d, mode) || open_named(d, mode))
		return RC_OK;
	error = errno;
	free(d->tmp); /* it is not ours */
	d->tmp = NULL;
	return fail(d, error, err);
}

/* The name that the file has until it takes its place. */
static int
give_name(struct dest *d)
{
	char of_fd[40];
	int failed;

	if (!d->nameless)
		return 0;
	(void)snprintf(of_fd, sizeof(of_fd), "/proc/self/fd/%d", d->fd);
	failed = linkat(AT_FDCWD, of_fd, AT_FDCWD, d->tmp, AT_SYMLINK_FOLLOW);
	if (failed && errno == EEXIST && unlink(d->tmp) == 0)
		failed = linkat(
		    AT_FDCWD, of_fd, AT_FDCWD, d->tmp, AT_SYMLINK_FOLLOW);
	d->nameless = failed != 0;
	return failed;
}

/* The new file may be read and written by whom the old one was. */
static enum rc
open_instead(struct dest *d, mode_t mode, struct err *err)
{
	enum rc rc;

	if (access(d->path, W_OK) != 0)
		return fail(d, errno, err);
	rc = open_beside(d, mode, err);
	if (rc == RC_OK)
		(void)fchmod(d->fd, mode & 0777);
	return rc;
}

static char *
without_link(const char *path)
{
	struct stat st;
	char *target = NULL;

	if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode))
		target = realpath(path, NULL);
	else
		return mem_strdup(path);
	if (!target && errno == ENOMEM)
		(void)mem_need(NULL);
	return target ? target : mem_strdup(path);
}

static enum rc
open_path(struct dest *d, const char *path, struct err *err)
{
	struct stat st;

	d->path = without_link(path);
	if (stat(d->path, &st) != 0)
		return open_beside(d, 0666, err);
	if (S_ISREG(st.st_mode))
		return open_instead(d, st.st_mode, err);
	return open_in_place(d, err);
}

enum rc
dest_open(struct dest *d, const char *path, struct err *err)
{
	enum rc rc;

	*d = (struct dest)DEST_INIT;
	rc = path ? open_path(d, path, err) : open_stdout(d, err);
	if (rc != RC_OK)
		dest_abort(d);
	return rc;
}

/* May a failed write be tried again? Waits where that is needed. */
static bool
again(int fd)
{
	struct pollfd p = {fd, POLLOUT, 0};

	if (errno == EINTR)
		return true;
	if (errno != EAGAIN)
		return false;
	return poll(&p, 1, -1) > 0 || errno == EINTR;
}

enum rc
dest_write(struct dest *d, const void *p, size_t n, struct err *err)
{
	const char *at = p;
	ssize_t done;

	while (n > 0 && !d->error) {
		done = write(d->fd, at, n);
		if (done > 0) {
			at += done;
			n -= (size_t)done;
		} else if (done == 0 || !again(d->fd)) {
			d->error = done == 0 ? EIO : errno;
		}
	}
	return d->error ? fail(d, d->error, err) : RC_OK;
}

/* The new name in the folder should survive a power cut as well; where a
 * folder cannot be synced, the file is still whole. */
static void
sync_folder(const char *path)
{
	char *folder = file_folder(path);
	int fd = file_open(folder, O_RDONLY | O_DIRECTORY, 0);

	if (fd >= 0) {
		(void)file_sync(fd);
		(void)close(fd);
	}
	free(folder);
}

static int
close_fd(struct dest *d)
{
	int fd = d->fd;

	d->fd = -1;
	return close(fd);
}

enum rc
dest_commit(struct dest *d, struct err *err)
{
	enum rc rc = RC_OK;

	if (d->error)
		rc = fail(d, d->error, err);
	else if (d->tmp && file_sync(d->fd) != 0)
		rc = fail(d, errno, err);
	else if (d->tmp && give_name(d) != 0)
		rc = fail(d, errno, err);
	else if (close_fd(d) != 0)
		rc = fail(d, errno, err);
	else if (d->tmp && rename(d->tmp, d->path) != 0)
		rc = fail(d, errno, err);
	if (rc == RC_OK && d->tmp) {
		sync_folder(d->path);
		free(d->tmp);
		d->tmp = NULL;
	}
	dest_abort(d);
	return rc;
}

void
dest_abort(struct dest *d)
{
	if (d->fd >= 0)
		(void)close_fd(d);
	if (d->tmp && !d->nameless)
		(void)unlink(d->tmp);
	free(d->tmp);
	free(d->path);
	*d = (struct dest)DEST_INIT;
}
