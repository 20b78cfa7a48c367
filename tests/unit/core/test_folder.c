/* test_folder.c - a folder of files that appear together, and the manifest it
 * is held to. */
#define _GNU_SOURCE
#include "core/out/folder.h"

#include <dirent.h>
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

static char place[] = "/tmp/test_folder.XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return !mkdtemp(place) || chdir(place) != 0;
}

static int
clean(void **state)
{
	(void)state;
	return system("rm -rf ./*") != 0;
}

static int
leave(void **state)
{
	return clean(state) || chdir("/") != 0 || rmdir(place) != 0;
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	(void)fputs(text, f);
	(void)fclose(f);
}

static void
holds(const char *path, const char *text)
{
	char got[256] = "";
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	got[fread(got, 1, sizeof(got) - 1, f)] = '\0';
	(void)fclose(f);
	assert_string_equal(got, text);
}

static bool
is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

static int
entries(const char *path)
{
	struct dirent **v;
	int n = scandir(path, &v, NULL, NULL);

	for (int i = 0; i < n; i++)
		free(v[i]);
	if (n >= 0)
		free(v);
	return n - 2;
}

static void
put_new(const struct folder *f, const char *name, const char *text)
{
	char *path = folder_file(f, name);

	put(path, text);
	free(path);
}

/* Writes files (names in pairs with texts) and their manifest. */
static void
fill(const struct folder *f, const char *const *files)
{
	struct buf manifest = BUF_INIT;
	struct digest d;

	manifest_begin(&manifest);
	manifest_key(&manifest, "command", "thidua\nexport");
	manifest_files(&manifest);
	for (; *files; files += 2) {
		put_new(f, files[0], files[1]);
		digest_text(&d, str_of(files[1]));
		manifest_file(&manifest, files[0], d.hex, 3);
	}
	put_new(f, MANIFEST_NAME, manifest.p);
	buf_release(&manifest);
}

static void
export_to(const char *path, const char *const *files)
{
	struct folder f;
	struct err err = ERR_INIT;

	assert_int_equal(folder_open(&f, path, &err), RC_OK);
	fill(&f, files);
	assert_int_equal(folder_commit(&f, &err), RC_OK);
	assert_null(f.tmp);
}

static const char *const two[] = {"a.csv", "1", "b.csv", "2", NULL};
static const char *const other[] = {"b.csv", "3", "c.csv", "4", NULL};

static void
a_new_folder_appears_whole(void **state)
{
	struct folder f;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(folder_open(&f, "out/", &err), RC_OK);
	fill(&f, two);
	assert_false(is_there("out"));
	assert_int_equal(folder_commit(&f, &err), RC_OK);
	assert_int_equal(entries("out"), 3);
	holds("out/a.csv", "1");
	assert_int_equal(entries("."), 1);
}

static void
an_older_export_is_replaced_file_by_file(void **state)
{
	(void)state;
	export_to("out", two);
	export_to("out", other);
	assert_false(is_there("out/a.csv"));
	holds("out/b.csv", "3");
	holds("out/c.csv", "4");
	assert_int_equal(entries("out"), 3);
	assert_int_equal(entries("."), 1);
}

static void
what_is_given_up_leaves_nothing(void **state)
{
	struct folder f;
	struct err err = ERR_INIT;

	(void)state;
	export_to("out", two);
	assert_int_equal(folder_open(&f, "out", &err), RC_OK);
	put_new(&f, "a.csv", "half");
	folder_abort(&f);
	folder_abort(&f);
	holds("out/a.csv", "1");
	assert_int_equal(entries("."), 1);
}

static void
refused(const char *path, const char *message)
{
	struct folder f;
	struct err err = ERR_INIT;

	assert_int_equal(folder_open(&f, path, &err), RC_USAGE);
	if (!strstr(err.msg, message))
		fail_msg("%s: not %s", err.msg, message);
	assert_null(f.tmp);
	assert_int_equal(entries("."), 1);
}

static void
what_is_not_ours_is_refused(void **state)
{
	(void)state;
	export_to("out", two);
	put("out/mine.txt", "x");
	refused("out", "out/mine.txt is no file of an export");
	(void)unlink("out/mine.txt");
	assert_int_equal(mkdir("out/sub", 0777), 0);
	refused("out", "out/sub is no file of an export");
	(void)rmdir("out/sub");
	put("out/a.csv", "changed");
	refused("out", "out/a.csv was changed since");
	put("out/a.csv", "1");
	put("out/MANIFEST", "my own list\n");
	refused("out", "is no export of thidua");
	(void)unlink("out/MANIFEST");
	refused("out", "is no export of thidua");
}

/* A manifest from elsewhere: lines that are no files, names that lead out. */
static void
a_strange_manifest_does_no_harm(void **state)
{
	static const char hex[] = "6b86b273ff34fce19d6b804eff5a3f57"
				  "47ada4eaa22f1d49c01e52ddb7875b4b";
	struct buf text = BUF_INIT;

	(void)state;
	put("kept", "1");
	assert_int_equal(mkdir("out", 0777), 0);
	buf_addf(&text,
	    "thidua export 1\n\nshort\n%s\n%s\t\n%s\t1\t../kept\n%s\t1\t..\n",
	    hex, hex, hex, hex);
	put("out/MANIFEST", text.p);
	buf_release(&text);
	export_to("out", two);
	holds("kept", "1");
	holds("out/a.csv", "1");
}

static void
folders_that_cannot_be_are_errors(void **state)
{
	struct folder f;
	struct err err = ERR_INIT;

	(void)state;
	put("file", "x");
	refused("file", "file is a file");
	assert_int_equal(folder_open(&f, "", &err), RC_USAGE);
	assert_int_equal(folder_open(&f, "nowhere/out", &err), RC_IO);
	assert_string_equal(
	    err.msg, "cannot write to nowhere/out: No such file or directory");
}

#define TEST(f) cmocka_unit_test_teardown(f, clean)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_new_folder_appears_whole),
	    TEST(an_older_export_is_replaced_file_by_file),
	    TEST(what_is_given_up_leaves_nothing),
	    TEST(what_is_not_ours_is_refused),
	    TEST(a_strange_manifest_does_no_harm),
	    TEST(folders_that_cannot_be_are_errors),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
