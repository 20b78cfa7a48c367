/* test_sorter.c - records in order, in memory and out of it. */
#define _POSIX_C_SOURCE 200809L
#include "core/base/sorter.h"

#include "core/base/scratch.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/thidua-sorter.XXXXXX";

static int
set_up(void **state)
{
	(void)state;
	return !mkdtemp(folder);
}

/* Fails where something was left in the folder. */
static int
tear_down(void **state)
{
	(void)state;
	return rmdir(folder) != 0;
}

struct record {
	uint32_t key, number, more;
};

static int
by_key(const void *x, const void *y)
{
	const struct record *a = x, *b = y;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return a < b ? -1 : a > b;
}

static uint32_t
key_of(uint32_t i)
{
	return i * 2654435761U % 1000;
}

static void
go_on(struct sorter *s)
{
	struct err err = ERR_INIT;

	assert_int_equal(sorter_next(s, &err), RC_OK);
}

static void
read_all(struct sorter *s, uint32_t n)
{
	struct err err = ERR_INIT;
	struct record last = {0, 0, 0};
	unsigned char *seen = calloc(n + 1, 1);

	assert_int_equal(sorter_begin(s, &err), RC_OK);
	for (uint32_t i = 0; i < n; i++) {
		const struct record *r = sorter_head(s);

		assert_non_null(r);
		assert_true(r->number < n && !seen[r->number]);
		seen[r->number] = 1;
		assert_int_equal(r->key, key_of(r->number));
		assert_int_equal(r->more, ~r->number);
		assert_true(i == 0 || by_key(&last, r) < 0);
		last = *r;
		go_on(s);
	}
	assert_null(sorter_head(s));
	go_on(s);
	assert_null(sorter_head(s));
	free(seen);
}

static void
all_come_in_order_and_again(void **state)
{
	/* in memory; one more than it; whole runs; many runs */
	static const uint32_t sizes[] = {0, 1, 2, 100, 101, 300, 9999};

	(void)state;
	for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
		struct err err = ERR_INIT;
		struct sorter *s = sorter_new(folder, sizeof(struct record),
		    by_key, 100 * sizeof(struct record));

		for (uint32_t i = 0; i < sizes[k]; i++) {
			const struct record r = {key_of(i), i, ~i};

			assert_int_equal(sorter_add(s, &r, &err), RC_OK);
		}
		read_all(s, sizes[k]);
		read_all(s, sizes[k]);
		sorter_free(s);
	}
}

static void
reading_begins_again_in_the_middle(void **state)
{
	struct err err = ERR_INIT;
	struct sorter *s = sorter_new(folder, sizeof(struct record), by_key, 0);

	(void)state;
	for (uint32_t i = 0; i < 500; i++) {
		const struct record r = {key_of(i), i, ~i};

		assert_int_equal(sorter_add(s, &r, &err), RC_OK);
	}
	assert_int_equal(sorter_begin(s, &err), RC_OK);
	for (int i = 0; i < 200; i++)
		go_on(s);
	read_all(s, 500);
	sorter_free(s);
}

static void
a_folder_that_is_not_there_is_told(void **state)
{
	struct err err = ERR_INIT;
	struct sorter *s = sorter_new("/nowhere/at/all", 4, by_number, 0);
	enum rc rc = RC_OK;

	(void)state;
	for (uint32_t i = 0; rc == RC_OK && i < 100; i++)
		rc = sorter_add(s, &i, &err);
	assert_int_equal(rc, RC_IO);
	assert_non_null(strstr(err.msg, "/nowhere/at/all"));
	sorter_free(s);
}

static void
a_file_that_may_not_grow_is_told(void **state)
{
	struct err err = ERR_INIT;
	struct sorter *s = sorter_new(folder, 4, by_number, 0);
	struct rlimit was, limit;
	enum rc rc = RC_OK;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	limit = (struct rlimit){.rlim_cur = 1000, .rlim_max = was.rlim_max};
	(void)signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	for (uint32_t i = 0; rc == RC_OK && i < 1000; i++)
		rc = sorter_add(s, &i, &err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	assert_int_equal(rc, RC_IO);
	assert_non_null(strstr(err.msg, "cannot write a temporary file in"));
	sorter_free(s);
}

static void
scratch_gives_what_was_added(void **state)
{
	struct err err = ERR_INIT;
	struct scratch *s = scratch_new(folder, 64);
	char wrote[1000], got[1000];
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(wrote); i++)
		wrote[i] = (char)(i * 7 + i / 256);
	for (size_t k = 0; n + k < sizeof(wrote); n += k++)
		assert_int_equal(scratch_add(s, wrote + n, k, &err), RC_OK);
	assert_int_equal(scratch_size(s), n);
	for (size_t from = 0; from < n; from += 13)
		for (size_t k = 0; from + k <= n; k += 29) {
			memset(got, 0, sizeof(got));
			assert_int_equal(
			    scratch_read(s, from, got, k, &err), RC_OK);
			assert_memory_equal(got, wrote + from, k);
		}
	scratch_free(s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_come_in_order_and_again),
	    cmocka_unit_test(reading_begins_again_in_the_middle),
	    cmocka_unit_test(a_folder_that_is_not_there_is_told),
	    cmocka_unit_test(a_file_that_may_not_grow_is_told),
	    cmocka_unit_test(scratch_gives_what_was_added),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
