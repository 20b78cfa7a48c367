/* test_record.c - a plan as one line of JSON. */
#include "indexer/record.h"

#include "tests/unit/indexer/one_scene.h"

#include <jansson.h>
#include <stdlib.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* The record of a text, read back; the caller drops it. */
static json_t *
record(const char *path, const char *text)
{
	json_error_t why;
	json_t *o;
	char *line;

	scene_read(&scene, text);
	scene.doc.path = path;
	extract(&scene.doc, scene.matcher, scene.authority, &scene.facts);
	line = record_json(&scene.doc, &scene.facts, scene.authority);
	assert_null(strchr(line, '\n'));
	o = json_loads(line, JSON_REJECT_DUPLICATES, &why);
	if (!o)
		fail_msg("%s in %s", why.text, line);
	free(line);
	return o;
}

static void
every_key_is_there_whatever_the_text(void **state)
{
	static const struct {
		const char *key;
		json_type type;
	} keys[] = {
	    {"source", JSON_STRING},
	    {"sha256", JSON_STRING},
	    {"encoding", JSON_STRING},
	    {"number", JSON_NULL},
	    {"issued", JSON_NULL},
	    {"place", JSON_NULL},
	    {"issuer", JSON_NULL},
	    {"level", JSON_NULL},
	    {"signer", JSON_NULL},
	    {"title", JSON_NULL},
	    {"year", JSON_NULL},
	    {"year_basis", JSON_NULL},
	    {"evidence", JSON_OBJECT},
	    {"themes", JSON_ARRAY},
	    {"movements", JSON_ARRAY},
	    {"phases", JSON_ARRAY},
	    {"anniversaries", JSON_ARRAY},
	    {"citations", JSON_ARRAY},
	    {"targets", JSON_ARRAY},
	    {"recipients", JSON_ARRAY},
	    {"audiences", JSON_ARRAY},
	    {"abbreviations", JSON_ARRAY},
	    {"other_names", JSON_ARRAY},
	    {"findings", JSON_ARRAY},
	    {"flags", JSON_ARRAY},
	};
	json_t *o = record("x.txt", "Xin chào.\n");

	(void)state;
	assert_int_equal(json_object_size(o), COUNT(keys));
	for (size_t i = 0; i < COUNT(keys); i++) {
		const json_t *v = json_object_get(o, keys[i].key);

		if (!v || json_typeof(v) != keys[i].type)
			fail_msg("%s", keys[i].key);
	}
	json_decref(o);
}

static void
what_json_must_escape_comes_back_as_it_was(void **state)
{
	static const char *const names[] = {
	    "a \"b\" \\ c", "tab\there", "bell\x07", "dòng\nmới", "😀 ế đ"};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		json_t *o = record(names[i], "Một \"hai\" \\ ba\n");

		assert_string_equal(
		    json_string_value(json_object_get(o, "source")), names[i]);
		json_decref(o);
	}
}

static const char text[] =
    "\xEF\xBB\xBF"
    "Số: 7/KH-LĐLĐ\n\n**KẾ HOẠCH**\n\nPhát động thi đua năm 2021\n\n"
    "1. Phong trào thi đua ***“Lao động giỏi”***; phong trào thi đua “Lao "
    "động giỏi”.\n2. Phấn đấu trên 1,5% công đoàn cơ sở.\n";

static void
a_span_holds_the_words_of_its_fact(void **state)
{
	json_t *o = record("x.txt", text), *m, *mentions, *span;
	char got[100];
	size_t i;

	(void)state;
	m = json_array_get(json_object_get(o, "movements"), 0);
	assert_string_equal(
	    json_string_value(json_object_get(m, "name")), "Lao động giỏi");
	mentions = json_object_get(m, "mentions");
	assert_int_equal(json_array_size(mentions), 2);
	json_array_foreach(mentions, i, m)
	{
		size_t from, to;

		span = json_object_get(m, "span");
		from = (size_t)json_integer_value(json_array_get(span, 0));
		to = (size_t)json_integer_value(json_array_get(span, 1));
		assert_true(from < to && to - from < sizeof(got));
		memcpy(got, text + from, to - from);
		got[to - from] = '\0';
		assert_string_equal(got, "Lao động giỏi");
		assert_int_equal(
		    json_integer_value(json_object_get(m, "line")), 7);
		assert_true(json_string_length(json_object_get(m, "rule")) > 0);
	}
	json_decref(o);
}

static void
years_are_numbers_and_values_are_exact(void **state)
{
	json_t *o = record("x.txt", text), *t;

	(void)state;
	assert_int_equal(json_integer_value(json_object_get(o, "year")), 2021);
	t = json_array_get(json_object_get(o, "targets"), 0);
	assert_non_null(t);
	assert_true(json_real_value(json_object_get(t, "value")) == 1.5);
	json_decref(o);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_key_is_there_whatever_the_text),
	    cmocka_unit_test(what_json_must_escape_comes_back_as_it_was),
	    cmocka_unit_test(a_span_holds_the_words_of_its_fact),
	    cmocka_unit_test(years_are_numbers_and_values_are_exact),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
