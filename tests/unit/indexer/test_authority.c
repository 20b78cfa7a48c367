/* test_authority.c - what is known beforehand, and wrong tables of it. */
#define _GNU_SOURCE
#include "core/base/asset.h"
#include "indexer/authority.h"

#include "indexer/authority_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static char folder[] = "/tmp/thidua-authority-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) != 0;
}

static int
leave(void **state)
{
	(void)state;
	(void)unlink("movements.csv");
	(void)unlink("units.csv");
	(void)unlink("events.csv");
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static void
put(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
cells_are_found_by_the_name_of_their_column(void **state)
{
	static const char text[] = "\xEF\xBB\xBF"
				   "name,kind,note\r\n"
				   "\"Xanh, sạch\",\"a \"\"b\"\"\",\r\n"
				   "\r\n"
				   "\"hai\ndòng\",,x";
	struct arena arena = ARENA_INIT;
	struct csv_file f;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(
	    csv_read(&f, &arena, "t.csv", str_of(text), &err), RC_OK);
	assert_int_equal(f.n_columns, 3);
	assert_int_equal(f.n_rows, 2);
	assert_string_equal(csv_cell(&f, 0, "name"), "Xanh, sạch");
	assert_string_equal(csv_cell(&f, 0, "kind"), "a \"b\"");
	assert_null(csv_cell(&f, 0, "note"));
	assert_null(csv_cell(&f, 0, "sponsor"));
	assert_string_equal(csv_cell(&f, 1, "name"), "hai\ndòng");
	assert_null(csv_cell(&f, 1, "kind"));
	assert_string_equal(csv_cell(&f, 1, "note"), "x");
	arena_release(&arena);
}

static void
a_wrong_table_is_named_with_its_row(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
	    {"", "t.csv: no header row"},
	    {"\n\n", "t.csv: no header row"},
	    {"a,b\n1,2\n1\n", "t.csv: row 3 has 1 cells, the header 2"},
	    {"a,b\n1,2,3\n1\n", "t.csv: row 2 has 3 cells, the header 2"},
	    {"a,b\n1,\"2\n", "t.csv: row 2: "},
	    {"a,b\n1,2\n1,x\"y\"\n", "t.csv: row 3: "},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = ARENA_INIT;
		struct csv_file f;
		struct err err = ERR_INIT;

		assert_int_equal(
		    csv_read(&f, &arena, "t.csv", str_of(cases[i].text), &err),
		    RC_USAGE);
		if (cases[i].why[strlen(cases[i].why) - 1] == ' ')
			err.msg[strlen(cases[i].why)] = '\0';
		assert_string_equal(err.msg, cases[i].why);
		arena_release(&arena);
	}
}

static void
a_table_has_no_nul(void **state)
{
	const struct str text = {"a,b\n1,\0\n", 8};
	struct arena arena = ARENA_INIT;
	struct csv_file f;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(csv_read(&f, &arena, "t.csv", text, &err), RC_USAGE);
	assert_string_equal(
	    err.msg, "t.csv: a NUL byte; save the table as CSV UTF-8");
	arena_release(&arena);
}

static void
a_wrong_authority_file_is_refused(void **state)
{
	static const struct {
		const char *movements, *why;
	} cases[] = {
	    {"name,kind\nA,phong trào\n,phong trào\n",
		"./movements.csv: row 3 has no name"},
	    {"name\nA\n“…”\n", "./movements.csv: row 3 has no name"},
	    {"tên,kind\nA,phong trào\n",
		"./movements.csv: there is no column \"name\""},
	    {"name,variants\nA một,\nB,C | a  MỘT\n",
		"./movements.csv: rows 2 and 3 both have the form \"a một\""},
	    {"name\nA\nT\xE9\n",
		"./movements.csv: line 3 is not UTF-8; save the table as CSV "
		"UTF-8"},
	};
	struct authority *a = NULL;
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		put("movements.csv", cases[i].movements);
		assert_int_equal(authority_load(&a, ".", &err), RC_USAGE);
		assert_null(a);
		assert_string_equal(err.msg, cases[i].why);
	}
	assert_int_equal(unlink("movements.csv"), 0);
	assert_int_equal(authority_load(&a, "none", &err), RC_USAGE);
	assert_string_equal(err.msg,
	    "cannot open the authority folder none: No such file or directory");
}

