/* folder.c - a folder written beside its place. */
#define _GNU_SOURCE
#include "core/out/folder.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc
fail(const char *path, struct err *err)
{
	return err_set(
	    err, RC_IO, "cannot write to %s: %s", path, strerror(errno));
}

static char *
without_slash(const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return mem_strndup(path, n);
}

/* Sets path and there. */
static enum rc
look(struct folder *f, const char *path, struct err *err)
{
	struct stat st;

	if (!*path)
		return err_set(err, RC_USAGE, "name the folder to write");
	f->path = without_slash(path);
	if (lstat(f->path, &st) != 0)
		return errno == ENOENT ? RC_OK : fail(path, err);
	free(f->path);
	f->path = realpath(path, NULL);
	if (!f->path)
		return fail(path, err);
	if (stat(f->path, &st) != 0)
		return fail(path, err);
	if (!S_ISDIR(st.st_mode))
		return err_set(err, RC_USAGE,
		    "%s is a file; name a folder that is new or empty", path);
	f->there = true;
	return access(f->path, W_OK) == 0 ? RC_OK : fail(path, err);
}

enum rc
folder_open(struct folder *f, const char *path, struct err *err)
{
	struct buf tmp = BUF_INIT;
	enum rc rc;

	*f = (struct folder)FOLDER_INIT;
	rc = look(f, path, err);
	if (rc == RC_OK && f->there)
		rc = manifest_check(&f->old, f->path, err);
	if (rc == RC_OK) {
		buf_addf(&tmp, "%s.tmp-%ld", f->path, (long)getpid());
		if (mkdir(tmp.p, 0777) == 0)
			f->tmp = buf_detach(&tmp);
		else
			rc = fail(path, err);
	}
	buf_release(&tmp);
	if (rc != RC_OK)
		folder_abort(f);
	return rc;
}

static char *
join(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;

	buf_addf(&path, "%s/%s", folder, name);
	return buf_detach(&path);
}

char *
folder_file(const struct folder *f, const char *name)
{
	return join(f->tmp, name);
}

/* What a power cut must not undo; where it cannot be done, files are whole. */
static void
sync_folder(const char *path)
{
	int fd = file_open(path, O_RDONLY | O_DIRECTORY, 0);

	if (fd >= 0) {
		(void)file_sync(fd);
		(void)close(fd);
	}
}

/* The folder's own name is in the folder above. */
static void
sync_above(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *above = slash ? mem_strndup(path, (size_t)(slash - path) + 1)
			    : mem_strdup(".");

	sync_folder(above);
	free(above);
}

static bool
is_there(const struct folder *f, const char *name)
{
	char *path = join(f->path, name);
	struct stat st;
	bool there = lstat(path, &st) == 0;

	free(path);
	return there;
}

static enum rc
move(const struct folder *f, const char *name, struct err *err)
{
	char *from = join(f->tmp, name), *to = join(f->path, name);
	enum rc rc = RC_OK;

	if (rename(from, to) != 0)
		rc = fail(to, err);
	free(from);
	free(to);
	return rc;
}

static int
is_file(const struct dirent *e)
{
	return e->d_name[0] != '.' && strcmp(e->d_name, MANIFEST_NAME) != 0;
}

/* Is the name among the new files? */
static bool
is_new(struct dirent **v, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(v[i]->d_name, name) == 0)
			return true;
	return false;
}

/* Files of the older export that the new one has not; each was looked at when
 * the folder was opened, so it is ours. */
static void
remove_old(const struct folder *f, struct dirent **v, int n)
{
	for (size_t i = 0; i < f->old.n; i++) {
		const char *name = f->old.v[i].name;
		char *path;

		if (is_new(v, n, name) || strchr(name, '/') ||
		    !is_there(f, name))
			continue;
		path = join(f->path, name);
		(void)unlink(path);
		free(path);
	}
}

static enum rc
move_files(const struct folder *f, struct err *err)
{
	struct dirent **v = NULL;
	int i, n = scandir(f->tmp, &v, is_file, alphasort);
	enum rc rc = n < 0 ? fail(f->tmp, err) : RC_OK;

	for (i = 0; rc == RC_OK && i < n; i++)
		rc = move(f, v[i]->d_name, err);
	if (rc == RC_OK)
		remove_old(f, v, n);
	if (rc == RC_OK)
		rc = move(f, MANIFEST_NAME, err);
	for (i = 0; i < n; i++)
		free(v[i]);
	free(v);
	return rc;
}

enum rc
folder_commit(struct folder *f, struct err *err)
{
	enum rc rc = RC_OK;

	sync_folder(f->tmp);
	if (f->there)
		rc = move_files(f, err);
	else if (rename(f->tmp, f->path) != 0)
		rc = fail(f->path, err);
	else
		sync_above(f->path);
	if (rc == RC_OK)
		sync_folder(f->path);
	folder_abort(f);
	return rc;
}

void
folder_abort(struct folder *f)
{
	DIR *dir = f->tmp ? opendir(f->tmp) : NULL;
	struct dirent *e;

	while (dir && (e = readdir(dir)))
		(void)unlinkat(dirfd(dir), e->d_name, 0);
	if (dir)
		(void)closedir(dir);
	if (f->tmp)
		(void)rmdir(f->tmp);
	free(f->tmp);
	free(f->path);
	manifest_release(&f->old);
	*f = (struct folder)FOLDER_INIT;
}
