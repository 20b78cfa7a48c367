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
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

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

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_appended_with_every_byte),
	    cmocka_unit_test(what_cannot_be_read_says_why),
	    cmocka_unit_test(
		the_limit_holds_where_the_size_is_not_known_before),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
