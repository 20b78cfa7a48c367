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
		const struct walk_options options = {
		    .warn = on_warning, .note = on_warning, .arg = &warned};
		struct err err = ERR_INIT;
		char *paths[4];
		size_t n = 0;

		for (; n < 4 && cases[i].paths[n]; n++)
			paths[n] = strdup(cases[i].paths[n]);
		assert_int_equal(walk(&list, paths, n, &options, &err), RC_OK);
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
	const struct walk_options none = {0};
	char missing[] = "d/missing", below[] = "d/b.txt/x", there[] = "d";
	char *const first[] = {there, missing}, *const second[] = {below};
	struct file_list list = FILE_LIST_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(walk(&list, first, 2, &none, &err), RC_USAGE);
	assert_string_equal(err.msg, "d/missing: no such file or folder");
	assert_int_equal(walk(&list, second, 1, &none, &err), RC_USAGE);
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
	const struct walk_options options = {
	    .warn = on_warning, .arg = &warned};
	struct err err = ERR_INIT;
	FILE *f = fopen("empty/a\xFF.txt", "w");

	(void)state;
	assert_non_null(f);
	(void)fclose(f);
	assert_int_equal(walk(&list, paths, 1, &options, &err), RC_OK);
	assert_int_equal(list.n, 0);
	assert_string_equal(buf_cstr(&warned),
	    "empty/a\xFF.txt: its name is not UTF-8; rename it\n");
	(void)unlink("empty/a\xFF.txt");
	buf_release(&warned);
	file_list_release(&list);
}

/* A folder of its own, "links", with two files and links of every kind to
 * them, to what lies outside and to nothing. */
static const char *const link_tree[] = {"links/", "links/a.txt", "links/sub/",
    "links/sub/b.txt", "out/", "out/c.txt", "out/far/", "out/far/e.md",
    "out/note.pdf"};

static const struct {
	const char *to, *path;
} link_links[] = {
    {"a.txt", "links/same.txt"},
    {"../links/sub", "links/again"},
    {".", "links/loop"},
    {"x.txt", "links/y.txt"},
    {"y.txt", "links/x.txt"},
    {"nowhere", "links/gone.txt"},
    {"nowhere", "links/gone"},
    {"../out/c.txt", "links/c.txt"},
    {"../../out/c.txt", "links/sub/also-c.txt"},
    {"../out/note.pdf", "links/note.pdf"},
    {"../out/far", "links/far"},
    {"../../links/sub", "out/far/back"},
    {"../..", "out/far/up"},
};

static int
make_links(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(link_tree); i++) {
		const char *path = link_tree[i];
		FILE *f = NULL;

		if (path[strlen(path) - 1] == '/')
			failed |= mkdir(path, 0700) != 0;
		else
			failed |= !(f = fopen(path, "w")) || fclose(f) != 0;
	}
	for (size_t i = 0; i < COUNT(link_links); i++)
		failed |= symlink(link_links[i].to, link_links[i].path) != 0;
	return failed;
}

static int
remove_links(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(link_links); i++)
		failed |= unlink(link_links[i].path) != 0;
	for (size_t i = COUNT(link_tree); i-- > 0;)
		failed |= remove(link_tree[i]) != 0;
	return failed;
}

struct walked {
	struct buf found, told;
	size_t others;
};

static struct walked
walk_links(const char *path, bool follow)
{
	struct walked w = {BUF_INIT, BUF_INIT, 0};
	const struct walk_options options = {.follow = follow,
	    .warn = on_warning,
	    .note = on_warning,
	    .arg = &w.told};
	struct file_list list = FILE_LIST_INIT;
	struct err err = ERR_INIT;
	char *given = strdup(path);

	assert_int_equal(walk(&list, &given, 1, &options, &err), RC_OK);
	for (size_t i = 0; i < list.n; i++)
		buf_addf(&w.found, "%s ", list.v[i]);
	w.others = list.others;
	file_list_release(&list);
	free(given);
	return w;
}

