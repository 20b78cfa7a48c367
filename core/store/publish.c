/* publish.c - lock, copy, sync, rename. */
#define _GNU_SOURCE
#include "core/store/publish.h"

#include "core/base/clone.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/store/ours.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct publish {
	char *path, *fresh, *lock; /* path: where a link leads to */
	int lock_fd, folder_fd;
	struct stat was; /* FILE when the run began */
	bool existed;
	bool made_lock;
	bool owns_fresh; /* what is at FILE.new is this run's */
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
	return err_set(err, RC_IO, "cannot %s %s: %s%s", what, path,
	    strerror(errno),
	    errno == ENOSPC || errno == EDQUOT ? "; make room and run again"
					       : "");
}

static enum rc
not_ours(const char *path, struct err *err)
{
	return err_set(err, RC_DAMAGED,
	    "%s is not thidua's; move it away, or name another index with -d "
	    "FILE",
	    path);
}

/* Where the name leads to; a link to nothing leads nowhere. */
static enum rc
resolve(const char *path, char **out, struct err *err)
{
	struct stat st;

	*out = NULL;
	if (lstat(path, &st) != 0 || !S_ISLNK(st.st_mode)) {
		*out = mem_strdup(path);
		return RC_OK;
	}
	*out = realpath(path, NULL);
	if (*out)
		return RC_OK;
	if (errno == ENOMEM)
		return err_set(err, RC_NOMEM, "out of memory");
	return err_set(err, RC_DAMAGED,
	    "%s is a link that leads nowhere (%s); remove it, or name the "
	    "index itself with -d FILE",
	    path, strerror(errno));
}

/* The lock's file, which is made if it is not there. It is always empty. */
static enum rc
open_lock(struct publish *p, struct err *err)
{
	const int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
	struct stat st;

	p->lock_fd = file_open(p->lock, flags | O_CREAT | O_EXCL, 0666);
	p->made_lock = p->lock_fd >= 0;
	if (p->lock_fd < 0 && errno == EEXIST)
		p->lock_fd = file_open(p->lock, flags, 0);
	/* its maker has just removed it */
	if (p->lock_fd < 0 && errno == ENOENT)
		p->lock_fd = file_open(p->lock, flags | O_CREAT, 0666);
	if (p->lock_fd < 0 &&
	    (errno == ELOOP || errno == EISDIR || errno == ENXIO))
		return not_ours(p->lock, err);
	if (p->lock_fd < 0 || fstat(p->lock_fd, &st) != 0)
		return fail("write", p->lock, err);
	if (!S_ISREG(st.st_mode) || st.st_size > 0)
		return not_ours(p->lock, err);
	return RC_OK;
}

/* A signal ends the waiting, and nothing else. */
static enum rc
lock(struct publish *p, bool wait, const char *name, struct err *err)
{
	int code;

	do
		code = flock(p->lock_fd, LOCK_EX | (wait ? 0 : LOCK_NB));
	while (code != 0 && errno == EINTR && !wait);
	if (code == 0)
		return RC_OK;
	if (errno == EWOULDBLOCK || errno == EINTR)
		return err_set(err, RC_BUSY,
		    "another indexer is at work on %s; run again when it is "
		    "done, or wait for it with --wait",
		    name);
	return fail("lock", p->lock, err);
}

