/* test_shift.c - places of a text and of its source. */
#include "core/text/shift.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
a_plain_copy_needs_nothing(void **state)
{
	struct shift_maker m = {.at = 0};
	struct buf b = BUF_INIT;
	struct shift_reader r;

	(void)state;
	shift_add(&m, &b, 0, 0);
	shift_add(&m, &b, 900, 0);
	assert_int_equal(b.n, 0);
	r = shift_begin(NULL, 0);
	assert_int_equal(shift_at(&r, 5), 0);
	buf_release(&b);
}

static void
shifts_are_read_as_they_were_written(void **state)
{
	static const struct {
		size_t at;
		int64_t shift;
	} cases[] = {{0, 0}, {3, 1}, {7, 1}, {8, -2}, {300, -2},
	    {70000, 5000000}, {70001, -64}, {70002, 0}};
	struct shift_maker m = {.at = 0};
	struct buf b = BUF_INIT;
	struct shift_reader r;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		shift_add(&m, &b, cases[i].at, cases[i].shift);
	r = shift_begin(b.p, b.n);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(shift_at(&r, cases[i].at), cases[i].shift);
	assert_int_equal(shift_at(&r, 1 << 30), 0);
	buf_release(&b);
}

static void
foreign_bytes_end(void **state)
{
	unsigned char bytes[64];

	(void)state;
	for (int value = 0; value < 256; value++) {
		struct shift_reader r;

		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (unsigned char)value;
		r = shift_begin(bytes, sizeof(bytes));
		for (size_t at = 0; at < 100; at++)
			(void)shift_at(&r, at);
		(void)shift_at(&r, SIZE_MAX - 1);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_plain_copy_needs_nothing),
	    cmocka_unit_test(shifts_are_read_as_they_were_written),
	    cmocka_unit_test(foreign_bytes_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
