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
	static const char *const names[] = {"f", "f.new", "f.new-journal",
	    "f.new-wal", "f.lock", "f-journal", "f-wal", "other", "link",
	    "link.new", "link.lock"};

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

/* The beginning of an index, which is what a run that is cut off leaves. */
static void
put_half(const char *name)
{
	char header[100] = "SQLite format 3";
	FILE *f = fopen(name, "w");

	header[68] = 0x74;
	header[69] = 0x68;
	header[70] = 0x64;
	header[71] = 0x75;
	assert_non_null(f);
	assert_int_equal(fwrite(header, sizeof(header), 1, f), 1);
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
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	assert_string_equal(publish_path(p), "f.new");
	assert_int_equal(publish_copy(p, &err), RC_OK);
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
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
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
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
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
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	put("f.new", "half");
	publish_end(p);
	assert_holds("f", "old");
	assert_missing("f.new");
	assert_missing("f.lock");
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
	assert_int_equal(chmod("f", 0600), 0);
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	assert_int_equal(publish_copy(p, &err), RC_OK);
	assert_int_equal(stat("f.new", &st), 0);
	assert_int_equal(st.st_size, 300001);
	assert_int_equal(st.st_mode & 0777, 0600);
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
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	put("f.new", "half");
	assert_int_equal(publish_begin(&q, "f", false, &err), RC_BUSY);
	assert_null(q);
	assert_string_equal(err.msg,
	    "another indexer is at work on f; run again when it is "
	    "done, or wait for it with --wait");
	assert_holds("f.new", "half"); /* it is the other's */
	publish_end(p);
	assert_int_equal(publish_begin(&q, "f", false, &err), RC_OK);
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
		if (publish_begin(&p, "f", false, &err) == RC_OK) {
			put_half("f.new");
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
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_BUSY);
	assert_int_equal(access("f.new", F_OK), 0);
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_holds("f", "old");
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	assert_missing("f.new");
	publish_end(p);
	assert_holds("f", "old");
}

static void
leaves_of_a_run_are_removed(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	for (int kind = 0; kind < 3; kind++) {
		if (kind == 0)
			put_half("f.new");
		else
			put("f.new", "");
		/* the first page comes last: until then it is a hole */
		if (kind == 2)
			assert_int_equal(truncate("f.new", 8192), 0);
		assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
		assert_missing("f.new");
		publish_end(p);
	}
}

/* The name is refused, its file is what it was, and no other is left. */
static void
assert_refused(const char *name, const char *text)
{
	struct publish *p;
	struct err err = ERR_INIT;

	put("f", "old");
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_DAMAGED);
	assert_null(p);
	assert_non_null(strstr(err.msg, name));
	assert_holds(name, text);
	assert_holds("f", "old");
}

static void
what_is_not_ours_is_refused_and_stays(void **state)
{
	static const char *const names[] = {"f.new", "f.lock", "f-journal",
	    "f-wal", "f.new-journal", "f.new-wal"};

	for (size_t i = 0; i < COUNT(names); i++) {
		put(names[i], "a document of somebody");
		assert_refused(names[i], "a document of somebody");
		(void)empty_folder(state);
	}
}

static void
a_foreign_database_is_not_ours(void **state)
{
	char text[100] = "SQLite format 3";
	FILE *f = fopen("f.new", "w");

	(void)state;
	text[50] = 'x';
	assert_non_null(f);
	assert_int_equal(fwrite(text, sizeof(text), 1, f), 1);
	assert_int_equal(fclose(f), 0);
	assert_refused("f.new", "SQLite format 3");
}

static void
links_in_our_places_are_refused(void **state)
{
	static const char *const names[] = {"f.new", "f.lock"};

	for (size_t i = 0; i < COUNT(names); i++) {
		put("other", "theirs");
		assert_int_equal(symlink("other", names[i]), 0);
		assert_refused(names[i], "theirs");
		(void)empty_folder(state);
		assert_int_equal(symlink("nothing", names[i]), 0);
		put("f", "old");
		struct publish *p;
		struct err err = ERR_INIT;

		assert_int_equal(
		    publish_begin(&p, "f", false, &err), RC_DAMAGED);
		assert_missing("nothing");
		(void)empty_folder(state);
	}
}

