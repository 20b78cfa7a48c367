/* test_map.c - from a derived text back to its source. */
#include "core/text/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Text of 10 bytes: 0-3 from 2-5 byte by byte, 4-6 from 6-7 as one piece,
 * 7-9 from 20-22 byte by byte. */
static void
fill(struct map *m)
{
	map_add(m, 4, 2, 4);
	map_add(m, 3, 6, 2);
	map_add(m, 3, 20, 3);
}

static void
offsets_lead_to_the_source(void **state)
{
	static const struct {
		size_t at, from, to;
	} cases[] = {
	    {0, 2, 2},
	    {1, 3, 3},
	    {3, 5, 5},
	    {4, 6, 6},
	    {5, 6, 8}, /* within the indivisible piece: all of it */
	    {6, 6, 8},
	    {7, 20, 8},
	    {8, 21, 21},
	    {10, 23, 23},
	    {99, 23, 23},
	};
	struct map m = MAP_INIT;

	(void)state;
	fill(&m);
	assert_int_equal(m.len, 10);
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(map_from(&m, cases[i].at), cases[i].from);
		assert_int_equal(map_to(&m, cases[i].at), cases[i].to);
	}
	map_release(&m);
}

static void
an_empty_map_gives_zero(void **state)
{
	struct map m = MAP_INIT;

	(void)state;
	map_add(&m, 0, 5, 5);
	assert_int_equal(m.n, 0);
	assert_int_equal(map_from(&m, 0), 0);
	assert_int_equal(map_from(&m, 7), 0);
	assert_int_equal(map_to(&m, 0), 0);
	assert_int_equal(map_to(&m, 7), 0);
	map_release(&m);
}

static void
neighbours_become_one_run_only_byte_by_byte(void **state)
{
	struct map m = MAP_INIT;

	(void)state;
	map_add(&m, 4, 0, 4);
	map_add(&m, 2, 4, 2);
	assert_int_equal(m.n, 1);
	map_add(&m, 2, 7, 2); /* a byte of the source is left out */
	assert_int_equal(m.n, 2);
	map_add(&m, 1, 9, 3);
	map_add(&m, 1, 12, 3);
	assert_int_equal(m.n, 4);
	map_reset(&m);
	assert_int_equal(m.n, 0);
	assert_int_equal(m.len, 0);
	map_release(&m);
}

/* Whatever piece is copied, each of its ends leads where it led before. */
static void
a_copy_of_a_piece_leads_to_the_same_source(void **state)
{
	struct map m = MAP_INIT, copy = MAP_INIT;

	(void)state;
	fill(&m);
	for (size_t from = 0; from <= m.len; from++)
		for (size_t to = from; to <= m.len + 3; to++) {
			size_t end = to < m.len ? to : m.len;

			map_reset(&copy);
			map_copy(&copy, &m, from, to);
			assert_int_equal(copy.len, end - from);
			for (size_t i = from; i < end; i++) {
				assert_int_equal(
				    map_from(&copy, i - from), map_from(&m, i));
				assert_int_equal(map_to(&copy, i - from + 1),
				    map_to(&m, i + 1));
			}
		}
	map_release(&m);
	map_release(&copy);
}

static void
a_copy_of_copies_still_leads_to_the_first_source(void **state)
{
	struct map m = MAP_INIT, half = MAP_INIT, joined = MAP_INIT;

	(void)state;
	fill(&m);
	map_copy(&half, &m, 1, 9); /* 8 bytes: 3-5, 6-7 as one, 20-21 */
	map_copy(&joined, &half, 6, 8);
	map_add(&joined, 1, 22, 0);
	map_copy(&joined, &half, 0, 6);
	assert_int_equal(joined.len, 9);
	assert_int_equal(map_from(&joined, 0), 20);
	assert_int_equal(map_to(&joined, 2), 22);
	assert_int_equal(map_from(&joined, 2), 22);
	assert_int_equal(map_from(&joined, 3), 3);
	assert_int_equal(map_to(&joined, 9), 8);
	map_release(&m);
	map_release(&half);
	map_release(&joined);
}

