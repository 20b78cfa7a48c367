/* test_seen.c - what files looked like, kept and asked. */
#define _GNU_SOURCE
#include "core/store/seen.h"

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

#define HASH_A                                                                 \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B                                                                 \
	"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static char folder[] = "/tmp/thidua-seen-XXXXXX";

static const struct seen_look look = {10, 20, 30, 40};

static bool
keep_all(const char *sha256, void *arg)
{
	(void)sha256;
	(void)arg;
	return true;
}

static bool
keep_a(const char *sha256, void *arg)
{
	(void)arg;
	return strcmp(sha256, HASH_A) == 0;
}

static off_t
size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_size : -1;
}

static int
set_up(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) != 0;
}

static int
tear_down(void **state)
{
	(void)state;
	(void)unlink("t.db.seen");
	(void)unlink("f");
	(void)unlink("p");
	return chdir("/") != 0 || rmdir(folder) != 0;
}

/* Two files, noted in no order. */
static int
write_two(void **state)
{
	struct seen *s;

	(void)state;
	(void)unlink("t.db.seen");
	s = seen_open("t.db");
	seen_put(s, "d/b.txt", &look, HASH_B);
	seen_put(s, "d/a\n.txt", &look, HASH_A);
	seen_save(s, keep_all, NULL);
	seen_close(s);
	return size_of("t.db.seen") < 0;
}

static void
what_was_noted_is_found_if_it_looks_the_same(void **state)
{
	static const struct seen_look others[] = {{11, 20, 30, 40},
	    {10, 21, 30, 40}, {10, 20, 31, 40}, {10, 20, 30, 41}};
	struct seen *s = seen_open("t.db");
	char sha256[65] = "";

	(void)state;
	assert_true(seen_find(s, "d/a\n.txt", &look, sha256));
	assert_string_equal(sha256, HASH_A);
	assert_true(seen_find(s, "d/b.txt", &look, sha256));
	assert_string_equal(sha256, HASH_B);
	assert_false(seen_find(s, "d/a", &look, sha256));
	assert_false(seen_find(s, "d/c.txt", &look, sha256));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_false(seen_find(s, "d/b.txt", &others[i], sha256));
	seen_close(s);
}

static void
a_note_replaces_and_what_is_of_no_use_goes(void **state)
{
	const struct seen_look other = {1, 2, 3, 4};
	struct seen *s = seen_open("t.db");
	char sha256[65];

	(void)state;
	seen_put(s, "d/a\n.txt", &other, HASH_A);
	seen_put(s, "c.txt", &look, HASH_B);
	seen_save(s, keep_a, NULL);
	seen_close(s);
	s = seen_open("t.db");
	assert_true(seen_find(s, "d/a\n.txt", &other, sha256));
	assert_true(seen_find(s, "c.txt", &look, sha256));
	assert_false(seen_find(s, "d/b.txt", &look, sha256));
	seen_close(s);
}

static void
a_file_cut_off_anywhere_holds_what_is_left(void **state)
{
	off_t size = size_of("t.db.seen");
	char sha256[65];

	(void)state;
	for (off_t n = size - 1; n >= 0; n--) {
		struct seen *s;

		assert_int_equal(truncate("t.db.seen", n), 0);
		s = seen_open("t.db");
		assert_false(seen_find(s, "d/b.txt", &look, sha256));
		seen_close(s);
	}
}

static void
nothing_is_written_where_nothing_differs(void **state)
{
	struct seen *s = seen_open("t.db");
	off_t size = size_of("t.db.seen");

	(void)state;
	/* were it written, it would be there again */
	assert_int_equal(unlink("t.db.seen"), 0);
	seen_put(s, "d/b.txt", &look, HASH_B);
	seen_save(s, keep_all, NULL);
	assert_int_equal(size_of("t.db.seen"), -1);
	seen_put(s, "new", &look, HASH_B);
	seen_save(s, keep_all, NULL);
	assert_true(size_of("t.db.seen") > size);
	seen_close(s);
}

static void
what_changed_lately_or_is_no_file_has_no_look(void **state)
{
	struct seen_look now;
	bool trusted = true;

	(void)state;
	/* a machine may be so slow that it is old already; not each time */
	for (int i = 0; i < 10 && trusted; i++) {
		int fd = open("f", O_WRONLY | O_CREAT | O_TRUNC, 0666);

		assert_true(fd >= 0);
		assert_int_equal(write(fd, "x", 1), 1);
		assert_int_equal(close(fd), 0);
		trusted = seen_look("f", &now);
	}
	assert_false(trusted);
	assert_false(seen_look("none", &now));
	assert_false(seen_look(".", &now));
	assert_int_equal(mkfifo("p", 0666), 0);
	assert_false(seen_look("p", &now));
	/* something of the system, long there */
	assert_true(seen_look("/etc/passwd", &now));
	assert_true(seen_same("/etc/passwd", &now));
	now.inode++;
	assert_false(seen_same("/etc/passwd", &now));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(
		what_was_noted_is_found_if_it_looks_the_same, write_two),
	    cmocka_unit_test_setup(
		a_note_replaces_and_what_is_of_no_use_goes, write_two),
	    cmocka_unit_test_setup(
		a_file_cut_off_anywhere_holds_what_is_left, write_two),
	    cmocka_unit_test_setup(
		nothing_is_written_where_nothing_differs, write_two),
	    cmocka_unit_test(what_changed_lately_or_is_no_file_has_no_look),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
