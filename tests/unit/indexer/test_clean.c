/* test_clean.c - layout off, words kept, each back to its bytes. */
#include "core/base/file.h"
#include "core/text/fold.h"
#include "tests/unit/indexer/scene.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static struct scene scene;

static int
tear_down(void **state)
{
	(void)state;
	document_release(&scene.doc);
	return 0;
}

static const char *
cleaned(const char *text)
{
	scene_clean(&scene, text, strlen(text));
	return buf_cstr(&scene.doc.text);
}

struct cases {
	const char *in, *out; /* passages on lines of their own */
};

static void
check(const struct cases *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(cleaned(v[i].in), v[i].out);
}

static void
marks_of_markdown_are_no_words(void **state)
{
	static const struct cases cases[] = {
	    {"## KẾ HOẠCH", "KẾ HOẠCH"},
	    {"#### **I. MỤC ĐÍCH, YÊU CẦU.**", "I. MỤC ĐÍCH, YÊU CẦU."},
	    {"phong trào ***“Xanh - Sạch”*** và",
		"phong trào “Xanh - Sạch” và"},
	    {"thi đua “*Doanh nghiệp*”", "thi đua “Doanh nghiệp”"},
	    {"**Đợt 1:** Từ đầu năm", "Đợt 1: Từ đầu năm"},
	    {"__đậm__ a_b", "đậm a_b"},
	    {"> trích", "trích"},
	    {"* một\n* hai", "- một\n- hai"},
	    {"(*) Ghi chú", "(*) Ghi chú"},
	    {"#hashtag", "#hashtag"},
	    {"[Kế hoạch](https://example.vn/a) này", "Kế hoạch này"},
	    {"![](logo.png) Số: 1", "Số: 1"},
	    {"<b>Đậm</b> &amp; &lt;đẹp&gt;", "Đậm & <đẹp>"},
	    {"a<br/>b", "a b"},
	};

	(void)state;
	check(cases, COUNT(cases));
}

static void
what_word_leaves_is_no_word(void **state)
{
	static const struct cases cases[] = {
	    {"[bookmark: _GoBack]Nơi nhận:", "Nơi nhận:"},
	    {"1\\. Một \\- hai \\(ba\\)", "1. Một - hai (ba)"},
	    {"giá \\* sao", "giá * sao"},
	    {"a\xC2\xA0\xC2\xA0"
	     "b\t c",
		"a b c"},
	    {"so\xC2\xAD"
	     "ft \xE2\x80\x8Bzero \xEF\xBB\xBFmark",
		"soft zero mark"},
	    {"a\x01"
	     "b\x7F",
		"ab"},
	};

	(void)state;
	check(cases, COUNT(cases));
}

static void
rules_and_page_numbers_are_left_out(void **state)
{
	static const struct cases cases[] = {
	    {"Một.\n-------\nHai.", "Một.\nHai."},
	    {"Một.\n12\nHai.", "Một.\nHai."},
	    {"Một.\n- 3 -\nHai.", "Một.\nHai."},
	    {"Một.\n3/12\nHai.", "Một.\nHai."},
	    {"Một.\n\f\nHai.", "Một.\nHai."},
	    {"Một.\n2025\nHai.", "Một.\n2025\nHai."}, /* a year */
	    {"***\n___\n...", ""},
	};

	(void)state;
	check(cases, COUNT(cases));
}

static void
cells_of_a_table_are_paragraphs(void **state)
{
	static const struct cases cases[] = {
	    {"| Số: 1/KH | Hà Nội, ngày 2 |\n|---|---|\n| A | B |",
		"Số: 1/KH\nHà Nội, ngày 2\nA\nB"},
	    {"A | B", "A\nB"},
	    {"|", ""},
	};

	(void)state;
	check(cases, COUNT(cases));
}

static void
line_breaks_may_be_written_out(void **state)
{
	static const struct cases cases[] = {
	    {"Một.\\r\\nHai.", "Một.\nHai."},
	    {"Một.\\nHai.", "Một.\nHai."},
	    {"Một.\r\nHai.\rBa.\n", "Một.\nHai.\nBa."},
	};

	(void)state;
	check(cases, COUNT(cases));
}