/* Is the file that is locked still the one of that name? */
static bool
is_locked_by_name(const struct publish *p)
{
	struct stat held, named;

	return fstat(p->lock_fd, &held) == 0 && lstat(p->lock, &named) == 0 &&
	       held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static enum rc
take_lock(struct publish *p, bool wait, const char *name, struct err *err)
{
	for (;;) {
		enum rc rc = open_lock(p, err);

		if (rc == RC_OK)
			rc = lock(p, wait, name, err);
		if (rc || is_locked_by_name(p)) {
			/* another's, if that is what keeps us out */
			p->made_lock = p->made_lock && rc == RC_OK;
			return rc;
		}
		(void)close(p->lock_fd);
		p->lock_fd = -1;
	}
}

static enum rc
open_folder(struct publish *p, struct err *err)
{
	char *copy = mem_strdup(p->path);
	const char *folder = dirname(copy);
	enum rc rc = RC_OK;

	p->folder_fd = file_open(folder, O_RDONLY | O_DIRECTORY, 0);
	if (p->folder_fd < 0)
		rc = fail("open", folder, err);
	free(copy);
	return rc;
}

/* Looks at what lies there, now that no other run is at work. */
static enum rc
look_around(struct publish *p, struct err *err)
{
	enum rc rc = ours_no_journal(p->path, err);

	if (rc == RC_OK)
		rc = ours_no_journal(p->fresh, err);
	if (rc == RC_OK)
		rc = ours_remove(p->fresh, err);
	if (rc)
		return rc;
	p->owns_fresh = true;
	p->existed = stat(p->path, &p->was) == 0;
	return p->existed || errno == ENOENT ? RC_OK
					     : fail("read", p->path, err);
}

enum rc
publish_begin(
    struct publish **out, const char *path, bool wait, struct err *err)
{
	struct publish *p;
	struct stat st;
	char *real;
	enum rc rc;

	*out = NULL;
	rc = resolve(path, &real, err);
	if (rc)
		return rc;
	p = mem_alloc(sizeof(*p));
	*p = (struct publish){.path = real, .lock_fd = -1, .folder_fd = -1};
	p->fresh = with_suffix(real, ".new");
	p->lock = with_suffix(real, ".lock");
	if (stat(real, &st) == 0 && !S_ISREG(st.st_mode))
		rc = err_set(err, RC_DAMAGED,
		    "%s is not a file; name the index with -d FILE", path);
	if (rc == RC_OK)
		rc = take_lock(p, wait, path, err);
	if (rc == RC_OK)
		rc = open_folder(p, err);
	if (rc == RC_OK)
		rc = look_around(p, err);
	if (rc) {
		publish_end(p);
		return rc;
	}
	*out = p;
	return RC_OK;
}

const char *
publish_path(const struct publish *p)
{
	return p->fresh;
}

/* The copy may be read by whoever may read the file itself, and by no one else
 * while it grows. */
static enum rc
copy_to(struct publish *p, int in, struct err *err)
{
	int out = file_open(p->fresh, O_WRONLY | O_CREAT | O_EXCL, 0600);
	enum rc rc = RC_OK;

	if (out < 0)
		return fail("write", p->fresh, err);
	if (clone_file(in, out) != 0)
		rc = fail("copy to", p->fresh, err);
	(void)!fchown(out, p->was.st_uid, p->was.st_gid);
	if (rc == RC_OK && fchmod(out, p->was.st_mode & 07777) != 0)
		rc = fail("write", p->fresh, err);
	if (close(out) != 0 && rc == RC_OK)
		rc = fail("write", p->fresh, err);
	return rc;
}

enum rc
publish_copy(struct publish *p, struct err *err)
{
	int in = file_open(p->path, O_RDONLY, 0);
	enum rc rc;

	if (in < 0)
		return fail("read", p->path, err);
	rc = copy_to(p, in, err);
	(void)close(in);
	return rc;
}

static enum rc
sync_fresh(const struct publish *p, struct err *err)
{
	int fd = file_open(p->fresh, O_RDONLY, 0);
	enum rc rc = RC_OK;

	if (fd < 0)
		return fail("open", p->fresh, err);
	if (file_sync(fd) != 0)
		rc = fail("write", p->fresh, err);
	(void)close(fd);
	return rc;
}

/* Is at FILE what was there when the run began? */
static bool
is_as_it_was(const struct publish *p)
{
	struct stat st;

	if (stat(p->path, &st) != 0)
		return errno == ENOENT && !p->existed;
	return p->existed && st.st_dev == p->was.st_dev &&
	       st.st_ino == p->was.st_ino && st.st_size == p->was.st_size &&
	       st.st_mtim.tv_sec == p->was.st_mtim.tv_sec &&
	       st.st_mtim.tv_nsec == p->was.st_mtim.tv_nsec;
}

/* A first version comes only where no file is, if the file system can say. */
static int
rename_fresh(const struct publish *p)
{
	if (!p->existed) {
		if (renameat2(AT_FDCWD, p->fresh, AT_FDCWD, p->path,
			RENAME_NOREPLACE) == 0)
			return 0;
		if (errno != EINVAL && errno != ENOSYS)
			return -1;
	}
	return rename(p->fresh, p->path);
}

static enum rc
replace(struct publish *p, struct err *err)
{
	enum rc rc = ours_no_journal(p->path, err);
	bool same = is_as_it_was(p);

	if (rc || (same && rename_fresh(p) == 0))
		return rc;
	if (!same || errno == EEXIST)
		return err_set(err, RC_DAMAGED,
		    "another program has changed %s during the run; its "
		    "version is kept, run again",
		    p->path);
	return fail("replace", p->path, err);
}

enum rc
publish_commit(struct publish *p, struct err *err)
{
	enum rc rc = sync_fresh(p, err);

	if (rc == RC_OK)
		rc = replace(p, err);
	if (rc)
		return rc;
	p->owns_fresh = false;
	/* EINVAL: folders of this file system have nothing to sync */
	if (file_sync(p->folder_fd) != 0 && errno != EINVAL)
		return fail("sync the folder of", p->path, err);
	return RC_OK;
}

void
publish_end(struct publish *p)
{
	if (!p)
		return;
	if (p->owns_fresh)
		(void)unlink(p->fresh);
	/* first the name, then the lock: no other can have taken it */
	if (p->made_lock)
		(void)unlink(p->lock);
	if (p->lock_fd >= 0)
		(void)close(p->lock_fd);
	if (p->folder_fd >= 0)
		(void)close(p->folder_fd);
	free(p->path);
	free(p->fresh);
	free(p->lock);
	free(p);
}
