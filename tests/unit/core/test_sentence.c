/* test_sentence.c - where sentences end. */
#include "core/text/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The sentences of text, with | between them. */
static const char *
cut(const char *text)
{
	static char out[400];
	struct str s = str_of(text);
	size_t n = 0;

	for (size_t from = 0, to; from < s.n; from = to) {
		to = sentence_end(s, from);
		assert_true(to > from && to <= s.n);
		if (from)
			out[n++] = '|';
		memcpy(out + n, s.p + from, to - from);
		n += to - from;
	}
	out[n] = '\0';
	return out;
}

static void
a_passage_is_cut_into_sentences(void **state)
{
	static const char *const cases[] = {
	    "",
	    "Một câu",
	    "Một câu.",
	    "Một câu.| Hai câu!| Ba câu?| Bốn",
	    "Một.| “Hai.”| Ba",
	    "Một (hai.)| Ba",
	    "Chờ…| Xong",
	    "Thi đua... rồi nghỉ",
	    "Đạt 1.500 sáng kiến.| Năm 2.0 thì",
	    "1. Mục đích của kế hoạch.| 2. Yêu cầu",
	    "II.2. Nội dung",
	    "Tại TP. Huế có mưa.| Ở Q. Ba thì không",
	    "Đồng chí N. Văn A. vắng mặt",
	    "Ban hành ngày 1.2.2021.| Hết",
	    "Báo cáo về TLĐ.| Sau đó",
	    "Do ThS. An và PGS.TS. Bình nêu.| Nhà thơ Ng. Du",
	    "Giao đ/c. Bình theo dõi.| Số 5/KH.| Đường 3/2.| Hết",
	    "Nhiều ý.| Dài 5 km.| Theo số 5.| Mưu sự.| Ý Yên.| Xong",
	    ". . .",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char plain[400];
		size_t n = 0;

		for (const char *p = cases[i]; *p; p++)
			if (*p != '|')
				plain[n++] = *p;
		plain[n] = '\0';
		assert_string_equal(cut(plain), cases[i]);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_passage_is_cut_into_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
