/* walk.h - which files a run is about. */
#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include "core/base/err.h"

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

/* Called for a path that cannot be read, with the reason. */
typedef void walk_warn_fn(const char *path, const char *why, void *arg);

/*
 * Files among paths as they are, folders recursively: regular files named
 * *.txt and *.md, except README.md and README.txt, which describe a folder.
 * Links inside folders are not followed. A path that does not exist is
 * RC_USAGE; a folder that cannot be read is told to warn.
 */
enum rc walk(struct file_list *list, char *const *paths, size_t n,
    walk_warn_fn *warn, void *arg, struct err *err);
void file_list_release(struct file_list *list);

#endif
