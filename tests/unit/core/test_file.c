/* test_file.c - whole files, with a limit. */
#define _GNU_SOURCE
#include "core/base/file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* The programs' calls of read come here: a test can let something happen to
 * the file between two of them. */
static void (*on_read)(void);

ssize_t
read(int fd, void *p, size_t n)
{
	ssize_t got = syscall(SYS_read, fd, p, n);

	if (on_read)
		on_read();
	return got;
}

static char folder[] = "/tmp/thidua-file-XXXXXX";

static int
set_up(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) != 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = {"text", "pipe", "large", "empty"};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++)
		(void)unlink(names[i]);
	(void)rmdir("dir");
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static void
write_file(const char *name, const char *text, size_t n)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void
a_file_is_appended_with_every_byte(void **state)
{
	struct buf b = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	write_file("text", "a\0b\xFF\r\n", 6);
	write_file("empty", "", 0);
	buf_adds(&b, "> ");
	assert_int_equal(file_read("text", 6, &b, &err), RC_OK);
	assert_int_equal(file_read("empty", 0, &b, &err), RC_OK);
	assert_int_equal(b.n, 8);
	assert_memory_equal(b.p, "> a\0b\xFF\r\n", 8);
	buf_release(&b);
}

static void
what_cannot_be_read_says_why(void **state)
{
	static const struct {
		const char *path;
		size_t max;
		enum rc rc;
		const char *msg;
	} cases[] = {
	    {"missing", 9, RC_IO, "cannot open: No such file or directory"},
	    {"text/x", 9, RC_IO, "cannot open: Not a directory"},
	    {"dir", 9, RC_DATA, "not a regular file"},
	    {"pipe", 9, RC_DATA, "not a regular file"},
	    {"/dev/null", 9, RC_DATA, "not a regular file"},
	    {"text", 5, RC_LIMIT, "6 bytes, more than the limit of 5"},
	    {"large", 1000, RC_LIMIT,
		"5000000000 bytes, more than the limit of 1000"},
	};
	int fd;

	(void)state;
	write_file("text", "123456", 6);
	assert_int_equal(mkdir("dir", 0700), 0);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	fd = open("large", O_WRONLY | O_CREAT, 0600);
	assert_int_equal(ftruncate(fd, 5000000000), 0);
	(void)close(fd);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = BUF_INIT;
		struct err err = ERR_INIT;

		assert_int_equal(
		    file_read(cases[i].path, cases[i].max, &b, &err),
		    cases[i].rc);
		assert_string_equal(err.msg, cases[i].msg);
		assert_int_equal(b.n, 0);
		buf_release(&b);
	}
}

/* Files of /proc have size 0 and content: the limit holds while reading. */
static void
the_limit_holds_where_the_size_is_not_known_before(void **state)
{
	struct buf b = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	if (access("/proc/self/status", R_OK) != 0)
		skip();
	assert_int_equal(
	    file_read("/proc/self/status", 10, &b, &err), RC_LIMIT);
	assert_string_equal(err.msg, "larger than the limit of 10 bytes");
	buf_release(&b);
}

static int changes; /* still to come */

static void
change(void)
{
	int fd;

	if (changes == 0)
		return;
	changes--;
	fd = open("text", O_WRONLY | O_APPEND);
	assert_int_equal(write(fd, "+", 1), 1);
	assert_int_equal(close(fd), 0);
}

static void
cut_off(void)
{
	if (changes == 0)
		return;
	changes--;
	assert_int_equal(truncate("text", 3), 0);
}

static void
a_file_that_changes_meanwhile_is_read_again_or_named(void **state)
{
	static const struct {
		void (*what)(void);
		int times;
		const char *text; /* NULL: never at rest */
	} cases[] = {
	    {change, 1, "123456+"},
	    {change, 2, "123456++"},
	    {change, 1000, NULL},
	    {cut_off, 1, "123"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = BUF_INIT;
		struct err err = ERR_INIT;
		enum rc rc;

		write_file("text", "123456", 6);
		buf_adds(&b, "> ");
		changes = cases[i].times;
		on_read = cases[i].what;
		rc = file_read("text", 100, &b, &err);
		on_read = NULL;
		if (cases[i].text) {
			assert_int_equal(rc, RC_OK);
			assert_string_equal(b.p + 2, cases[i].text);
			buf_release(&b);
			continue;
		}
		assert_int_equal(rc, RC_IO);
		assert_int_equal(err.rc, RC_IO);
		assert_string_equal(err.msg,
		    "it changes while it is read; try again when it is "
		    "complete");
		assert_string_equal(b.p, "> ");
		buf_release(&b);
	}
}

/* A text of all lengths around the pieces in which it is read. */
static void
a_file_of_any_size_is_read_whole(void **state)
{
	static const size_t sizes[] = {1, 65535, 65536, 65537, 131072, 300001};

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		char *text = malloc(sizes[i]);
		struct buf b = BUF_INIT;
		struct err err = ERR_INIT;

		for (size_t k = 0; k < sizes[i]; k++)
			text[k] = (char)('a' + k % 23);
		write_file("text", text, sizes[i]);
		assert_int_equal(file_read("text", sizes[i], &b, &err), RC_OK);
		assert_int_equal(b.n, sizes[i]);
		assert_memory_equal(b.p, text, sizes[i]);
		buf_release(&b);
		free(text);
	}
}

/* Files of /proc have size 0, and all they hold is read. */
static void
a_file_of_unknown_size_is_read_whole(void **state)
{
	struct buf b = BUF_INIT;
	struct err err = ERR_INIT;
	struct stat st;

	(void)state;
	if (stat("/proc/self/status", &st) != 0)
		skip();
	assert_int_equal(st.st_size, 0);
	assert_int_equal(
	    file_read("/proc/self/status", 1 << 20, &b, &err), RC_OK);
	assert_non_null(strstr(b.p, "voluntary_ctxt_switches"));
	buf_release(&b);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_appended_with_every_byte),
	    cmocka_unit_test(what_cannot_be_read_says_why),
	    cmocka_unit_test(
		a_file_that_changes_meanwhile_is_read_again_or_named),
	    cmocka_unit_test(a_file_of_any_size_is_read_whole),
	    cmocka_unit_test(a_file_of_unknown_size_is_read_whole),
	    cmocka_unit_test(
		the_limit_holds_where_the_size_is_not_known_before),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