static void
a_copy_of_nothing_adds_nothing(void **state)
{
	struct map m = MAP_INIT, none = MAP_INIT, copy = MAP_INIT;

	(void)state;
	fill(&m);
	map_copy(&copy, &none, 0, 5);
	map_copy(&copy, &m, 5, 5);
	map_copy(&copy, &m, 6, 5);
	map_copy(&copy, &m, 10, 12);
	assert_int_equal(copy.len, 0);
	map_release(&m);
	map_release(&copy);
}

/* As in UTF-16: two bytes of the source for one of the text. */
static void
one_byte_for_two_counts_byte_by_byte(void **state)
{
	struct map m = MAP_INIT, copy = MAP_INIT;

	(void)state;
	map_add(&m, 1, 2, 2);
	map_add(&m, 1, 4, 2);
	map_add(&m, 3, 6, 6);
	assert_int_equal(m.n, 1);
	map_add(&m, 3, 12, 2);
	assert_int_equal(map_from(&m, 3), 8);
	assert_int_equal(map_to(&m, 3), 8);
	assert_int_equal(map_from(&m, 5), 12);
	assert_int_equal(map_to(&m, 7), 14);
	assert_false(map_is_plain(&m, 0, 2));
	map_copy(&copy, &m, 2, 8);
	assert_int_equal(map_from(&copy, 0), 6);
	assert_int_equal(map_from(&copy, 2), 10);
	assert_int_equal(map_to(&copy, 6), 14);
	map_release(&m);
	map_release(&copy);
}

static void
a_whole_piece_stays_one_whatever_its_lengths(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 4; n++)
		for (size_t src_n = 1; src_n <= 8; src_n++) {
			struct map m = MAP_INIT;

			map_add(&m, 2, 0, 2);
			map_add_whole(&m, n, 2, src_n);
			map_add(&m, 2, 2 + src_n, 2);
			assert_int_equal(m.len, n + 4);
			for (size_t i = 0; i < n; i++) {
				assert_int_equal(map_from(&m, 2 + i), 2);
				assert_int_equal(map_to(&m, 3 + i), 2 + src_n);
			}
			assert_int_equal(map_from(&m, 2 + n), 2 + src_n);
			map_release(&m);
		}
}

static void
a_map_through_another_leads_to_the_first_source(void **state)
{
	struct map lower = MAP_INIT, upper = MAP_INIT, m = MAP_INIT;

	(void)state;
	fill(&lower);
	map_add(&upper, 3, 0, 3);       /* 2-4 */
	map_add_whole(&upper, 1, 3, 4); /* 5, and 6-7 as one */
	map_add(&upper, 2, 7, 2);       /* 20-21 */
	map_through(&m, &upper, &lower);
	assert_int_equal(m.len, 6);
	assert_int_equal(map_from(&m, 0), 2);
	assert_int_equal(map_to(&m, 3), 5);
	assert_int_equal(map_from(&m, 3), 5);
	assert_int_equal(map_to(&m, 4), 8);
	assert_int_equal(map_from(&m, 4), 20);
	assert_int_equal(map_to(&m, 6), 22);
	map_release(&lower);
	map_release(&upper);
	map_release(&m);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(offsets_lead_to_the_source),
	    cmocka_unit_test(an_empty_map_gives_zero),
	    cmocka_unit_test(neighbours_become_one_run_only_byte_by_byte),
	    cmocka_unit_test(a_copy_of_a_piece_leads_to_the_same_source),
	    cmocka_unit_test(a_copy_of_copies_still_leads_to_the_first_source),
	    cmocka_unit_test(a_copy_of_nothing_adds_nothing),
	    cmocka_unit_test(one_byte_for_two_counts_byte_by_byte),
	    cmocka_unit_test(a_whole_piece_stays_one_whatever_its_lengths),
	    cmocka_unit_test(a_map_through_another_leads_to_the_first_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
