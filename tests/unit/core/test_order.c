/* test_order.c - the order of a Vietnamese dictionary. */
#include "core/text/order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static int
compare(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	int c;

	order_key(str_of(a), &x);
	order_key(str_of(b), &y);
	c = strcmp(buf_cstr(&x), buf_cstr(&y));
	buf_release(&x);
	buf_release(&y);
	return c;
}

static void
words_stand_as_in_a_dictionary(void **state)
{
	static const char *const words[] = {"", "64", "a", "à", "ả", "ã", "á",
	    "ạ", "an", "ăn", "ân", "ba", "bà", "ca", "da", "đa", "đá", "e", "ê",
	    "lao động", "lao xao", "lão", "o", "ô", "ơ", "thi", "thi đua",
	    "thì", "u", "ư", "y"};

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		for (size_t k = 0; k < COUNT(words); k++) {
			int c = compare(words[i], words[k]);

			if ((i < k) != (c < 0) || (i == k) != (c == 0))
				fail_msg("%s and %s", words[i], words[k]);
		}
}

static void
case_marks_and_tone_places_do_not_count(void **state)
{
	(void)state;
	assert_int_equal(compare("Hoà", "hòa"), 0);
	assert_int_equal(compare("“Thi-đua”", "thi, ĐUA"), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_stand_as_in_a_dictionary),
	    cmocka_unit_test(case_marks_and_tone_places_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
