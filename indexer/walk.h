/* walk.h - which files a run is about. */
#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct file_list {
	char **v; /* paths as given or found; sorted, each once; owned */
	size_t n, cap;
	size_t skipped; /* README files of folders */
	size_t others;  /* what else folders hold: other endings, links */
};

#define FILE_LIST_INIT                                                         \
	{                                                                      \
		NULL, 0, 0, 0, 0                                               \
	}

/* What a walk tells of a path, with the reason. */
typedef void walk_warn_fn(const char *path, const char *why, void *arg);

struct walk_options {
	bool follow;        /* links that lead out of the given folders */
	walk_warn_fn *warn; /* of a path that cannot be read */
	walk_warn_fn *note; /* of a link that is left out; may be NULL */
	void *arg;
};

/*
 * Files among paths as they are, folders recursively: regular files named
 * *.txt and *.md, except README.md and README.txt, which describe a folder. A
 * path that does not exist is RC_USAGE; a folder that cannot be read, a name
 * that is no UTF-8 and a path longer than the system opens go to warn.
 *
 * A link inside a folder that leads to something in the given folders is the
 * same file, which is found where it is. One that leads elsewhere is left out
 * and goes to note, or with follow is read under the link's name; each folder
 * is entered once, whatever links lead to it.
 *
 * Folders are read one after another, so that neither their depth nor the
 * number of files in one takes more than the list of paths.
 */
enum rc walk(struct file_list *list, char *const *paths, size_t n,
    const struct walk_options *options, struct err *err);
void file_list_release(struct file_list *list);

#endif
