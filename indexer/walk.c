/* walk.c - finding plan files, one folder after another. */
#define _GNU_SOURCE
#include "indexer/walk.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/text/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const char too_long[] =
    "its path is longer than the system opens; name a folder nearer to it, "
    "from there";

/* A folder that is still to be read. */
struct folder {
	char *path;
	char *real; /* below a link that is followed: where it is; else NULL */
	bool named; /* given, or a link that is followed: may be a link */
};

struct walk {
	struct file_list *list;
	const struct walk_options *o;
	struct {
		struct folder *v;
		size_t n, cap;
	} folders;
	struct {
		char **v;
		size_t n, cap;
	} roots; /* where paths and links lead: all below is found there */
	struct {
		char **v;
		size_t n, cap;
	} links; /* seen, and not looked at yet */
};

static bool
is_plan_name(const char *name)
{
	const char *dot = strrchr(name, '.');

	return name[0] != '.' && dot &&
	       (strcasecmp(dot, ".txt") == 0 || strcasecmp(dot, ".md") == 0);
}

static bool
is_readme(const char *name)
{
	return strcasecmp(name, "README.md") == 0 ||
	       strcasecmp(name, "README.txt") == 0;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A name that is no UTF-8 could not be stored, shown or found again. */
static void
add(struct walk *w, const char *path)
{
	struct file_list *list = w->list;

	if (utf8_check(path, strlen(path)) != strlen(path)) {
		w->o->warn(path, "its name is not UTF-8; rename it", w->o->arg);
		return;
	}
	if (strlen(path) >= PATH_MAX) {
		w->o->warn(path, too_long, w->o->arg);
		return;
	}
	ARR_GROW(list->v, list->n, list->cap);
	list->v[list->n++] = mem_strdup(path);
}

static void
push(struct walk *w, const char *path, const char *real, bool named)
{
	ARR_GROW(w->folders.v, w->folders.n, w->folders.cap);
	w->folders.v[w->folders.n++] = (struct folder){
	    mem_strdup(path), real ? mem_strdup(real) : NULL, named};
}

/* Takes real over; NULL where it could not be told. */
static void
add_root(struct walk *w, char *real)
{
	if (!real)
		return;
	ARR_GROW(w->roots.v, w->roots.n, w->roots.cap);
	w->roots.v[w->roots.n++] = real;
}

/* Is it, or is something above it, found from a root? */
static bool
is_inside(const struct walk *w, const char *real)
{
	for (size_t i = 0; i < w->roots.n; i++) {
		const char *root = w->roots.v[i];
		size_t n = strlen(root);

		if (strncmp(real, root, n) == 0 &&
		    (real[n] == '/' || real[n] == '\0' ||
			strcmp(root, "/") == 0))
			return true;
	}
	return false;
}

static bool
is_root(const struct walk *w, const char *real)
{
	for (size_t i = 0; i < w->roots.n; i++)
		if (strcmp(real, w->roots.v[i]) == 0)
			return true;
	return false;
}

static unsigned char
kind_of(int fd, const struct dirent *e)
{
	struct stat st;

	if (e->d_type != DT_UNKNOWN)
		return e->d_type;
	if (fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return DT_UNKNOWN;
	return (unsigned char)IFTODT(st.st_mode);
}

static void
visit_file(struct walk *w, const char *path)
{
	const char *name = base_name(path);

	if (!is_plan_name(name))
		w->list->others += name[0] != '.';
	else if (is_readme(name))
		w->list->skipped++;
	else
		add(w, path);
}

/* Where what a folder below a followed link holds is; NULL elsewhere. */
static char *
real_path(const struct folder *parent, const char *path)
{
	struct buf real = BUF_INIT;

	if (!parent->real)
		return NULL;
	buf_addf(&real, "%s/%s", parent->real, base_name(path));
	return buf_detach(&real);
}

static void
visit(struct walk *w, const struct folder *parent, unsigned char kind,
    const char *path)
{
	char *real = real_path(parent, path);

	if (real && is_root(w, real)) {
		/* a link leads to above a root: it was found there */
		w->list->others += kind != DT_DIR;
	} else if (kind == DT_REG) {
		visit_file(w, path);
	} else if (kind == DT_DIR) {
		push(w, path, real, false);
	} else if (kind == DT_LNK) {
		ARR_GROW(w->links.v, w->links.n, w->links.cap);
		w->links.v[w->links.n++] = mem_strdup(path);
	} else if (is_plan_name(base_name(path))) {
		/* FIFO, socket, device: named when it is read */
		add(w, path);
	}
	free(real);
}

static bool
is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static void
warn_errno(struct walk *w, const char *path)
{
	if (errno == ENOMEM)
		(void)mem_need(NULL);
	w->o->warn(path, errno == ENAMETOOLONG ? too_long : strerror(errno),
	    w->o->arg);
}

static DIR *
open_folder(const struct folder *f)
{
	int fd = file_open(
	    f->path, O_RDONLY | O_DIRECTORY | (f->named ? 0 : O_NOFOLLOW), 0);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (fd >= 0 && !dir)
		(void)close(fd);
	return dir;
}

static void
read_folder(struct walk *w, const struct folder *f)
{
	const char *slash = f->path[strlen(f->path) - 1] == '/' ? "" : "/";
	struct buf path = BUF_INIT;
	struct dirent *e;
	DIR *dir = open_folder(f);

	if (!dir) {
		warn_errno(w, f->path);
		return;
	}
	while ((errno = 0, e = readdir(dir))) {
		if (is_dots(e->d_name))
			continue;
		buf_reset(&path);
		buf_addf(&path, "%s%s%s", f->path, slash, e->d_name);
		visit(w, f, kind_of(dirfd(dir), e), path.p);
	}
	if (errno)
		warn_errno(w, f->path);
	(void)closedir(dir);
	buf_release(&path);
}

static void
read_folders(struct walk *w)
{
	while (w->folders.n > 0) {
		struct folder f = w->folders.v[--w->folders.n];

		read_folder(w, &f);
		free(f.path);
		free(f.real);
	}
}

static void
note(const struct walk *w, const char *path, const char *why, const char *more)
{
	struct buf b = BUF_INIT;

	if (!w->o->note)
		return;
	buf_addf(&b, "%s%s", why, more);
	w->o->note(path, b.p, w->o->arg);
	buf_release(&b);
}

/* A link to a file or folder that is found from no root; takes real over. */
static void
follow(struct walk *w, const char *path, char *real, bool folder)
{
	add_root(w, real);
	if (folder)
		push(w, path, real, true);
	else
		add(w, path);
}

static void
look_at_link(struct walk *w, const char *path)
{
	char *real = realpath(path, NULL);
	bool plan = is_plan_name(base_name(path)), folder;
	struct stat st;

	folder = real && stat(real, &st) == 0 && S_ISDIR(st.st_mode);
	if (real && !is_inside(w, real) && (plan || folder) && w->o->follow) {
		follow(w, path, real, folder);
		return;
	}
	w->list->others++;
	if (!real && plan)
		note(w, path,
		    "a link that cannot be followed: ", strerror(errno));
	else if (real && !is_inside(w, real) && (plan || folder))
		note(w, path,
		    "left out, a link that leads out of the given folders "
		    "(--follow reads it), to ",
		    real);
	free(real);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The links seen until now; those that are followed may show more. */
static void
look_at_links(struct walk *w)
{
	char **v = w->links.v;
	size_t n = w->links.n;

	w->links.v = NULL;
	w->links.n = w->links.cap = 0;
	qsort(v, n, sizeof(*v), by_name);
	for (size_t i = 0; i < n; i++) {
		look_at_link(w, v[i]);
		read_folders(w);
		free(v[i]);
	}
	free(v);
}

static void
sort_and_unite(struct file_list *list)
{
	size_t n = 0;

	if (list->n == 0)
		return;
	qsort(list->v, list->n, sizeof(*list->v), by_name);
	for (size_t i = 0; i < list->n; i++) {
		if (n && strcmp(list->v[n - 1], list->v[i]) == 0)
			free(list->v[i]);
		else
			list->v[n++] = list->v[i];
	}
	list->n = n;
}

static enum rc
add_path(struct walk *w, const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return err_set(err, RC_USAGE, "%s: %s", path,
		    errno == ENOENT ? "no such file or folder"
				    : strerror(errno));
	add_root(w, realpath(path, NULL));
	if (S_ISDIR(st.st_mode))
		push(w, path, NULL, true);
	else
		add(w, path);
	return RC_OK;
}

static void
release(struct walk *w)
{
	while (w->folders.n > 0) {
		free(w->folders.v[--w->folders.n].path);
		free(w->folders.v[w->folders.n].real);
	}
	while (w->roots.n > 0)
		free(w->roots.v[--w->roots.n]);
	free(w->folders.v);
	free(w->roots.v);
	free(w->links.v);
}

enum rc
walk(struct file_list *list, char *const *paths, size_t n,
    const struct walk_options *options, struct err *err)
{
	struct walk w = {.list = list, .o = options};
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < n; i++)
		rc = add_path(&w, paths[i], err);
	if (rc == RC_OK)
		read_folders(&w);
	while (rc == RC_OK && w.links.n > 0)
		look_at_links(&w);
	sort_and_unite(list);
	release(&w);
	return rc;
}

void
file_list_release(struct file_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i]);
	free(list->v);
	*list = (struct file_list)FILE_LIST_INIT;
}
