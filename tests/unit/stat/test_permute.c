/* test_permute.c - documents dealt anew. */
#include "core/stat/permute.h"

#include "core/stat/table.h"
#include "tests/unit/stat/near.h"

static void
a_difference_of_one_document_is_no_difference(void **state)
{
	static const struct permute_document spread[] = {{3, 100, true},
	    {2, 100, true}, {4, 100, true}, {0, 100, false}, {1, 100, false},
	    {0, 100, false}};
	static const struct permute_document heap[] = {{9, 100, true},
	    {0, 100, true}, {0, 100, true}, {0, 100, false}, {1, 100, false},
	    {0, 100, false}};
	struct permute_result r;
	size_t scratch[6];

	(void)state;
	permute_test(spread, 6, 0, 1, scratch, &r);
	near(r.g2, 7.469762044);
	within(table_chi_p(r.g2), .006274, 1e-4);
	assert_true(r.exact);
	near(r.dealings, 20);
	near(r.p, .1);
	near(r.directed, .05);
	permute_test(heap, 6, 0, 1, scratch, &r);
	near(r.g2, 7.469762044);
	near(r.p, 1);
}

/* Thirty documents, fifteen a side: more dealings than are tried. */
static void
make(struct permute_document *v, size_t n, double more)
{
	for (size_t i = 0; i < n; i++) {
		bool first = i % 2;

		v[i] = (struct permute_document){
		    (double)(i * 7 % 5) + (first ? more : 0),
		    100 + (double)(i * 13 % 50), first};
	}
}

static void
draws_are_the_same_for_the_same_seed(void **state)
{
	struct permute_document v[30];
	struct permute_result a, b, c;
	size_t scratch[30];

	(void)state;
	make(v, 30, .6);
	permute_test(v, 30, 2000, 42, scratch, &a);
	permute_test(v, 30, 2000, 42, scratch, &b);
	permute_test(v, 30, 2000, 43, scratch, &c);
	assert_false(a.exact);
	near(a.dealings, 2000);
	within(a.p, b.p, 0);
	within(a.p, c.p, .5);
	assert_true(a.p > 0 && a.p <= 1 && a.directed <= a.p);
	/* one draw among none has been seen: the observed one */
	permute_test(v, 30, 0, 42, scratch, &a);
	near(a.p, 1);
}

/* n documents of one size, half a side; k have the thing, o of them in the
 * first group. Then dealing is drawing from an urn, and Fisher's test says how
 * that ends. */
static void
urn(size_t n, size_t k, size_t o, size_t draws, struct permute_result *out)
{
	struct permute_document v[32];
	size_t scratch[32], half = n / 2;

	for (size_t i = 0; i < n; i++) {
		bool first = i < half;
		bool has = first ? i < o : i - half < k - o;

		v[i] = (struct permute_document){has, 1, first};
	}
	permute_test(v, n, draws, 5, scratch, out);
}

static void
all_dealings_of_an_urn_are_fishers_test(void **state)
{
	struct permute_result r;

	(void)state;
	for (size_t k = 1; k <= 9; k++)
		for (size_t o = k > 8 ? k - 8 : 0; o <= k && o <= 8; o++) {
			urn(16, k, o, 0, &r);
			assert_true(r.exact);
			near(r.p, table_fisher((double)o, 8, (double)k, 16));
		}
	urn(20, 9, 8, 0, &r);
	near(r.dealings, 184756);
	near(r.p, table_fisher(8, 10, 9, 20));
}

static void
draws_come_near_to_all_dealings(void **state)
{
	struct permute_result r;

	(void)state;
	urn(30, 10, 8, 40000, &r);
	assert_false(r.exact);
	within(r.p, table_fisher(8, 15, 10, 30), .05);
	urn(32, 10, 6, 40000, &r);
	within(r.p, table_fisher(6, 16, 10, 32), .02);
}

static void
a_side_without_documents_has_no_p(void **state)
{
	static const struct permute_document one[] = {
	    {3, 100, true}, {2, 100, true}};
	static const struct permute_document none[] = {
	    {0, 100, true}, {0, 100, false}};
	static const struct permute_document two[] = {
	    {3, 100, true}, {0, 100, false}};
	struct permute_result r;
	size_t scratch[2];

	(void)state;
	permute_test(one, 2, 10, 1, scratch, &r);
	assert_true(isnan(r.p));
	permute_test(one, 0, 10, 1, scratch, &r);
	assert_true(isnan(r.p));
	permute_test(none, 2, 10, 1, scratch, &r);
	assert_true(isnan(r.p));
	permute_test(two, 2, 10, 1, scratch, &r);
	near(r.p, 1);
	near(r.directed, .5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_difference_of_one_document_is_no_difference),
	    cmocka_unit_test(draws_are_the_same_for_the_same_seed),
	    cmocka_unit_test(all_dealings_of_an_urn_are_fishers_test),
	    cmocka_unit_test(draws_come_near_to_all_dealings),
	    cmocka_unit_test(a_side_without_documents_has_no_p),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
