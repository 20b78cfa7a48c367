/*
 * replay.c - saved inputs through a fuzz target, as TAP.
 *
 * usage: TARGET FOLDER. Each file is given to the target in a process of its
 * own, so that one that ends it is named and the others are still tried.
 */
#define _GNU_SOURCE
#include "core/base/file.h"
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SEED_MAX_BYTES = 1024 * 1024, SECONDS = 60 };

static int
is_seed(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void
replay(const char *path)
{
	struct buf b = BUF_INIT;
	struct err err = ERR_INIT;
	uint8_t *exact;

	HOLDS(file_read(path, SEED_MAX_BYTES, &b, &err) == RC_OK);
	/* memory of just its size: reading beyond it is seen */
	exact = malloc(b.n ? b.n : 1);
	HOLDS(exact);
	memcpy(exact, buf_cstr(&b), b.n);
	(void)alarm(SECONDS);
	(void)LLVMFuzzerTestOneInput(exact, b.n);
	free(exact);
	buf_release(&b);
}

/* Does the target survive it? */
static int
try_seed(const char *path)
{
	pid_t pid;
	int status;

	(void)fflush(NULL);
	pid = fork();
	HOLDS(pid >= 0);
	if (pid == 0) {
		replay(path);
		exit(0);
	}
	HOLDS(waitpid(pid, &status, 0) == pid);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int
try_all(const char *seeds, struct dirent **v, int n)
{
	char path[4096];
	int failed = 0, passed;

	for (int i = 0; i < n; i++) {
		(void)snprintf(
		    path, sizeof(path), "%s/%s", seeds, v[i]->d_name);
		passed = try_seed(path);
		failed += !passed;
		printf("%sok %d - %s\n", passed ? "" : "not ", i + 1,
		    v[i]->d_name);
		free(v[i]);
	}
	return failed;
}

int
main(int argc, char **argv)
{
	struct dirent **v = NULL;
	int n, failed;

	if (argc != 2) {
		fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
		return 2;
	}
	n = scandir(argv[1], &v, is_seed, alphasort);
	if (n <= 0) {
		printf("not ok 1 - no saved input in %s\n1..1\n", argv[1]);
		return 1;
	}
	(void)LLVMFuzzerInitialize(&argc, &argv);
	failed = try_all(argv[1], v, n);
	printf("1..%d\n", n);
	free(v);
	return failed != 0;
}
