/* test_digest.c - SHA-256 of texts and files: the vectors of FIPS 180. */
#define _GNU_SOURCE
#include "core/base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct {
	const char *text, *hex;
} cases[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
};

static void
texts_and_files_have_the_same_digest(void **state)
{
	char path[] = "/tmp/test_digest.XXXXXX";
	struct err err = ERR_INIT;
	struct digest d;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		FILE *f;

		digest_text(&d, str_of(cases[i].text));
		assert_string_equal(d.hex, cases[i].hex);
		assert_int_equal(d.bytes, strlen(cases[i].text));
		(void)strcpy(path + strlen(path) - 6, "XXXXXX");
		(void)close(mkstemp(path));
		f = fopen(path, "w");
		(void)fputs(cases[i].text, f);
		(void)fclose(f);
		assert_int_equal(digest_file(&d, path, &err), RC_OK);
		assert_string_equal(d.hex, cases[i].hex);
		assert_int_equal(d.bytes, strlen(cases[i].text));
		(void)unlink(path);
	}
	assert_int_equal(digest_file(&d, "/nowhere/x", &err), RC_IO);
	assert_string_equal(
	    err.msg, "cannot read /nowhere/x: No such file or directory");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_and_files_have_the_same_digest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
