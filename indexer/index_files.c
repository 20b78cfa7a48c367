/* index_files.c - which files there are, and which are no more. */
#define _GNU_SOURCE
#include "indexer/index_impl.h"

#include "core/base/mem.h"
#include "core/cli/say.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int
by_path(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool
index_is_listed(const struct file_list *files, const char *path)
{
	return files->n &&
	       bsearch(&path, files->v, files->n, sizeof(*files->v), by_path);
}

static void
warn_path(const char *path, const char *why, void *arg)
{
	struct run *r = arg;

	r->n.failed++;
	say_warning(r->o->program, "%s: %s", path, why);
}

static void
note_path(const char *path, const char *why, void *arg)
{
	const struct run *r = arg;

	if (!r->o->quiet)
		say_note(r->o->program, "%s: %s", path, why);
}

static bool
is_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return strcmp(folder, ".") == 0 ||
	       (strncmp(path, folder, n) == 0 &&
		   (path[n] == '/' || path[n] == '\0'));
}

static size_t
count_below(const struct run *r, const char *folder)
{
	size_t n = 0;

	for (size_t i = 0; i < r->inventory.n; i++)
		n += strcmp(r->inventory.v[i].source, folder) != 0 &&
		     is_below(r->inventory.v[i].source, folder);
	return n;
}

/* A folder that is not there, but was when its plans were read, is on a disk
 * that is away or was named otherwise: the run goes on without it. */
static void
take_paths(struct run *r)
{
	r->paths = mem_alloc((r->o->n_paths + 1) * sizeof(*r->paths));
	for (size_t i = 0; i < r->o->n_paths; i++) {
		char *path = r->o->paths[i];
		struct stat st;
		size_t plans = stat(path, &st) == 0 ? 0 : count_below(r, path);

		if (plans == 0) {
			r->paths[r->n_paths++] = path;
			continue;
		}
		r->n.failed++;
		say_warning(r->o->program,
		    "%s: not there (a disk that is not mounted?); the plans "
		    "read from it stay in the index: %zu",
		    path, plans);
	}
}

/* While folders are walked: what is below is not known to be gone. */
static void
warn_unread(const char *path, const char *why, void *arg)
{
	struct run *r = arg;

	ARR_GROW(r->unread.v, r->unread.n, r->unread.cap);
	r->unread.v[r->unread.n++] = mem_strdup(path);
	warn_path(path, why, arg);
}

enum rc
index_find_files(struct run *r, struct err *err)
{
	const struct walk_options o = {
	    .follow = r->o->follow,
	    .warn = warn_unread,
	    .note = note_path,
	    .arg = r,
	};

	take_paths(r);
	return walk(&r->files, r->paths, r->n_paths, &o, err);
}

/* Plans outside the given folders that other rules have read are read again
 * too. */
void
index_add_other_sources(struct run *r)
{
	struct file_list *files = &r->files;
	size_t listed = files->n;

	for (size_t i = 0; i < r->inventory.n; i++) {
		const char *source = r->inventory.v[i].source;
		struct file_list sorted = {.v = files->v, .n = listed};

		if (index_is_current(r, &r->inventory.v[i]) ||
		    index_is_listed(&sorted, source) || !index_is_there(source))
			continue;
		ARR_GROW(files->v, files->n, files->cap);
		files->v[files->n++] = mem_strdup(source);
	}
	if (files->n)
		qsort(files->v, files->n, sizeof(*files->v), by_path);
}

static bool
is_empty(const struct run *r, const char *folder)
{
	struct stat st;

	if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode))
		return false;
	for (size_t i = 0; i < r->files.n; i++)
		if (is_below(r->files.v[i], folder))
			return false;
	return true;
}

/* Is the file of plan i of the inventory there no more? */
static bool
is_gone(const struct run *r, size_t i)
{
	const char *source = r->inventory.v[i].source;

	return !r->settled[i] && !index_is_listed(&r->files, source) &&
	       !index_is_there(source);
}

static size_t
count_gone(const struct run *r, const char *folder)
{
	size_t n = 0;

	for (size_t i = 0; i < r->inventory.n; i++)
		n +=
		    is_below(r->inventory.v[i].source, folder) && is_gone(r, i);
	return n;
}

/* Given folders that hold no plan, and held some: a disk that is not mounted
 * looks like that. They count as not looked into. */
static void
keep_empty(struct run *r)
{
	for (size_t k = 0; k < r->n_paths; k++) {
		const char *folder = r->paths[k];
		size_t plans = is_empty(r, folder) ? count_gone(r, folder) : 0;

		if (plans == 0)
			continue;
		ARR_GROW(r->unread.v, r->unread.n, r->unread.cap);
		r->unread.v[r->unread.n++] = mem_strdup(folder);
		r->n.failed++;
		say_warning(r->o->program,
		    "%s: no plan is left in it (a disk that is not mounted?); "
		    "those read from it stay in the index: %zu; to be without "
		    "them, make another index",
		    folder, plans);
	}
}

static bool
is_below_any(const char *path, char *const *folders, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_below(path, folders[i]))
			return true;
	return false;
}

/* Plans below the given folders whose file is there no more. */
enum rc
index_look_for_gone(struct run *r, struct err *err)
{
	enum rc rc = RC_OK;

	if (r->o->prune)
		keep_empty(r);
	for (size_t i = 0; rc == RC_OK && i < r->inventory.n; i++) {
		const struct inventory_plan *p = &r->inventory.v[i];

		if (!is_below_any(p->source, r->paths, r->n_paths) ||
		    is_below_any(p->source, r->unread.v, r->unread.n) ||
		    !is_gone(r, i))
			continue;
		r->n.gone++;
		if (!r->o->prune) {
			r->n.dated += !index_is_current(r, p);
			continue;
		}
		rc = index_begin_writing(r, err);
		if (rc == RC_OK)
			rc = index_forget(r, p, err);
		r->n.pruned++;
	}
	return rc;
}
