/* test_longform.c - names with their abbreviations written out. */
#include "indexer/longform.h"

#include "tests/unit/indexer/one_scene.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void
abbreviations_are_written_out(void **state)
{
	static const struct {
		const char *name, *text, *key;
	} cases[] = {
	    {"", "x", ""},
	    {" “” ", "x", ""},
	    {"Lao động giỏi", "x", "lao động giỏi"},
	    /* by the table, of one part and of three */
	    {"Phong trào CNVCLĐ", "x",
		"phong trào công nhân viên chức lao động"},
	    {"CB-CC-VC giỏi", "x", "cán bộ công chức viên chức giỏi"},
	    {"giỏi, CB-CC-VC", "x", "giỏi cán bộ công chức viên chức"},
	    /* by the plan, against the table */
	    {"Vì NLĐ", "Các nhà lãnh đạo (NLĐ) thi đua.", "vì nhà lãnh đạo"},
	    {"Vì QQM", "Quê quán mới (QQM) thi đua.", "vì quê quán mới"},
	    {"Vì QQM", "x", "vì qqm"},
	    /* small letters are words */
	    {"đầu tư, nlđ", "x", "đầu tư nlđ"},
	    {"Đầu TƯ", "x", "đầu trung ương"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *key;

		scene_clean(&scene, cases[i].text, strlen(cases[i].text));
		outline(&scene.doc, scene.matcher);
		extract(
		    &scene.doc, scene.matcher, scene.authority, &scene.facts);
		key = longform_key(scene.authority, &scene.facts, cases[i].name,
		    &scene.doc.arena);
		if (strcmp(key, cases[i].key) != 0)
			fail_msg("%s in \"%s\" is %s, not %s", cases[i].name,
			    cases[i].text, key, cases[i].key);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(abbreviations_are_written_out),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
