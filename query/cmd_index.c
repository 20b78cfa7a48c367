/* cmd_index.c - `thidua index` and `thidua verify`: the other program takes
 * over. */
#define _GNU_SOURCE
#include "query/commands.h"

#include "core/base/mem.h"
#include "core/base/str.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char indexer[] = "thidua-index";

/* Beside this program, wherever that lies. */
static bool
path_beside(struct buf *path)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
	const char *slash = n > 0 ? memrchr(self, '/', (size_t)n) : NULL;

	if (!slash)
		return false;
	buf_add(path, self, (size_t)(slash + 1 - self));
	buf_adds(path, indexer);
	return true;
}

static enum rc
run_indexer(char **argv, struct err *err)
{
	struct buf path = BUF_INIT;

	argv[0] = (char[]){"thidua-index"};
	if (path_beside(&path))
		(void)execv(path.p, argv);
	buf_release(&path);
	if (errno == ENOENT)
		(void)execvp(indexer, argv);
	return err_set(err, RC_IO,
	    "cannot run %s: %s; install it beside thidua or in PATH", indexer,
	    strerror(errno));
}

static enum rc
run_index(int argc, char **argv, struct err *err)
{
	(void)argc;
	return run_indexer(argv, err);
}

/* The sources are read by the indexer: this program parses no documents. */
static enum rc
run_verify(int argc, char **argv, struct err *err)
{
	char **words = mem_alloc(((size_t)argc + 2) * sizeof(*words));
	enum rc rc;

	memcpy(words + 1, argv, (size_t)argc * sizeof(*words));
	words[1] = (char[]){"--verify"};
	rc = run_indexer(words, err);
	free(words);
	return rc;
}

const struct cmd cmd_index = {
    .name = "index",
    .args = "FOLDER...",
    .help = "Make or bring up to date the index of a folder of plans.",
    .run = run_index,
};

const struct cmd cmd_verify = {
    .name = "verify",
    .args = "",
    .help = "Read the sources again: do they still say what was read there?",
    .run = run_verify,
};
