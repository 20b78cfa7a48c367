/* test_sums.c - what the sum of a page tells. */
#include "core/store/sums.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 512 };

static void
fill(unsigned char *page)
{
	for (size_t i = 0; i < SIZE; i++)
		page[i] = (unsigned char)(i * 7);
}

static void
every_bit_of_a_page_counts(void **state)
{
	unsigned char page[SIZE];

	(void)state;
	for (uint32_t number = 1; number <= 2; number++) {
		fill(page);
		sums_put(page, SIZE, number);
		assert_int_equal(sums_look(page, SIZE, number), SUMS_HOLD);
		for (size_t bit = 0; bit < 8 * SIZE; bit++) {
			page[bit / 8] ^= (unsigned char)(1 << bit % 8);
			assert_int_equal(
			    sums_look(page, SIZE, number), SUMS_BROKEN);
			page[bit / 8] ^= (unsigned char)(1 << bit % 8);
		}
	}
}

static void
a_page_in_the_place_of_another_does_not_hold(void **state)
{
	unsigned char page[SIZE];

	(void)state;
	fill(page);
	sums_put(page, SIZE, 7);
	assert_int_equal(sums_look(page, SIZE, 7), SUMS_HOLD);
	assert_int_equal(sums_look(page, SIZE, 8), SUMS_BROKEN);
}

static void
a_page_of_zeros_does_not_hold(void **state)
{
	unsigned char page[SIZE] = {0};

	(void)state;
	assert_int_equal(sums_look(page, SIZE, 1), SUMS_BROKEN);
	assert_int_equal(sums_look(page, SIZE, 2), SUMS_BROKEN);
}

/* SQLite counts its transactions at byte 24, and once more at byte 92. */
static void
what_another_program_has_written_is_told_apart(void **state)
{
	unsigned char page[SIZE];

	(void)state;
	fill(page);
	memcpy(page + 24, "\0\0\0\5", 4);
	memcpy(page + 92, "\0\0\0\5", 4);
	sums_put(page, SIZE, 1);
	page[27] = page[95] = 6;
	assert_int_equal(sums_look(page, SIZE, 1), SUMS_CHANGED);
	page[200] ^= 1;
	assert_int_equal(sums_look(page, SIZE, 1), SUMS_CHANGED);
	page[95] = 5;
	assert_int_equal(sums_look(page, SIZE, 1), SUMS_BROKEN);
	page[27] = 5;
	assert_int_equal(sums_look(page, SIZE, 1), SUMS_BROKEN);
	page[200] ^= 1;
	assert_int_equal(sums_look(page, SIZE, 1), SUMS_HOLD);
}

/* The file format: bytes that another program could make too. */
static void
a_sum_is_the_same_for_ever(void **state)
{
	static const unsigned char second[] = {
	    0xba, 0x0b, 0x0b, 0x6c, 0x2f, 0x7c, 0x83, 0xf9};
	unsigned char page[SIZE];

	(void)state;
	fill(page);
	sums_put(page, SIZE, 2);
	assert_memory_equal(page + SIZE - SUMS_BYTES, second, SUMS_BYTES);
	fill(page);
	sums_put(page, SIZE, 1);
	assert_memory_equal(page + SIZE - 4, page + 24, 4);
}

static void
a_header_tells_its_size_of_pages(void **state)
{
	static const struct {
		unsigned char high, low;
		size_t size;
	} cases[] = {{0x10, 0, 4096}, {2, 0, 512}, {0, 1, 65536},
	    {0x80, 0, 32768}, {0, 0, 0}, {1, 0, 0}, {0x10, 1, 0}, {0x30, 0, 0}};
	unsigned char header[100] = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		header[16] = cases[i].high;
		header[17] = cases[i].low;
		assert_int_equal(sums_page_size(header), cases[i].size);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_bit_of_a_page_counts),
	    cmocka_unit_test(a_page_in_the_place_of_another_does_not_hold),
	    cmocka_unit_test(a_page_of_zeros_does_not_hold),
	    cmocka_unit_test(what_another_program_has_written_is_told_apart),
	    cmocka_unit_test(a_sum_is_the_same_for_ever),
	    cmocka_unit_test(a_header_tells_its_size_of_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
