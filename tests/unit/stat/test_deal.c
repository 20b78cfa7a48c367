/* test_deal.c - many things in the same dealings, as each in its own. */
#include "core/stat/deal.h"

#include "core/stat/permute.h"
#include "tests/unit/stat/near.h"

enum { MOST = 40 };

/* A thing that stands in some of n documents; the first `first` are group one.
 */
struct example {
	size_t n, first;
	double size[MOST];
	bool in_first[MOST];
	struct permute_document documents[MOST];
	size_t at[MOST], k;
	double places[MOST];
};

static unsigned
draw(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void
make_example(struct example *e, size_t n, size_t first, unsigned seed)
{
	*e = (struct example){.n = n, .first = first};
	for (size_t i = 0; i < n; i++) {
		e->size[i] = 50 + draw(&seed) % 100;
		e->in_first[i] = i < first;
		if (draw(&seed) % 2) {
			e->at[e->k] = i;
			e->places[e->k++] = 1 + draw(&seed) % 5;
		}
		e->documents[i] = (struct permute_document){
		    .size = e->size[i], .first = e->in_first[i]};
	}
	for (size_t i = 0; i < e->k; i++)
		e->documents[e->at[i]].places = e->places[i];
}

static void
check(const struct example *e)
{
	struct permute_result alone;
	size_t scratch[MOST];
	struct deal_set *set = deal_new(e->size, e->in_first, e->n, 500, 7);

	assert_non_null(set);
	permute_test(e->documents, e->n, 500, 7, scratch, &alone);
	if (e->k) {
		assert_int_equal(deal_is_exact(set), alone.exact);
		near((double)deal_count(set), alone.dealings);
		near(deal_p(set, e->at, e->places, e->k), alone.p);
	}
	deal_free(set);
}

static void
a_thing_has_the_p_it_has_alone(void **state)
{
	struct example e;

	(void)state;
	for (unsigned seed = 1; seed <= 60; seed++) {
		make_example(&e, 2 + seed % 12, 1 + seed % 2, seed);
		if (e.first < e.n)
			check(&e);
	}
	make_example(&e, MOST, 15, 99); /* too many to try all */
	check(&e);
}

static void
documents_need_no_trying(void **state)
{
	struct permute_document v[MOST];
	struct permute_result tried;
	size_t scratch[MOST];

	(void)state;
	for (size_t n1 = 1; n1 < 6; n1++)
		for (size_t n2 = 1; n2 < 6; n2++)
			for (size_t f1 = 0; f1 <= n1; f1++)
				for (size_t f2 = !f1; f2 <= n2; f2++) {
					for (size_t i = 0; i < n1 + n2; i++)
						v[i] =
						    (struct permute_document){
							i < n1 ? i < f1
							       : i - n1 < f2,
							1, i < n1};
					permute_test(
					    v, n1 + n2, 9, 1, scratch, &tried);
					near(deal_p_documents((double)f1,
						 (double)n1, (double)f2,
						 (double)n2),
					    tried.p);
				}
}

static void
one_group_is_none(void **state)
{
	static const double size[] = {1, 1};
	static const bool both[] = {true, true}, none[] = {false, false};

	(void)state;
	assert_null(deal_new(size, both, 2, 9, 1));
	assert_null(deal_new(size, none, 2, 9, 1));
	deal_free(NULL);
	assert_true(isnan(deal_p_documents(1, 0, 1, 2)));
	assert_true(isnan(deal_p_documents(0, 3, 0, 2)));
	assert_true(isnan(deal_p_documents(4, 3, 0, 2)));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_thing_has_the_p_it_has_alone),
	    cmocka_unit_test(documents_need_no_trying),
	    cmocka_unit_test(one_group_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
