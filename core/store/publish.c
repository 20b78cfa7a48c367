/* publish.c - lock, copy, sync, rename. */
#define _GNU_SOURCE
#include "core/store/publish.h"

#include "core/base/mem.h"
#include "core/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

struct publish {
	char *path, *fresh, *journal, *lock, *folder;
	int lock_fd;
	bool done;
};

static char *
with_suffix(const char *path, const char *suffix)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s%s", path, suffix);
	return buf_detach(&b);
}

static enum rc
fail(const char *what, const char *path, struct err *err)
{
	return err_set(
	    err, RC_IO, "cannot %s %s: %s", what, path, strerror(errno));
}

static void
remove_fresh(struct publish *p)
{
	(void)unlink(p->fresh);
	(void)unlink(p->journal);
}

static enum rc
take_lock(struct publish *p, struct err *err)
{
	p->lock_fd = open(p->lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (p->lock_fd < 0)
		return fail("write", p->lock, err);
	if (flock(p->lock_fd, LOCK_EX | LOCK_NB) == 0)
		return RC_OK;
	if (errno == EWOULDBLOCK)
		return err_set(err, RC_BUSY,
		    "another indexer is at work on %s; wait until it is done",
		    p->path);
	return fail("lock", p->lock, err);
}

static enum rc
begin(struct publish **out, const char *path, struct err *err)
{
	struct publish *p = mem_alloc(sizeof(*p));
	char *copy = mem_strdup(path);
	enum rc rc;

	p->path = mem_strdup(path);
	p->fresh = with_suffix(path, ".new");
	p->journal = with_suffix(path, ".new-journal");
	p->lock = with_suffix(path, ".lock");
	p->folder = mem_strdup(dirname(copy));
	free(copy);
	rc = take_lock(p, err);
	if (rc == RC_OK) {
		remove_fresh(p);
		*out = p;
		return RC_OK;
	}
	p->done = true; /* what lies there is another's */
	publish_end(p);
	*out = NULL;
	return rc;
}

enum rc
publish_begin(struct publish **out, const char *path, struct err *err)
{
	struct stat st;

	*out = NULL;
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(err, RC_DAMAGED,
		    "%s is not a file; name the index with -d FILE", path);
	return begin(out, path, err);
}

const char *
publish_path(const struct publish *p)
{
	return p->fresh;
}

static bool
copy_bytes(int in, int out)
{
	char chunk[64 * 1024];
	ssize_t n;

	/* where the file system can, the copy shares the blocks */
	if (ioctl(out, FICLONE, in) == 0)
		return true;
	while ((n = read(in, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		for (ssize_t k = 0, w; k < n; k += w)
			if ((w = write(out, chunk + k, (size_t)(n - k))) < 0)
				return false;
	}
	return true;
}

enum rc
publish_copy(struct publish *p, struct err *err)
{
	int in = open(p->path, O_RDONLY | O_CLOEXEC), out;
	enum rc rc = RC_OK;

	if (in < 0)
		return fail("read", p->path, err);
	out = open(p->fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (out < 0) {
		rc = fail("write", p->fresh, err);
		(void)close(in);
		return rc;
	}
	if (!copy_bytes(in, out))
		rc = fail("write", p->fresh, err);
	(void)close(in);
	if (close(out) != 0 && rc == RC_OK)
		rc = fail("write", p->fresh, err);
	return rc;
}

static enum rc
sync_path(const char *path, int flags, struct err *err)
{
	int fd = open(path, flags | O_CLOEXEC);
	enum rc rc = RC_OK;

	if (fd < 0)
		return fail("open", path, err);
	if (fsync(fd) != 0)
		rc = fail("write", path, err);
	(void)close(fd);
	return rc;
}

/* The new file may be read by whoever could read the old one. */
static void
keep_mode(const struct publish *p)
{
	struct stat st;

	if (stat(p->path, &st) == 0)
		(void)chmod(p->fresh, st.st_mode & 07777);
}

enum rc
publish_commit(struct publish *p, struct err *err)
{
	enum rc rc;

	keep_mode(p);
	rc = sync_path(p->fresh, O_RDONLY, err);
	if (rc == RC_OK && rename(p->fresh, p->path) != 0)
		rc = fail("replace", p->path, err);
	if (rc)
		return rc;
	p->done = true;
	return sync_path(p->folder, O_RDONLY | O_DIRECTORY, err);
}

void
publish_end(struct publish *p)
{
	if (!p)
		return;
	if (!p->done)
		remove_fresh(p);
	if (p->lock_fd >= 0)
		(void)close(p->lock_fd);
	free(p->path);
	free(p->fresh);
	free(p->journal);
	free(p->lock);
	free(p->folder);
	free(p);
}
