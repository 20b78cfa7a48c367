/* pager.c - a child that reads our standard output. */
#define _GNU_SOURCE
#include "core/cli/pager.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;

static const char *
command(void)
{
	const char *s = getenv("THIDUA_PAGER");

	if (!s)
		s = getenv("PAGER");
	return s ? s : "less";
}

/* In the child: the pager, or what only passes on where there is none. */
static void
read_on(int from, const char *pager)
{
	(void)dup2(from, STDIN_FILENO);
	(void)close(from);
	(void)setenv("LESS", "FRX", 0);
	(void)setenv("LESSCHARSET", "utf-8", 0);
	/* a pager that is not there must not cost the answer */
	(void)execl("/bin/sh", "sh", "-c",
	    "command -v \"${0%% *}\" >/dev/null || exec cat; eval \"$0\"",
	    pager, (char *)NULL);
	(void)execlp("cat", "cat", (char *)NULL);
	_exit(127);
}

void
pager_begin(void)
{
	const char *pager = command();
	int ends[2];

	if (child || !isatty(STDOUT_FILENO) || !*pager ||
	    strcmp(pager, "cat") == 0 || pipe2(ends, O_CLOEXEC) != 0)
		return;
	child = fork();
	if (child == 0)
		read_on(ends[0], pager);
	if (child > 0)
		(void)dup2(ends[1], STDOUT_FILENO);
	else
		child = 0;
	(void)close(ends[0]);
	(void)close(ends[1]);
}

void
pager_end(void)
{
	if (!child)
		return;
	(void)close(STDOUT_FILENO);
	(void)waitpid(child, NULL, 0);
	child = 0;
}