static void
folders_and_pipes_in_our_places_are_refused(void **state)
{
	static const char *const names[] = {"f.new", "f.lock"};
	struct publish *p;
	struct err err = ERR_INIT;

	for (size_t i = 0; i < COUNT(names); i++) {
		assert_int_equal(mkdir(names[i], 0777), 0);
		assert_int_equal(
		    publish_begin(&p, "f", false, &err), RC_DAMAGED);
		assert_int_equal(rmdir(names[i]), 0);
		assert_int_equal(mkfifo(names[i], 0666), 0);
		assert_int_equal(
		    publish_begin(&p, "f", false, &err), RC_DAMAGED);
		(void)empty_folder(state);
	}
}

static void
through_a_link_the_file_is_replaced_and_the_link_stays(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	put("f", "old");
	assert_int_equal(symlink("f", "link"), 0);
	assert_int_equal(publish_begin(&p, "link", false, &err), RC_OK);
	put(publish_path(p), "new");
	assert_int_equal(access("f.new", F_OK), 0);
	assert_int_equal(publish_commit(p, &err), RC_OK);
	publish_end(p);
	assert_holds("f", "new");
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_missing("link.new");
	assert_missing("link.lock");
}

static void
a_link_and_its_file_have_one_lock(void **state)
{
	struct publish *p, *q;
	struct err err = ERR_INIT;

	(void)state;
	put("f", "old");
	assert_int_equal(symlink("f", "link"), 0);
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	assert_int_equal(publish_begin(&q, "link", false, &err), RC_BUSY);
	publish_end(p);
}

static void
a_link_to_nothing_is_refused(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(symlink("nothing", "link"), 0);
	assert_int_equal(publish_begin(&p, "link", false, &err), RC_DAMAGED);
	assert_non_null(strstr(err.msg, "link is a link that leads nowhere"));
	assert_missing("nothing");
}

static void
what_came_in_its_place_during_the_run_is_kept(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	for (int fresh = 0; fresh < 2; fresh++) {
		if (!fresh)
			put("f", "old");
		assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
		put("f.new", "new");
		put("f", "another's");
		assert_int_equal(publish_commit(p, &err), RC_DAMAGED);
		assert_holds("f", "another's");
		publish_end(p);
		assert_missing("f.new");
		(void)empty_folder(state);
	}
}

static void
a_lock_that_was_there_stays(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	put("f.lock", "");
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
	publish_end(p);
	assert_holds("f.lock", "");
}

/* The parent waits for a child that publishes and ends. */
static void
who_waits_comes_after_the_other(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;
	int ready[2];
	char c;
	pid_t pid;

	(void)state;
	put("f", "old");
	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0) {
		if (publish_begin(&p, "f", false, &err) != RC_OK)
			_exit(1);
		(void)!write(ready[1], "r", 1);
		(void)usleep(50000);
		put("f.new", "the child's");
		_exit(publish_commit(p, &err) != RC_OK);
	}
	assert_int_equal(read(ready[0], &c, 1), 1);
	assert_int_equal(publish_begin(&p, "f", true, &err), RC_OK);
	assert_holds("f", "the child's");
	publish_end(p);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	(void)close(ready[0]);
	(void)close(ready[1]);
}

static void
a_folder_that_is_not_there_is_named(void **state)
{
	struct publish *p;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(publish_begin(&p, "nowhere/f", false, &err), RC_IO);
	assert_null(p);
	assert_string_equal(
	    err.msg, "cannot write nowhere/f.lock: No such file or directory");
	assert_int_equal(publish_begin(&p, "f", false, &err), RC_OK);
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
	    TEST(leaves_of_a_run_are_removed),
	    TEST(what_is_not_ours_is_refused_and_stays),
	    TEST(a_foreign_database_is_not_ours),
	    TEST(links_in_our_places_are_refused),
	    TEST(folders_and_pipes_in_our_places_are_refused),
	    TEST(through_a_link_the_file_is_replaced_and_the_link_stays),
	    TEST(a_link_and_its_file_have_one_lock),
	    TEST(a_link_to_nothing_is_refused),
	    TEST(what_came_in_its_place_during_the_run_is_kept),
	    TEST(a_lock_that_was_there_stays),
	    TEST(who_waits_comes_after_the_other),
	    TEST(a_killed_writer_leaves_the_old_version_and_no_lock),
	    cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_named,
		empty_folder, empty_folder),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
