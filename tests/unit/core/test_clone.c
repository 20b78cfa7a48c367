/* test_clone.c - a copy has the bytes of its file. */
#define _GNU_SOURCE
#include "core/base/clone.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int
temporary(void)
{
	char name[] = "/tmp/thidua-clone-XXXXXX";
	int fd = mkstemp(name);

	assert_true(fd >= 0);
	assert_int_equal(unlink(name), 0);
	return fd;
}

static void
a_copy_has_every_byte(void **state)
{
	static const size_t sizes[] = {0, 1, 4096, 256 * 1024, 1000003};
	static unsigned char bytes[1000003], got[1000004];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 2654435761u >> 13);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		const size_t n = sizes[i];
		int in = temporary(), out = temporary();

		assert_int_equal(write(in, bytes, n), n);
		assert_int_equal(lseek(in, 0, SEEK_SET), 0);
		assert_int_equal(clone_file(in, out), 0);
		assert_int_equal(pread(out, got, sizeof(got), 0), n);
		assert_memory_equal(got, bytes, n);
		(void)close(in);
		(void)close(out);
	}
}

/* The kernel copies from no pipe: the bytes come through memory. */
static void
what_the_kernel_does_not_copy_is_copied(void **state)
{
	int ends[2], out = temporary();
	char got[8] = "";

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "plans", 5), 5);
	(void)close(ends[1]);
	assert_int_equal(clone_file(ends[0], out), 0);
	assert_int_equal(pread(out, got, sizeof(got), 0), 5);
	assert_string_equal(got, "plans");
	(void)close(ends[0]);
	(void)close(out);
}

static void
a_full_disk_is_told(void **state)
{
	int in = temporary(), out = open("/dev/full", O_WRONLY);

	(void)state;
	assert_true(out >= 0);
	assert_int_equal(write(in, "x", 1), 1);
	assert_int_equal(lseek(in, 0, SEEK_SET), 0);
	assert_int_equal(clone_file(in, out), -1);
	assert_int_equal(errno, ENOSPC);
	(void)close(in);
	(void)close(out);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_copy_has_every_byte),
	    cmocka_unit_test(what_the_kernel_does_not_copy_is_copied),
	    cmocka_unit_test(a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
