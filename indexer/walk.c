/* walk.c - finding plan files with fts(3). */
#include "indexer/walk.h"

#include "core/base/mem.h"
#include "core/text/utf8.h"

#include <errno.h>
#include <fts.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

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

static void
add(struct file_list *list, const char *path)
{
	ARR_GROW(list->v, list->n, list->cap);
	list->v[list->n++] = mem_strdup(path);
}

/* A name that is no UTF-8 could not be stored, shown or found again. */
static void
add_named(
    struct file_list *list, const char *path, walk_warn_fn *warn, void *arg)
{
	if (utf8_check(path, strlen(path)) == strlen(path))
		add(list, path);
	else
		warn(path, "its name is not UTF-8; rename it", arg);
}

/* What fts found, below a path that was given (level > 0) or itself. */
static void
visit(struct file_list *list, const FTSENT *e, walk_warn_fn *warn, void *arg)
{
	switch (e->fts_info) {
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
		if (e->fts_errno == ENOMEM)
			(void)mem_need(NULL);
		warn(e->fts_path, strerror(e->fts_errno), arg);
		break;
	case FTS_DC:
		warn(e->fts_path, "a folder that contains itself", arg);
		break;
	case FTS_F:
		if (e->fts_level > 0 && !is_plan_name(e->fts_name))
			list->others += e->fts_name[0] != '.';
		else if (e->fts_level > 0 && is_readme(e->fts_name))
			list->skipped++;
		else
			add_named(list, e->fts_path, warn, arg);
		break;
	case FTS_SL:
	case FTS_SLNONE:
		list->others++;
		break;
	case FTS_DEFAULT: /* FIFO, socket, device: named when it is read */
		if (e->fts_level == 0 || is_plan_name(e->fts_name))
			add_named(list, e->fts_path, warn, arg);
		break;
	default:
		break;
	}
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
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
check_paths(char *const *paths, size_t n, struct err *err)
{
	struct stat st;

	for (size_t i = 0; i < n; i++)
		if (stat(paths[i], &st) != 0)
			return err_set(err, RC_USAGE, "%s: %s", paths[i],
			    errno == ENOENT ? "no such file or folder"
					    : strerror(errno));
	return RC_OK;
}

enum rc
walk(struct file_list *list, char *const *paths, size_t n, walk_warn_fn *warn,
    void *arg, struct err *err)
{
	char **roots = mem_alloc((n + 1) * sizeof(*roots));
	FTSENT *e;
	FTS *fts;
	enum rc rc = check_paths(paths, n, err);

	memcpy(roots, paths, n * sizeof(*roots));
	fts = rc == RC_OK
		  ? fts_open(
			roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL)
		  : NULL;
	if (rc == RC_OK && !fts)
		rc = err_set(err, errno == ENOMEM ? RC_NOMEM : RC_IO,
		    "cannot walk the folders: %s", strerror(errno));
	while (fts && (errno = 0, e = fts_read(fts)))
		visit(list, e, warn, arg);
	if (fts && errno)
		rc = err_set(err, errno == ENOMEM ? RC_NOMEM : RC_IO,
		    "cannot walk the folders: %s", strerror(errno));
	if (fts)
		(void)fts_close(fts);
	sort_and_unite(list);
	free(roots);
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
