/* test_forms.c - names and variants by key. */
#include "indexer/forms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena = ARENA_INIT;
static struct err err;

static void
each_form_leads_to_its_row(void **state)
{
	struct forms f = {0};

	(void)state;
	assert_null(forms_find(&f, "lao động giỏi"));
	forms_add(&f, &arena, "Lao động giỏi", "LĐG | Lao-động giỏi |", 0);
	forms_add(&f, &arena, "Hòa thuận", NULL, 1);
	forms_add(&f, &arena, NULL, "Gia Lai", 2);
	forms_add(&f, &arena, " ", "", 3);
	forms_sort(&f);
	assert_int_equal(f.n, 5);
	assert_int_equal(forms_find(&f, "lao động giỏi")->row, 0);
	assert_int_equal(forms_find(&f, "lđg")->row, 0);
	assert_int_equal(forms_find(&f, "gia lai")->row, 2);
	assert_int_equal(
	    forms_find(&f, forms_key(&arena, str_of("HOÀ THUẬN")))->row, 1);
	assert_null(forms_find(&f, "lao động"));
	assert_null(forms_find(&f, ""));
	assert_int_equal(forms_check(&f, "x.csv", &err), RC_OK);
	forms_release(&f);
	assert_int_equal(f.n, 0);
}

static void
a_form_of_two_rows_is_told(void **state)
{
	struct forms f = {0};

	(void)state;
	forms_add(&f, &arena, "Lao động giỏi", NULL, 4);
	forms_add(&f, &arena, "Khác", "lao động, giỏi", 7);
	forms_sort(&f);
	assert_int_equal(forms_check(&f, "x.csv", &err), RC_USAGE);
	assert_string_equal(err.msg,
	    "x.csv: rows 6 and 9 both have the form \"lao động giỏi\"");
	forms_release(&f);
}

static int
tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_form_leads_to_its_row),
	    cmocka_unit_test(a_form_of_two_rows_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
