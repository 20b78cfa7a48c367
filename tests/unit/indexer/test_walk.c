/* test_walk.c - which files a run is about. */
#define _GNU_SOURCE
#include "indexer/walk.h"

#include "core/base/str.h"

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

static char folder[] = "/tmp/thidua-walk-XXXXXX";

/* Files (and folders, with '/' at their end) in the order they are made. */
static const char *const tree[] = {"d/", "d/b.txt", "d/a.TXT", "d/c.Md",
    "d/README.md", "d/readme.txt", "d/note.pdf", "d/.hidden.txt", "d/txt",
    "d/sub/", "d/sub/z.md", "d/named.txt/", "d/named.txt/in.txt", "empty/",
    "README.md", "e.pdf", "d/ế.txt"};

static int
enter(void **state)
{
	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return 1;
	for (size_t i = 0; i < COUNT(tree); i++) {
		FILE *f;

		if (tree[i][strlen(tree[i]) - 1] == '/') {
			if (mkdir(tree[i], 0700) != 0)
				return 1;
		} else if (!(f = fopen(tree[i], "w")) || fclose(f) != 0) {
			return 1;
		}
	}
	return symlink("b.txt", "d/link.txt") != 0 ||
	       symlink("../d", "d/sub/up") != 0 || symlink("d", "ld") != 0 ||
	       symlink("d/b.txt", "lf") != 0 || mkfifo("d/pipe.txt", 0600) != 0;
}

static int
leave(void **state)
{
	(void)state;
	(void)unlink("d/link.txt");
	(void)unlink("d/sub/up");
	(void)unlink("ld");
	(void)unlink("lf");
	(void)unlink("d/pipe.txt");
	for (size_t i = COUNT(tree); i-- > 0;)
		(void)remove(tree[i]);
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static void
on_warning(const char *path, const char *why, void *arg)
{
	buf_addf(arg, "%s: %s\n", path, why);
}

static void
files_and_folders_are_found_once_and_in_order(void **state)
{
	static const struct {
		const char *paths[4];
		const char *found; /* with a ' ' after each */
		size_t skipped;
	} cases[] = {
	    {{"d"},
		"d/a.TXT d/b.txt d/c.Md d/named.txt/in.txt d/pipe.txt "
		"d/sub/z.md d/ế.txt ",
		2},
	    {{"d/sub", "d/b.txt", "d/sub/z.md"}, "d/b.txt d/sub/z.md ", 0},
	    {{"d/b.txt", "d/b.txt"}, "d/b.txt ", 0},
	    /* what is named is taken whatever it is called */
	    {{"README.md", "e.pdf", "d/.hidden.txt"},
		"README.md d/.hidden.txt e.pdf ", 0},
	    {{"d/named.txt"}, "d/named.txt/in.txt ", 0},
	    {{"empty"}, "", 0},
	    {{"d/pipe.txt"}, "d/pipe.txt ", 0},
	    /* a link that is named is followed, others are not */
	    {{"lf"}, "lf ", 0},
	    {{"ld/sub"}, "ld/sub/z.md ", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct file_list list = FILE_LIST_INIT;
		struct buf got = BUF_INIT, warned = BUF_INIT;
		struct err err = ERR_INIT;
		char *paths[4];
		size_t n = 0;

		for (; n < 4 && cases[i].paths[n]; n++)
			paths[n] = strdup(cases[i].paths[n]);
		assert_int_equal(
		    walk(&list, paths, n, on_warning, &warned, &err), RC_OK);
		for (size_t k = 0; k < list.n; k++)
			buf_addf(&got, "%s ", list.v[k]);
		assert_string_equal(buf_cstr(&got), cases[i].found);
		assert_string_equal(buf_cstr(&warned), "");
		assert_int_equal(list.skipped, cases[i].skipped);
		while (n > 0)
			free(paths[--n]);
		buf_release(&got);
		file_list_release(&list);
	}
}

static void
a_path_that_is_not_there_ends_the_walk(void **state)
{
	char missing[] = "d/missing", below[] = "d/b.txt/x", there[] = "d";
	char *const first[] = {there, missing}, *const second[] = {below};
	struct file_list list = FILE_LIST_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(
	    walk(&list, first, 2, on_warning, NULL, &err), RC_USAGE);
	assert_string_equal(err.msg, "d/missing: no such file or folder");
	assert_int_equal(
	    walk(&list, second, 1, on_warning, NULL, &err), RC_USAGE);
	assert_string_equal(err.msg, "d/b.txt/x: Not a directory");
	assert_int_equal(list.n, 0);
	file_list_release(&list);
}

static void
a_name_that_is_no_utf8_is_warned_of(void **state)
{
	char root[] = "empty";
	char *const paths[] = {root};
	struct file_list list = FILE_LIST_INIT;
	struct buf warned = BUF_INIT;
	struct err err = ERR_INIT;
	FILE *f = fopen("empty/a\xFF.txt", "w");

	(void)state;
	assert_non_null(f);
	(void)fclose(f);
	assert_int_equal(
	    walk(&list, paths, 1, on_warning, &warned, &err), RC_OK);
	assert_int_equal(list.n, 0);
	assert_string_equal(buf_cstr(&warned),
	    "empty/a\xFF.txt: its name is not UTF-8; rename it\n");
	(void)unlink("empty/a\xFF.txt");
	buf_release(&warned);
	file_list_release(&list);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(files_and_folders_are_found_once_and_in_order),
	    cmocka_unit_test(a_path_that_is_not_there_ends_the_walk),
	    cmocka_unit_test(a_name_that_is_no_utf8_is_warned_of),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
