/* test_fold.c - keys by which two spellings are one. */
#include "core/text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

typedef void fold_fn(const char *, size_t, struct buf *);

static void
check(fold_fn *fold, const char *in, const char *expected)
{
	struct buf b = BUF_INIT;

	fold(in, strlen(in), &b);
	assert_string_equal(buf_cstr(&b), expected);
	buf_release(&b);
}

/* The two places of the tone mark: modern, then traditional. */
static const char *const places[][2] = {
    {"hoà", "hòa"},
    {"hoá", "hóa"},
    {"thoả", "thỏa"},
    {"loã", "lõa"},
    {"hoạ", "họa"},
    {"toè", "tòe"},
    {"loé", "lóe"},
    {"khoẻ", "khỏe"},
    {"choẽ", "chõe"},
    {"toẹ", "tọe"},
    {"thuỳ", "thùy"},
    {"thuý", "thúy"},
    {"thuỷ", "thủy"},
    {"luỹ", "lũy"},
    {"tuỵ", "tụy"},
    {"oà", "òa"},
    {"uỷ", "ủy"},
    {"ngoéo oé", "ngoéo óe"},
};

static void
both_places_of_the_tone_mark_have_one_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(places); i++) {
		check(fold_tone, places[i][0], places[i][1]);
		check(fold_tone, places[i][1], places[i][1]);
		check(fold_key, places[i][0], places[i][1]);
	}
}

static void
other_syllables_keep_their_tone_mark(void **state)
{
	static const char *const cases[] = {"quý", "quỳ", "quỷ", "quỹ", "quỵ",
	    "qua", "quá", "quà", "quả", "quạ", "quê", "quế", "hoàn", "toàn",
	    "khoảng", "hoạch", "thuyền", "tuyên", "huýt", "của", "mùa", "múa",
	    "xòe", "giỏi", "nước", "hóa", "hùy", "a", "", "ý", "á"};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check(fold_tone, cases[i], cases[i]);
}

