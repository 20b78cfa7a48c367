/* test_similar.c - the pairs of names whose distances are known. */
#include "core/text/fold.h"
#include "core/text/similar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *a, *b;
	double levenshtein, lcs, jaccard;
	const char *tier;
} pairs[] = {
    {"Xanh, Sạch, Đẹp, Bảo đảm an toàn vệ sinh lao động",
	"Xanh - Sạch - Đẹp, Bảo đảm an toàn vệ sinh lao động", 1, 1, 1, "T1"},
    {"Cán bộ, công chức, viên chức thi đua thực hiện văn hoá công sở",
	"Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở", 1, 1,
	1, "T1"},
    {"Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh suốt đời",
	"Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời",
	.875, .933333, 1, "T2"},
    {"Lao động giỏi, Lao động sáng tạo", "Lao động sáng tạo, lao động giỏi",
	.428571, .571429, 1, "T2"},
    {"Vì lợi ích đoàn viên", "Năm vì lợi ích của đoàn viên", .714286, .833333,
	.714286, "T4"},
    {"Trung thành, sáng tạo, tận tụy, liêm chính",
	"Trung thành, trách nhiệm, liêm chính, sáng tạo", .25, .5, .6, "T4"},
    {"Cả nước chung sức xây dựng nông thôn mới",
	"Toàn dân chung sức xây dựng nông thôn mới, đô thị văn minh", .538462,
	.636364, .466667, "T4"},
    {"Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
	"Cán bộ, công chức, viên chức nói không với tiêu cực", .428571, .48,
	.294118, NULL},
    {"Hai tốt", "Hai tot", .5, .5, .333333, "T2"},
    {"Hai tốt", "", 0, 0, 0, NULL},
};

static void
near_to(double a, double b)
{
	assert_true(a - b < 1e-6 && b - a < 1e-6);
}

static void
distances_and_tiers_are_those_computed_elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct buf a = BUF_INIT, b = BUF_INIT, scratch = BUF_INIT;
		struct similarity s;
		const char *tier;

		fold_key(pairs[i].a, strlen(pairs[i].a), &a);
		fold_key(pairs[i].b, strlen(pairs[i].b), &b);
		similar_compare(buf_cstr(&a), buf_cstr(&b), &scratch, &s);
		near_to(s.levenshtein, pairs[i].levenshtein);
		near_to(s.lcs, pairs[i].lcs);
		near_to(s.jaccard, pairs[i].jaccard);
		tier = similar_tier(&s);
		assert_int_equal(tier != NULL, pairs[i].tier != NULL);
		if (tier)
			assert_string_equal(tier, pairs[i].tier);
		buf_release(&a);
		buf_release(&b);
		buf_release(&scratch);
	}
}

static void
the_order_of_two_names_does_not_matter(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct buf a = BUF_INIT, b = BUF_INIT, scratch = BUF_INIT;
		struct similarity s, t;

		fold_key(pairs[i].a, strlen(pairs[i].a), &a);
		fold_key(pairs[i].b, strlen(pairs[i].b), &b);
		similar_compare(buf_cstr(&a), buf_cstr(&b), &scratch, &s);
		similar_compare(buf_cstr(&b), buf_cstr(&a), &scratch, &t);
		near_to(s.levenshtein, t.levenshtein);
		near_to(s.lcs, t.lcs);
		near_to(s.jaccard, t.jaccard);
		assert_int_equal(s.bare, t.bare);
		assert_int_equal(s.reordered, t.reordered);
		buf_release(&a);
		buf_release(&b);
		buf_release(&scratch);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(distances_and_tiers_are_those_computed_elsewhere),
	    cmocka_unit_test(the_order_of_two_names_does_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
