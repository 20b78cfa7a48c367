/* test_winnow.c - which hashes are kept. */
#include "core/reuse/winnow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Schleimer, Wilkerson and Aiken 2003, figure 2. */
static void
the_example_of_the_paper_is_reproduced(void **state)
{
	const uint32_t hashes[] = {
	    77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98};
	const uint32_t expected[] = {3, 6, 8, 11, 15};
	uint32_t at[17];

	(void)state;
	assert_int_equal(winnow(hashes, 17, 4, at), 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(at[i], expected[i]);
}

static void
few_hashes_are_one_window(void **state)
{
	const uint32_t hashes[] = {5, 3, 3};
	uint32_t at[3];

	(void)state;
	assert_int_equal(winnow(hashes, 0, 4, at), 0);
	assert_int_equal(winnow(hashes, 1, 4, at), 1);
	assert_int_equal(at[0], 0);
	assert_int_equal(winnow(hashes, 3, 4, at), 1);
	assert_int_equal(at[0], 2); /* the rightmost of equal ones */
}

static uint32_t seed = 1;

static uint32_t
draw(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* Every window has a hash that is kept, the least; two texts that share a
 * window share it. */
static void
each_window_keeps_its_least(void **state)
{
	uint32_t hashes[200], at[200];

	(void)state;
	for (int round = 0; round < 500; round++) {
		size_t n = 4 + draw(196), kept;

		for (size_t i = 0; i < n; i++)
			hashes[i] = draw(round % 2 ? 1000000 : 4);
		kept = winnow(hashes, n, 4, at);
		for (size_t i = 0; i + 4 <= n; i++) {
			size_t min = i, k = 0;

			for (size_t j = i; j < i + 4; j++)
				if (hashes[j] <= hashes[min])
					min = j;
			while (k < kept && at[k] != min)
				k++;
			assert_true(k < kept);
		}
		for (size_t k = 1; k < kept; k++)
			assert_true(at[k] > at[k - 1]);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_example_of_the_paper_is_reproduced),
	    cmocka_unit_test(few_hashes_are_one_window),
	    cmocka_unit_test(each_window_keeps_its_least),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