static void
fold_tone_keeps_letters_marks_and_what_is_between(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
	    {"UỶ BAN NHÂN DÂN", "ủy ban nhân dân"},
	    {"Hoà Bình – QUÝ", "hòa bình – quý"},
	    {"Kỉ cương, kĩ thuật, công ti", "kỷ cương, kỹ thuật, công ty"},
	    {"chi, nghi, gì, phi, vi, bí", "chi, nghi, gì, phi, vi, bí"},
	    {"Đẹp Ðẹp đẹp ðẹp", "đẹp đẹp đẹp đẹp"},
	    {"LÐLÐ, (CNVC-LĐ)!", "lđlđ, (cnvc-lđ)!"},
	    {"“Thuỷ lợi”\n2025", "“thủy lợi”\n2025"},
	    {"văn_hoá", "văn_hóa"},
	    {"Hoà2", "hoà2"}, /* no end of a syllable */
	    {"ABCDEFGHIJKLMNOPQRSTUVHOÀ", "abcdefghijklmnopqrstuvhòa"},
	    {"ΑΒΓ ЩЯ", "αβγ щя"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check(fold_tone, cases[i].in, cases[i].out);
}

static void
fold_spelling_is_one_key_for_all_spellings(void **state)
{
	static const char *const cases[][2] = {{"", ""}, {"Kĩ", "ky"},
	    {"kỹ", "ky"}, {"Hoà", "hoa"}, {"hòa", "hoa"}, {"ĐỘNG", "dong"},
	    {"Ð", "d"}, {"thuỷ", "thuy"}, {"quý", "quy"}, {"5S", "5s"},
	    {"日本", "日本"}, {"한", "한"}, {"hī", "hy"}, {"Ĺi", "ly"},
	    {"hīï", "hii"}};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(fold_spelling, cases[i][0], cases[i][1]);
	buf_adds(&b, "trước");
	fold_spelling("Đại hội", strlen("Đại hội"), &b);
	assert_string_equal(b.p, "trướcdai hoi");
	buf_release(&b);
}

static void
fold_lower_keeps_all_but_the_case(void **state)
{
	(void)state;
	check(fold_lower, "HOÀ Thuỷ ĐẢNG Ð 2021", "hoà thuỷ đảng ð 2021");
	check(fold_lower, "", "");
	check(fold_lower, "\xFF", "\xEF\xBF\xBD");
}

static void
fold_shape_takes_tones_off_and_keeps_shapes(void **state)
{
	static const char *const cases[][2] = {{"", ""}, {"Tưởng", "tương"},
	    {"ĐỘNG", "đông"}, {"Ð", "đ"}, {"hoà", "hoa"}, {"hòa", "hoa"},
	    {"ẰẮẲẴẶĂ", "ăăăăăă"}, {"ầấẩẫậ ềếểễệ ồốổỗộ", "âââââ êêêêê ôôôôô"},
	    {"ờớởỡợ ừứửữự", "ơơơơơ ưưưưư"}, {"ỳýỷỹỵ ìíỉĩị", "yyyyy iiiii"},
	    {"64/KH-CĐ", "64/kh-cđ"}, {"é", "e"}, {"日", "日"}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(fold_shape, cases[i][0], cases[i][1]);
}

static void
fold_full_takes_all_marks_off(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
	    {"", ""},
	    {"Đổi mới, SÁNG TẠO", "doi moi, sang tao"},
	    {"đ Đ Ð ð", "d d d d"},
	    {"ă â ê ô ơ ư Ă Â Ê Ô Ơ Ư", "a a e o o u a a e o o u"},
	    {"ấầẩẫậ ắằẳẵặ ếềểễệ", "aaaaa aaaaa eeeee"},
	    {"ốồổỗộ ớờởỡợ ứừửữự ỳýỷỹỵ íìỉĩị", "ooooo ooooo uuuuu yyyyy iiiii"},
	    {"hoà = hòa", "hoa = hoa"},
	    {"Kế hoạch số 64/KH-CĐCT", "ke hoach so 64/kh-cdct"},
	    {"e\xCC\x82\xCC\x81", "e"}, /* even where it is decomposed */
	    {"計畫 😀", "計畫 😀"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check(fold_full, cases[i].in, cases[i].out);
}

static void
names_that_differ_in_dress_have_one_key(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
	    {"Xanh - Sạch - Đẹp, Bảo đảm", "XANH, SẠCH, ĐẸP, bảo đảm", true},
	    {"“ Lao động giỏi”", "Lao động giỏi", true},
	    {"***Giỏi việc nước***", "giỏi việc nước", true},
	    {"văn hoá công sở", "văn hóa công sở", true},
	    {"CNVC-LÐ", "CNVC – LĐ", true},
	    {"Năm\nkhông", "năm không", true},
	    {"phấn đấu", "phân đấu", false},
	    {"đối mới", "đổi mới", false},
	    {"Vì người nghèo", "Vì ngườinghèo", false},
	    {"dep", "đẹp", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf a = BUF_INIT, b = BUF_INIT;

		fold_key(cases[i].a, strlen(cases[i].a), &a);
		fold_key(cases[i].b, strlen(cases[i].b), &b);
		assert_int_equal(
		    strcmp(buf_cstr(&a), buf_cstr(&b)) == 0, cases[i].same);
		buf_release(&a);
		buf_release(&b);
	}
	check(fold_key, " “A – B”, c. ", "a b c");
	check(fold_key, " “…” - ", "");
	check(fold_key, "", "");
}

static void
the_modern_place_is_the_way_back(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i + 1 < COUNT(places); i++) {
		const char *old = places[i][1];

		buf_reset(&b);
		assert_true(fold_modern_place(old, strlen(old), &b));
		assert_string_equal(b.p, places[i][0]);
		buf_reset(&b);
		assert_false(
		    fold_modern_place(places[i][0], strlen(places[i][0]), &b));
		assert_int_equal(b.n, 0);
	}
	assert_false(fold_modern_place("", 0, &b));
	assert_false(fold_modern_place("thi", 3, &b));
	assert_false(fold_modern_place("abcdefghijhòa", 14, &b));
	buf_release(&b);
}

static void
folding_twice_is_folding_once(void **state)
{
	static fold_fn *const folds[] = {fold_tone, fold_full, fold_key};
	static const char *const texts[] = {
	    "KẾ HOẠCH Phát động phong trào thi đua “Hoà – Thuỷ”; Ðẹp, quý",
	    "hoàhoà thuỷuỷ oàoà qoà quoà", "İstanbul ΣΊΣΥΦΟΣ ǅ ﬀ",
	    "a\xCC\x81\xCC\xA3 ₫ ½ ² Ⅳ 😀", "  \n\t--", ""};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t f = 0; f < COUNT(folds); f++) {
			struct buf once = BUF_INIT, twice = BUF_INIT;

			folds[f](texts[i], strlen(texts[i]), &once);
			folds[f](buf_cstr(&once), once.n, &twice);
			assert_string_equal(buf_cstr(&twice), buf_cstr(&once));
			buf_release(&once);
			buf_release(&twice);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(both_places_of_the_tone_mark_have_one_key),
	    cmocka_unit_test(other_syllables_keep_their_tone_mark),
	    cmocka_unit_test(fold_tone_keeps_letters_marks_and_what_is_between),
	    cmocka_unit_test(fold_lower_keeps_all_but_the_case),
	    cmocka_unit_test(fold_shape_takes_tones_off_and_keeps_shapes),
	    cmocka_unit_test(fold_spelling_is_one_key_for_all_spellings),
	    cmocka_unit_test(fold_full_takes_all_marks_off),
	    cmocka_unit_test(names_that_differ_in_dress_have_one_key),
	    cmocka_unit_test(the_modern_place_is_the_way_back),
	    cmocka_unit_test(folding_twice_is_folding_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
