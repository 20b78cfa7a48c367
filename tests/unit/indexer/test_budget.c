/* test_budget.c - a rule that takes its time is switched off. */
#define _POSIX_C_SOURCE 200809L
#include "indexer/budget.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

/* Uses up so many milliseconds of the processor. */
static void
work(long ms)
{
	struct timespec a, b;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a);
	do
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b);
	while (
	    (b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000 <
	    ms);
}

static bool
try_once(struct budget *b, size_t rule, long ms)
{
	int64_t begun = budget_try(b, rule);

	work(ms);
	return budget_end(b, rule, begun);
}

static void
a_rule_is_off_when_its_time_is_up(void **state)
{
	struct budget *b = budget_new(2, 0.05);

	(void)state;
	budget_begin(b, 0);
	assert_true(try_once(b, 0, 1));
	assert_false(try_once(b, 1, 60));
	assert_true(budget_is_off(b, 1));
	assert_false(budget_is_off(b, 0));
	/* each document begins anew */
	budget_begin(b, 0);
	assert_false(budget_is_off(b, 1));
	budget_switch_off(b, 1);
	assert_true(budget_is_off(b, 1));
	budget_free(b);
}

/* Of many short tries some are timed, and stand for the others. */
static void
many_tries_count_together(void **state)
{
	struct budget *b = budget_new(1, 0.05);
	size_t n = 0;

	(void)state;
	budget_begin(b, 0);
	while (n < 1000 && try_once(b, 0, 1))
		n++;
	assert_true(n > 0 && n < 200);
	budget_free(b);
}

static void
a_longer_text_has_more_time(void **state)
{
	struct budget *b = budget_new(1, 0.01);

	(void)state;
	budget_begin(b, 60000000);
	assert_true(try_once(b, 0, 30));
	budget_free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rule_is_off_when_its_time_is_up),
	    cmocka_unit_test(many_tries_count_together),
	    cmocka_unit_test(a_longer_text_has_more_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
