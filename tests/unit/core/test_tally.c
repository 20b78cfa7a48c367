/* test_tally.c - counting words. */
#include "core/text/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void
words_are_counted_by_place_and_document(void **state)
{
	struct tally t = TALLY_INIT;

	(void)state;
	assert_null(tally_find(&t, str_of("thi")));
	tally_add(&t, str_of("thi"), 1);
	tally_add(&t, str_of("thi"), 1);
	tally_add(&t, str_of("thi"), 2);
	tally_add(&t, str_of("đua"), 2);
	tally_add(&t, str_of(""), 2);
	tally_count(&t, str_of("đua"), 40);
	assert_int_equal(t.n, 3);
	assert_int_equal(tally_find(&t, str_of("thi"))->places, 3);
	assert_int_equal(tally_find(&t, str_of("thi"))->in, 2);
	assert_int_equal(tally_find(&t, str_of("đua"))->places, 41);
	assert_int_equal(tally_find(&t, str_of("đua"))->in, 1);
	assert_int_equal(tally_find(&t, str_of(""))->places, 1);
	assert_null(tally_find(&t, str_of("th")));
	tally_release(&t);
	assert_null(tally_find(&t, str_of("thi")));
}

static void
many_words_keep_their_counts(void **state)
{
	struct tally t = TALLY_INIT;
	char word[16];

	(void)state;
	for (int round = 1; round <= 3; round++)
		for (int i = 0; i < 20000; i++) {
			(void)snprintf(word, sizeof(word), "w%d", i);
			tally_add(&t, str_of(word), round);
		}
	assert_int_equal(t.n, 20000);
	for (int i = 0; i < 20000; i += 37) {
		(void)snprintf(word, sizeof(word), "w%d", i);
		assert_int_equal(tally_find(&t, str_of(word))->places, 3);
		assert_int_equal(tally_find(&t, str_of(word))->in, 3);
	}
	tally_release(&t);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_counted_by_place_and_document),
	    cmocka_unit_test(many_words_keep_their_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
