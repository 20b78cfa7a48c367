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
		assert_int_equal(doc.digest.bytes, strlen(cases[i].bytes));
		assert_int_equal(
		    map_to(&doc.nfc_map, doc.nfc.n), doc.digest.bytes);
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
	assert_string_equal(doc.digest.hex,
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
	    {"\xFF\xFE\0\0K\0\0\0", 8,
		"UTF-32 text; convert it to UTF-8 first (iconv -f UTF-32 -t "
		"UTF-8)"},
	    {"\0\0\xFE\xFF\0\0\0K", 8,
		"UTF-32 text; convert it to UTF-8 first (iconv -f UTF-32 -t "
		"UTF-8)"},
	    {"K\0\0\0\xBF\x1E\0\0", 8,
		"UTF-32LE text without a byte order mark; convert it to UTF-8 "
		"first (iconv -f UTF-32LE -t UTF-8)"},
	    {"\0\0\0K\0\0\x1E\xBF", 8,
		"UTF-32BE text without a byte order mark; convert it to UTF-8 "
		"first (iconv -f UTF-32BE -t UTF-8)"},
	    {"K\0\xBF\x1E \0h\0", 8,
		"UTF-16LE text without a byte order mark; convert it to UTF-8 "
		"first (iconv -f UTF-16LE -t UTF-8)"},
	    {"\0K\x1E\xBF\0 \0h", 8,
		"UTF-16BE text without a byte order mark; convert it to UTF-8 "
		"first (iconv -f UTF-16BE -t UTF-8)"},
	    {"\xFF\xFEK\0\0\0h\0", 8,
		"not text (NUL characters); export it as plain text first"},
	    {"a\0\n", 3,
		"not text (a NUL byte at byte 1); export it as plain text "
		"first"},
	    {"a\0b\0\xFF", 5,
		"UTF-16LE text without a byte order mark; convert it to UTF-8 "
		"first (iconv -f UTF-16LE -t UTF-8)"},
	    {"\0\0\0\0\0\0", 6,
		"not text (a NUL byte at byte 0); export it as plain text "
		"first"},
	    {"PK\3\4\0\0", 6,
		"not text (a NUL byte at byte 4); export it as plain text "
		"first"},
	    /* "Kế hoạch thi đua năm" in TCVN3 */
	    {"K\xD5 ho\xB9"
	     "ch thi \xAEua n\xA8m",
		20,
		"text in another encoding (bytes that are not UTF-8: 4, the "
		"first at byte 1); convert it to UTF-8 first (iconv -f TCVN "
		"for TCVN3, -f CP1258, -f VISCII; UniKey for VNI)"},
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

/* Reads bytes; they are text. */
static void
read_bytes(struct document *doc, const char *bytes, size_t n)
{
	struct err err = ERR_INIT;

	document_reset(doc);
	buf_add(&doc->raw, bytes, n);
	assert_int_equal(decode(doc, &err), RC_OK);
	assert_int_equal(doc->digest.bytes, n);
}

/* The bytes that stretch [from, to) of the text was read from. */
static void
comes_from(
    const struct document *doc, size_t from, size_t to, size_t a, size_t b)
{
	assert_int_equal(map_from(&doc->nfc_map, from), a);
	assert_int_equal(map_to(&doc->nfc_map, to), b);
}

static void
bad_bytes_are_replaced_counted_and_lead_back(void **state)
{
	static const struct {
		const char *bytes, *nfc;
		size_t replaced;
		const char *encoding;
	} cases[] = {
	    {"Kế\xFF hoạch", "Kế� hoạch", 1, "UTF-8, bad bytes replaced"},
	    {"K\xE1\xBA", "K�", 1, "UTF-8, bad bytes replaced"},
	    {"K\xC0\xAFz", "K��z", 2, "UTF-8, bad bytes replaced"},
	    {"K\xED\xA0\x80z", "K���z", 3, "UTF-8, bad bytes replaced"},
	    {"\xEF\xBB\xBF\x80 đua", "� đua", 1,
		"UTF-8 with BOM, bad bytes replaced"},
	    {"Ke\xCC\x82\xCC\x81\xFE", "Kế�", 1,
		"UTF-8, decomposed, bad bytes replaced"},
	    /* what is no text but few, beside much that is */
	    {"\xF2\xF2\xF2\xF2\xF2 ế ế ế ế ế ế ế ế ế ế ế",
		"����� ế ế ế ế ế ế ế ế ế ế ế", 5, "UTF-8, bad bytes replaced"},
	};
	struct document doc = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		read_bytes(&doc, cases[i].bytes, strlen(cases[i].bytes));
		assert_string_equal(buf_cstr(&doc.nfc), cases[i].nfc);
		assert_int_equal(doc.replaced, cases[i].replaced);
		assert_string_equal(doc.encoding, cases[i].encoding);
		assert_int_equal(
		    map_to(&doc.nfc_map, doc.nfc.n), doc.digest.bytes);
	}
	/* K, e and two marks, two bad bytes as one, one as one, hoach */
	read_bytes(&doc, "Ke\xCC\x82\xCC\x81\xE1\xBA\xFFho", 11);
	assert_string_equal(doc.nfc.p, "Kế��ho");
	comes_from(&doc, 0, 1, 0, 1);
	comes_from(&doc, 1, 4, 1, 6);
	comes_from(&doc, 4, 7, 6, 8);
	comes_from(&doc, 7, 10, 8, 9);
	comes_from(&doc, 10, 12, 9, 11);
	document_release(&doc);
}

