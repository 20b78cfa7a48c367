/* test_resolve.c - from printed names to units. */
#include "indexer/resolve.h"

#include "tests/unit/indexer/one_scene.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The name of the unit that the issuer is, where the text says the rest. */
static const char *
unit_of(const char *issuer, const char *text)
{
	const struct authority_unit *unit;

	scene_clean(&scene, text, strlen(text));
	outline(&scene.doc, scene.matcher);
	extract(&scene.doc, scene.matcher, scene.authority, &scene.facts);
	scene.facts.field[FIELD_ISSUER].value = issuer;
	unit = resolve_issuer(scene.authority, &scene.facts, &scene.doc.arena);
	return unit ? unit->name : "none";
}

static void
a_plan_s_own_words_say_what_an_abbreviation_is(void **state)
{
	static const struct {
		const char *issuer, *text, *unit;
	} cases[] = {
	    {"CĐCT Việt Nam", "Công đoàn Công Thương (CĐCT) phát động thi đua.",
		"Công đoàn Công Thương Việt Nam"},
	    {"CĐCT Việt Nam",
		"Công đoàn Công Thương (sau đây viết tắt là CĐCT) thi đua.",
		"Công đoàn Công Thương Việt Nam"},
	    /* ambiguous, and the plan does not say */
	    {"CĐCT Việt Nam", "Công đoàn phát động thi đua.", "none"},
	    /* the letters are not those of the words before */
	    {"CĐCT Việt Nam", "Các cấp công đoàn (CĐCT) thi đua.", "none"},
	    {"CĐCT Việt Nam", "Thương (CĐCT) thi đua.", "none"},
	    /* the table says, and the plan says otherwise */
	    {"CĐGD Việt Nam", "Công đoàn phát động thi đua.",
		"Công đoàn Giáo dục Việt Nam"},
	    {"CĐGD Việt Nam", "Cộng đồng Giao dịch (CĐGD) thi đua.", "none"},
	    {"LĐLĐ tỉnh Lạng Sơn", "Một phong trào thi đua.", "tỉnh Lạng Sơn"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *unit = unit_of(cases[i].issuer, cases[i].text);

		if (strcmp(unit, cases[i].unit) != 0)
			fail_msg("%s in \"%s\" is %s, not %s", cases[i].issuer,
			    cases[i].text, unit, cases[i].unit);
	}
}

static void
a_definition_leads_back_to_its_words(void **state)
{
	static const struct {
		const char *text, *form, *full;
	} cases[] = {
	    {"Liên đoàn Lao động (LĐLĐ) tỉnh thi đua.", "LĐLĐ",
		"Liên đoàn Lao động"},
	    {"Toàn thể công nhân, viên chức, lao động (CNVC-LĐ) thi đua.",
		"CNVC-LĐ", "công nhân, viên chức, lao động"},
	    {"Giao Ủy ban nhân dân (gọi tắt là UBND) các xã.", "UBND",
		"Ủy ban nhân dân"},
	    {"Người lao động (NLD) thi đua.", "NLD", "Người lao động"},
	    {"Thi đua (LĐLĐ) năm mới.", NULL, NULL},
	    {"(LĐLĐ) thi đua.", NULL, NULL},
	    {"Đảng, đoàn, lao động, liên (A.B) thi đua.", NULL, NULL},
	};
	const struct definition *d;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		(void)unit_of(NULL, cases[i].text);
		if (!cases[i].form) {
			assert_int_equal(scene.facts.definitions.n, 0);
			continue;
		}
		assert_int_equal(scene.facts.definitions.n, 1);
		d = &scene.facts.definitions.v[0];
		assert_string_equal(d->form, cases[i].form);
		assert_string_equal(d->full, cases[i].full);
		assert_memory_equal(scene.doc.text.p + d->at.from,
		    cases[i].full, strlen(cases[i].full));
		assert_int_equal(scene.doc.text.p[d->at.to - 1], ')');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_plan_s_own_words_say_what_an_abbreviation_is),
	    cmocka_unit_test(a_definition_leads_back_to_its_words),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