static void
lines_that_go_on_are_joined(void **state)
{
	static const struct cases cases[] = {
	    /* the next line begins with a small letter */
	    {"Phong trào thi đua\nyêu nước", "Phong trào thi đua yêu nước"},
	    /* a page's end between the halves of a long line */
	    {"Các cấp công đoàn tổ chức phong trào thi đua trong\n\n2\n\n"
	     "toàn ngành.",
		"Các cấp công đoàn tổ chức phong trào thi đua trong toàn "
		"ngành."},
	    /* but not after a short one */
	    {"Đợt một\n\nhai", "Đợt một\nhai"},
	    /* a quotation that is open */
	    {"thi đua “Giỏi\nViệc nước” này", "thi đua “Giỏi Việc nước” này"},
	    /* a comma */
	    {"cán bộ,\nCông chức", "cán bộ, Công chức"},
	    /* the end of a sentence, an item, a heading stay */
	    {"Hết câu.\nvà", "Hết câu.\nvà"},
	    {"Một dòng\n- mục", "Một dòng\n- mục"},
	    {"Một dòng\n2. mục", "Một dòng\n2. mục"},
	    {"KẾ HOẠCH\nPhát động", "KẾ HOẠCH\nPhát động"},
	    {"Một\nHai", "Một\nHai"},
	};

	(void)state;
	check(cases, COUNT(cases));
}

static void
lines_of_a_fixed_width_are_joined(void **state)
{
	static const char text[] =
	    "Thực hiện Kế hoạch của Tổng Liên đoàn Lao động Việt Nam về việc\n"
	    "Phát động phong trào thi đua, Ban Thường vụ Liên đoàn Lao động\n"
	    "Tỉnh xây dựng kế hoạch với những nội dung cụ thể như sau.\n"
	    "Các cấp công đoàn trong tỉnh tổ chức tuyên truyền sâu rộng tới\n"
	    "Đoàn viên công nhân viên chức lao động về mục đích và ý nghĩa\n"
	    "Của các phong trào thi đua yêu nước trong giai đoạn hiện nay.\n"
	    "Kịp thời phát hiện, bồi dưỡng, tổng kết và nhân rộng các điển\n"
	    "Hình tiên tiến, các sáng kiến, cách làm hay trong lao động và\n"
	    "Sản xuất kinh doanh, công tác, học tập của đoàn viên cơ sở.\n"
	    "Ban Chính sách pháp luật theo dõi, đôn đốc, tổng hợp kết quả\n"
	    "Báo cáo Ban Thường vụ trước ngày cuối cùng của tháng mười.\n";
	size_t lines = 1;

	(void)state;
	for (const char *p = cleaned(text); *p; p++)
		lines += *p == '\n';
	assert_int_equal(lines, 4);
	assert_int_equal(scene.doc.n_passages, 4);
	assert_int_equal(scene.doc.passages[0].line, 1);
	assert_int_equal(scene.doc.passages[1].line, 4);
	assert_int_equal(scene.doc.passages[3].line, 10);
}

static void
look_alikes_are_repaired_only_for_the_rules(void **state)
{
	(void)state;
	assert_string_equal(cleaned("LÐLÐ ðẹp"), "LÐLÐ ðẹp");
	assert_string_equal(buf_cstr(&scene.doc.match), "LĐLĐ đẹp");
	assert_int_equal(scene.doc.match.n, scene.doc.text.n);
}

static void
nothing_is_left_of_layout_alone(void **state)
{
	static const char *const cases[] = {
	    " ", "\n\n", "-----", "\xEF\xBB\xBF", "|  |", "**", "\xC2\xA0\n12"};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(cleaned(cases[i]), "");
		assert_int_equal(scene.doc.n_passages, 0);
	}
}

