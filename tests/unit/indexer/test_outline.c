/* test_outline.c - the parts of a document, its sections and numbering. */
#include "tests/unit/indexer/one_scene.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Of each passage: kind, number, the first words; a line each. */
static void
check(const char *text, const char *expected)
{
	struct buf b = BUF_INIT;

	scene_read(&scene, text);
	for (size_t i = 0; i < scene.doc.n_passages; i++) {
		const struct passage *p = &scene.doc.passages[i];
		struct str s = document_str(&scene.doc, p->at);

		buf_addf(&b, "%s %s %.*s\n", passage_kind_name(p->kind),
		    p->ref ? p->ref : "-", (int)s.n, s.p);
	}
	assert_string_equal(buf_cstr(&b), expected);
	buf_release(&b);
}

static void
check_zone(enum zone z, const char *expected)
{
	struct str s = document_str(&scene.doc, scene.doc.zone[z]);

	s = str_trim(s);
	if (!str_is(s, expected))
		fail_msg("zone %d is \"%.*s\"", z, (int)s.n, s.p);
}

static const char plan[] = "LIÊN ĐOÀN LAO ĐỘNG TỈNH A\n"
			   "Số: 1/KH-LĐLĐ\n"
			   "A, ngày 2 tháng 3 năm 2021\n"
			   "\n"
			   "KẾ HOẠCH\n"
			   "Phát động thi đua năm 2021\n"
			   "\n"
			   "Căn cứ kế hoạch của cấp trên, Liên đoàn ban hành.\n"
			   "\n"
			   "I. MỤC ĐÍCH\n"
			   "1. Mục đích một.\n"
			   "- Ý nhỏ.\n"
			   "2. Mục đích hai.\n"
			   "II. NỘI DUNG\n"
			   "2.1. Nội dung.\n"
			   "a) Điểm a.\n"
			   "Một câu.\n"
			   "\n"
			   "Nơi nhận:\n"
			   "- Như trên;\n"
			   "- Lưu VP.\n"
			   "TM. BAN THƯỜNG VỤ\n"
			   "CHỦ TỊCH\n"
			   "Trần Văn An\n";

static void
a_plan_has_head_title_body_and_tail(void **state)
{
	(void)state;
	check(plan, "head - LIÊN ĐOÀN LAO ĐỘNG TỈNH A\n"
		    "head - Số: 1/KH-LĐLĐ\n"
		    "head - A, ngày 2 tháng 3 năm 2021\n"
		    "head - KẾ HOẠCH\n"
		    "title - Phát động thi đua năm 2021\n"
		    "text - Căn cứ kế hoạch của cấp trên, Liên đoàn ban hành.\n"
		    "heading I I. MỤC ĐÍCH\n"
		    "item I.1 1. Mục đích một.\n"
		    "item I.1 - Ý nhỏ.\n"
		    "item I.2 2. Mục đích hai.\n"
		    "heading II II. NỘI DUNG\n"
		    "item II.2.1 2.1. Nội dung.\n"
		    "item II.a a) Điểm a.\n"
		    "text II.a Một câu.\n"
		    "recipients - Nơi nhận:\n"
		    "recipients - - Như trên;\n"
		    "recipients - - Lưu VP.\n"
		    "signature - TM. BAN THƯỜNG VỤ\n"
		    "signature - CHỦ TỊCH\n"
		    "signature - Trần Văn An\n");
}

static void
zones_are_stretches_of_the_text_in_order(void **state)
{
	const struct span *z = scene.doc.zone;

	(void)state;
	scene_read(&scene, plan);
	check_zone(ZONE_HEAD, "LIÊN ĐOÀN LAO ĐỘNG TỈNH A\nSố: 1/KH-LĐLĐ\n"
			      "A, ngày 2 tháng 3 năm 2021\nKẾ HOẠCH");
	check_zone(ZONE_TITLE, "Phát động thi đua năm 2021");
	for (int i = 0; i + 1 < ZONE_COUNT; i++) {
		assert_true(z[i].from <= z[i].to);
		assert_true(z[i].to <= z[i + 1].from);
	}
	assert_int_equal(z[ZONE_TAIL].to, scene.doc.text.n);
	assert_non_null(
	    strstr(scene.doc.text.p + z[ZONE_TAIL].from, "Nơi nhận:"));
	assert_null(strstr(scene.doc.text.p + z[ZONE_TAIL].from, "Một câu."));
}

static void
a_section_is_the_heading_a_passage_stands_under(void **state)
{
	static const char *const sections[] = {
	    NULL, "I. MỤC ĐÍCH", "I. MỤC ĐÍCH", "II. NỘI DUNG", "II. NỘI DUNG"};

	(void)state;
	scene_read(&scene, "Mở đầu kế hoạch này là một câu bình thường.\n"
			   "I. MỤC ĐÍCH\n1. Một.\nII. NỘI DUNG\nHai.\n");
	assert_int_equal(scene.doc.n_passages, COUNT(sections));
	for (size_t i = 0; i < COUNT(sections); i++) {
		const char *got = scene.doc.passages[i].section;

		if (sections[i])
			assert_string_equal(got, sections[i]);
		else
			assert_null(got);
	}
}

static void
a_text_without_a_frame_is_body(void **state)
{
	(void)state;
	check("Một câu.\nHai câu.\n", "text - Một câu.\ntext - Hai câu.\n");
	assert_int_equal(scene.doc.zone[ZONE_BODY].to, scene.doc.text.n);
	check("x\n", "text - x\n");
}

static void
a_passage_is_found_by_any_place_in_it(void **state)
{
	(void)state;
	scene_read(&scene, plan);
	for (size_t i = 0; i < scene.doc.n_passages; i++) {
		struct span at = scene.doc.passages[i].at;

		for (size_t k = at.from; k < at.to; k++)
			assert_int_equal(document_passage(&scene.doc, k), i);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_plan_has_head_title_body_and_tail),
	    cmocka_unit_test(zones_are_stretches_of_the_text_in_order),
	    cmocka_unit_test(a_section_is_the_heading_a_passage_stands_under),
	    cmocka_unit_test(a_text_without_a_frame_is_body),
	    cmocka_unit_test(a_passage_is_found_by_any_place_in_it),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