static void
links_within_are_the_same_file_and_links_out_are_named(void **state)
{
	struct walked w = walk_links("links", false);
	char *out = realpath("out", NULL);
	struct buf expected = BUF_INIT;
	static const char why[] = "left out, a link that leads out of the "
				  "given folders (--follow reads it), to";

	(void)state;
	assert_string_equal(w.found.p, "links/a.txt links/sub/b.txt ");
	assert_int_equal(w.others, 11);
	buf_addf(&expected, "links/c.txt: %s %s/c.txt\n", why, out);
	buf_addf(&expected, "links/far: %s %s/far\n", why, out);
	buf_adds(&expected,
	    "links/gone.txt: a link that cannot be followed: No such file or "
	    "directory\n");
	buf_addf(&expected, "links/sub/also-c.txt: %s %s/c.txt\n", why, out);
	buf_adds(&expected,
	    "links/x.txt: a link that cannot be followed: Too many levels of "
	    "symbolic links\n"
	    "links/y.txt: a link that cannot be followed: Too many levels of "
	    "symbolic links\n");
	assert_string_equal(w.told.p, expected.p);
	buf_release(&expected);
	buf_release(&w.found);
	buf_release(&w.told);
	free(out);
}

static void
links_that_are_followed_are_entered_once(void **state)
{
	struct walked w = walk_links("links", true);

	(void)state;
	/* up, two above, holds links and what stands beside it; the file behind
	 * two links is read under the first, as is the folder far */
	assert_string_equal(w.found.p,
	    "links/a.txt links/c.txt links/far/e.md links/far/up/d/a.TXT "
	    "links/far/up/d/b.txt links/far/up/d/c.Md "
	    "links/far/up/d/named.txt/in.txt links/far/up/d/pipe.txt "
	    "links/far/up/d/sub/z.md links/far/up/d/ế.txt links/sub/b.txt ");
	assert_string_equal(w.told.p,
	    "links/gone.txt: a link that cannot be followed: No such file or "
	    "directory\n"
	    "links/x.txt: a link that cannot be followed: Too many levels of "
	    "symbolic links\n"
	    "links/y.txt: a link that cannot be followed: Too many levels of "
	    "symbolic links\n");
	buf_release(&w.found);
	buf_release(&w.told);
}

/* Folders in one another until their path is too long to be opened. */
static void
a_path_that_is_too_long_is_named_and_what_is_above_found(void **state)
{
	char given[] = "deep", name[201];
	char *const paths[] = {given};
	struct file_list list = FILE_LIST_INIT;
	struct buf warned = BUF_INIT;
	const struct walk_options options = {
	    .warn = on_warning, .arg = &warned};
	struct err err = ERR_INIT;
	size_t depth = 0;

	(void)state;
	memset(name, 'x', 200);
	name[200] = '\0';
	assert_int_equal(mkdir("deep", 0700), 0);
	assert_int_equal(chdir("deep"), 0);
	for (; depth < 25; depth++) {
		FILE *f = fopen("a.txt", "w");

		assert_true(f && fclose(f) == 0);
		assert_int_equal(mkdir(name, 0700), 0);
		assert_int_equal(chdir(name), 0);
	}
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(walk(&list, paths, 1, &options, &err), RC_OK);
	/* 4 + 201 * 20 bytes are 4024, one more is beyond 4095 */
	assert_int_equal(list.n, 21);
	assert_string_equal(strstr(warned.p, "xx: ") + 2,
	    ": its path is longer than the system opens; name a folder nearer "
	    "to it, from there\n");
	file_list_release(&list);
	buf_release(&warned);
	assert_int_equal(system("rm -r deep"), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(files_and_folders_are_found_once_and_in_order),
	    cmocka_unit_test(a_path_that_is_not_there_ends_the_walk),
	    cmocka_unit_test(a_name_that_is_no_utf8_is_warned_of),
	    cmocka_unit_test_setup_teardown(
		links_within_are_the_same_file_and_links_out_are_named,
		make_links, remove_links),
	    cmocka_unit_test_setup_teardown(
		links_that_are_followed_are_entered_once, make_links,
		remove_links),
	    cmocka_unit_test(
		a_path_that_is_too_long_is_named_and_what_is_above_found),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
