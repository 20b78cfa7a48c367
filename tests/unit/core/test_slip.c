/* test_slip.c - how far words are apart. */
#include "core/text/slip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const struct {
	const char *a, *b;
	int quarters;
} pairs[] = {
    {"", "", 0},
    {"phấn", "phấn", 0},
    {"phấn", "phân", 1},
    {"thưởng", "thường", 1},
    {"đối", "đổi", 1},
    {"lđlđ", "lđld", 2},
    {"ldld", "lđlđ", 4},
    {"an", "ân", 2},
    {"an", "ấn", 3},
    {"ơn", "ôn", 2},
    {"tưởng", "tương", 1},
    {"thi", "thí", 1},
    {"thi", "thị", 1},
    {"thi", "tho", 4},
    {"thi", "th", 4},
    {"", "thi", 12},
    {"đua", "dua", 2},
    {"giỏi", "gioi", 1},
    {"giỏi", "goi", 5},
    {"x", "đ", 4},
};

static void
distances_are_those_of_the_definition(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		int q =
		    slip_distance(str_of(pairs[i].a), str_of(pairs[i].b), 100);

		if (q != pairs[i].quarters)
			fail_msg("%s and %s are %d apart, not %d", pairs[i].a,
			    pairs[i].b, q, pairs[i].quarters);
	}
}

static void
it_is_a_distance(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++)
		for (size_t k = 0; k < COUNT(pairs); k++) {
			struct str a = str_of(pairs[i].a);
			struct str b = str_of(pairs[k].a);
			struct str c = str_of(pairs[i].b);
			int ab = slip_distance(a, b, 100);

			assert_int_equal(ab, slip_distance(b, a, 100));
			assert_true(ab <= slip_distance(a, c, 100) +
					      slip_distance(c, b, 100));
		}
}

static void
what_is_too_far_is_not_measured(void **state)
{
	static const char *const longest =
	    "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd";

	(void)state;
	assert_int_equal(
	    slip_distance(str_of("phấn"), str_of("phân"), 0), SLIP_FAR);
	assert_int_equal(slip_distance(str_of("lđlđ"), str_of("lđld"), 2), 2);
	assert_int_equal(
	    slip_distance(str_of("giỏi"), str_of("xưởng"), 4), SLIP_FAR);
	assert_int_equal(slip_distance(str_of(longest), str_of(longest), 4), 0);
	assert_int_equal(
	    slip_distance(str_of("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde"),
		str_of(longest), 8),
	    SLIP_FAR);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(distances_are_those_of_the_definition),
	    cmocka_unit_test(it_is_a_distance),
	    cmocka_unit_test(what_is_too_far_is_not_measured),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