static void
a_name_and_its_variants_lead_to_one_row(void **state)
{
	static const struct {
		const char *key, *name;
	} cases[] = {
	    {"lao động giỏi", "Lao động giỏi"},
	    {"thi đua lđg", "Lao động giỏi"},
	    {"văn hóa công sở", "Văn hoá công sở"},
	    {"lao động", NULL},
	    {"", NULL},
	};
	struct authority *a = NULL;
	struct err err = ERR_INIT;

	(void)state;
	put("movements.csv", "name,kind,variants,sponsor\n"
			     "Văn hoá công sở,phong trào,,\n"
			     "Lao động giỏi,phong trào,LAO ĐỘNG - GIỎI | Thi "
			     "đua LĐG,Tổng Liên đoàn\n");
	assert_int_equal(authority_load(&a, ".", &err), RC_OK);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct authority_movement *m =
		    authority_find_movement(a, cases[i].key);

		if (cases[i].name)
			assert_string_equal(m->name, cases[i].name);
		else
			assert_null(m);
	}
	assert_string_equal(authority_find_movement(a, "thi đua lđg")->sponsor,
	    "Tổng Liên đoàn");
	assert_null(authority_find_movement(a, "văn hóa công sở")->sponsor);
	assert_non_null(authority_movement(a, 1));
	assert_null(authority_movement(a, 2));
	/* units.csv is still the built-in one */
	assert_non_null(authority_find_unit(a, "tỉnh lạng sơn"));
	authority_free(a);
	assert_int_equal(unlink("movements.csv"), 0);
}

static void
a_body_stands_in_the_place_its_name_ends_with(void **state)
{
	static const struct {
		const char *key, *place;
	} cases[] = {
	    {"liên đoàn lao động tỉnh lạng sơn", "tỉnh Lạng Sơn"},
	    {"lđlđ lạng sơn", "tỉnh Lạng Sơn"},
	    {"liên đoàn lao động tỉnh hòa bình", "tỉnh Hòa Bình"},
	    {"công đoàn công thương việt nam", NULL},
	    {"công đoàn bộ chính trị", NULL}, /* a body, but no place */
	    {"lđlđ thừa thiên huế", "tỉnh Thừa Thiên Huế"},
	    {"", NULL},
	};
	struct authority *a = NULL;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(authority_load(&a, NULL, &err), RC_OK);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct authority_unit *u =
		    authority_find_place(a, cases[i].key);

		if (!u != !cases[i].place ||
		    (u && strcmp(u->name, cases[i].place) != 0))
			fail_msg("%s: %s", cases[i].key, u ? u->name : "none");
	}
	authority_free(a);
}

static void
the_hash_is_that_of_all_files(void **state)
{
	struct authority *built_in, *own, *same;
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(authority_load(&built_in, NULL, &err), RC_OK);
	put("events.csv", asset_find(assets_authority, "events.csv")->data);
	assert_int_equal(authority_load(&same, ".", &err), RC_OK);
	put("movements.csv", "name\nA\n");
	assert_int_equal(authority_load(&own, ".", &err), RC_OK);
	assert_int_equal(strlen(authority_hash(own)), 64);
	assert_string_equal(authority_hash(built_in), authority_hash(same));
	assert_string_not_equal(authority_hash(built_in), authority_hash(own));
	authority_free(built_in);
	authority_free(same);
	authority_free(own);
	assert_int_equal(unlink("movements.csv"), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(cells_are_found_by_the_name_of_their_column),
	    cmocka_unit_test(a_wrong_table_is_named_with_its_row),
	    cmocka_unit_test(a_table_has_no_nul),
	    cmocka_unit_test(a_wrong_authority_file_is_refused),
	    cmocka_unit_test(a_name_and_its_variants_lead_to_one_row),
	    cmocka_unit_test(a_body_stands_in_the_place_its_name_ends_with),
	    cmocka_unit_test(the_hash_is_that_of_all_files),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
