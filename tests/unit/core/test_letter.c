/* test_letter.c - the table says what utf8proc says. */
#include "core/text/letter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <utf8proc.h>

static void
the_table_and_utf8proc_agree(void **state)
{
	(void)state;
	for (int32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
		utf8proc_category_t k = utf8proc_category(c);

		assert_int_equal(letter_lower(c), utf8proc_tolower(c));
		assert_int_equal(letter_kind(c) & LETTER_UPPER,
		    k == UTF8PROC_CATEGORY_LU ? LETTER_UPPER : 0);
		assert_int_equal(letter_kind(c) & LETTER_SMALL,
		    k == UTF8PROC_CATEGORY_LL ? LETTER_SMALL : 0);
	}
}

static void
characters_are_of_their_kinds(void **state)
{
	static const struct {
		int32_t c;
		unsigned kind;
	} cases[] = {
	    {'a', LETTER_WORD | LETTER_ALPHA | LETTER_SMALL},
	    {0x110, LETTER_WORD | LETTER_ALPHA | LETTER_UPPER},  /* Đ */
	    {0x1EC7, LETTER_WORD | LETTER_ALPHA | LETTER_SMALL}, /* ệ */
	    {0x301, LETTER_WORD | LETTER_MARK},
	    {'7', LETTER_WORD},
	    {0x5D0, LETTER_WORD | LETTER_ALPHA},  /* alef */
	    {0x4E00, LETTER_WORD | LETTER_ALPHA}, /* beyond the table */
	    {0x2167, LETTER_WORD},                /* Roman eight */
	    {' ', 0},
	    {'_', 0},
	    {0x201C, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(letter_kind(cases[i].c), cases[i].kind);
	assert_int_equal(letter_lower(0x1EC6), 0x1EC7);
	assert_int_equal(letter_lower(0x10400), 0x10428);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_table_and_utf8proc_agree),
	    cmocka_unit_test(characters_are_of_their_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
