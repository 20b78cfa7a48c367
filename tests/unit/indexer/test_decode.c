/* test_decode.c - bytes that are text, and those that are not. */
#include "indexer/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
text_is_told_by_its_form(void **state)
{
	static const struct {
		const char *bytes, *nfc, *encoding;
	} cases[] = {
	    {"Kế hoạch\n", "Kế hoạch\n", "UTF-8"},
	    {"\xEF\xBB\xBFKế", "Kế", "UTF-8 with BOM"},
	    {"Ke\xCC\x82\xCC\x81", "Kế", "UTF-8, decomposed"},
	    {"\xEF\xBB\xBFKe\xCC\x82\xCC\x81", "Kế",
		"UTF-8 with BOM, decomposed"},
	    {"a\xEF\xBB\xBF"
	     "b",
		"a\xEF\xBB\xBF"
		"b",
		"UTF-8"},
	    {"\r\n\t", "\r\n\t", "UTF-8"},
	};
	struct document doc = {0};
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		document_reset(&doc);
		buf_adds(&doc.raw, cases[i].bytes);
		assert_int_equal(decode(&doc, &err), RC_OK);
		assert_string_equal(buf_cstr(&doc.nfc), cases[i].nfc);
		assert_string_equal(doc.encoding, cases[i].encoding);
		assert_int_equal(doc.bytes, strlen(cases[i].bytes));
		assert_int_equal(map_to(&doc.nfc_map, doc.nfc.n), doc.bytes);
	}
	document_release(&doc);
}

static void
the_hash_is_that_of_the_bytes(void **state)
{
	struct document doc = {0};
	struct err err = ERR_INIT;

	(void)state;
	buf_adds(&doc.raw, "abc");
	assert_int_equal(decode(&doc, &err), RC_OK);
	assert_string_equal(doc.sha256,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	document_release(&doc);
}

static void
what_is_no_text_says_what_it_seems_to_be(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *why;
	} cases[] = {
	    {"", 0, "empty file"},
	    {"\xFF\xFEK\0", 4,
		"UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t "
		"UTF-8)"},
	    {"\xFE\xFF\0K", 4,
		"UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t "
		"UTF-8)"},
	    {"PK\3\4\0\0", 6,
		"not text (a NUL byte at byte 4); export it as plain text "
		"first"},
	    {"Kế\nho\xE1\xF2", 9,
		"invalid UTF-8 at byte 7 (line 2); convert it to UTF-8 first"},
	    {"a\n\n\xC4", 4,
		"invalid UTF-8 at byte 3 (line 3); convert it to UTF-8 first"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct document doc = {0};
		struct err err = ERR_INIT;

		buf_add(&doc.raw, cases[i].bytes, cases[i].n);
		assert_int_equal(decode(&doc, &err), RC_DATA);
		assert_string_equal(err.msg, cases[i].why);
		document_release(&doc);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_told_by_its_form),
	    cmocka_unit_test(the_hash_is_that_of_the_bytes),
	    cmocka_unit_test(what_is_no_text_says_what_it_seems_to_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
