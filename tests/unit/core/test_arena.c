/* test_arena.c - memory given back all at once. */
#include "core/base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Sizes around the size of a block, 64 KiB. */
static const size_t sizes[] = {
    0, 1, 7, 8, 15, 16, 17, 1000, 65535, 65536, 65537, 200000, 3};

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	for (int round = 0; round < 3; round++) {
		unsigned char *p[COUNT(sizes)];

		for (size_t i = 0; i < COUNT(sizes); i++) {
			p[i] = arena_alloc(&a, sizes[i]);
			assert_int_equal(
			    (uintptr_t)p[i] % alignof(max_align_t), 0);
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(p[i][k], 0);
			memset(p[i], (int)i + 1, sizes[i]);
		}
		for (size_t i = 0; i < COUNT(sizes); i++)
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(p[i][k], i + 1);
		arena_reset(&a);
	}
	arena_release(&a);
	assert_null(a.head);
}

static void
strings_are_copied_and_terminated(void **state)
{
	struct arena a = ARENA_INIT;
	char big[70001];

	(void)state;
	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	assert_string_equal(arena_strdup(&a, "đợt"), "đợt");
	assert_string_equal(arena_strdup(&a, ""), "");
	assert_string_equal(arena_strndup(&a, "abc", 2), "ab");
	assert_string_equal(arena_printf(&a, "%s-%02d", "2025", 3), "2025-03");
	assert_string_equal(arena_printf(&a, "%s", ""), "");
	assert_string_equal(arena_printf(&a, "%s", big), big);
	assert_string_equal(arena_strdup(&a, big), big);
	arena_release(&a);
}

static void
an_empty_arena_can_be_reset_and_released(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	arena_reset(&a);
	arena_release(&a);
	arena_release(&a);
	assert_string_equal(arena_strdup(&a, "again"), "again");
	arena_release(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
	    cmocka_unit_test(strings_are_copied_and_terminated),
	    cmocka_unit_test(an_empty_arena_can_be_reset_and_released),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