static void
utf16_is_decoded_and_leads_back(void **state)
{
	/* K, e with circumflex and acute, a face, a lone low surrogate, a lone
	 * high one, A, e and two marks, half a unit */
	static const char bytes[] = "\xFE\xFF\0K\x1E\xBF\xD8\x3D\xDE\x00"
				    "\xDC\x00\xD8\x3D\0A\0e\x03\x02\x03\x01"
				    "\x1E";
	char turned[sizeof(bytes) - 1];
	struct document doc = {0};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(turned); i += 2) {
		turned[i] = bytes[i + 1];
		turned[i + 1] = bytes[i];
	}
	turned[sizeof(turned) - 1] = bytes[sizeof(turned) - 1];
	for (int little = 0; little < 2; little++) {
		read_bytes(&doc, little ? turned : bytes, sizeof(turned));
		assert_string_equal(doc.nfc.p, "Kế😀��Aế�");
		assert_int_equal(doc.replaced, 3);
		assert_string_equal(doc.encoding,
		    little ? "UTF-16LE, decomposed, bad bytes replaced"
			   : "UTF-16BE, decomposed, bad bytes replaced");
		comes_from(&doc, 0, 1, 2, 4);
		comes_from(&doc, 1, 4, 4, 6);
		comes_from(&doc, 4, 8, 6, 10);
		comes_from(&doc, 8, 11, 10, 12);
		comes_from(&doc, 11, 14, 12, 14);
		comes_from(&doc, 14, 15, 14, 16);
		comes_from(&doc, 15, 18, 16, 22);
		comes_from(&doc, 18, 21, 22, 23);
	}
	read_bytes(&doc, "\xFF\xFEt\0h\0i\0", 8);
	assert_string_equal(doc.encoding, "UTF-16LE");
	assert_int_equal(doc.replaced, 0);
	comes_from(&doc, 1, 2, 4, 6);
	document_release(&doc);
}

/* Whatever stretch of the text is taken, its bytes alone give it again. */
static void
a_piece_of_a_file_is_read_as_in_the_whole(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
	} cases[] = {
	    {"\xEF\xBB\xBFKế hoạch", 15},
	    {"K\xFFế\xE1\xBA hoz\xC0", 12},
	    {"\xFE\xFF\0K\x1E\xBF\xD8\x3D\xDE\x00\xDC\x00\0A\x01\x11", 16},
	    {"\xFF\xFEK\0\xBF\x1E\x3D\xD8\x00\xDE\x00\xDC"
	     "A\0\x11\x01",
		16},
	};
	struct document doc = {0}, piece = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct str file = {cases[i].bytes, cases[i].n};

		read_bytes(&doc, file.p, file.n);
		for (size_t from = 0; from < doc.nfc.n; from++)
			for (size_t to = from + 1; to <= doc.nfc.n; to++) {
				if ((doc.nfc.p[from] & 0xC0) == 0x80 ||
				    (doc.nfc.p[to] & 0xC0) == 0x80)
					continue;
				document_reset(&piece);
				decode_piece(&piece, file,
				    map_from(&doc.nfc_map, from),
				    map_to(&doc.nfc_map, to));
				assert_int_equal(piece.nfc.n, to - from);
				assert_memory_equal(
				    piece.nfc.p, doc.nfc.p + from, to - from);
			}
	}
	document_release(&doc);
	document_release(&piece);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_told_by_its_form),
	    cmocka_unit_test(the_hash_is_that_of_the_bytes),
	    cmocka_unit_test(what_is_no_text_says_what_it_seems_to_be),
	    cmocka_unit_test(bad_bytes_are_replaced_counted_and_lead_back),
	    cmocka_unit_test(utf16_is_decoded_and_leads_back),
	    cmocka_unit_test(a_piece_of_a_file_is_read_as_in_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
