/* test_hash.c - numbers that others publish for these functions. */
#include "core/base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* Fowler, Noll and Vo's own test vectors. */
static void
text_has_its_published_hash(void **state)
{
	(void)state;
	assert_true(hash_str(str_of("")) == 0xCBF29CE484222325U);
	assert_true(hash_str(str_of("a")) == 0xAF63DC4C8601EC8CU);
	assert_true(hash_str(str_of("foobar")) == 0x85944171F73967E8U);
}

/* The first numbers of SplitMix64 from 0. */
static void
mixing_gives_the_published_numbers(void **state)
{
	uint64_t at = 0;

	(void)state;
	assert_true(hash_mix(at += HASH_STEP) == 0xE220A8397B1DCDAFU);
	assert_true(hash_mix(at += HASH_STEP) == 0x6E789E6AA1B965F4U);
	assert_true(hash_mix(at + HASH_STEP) == 0x06C45D188009454FU);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_has_its_published_hash),
	    cmocka_unit_test(mixing_gives_the_published_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