static void
a_span_leads_back_to_its_bytes(void **state)
{
	static const struct {
		const char *in, *words, *source;
	} cases[] = {
	    {"## KẾ HOẠCH", "KẾ HOẠCH", "KẾ HOẠCH"},
	    {"thi đua ***“Xanh”*** này", "“Xanh”", "“Xanh”"},
	    {"thi **đua “Xanh**”", "đua “Xanh”", "đua “Xanh**”"},
	    {"\xEF\xBB\xBFKe\xCC\x82\xCC\x81 hoa\xCC\xA3"
	     "ch",
		"hoạch",
		"hoa\xCC\xA3"
		"ch"},
	    {"một \\- hai", "- hai", "- hai"},
	    {"a &amp; b", "& b", "&amp; b"},
	    {"đợt một trong năm hai không hai lăm\n\n7\n\ncủa ngành", "lăm của",
		"lăm\n\n7\n\ncủa"},
	    {"[thi đua](http://a.b) x", "đua x", "đua](http://a.b) x"},
	    {"a\xC2\xA0\xC2\xA0  b", "a b", "a\xC2\xA0\xC2\xA0  b"},
	    {"a\xC2\xA0\xC2\xA0  b", "a ", "a\xC2\xA0"},
	    {"/\xE3\x80\x80"
	     "b",
		" ", "\xE3\x80\x80"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cleaned(cases[i].in);
		const char *at = strstr(text, cases[i].words);
		size_t from, to;
		char got[200];

		assert_non_null(at);
		from = map_from(&scene.doc.map, (size_t)(at - text));
		to = map_to(&scene.doc.map,
		    (size_t)(at - text) + strlen(cases[i].words));
		(void)snprintf(got, sizeof(got), "%.*s", (int)(to - from),
		    cases[i].in + from);
		assert_string_equal(got, cases[i].source);
	}
}

/* The same words; the bracket of a link whose end lies outside the piece is
 * none. */
static bool
same_words(struct str a, struct str b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	fold_key(a.p, a.n, &x);
	fold_key(b.p, b.n, &y);
	same = strcmp(buf_cstr(&x), buf_cstr(&y)) == 0;
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* Of a whole document: the bytes a passage leads to, cleaned again, are the
 * passage. */
static void
check_passages(const char *path)
{
	struct scene again = {0};
	struct buf raw = BUF_INIT;
	struct err err = ERR_INIT;
	const struct document *d = &scene.doc;
	size_t last = 0;

	assert_int_equal(file_read(path, 1 << 20, &raw, &err), RC_OK);
	scene_clean(&scene, raw.p, raw.n);
	assert_true(d->n_passages > 0);
	assert_int_equal(d->text.n, d->map.len);
	for (size_t i = 0; i < d->n_passages; i++) {
		struct str s = document_str(d, d->passages[i].at);
		size_t from = map_from(&d->map, d->passages[i].at.from);
		size_t to = map_to(&d->map, d->passages[i].at.to);

		assert_true(last <= from && from < to && to <= raw.n);
		last = to;
		scene_clean(&again, raw.p + from, to - from);
		for (size_t k = 0; k < again.doc.text.n; k++)
			if (again.doc.text.p[k] == '\n')
				again.doc.text.p[k] = ' ';
		if (!same_words(s, str_of(buf_cstr(&again.doc.text))))
			fail_msg("%s, line %zu: \"%.*s\" is not \"%s\"", path,
			    d->passages[i].line, (int)s.n, s.p,
			    buf_cstr(&again.doc.text));
	}
	document_release(&again.doc);
	buf_release(&raw);
}

static void
check_folder(const char *folder)
{
	struct dirent *e;
	DIR *d = opendir(folder);
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d))) {
		const char *dot = strrchr(e->d_name, '.');
		char path[4096];

		if (!dot || (strcmp(dot, ".txt") != 0 && strcmp(dot, ".md")))
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		check_passages(path);
		n++;
	}
	closedir(d);
	assert_true(n > 0);
}

static void
every_passage_of_the_corpus_leads_back(void **state)
{
	(void)state;
	check_folder("corpus");
}

static void
every_passage_of_the_gold_set_leads_back(void **state)
{
	(void)state;
	check_folder("tests/gold");
}

static void
every_passage_of_the_known_plans_leads_back(void **state)
{
	const char *folder = getenv("THIDUA_PLANS");

	(void)state;
	if (!folder)
		skip();
	check_folder(folder);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_of_markdown_are_no_words),
	    cmocka_unit_test(what_word_leaves_is_no_word),
	    cmocka_unit_test(rules_and_page_numbers_are_left_out),
	    cmocka_unit_test(cells_of_a_table_are_paragraphs),
	    cmocka_unit_test(line_breaks_may_be_written_out),
	    cmocka_unit_test(lines_that_go_on_are_joined),
	    cmocka_unit_test(lines_of_a_fixed_width_are_joined),
	    cmocka_unit_test(look_alikes_are_repaired_only_for_the_rules),
	    cmocka_unit_test(nothing_is_left_of_layout_alone),
	    cmocka_unit_test(a_span_leads_back_to_its_bytes),
	    cmocka_unit_test(every_passage_of_the_corpus_leads_back),
	    cmocka_unit_test(every_passage_of_the_gold_set_leads_back),
	    cmocka_unit_test(every_passage_of_the_known_plans_leads_back),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
