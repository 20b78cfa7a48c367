/* folder.h - a temporary folder for targets whose input is a file. */
#ifndef TESTS_FUZZ_FOLDER_H
#define TESTS_FUZZ_FOLDER_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static char folder[64];
static pid_t folder_owner;

static inline void
folder_empty(void)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	while (d && (e = readdir(d)))
		(void)unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		(void)closedir(d);
}

/* Not by a process that was forked from the one that made it. */
static inline void
folder_remove(void)
{
	if (getpid() != folder_owner)
		return;
	folder_empty();
	(void)rmdir(folder);
}

/* Memory, where there is a file system of it: inputs are many. */
static inline void
folder_make(void)
{
	const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

	(void)snprintf(folder, sizeof(folder), "%s/thidua-fuzz-XXXXXX", base);
	HOLDS(mkdtemp(folder));
	folder_owner = getpid();
	(void)atexit(folder_remove);
}

/* A path in the folder, until the next call but three. */
static inline const char *
folder_path(const char *name)
{
	static char paths[4][sizeof(folder) + 64];
	static unsigned at;
	char *path = paths[at++ % 4];

	(void)snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	return path;
}

static inline void
folder_write(const char *name, const void *p, size_t n)
{
	int fd = open(folder_path(name), O_WRONLY | O_CREAT | O_TRUNC, 0666);

	HOLDS(fd >= 0 && write(fd, p, n) == (ssize_t)n);
	HOLDS(close(fd) == 0);
}

#endif
