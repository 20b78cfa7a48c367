/* test_publish.c - a new version appears at once, or not at all. */
#define _GNU_SOURCE
#include "core/store/publish.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static char folder[] = "/tmp/thidua-publish-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) != 0;
}

static int
leave(void **state)
{
	(void)state;
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static int
empty_folder(void **state)
{
	static const char *const names[] = {
	    "f", "f.new", "f.new-journal", "f.lock"};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++)
		(void)unlink(names[i]);
	return 0;
}

static void
put(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
assert_holds(const char *name, const char *text)
{
	char got[100] = "";
	FILE *f = fopen(name, "r");

	assert_non_null(f);
	got[fread(got, 1, sizeof(got) - 1, f)] = '\0';
	assert_int_equal(fclose(f), 0);
	assert_string_equal(got, text);
}

static void
assert_missing(const char *name)
{
	assert_int_not_equal(access(name, F_OK), 0);
}

static void
a_commit_puts_the_new_version_in_place(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	put("f", "old");
	assert_int_equal(chmod("f", 0640), 0);
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	assert_string_equal(publish_path(p), "f.new");
	put("f.new", "new");
	assert_holds("f", "old");
	assert_int_equal(publish_commit(p, &err), RC_OK);
	assert_holds("f", "new");
	publish_end(p);
	assert_holds("f", "new");
	assert_missing("f.new");
	assert_int_equal(stat("f", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
}

static void
a_reader_keeps_the_version_it_has_open(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;
	char got[4] = "";
	FILE *f;

	(void)state;
	put("f", "old");
	f = fopen("f", "r");
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	put("f.new", "new");
	assert_int_equal(publish_commit(p, &err), RC_OK);
	publish_end(p);
	assert_int_equal(fread(got, 1, 3, f), 3);
	assert_string_equal(got, "old");
	(void)fclose(f);
}

static void
the_first_version_needs_no_older_one(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	put("f.new", "first");
	assert_int_equal(publish_commit(p, &err), RC_OK);
	publish_end(p);
	assert_holds("f", "first");
}

static void
what_is_not_committed_leaves_no_trace(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	put("f", "old");
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	put("f.new", "half");
	put("f.new-journal", "j");
	publish_end(p);
	assert_holds("f", "old");
	assert_missing("f.new");
	assert_missing("f.new-journal");
	publish_end(NULL);
}

static void
the_copy_has_every_byte(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	put("f", "old");
	assert_int_equal(truncate("f", 300001), 0);
	put("f.new", "what a cut-off run left, longer than nothing");
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	assert_int_equal(publish_copy(p, &err), RC_OK);
	assert_int_equal(stat("f.new", &st), 0);
	assert_int_equal(st.st_size, 300001);
	assert_holds("f.new", "old");
	publish_end(p);
}

static void
a_second_writer_is_told_to_wait(void **state)
{
	struct publish *p, *q = NULL;
	struct err err = ERR_INIT;

	(void)state;
	put("f", "old");
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	put("f.new", "half");
	assert_int_equal(publish_begin(&q, "f", &err), RC_BUSY);
	assert_null(q);
	assert_string_equal(
	    err.msg, "another indexer is at work on f; wait until it is done");
	assert_holds("f.new", "half"); /* it is the other's */
	publish_end(p);
	assert_int_equal(publish_begin(&q, "f", &err), RC_OK);
	publish_end(q);
}

/* A process that holds the lock, has written half, and waits to be killed. */
static pid_t
start_writer(void)
{
	int ready[2];
	pid_t pid;
	char c;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0) {
		struct publish *p;
		struct err err = ERR_INIT;

		/* it must not outlive a test that fails */
		(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (publish_begin(&p, "f", &err) == RC_OK) {
			put("f.new", "half");
			put("f.new-journal", "j");
			(void)!write(ready[1], "r", 1);
			for (;;)
				(void)pause();
		}
		_exit(1);
	}
	(void)close(ready[1]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	(void)close(ready[0]);
	return pid;
}

static void
a_killed_writer_leaves_the_old_version_and_no_lock(void **state)
{
	struct publish *p = NULL;
	struct err err = ERR_INIT;
	pid_t pid;

	(void)state;
	put("f", "old");
	pid = start_writer();
	assert_int_equal(publish_begin(&p, "f", &err), RC_BUSY);
	assert_holds("f.new", "half");
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_holds("f", "old");
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	assert_missing("f.new");
	assert_missing("f.new-journal");
	publish_end(p);
	assert_holds("f", "old");
}

static void
a_folder_that_is_not_there_is_named(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(publish_begin(&p, "nowhere/f", &err), RC_IO);
	assert_null(p);
	assert_string_equal(
	    err.msg, "cannot write nowhere/f.lock: No such file or directory");
	assert_int_equal(publish_begin(&p, "f", &err), RC_OK);
	assert_int_equal(publish_copy(p, &err), RC_IO);
	assert_string_equal(
	    err.msg, "cannot read f: No such file or directory");
	publish_end(p);
}

#define TEST(f) cmocka_unit_test_setup(f, empty_folder)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_commit_puts_the_new_version_in_place),
	    TEST(a_reader_keeps_the_version_it_has_open),
	    TEST(the_first_version_needs_no_older_one),
	    TEST(what_is_not_committed_leaves_no_trace),
	    TEST(the_copy_has_every_byte),
	    TEST(a_second_writer_is_told_to_wait),
	    TEST(a_killed_writer_leaves_the_old_version_and_no_lock),
	    cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_named,
		empty_folder, empty_folder),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
