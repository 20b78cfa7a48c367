/* test_nfc.c - text in form C that leads back to its source. */
#define _GNU_SOURCE
#include "core/text/nfc.h"

#include "core/text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
text_is_composed(void **state)
{
	static const struct {
		const char *in, *out;
		bool changed;
	} cases[] = {
	    {"", "", false},
	    {"thi đua", "thi đua", false},
	    {"Kế hoạch", "Kế hoạch", false},
	    {"Ke\xCC\x82\xCC\x81", "Kế", true},
	    {"K\xC3\xAA\xCC\x81", "Kế", true},  /* half composed */
	    {"Ke\xCC\x81\xCC\x82", "Ké̂", true}, /* marks in wrong order */
	    {"hoa\xCC\xA3"
	     "ch hoạch",
		"hoạch hoạch", true},
	    {"u\xCC\x9B\xCC\xA3", "ự", true},
	    {"u\xCC\xA3\xCC\x9B", "ự", true},
	    {"\xCC\x81"
	     "a",
		"\xCC\x81"
		"a",
		false}, /* marks first */
	    {"\xCC\xA3\xCC\x81", "\xCC\xA3\xCC\x81", false},
	    {"\xCC\x81\xCC\xA3", "\xCC\xA3\xCC\x81", true},
	    {"đ\xCC\x81", "đ\xCC\x81", false}, /* nothing to compose with */
	    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", true},
	    {"\xED\x95\x98\xE1\x86\xAB", "한", true},
	    {"\xE2\x84\xAA", "K", true}, /* KELVIN SIGN */
	    {"\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC", true},
	};
	struct buf out = BUF_INIT;
	struct map map = MAP_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *s = cases[i].in;

		buf_reset(&out);
		map_reset(&map);
		assert_int_equal(
		    nfc_add(s, 0, strlen(s), &out, &map), cases[i].changed);
		assert_string_equal(buf_cstr(&out), cases[i].out);
		assert_int_equal(map.len, out.n);
	}
	buf_release(&out);
	map_release(&map);
}

static void
offsets_count_in_the_whole_source(void **state)
{
	struct buf out = BUF_INIT;
	struct map map = MAP_INIT;

	(void)state;
	assert_true(nfc_add("\xEF\xBB\xBF"
			    "Ke\xCC\x82\xCC\x81!",
	    3, 10, &out, &map));
	assert_string_equal(out.p, "Kế!");
	assert_int_equal(map_from(&map, 0), 3);
	assert_int_equal(map_from(&map, 1), 4);
	assert_int_equal(map_to(&map, 4), 9);
	assert_int_equal(map_from(&map, 4), 9);
	assert_int_equal(map_to(&map, 5), 10);
	buf_release(&out);
	map_release(&map);
}

/* Texts at random, the same ones each time */

static uint32_t seed;

static uint32_t
random_below(uint32_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static const utf8proc_int32_t alphabet[] = {' ', '\n', 'a', 'e', 'o', 'u', 'K',
    '-', '.', 0xEA, 0xF4, 0x111, 0x110, 0x1A1, 0x1B0, 0x1EBF, 0x1EF1, 0x1EC7,
    0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323, 0x327, 0x340, 0x344,
    0x345, 0x3B1, 0x439, 0x418, 0x915, 0x93C, 0x958, 0x1100, 0x1161, 0x11A8,
    0xAC00, 0xAC01, 0x200B, 0x2013, 0x201C, 0x212A, 0x212B, 0x2260, 0x3042,
    0x3099, 0x8A08, 0xFB1D, 0xFEFF, 0x1F600, 0x1D15E};

static void
random_text(struct buf *b)
{
	size_t n = random_below(24);

	buf_reset(b);
	while (n-- > 0) {
		utf8proc_uint8_t u[4];
		utf8proc_ssize_t k = utf8proc_encode_char(
		    alphabet[random_below(COUNT(alphabet))], u);

		buf_add(b, u, (size_t)k);
	}
	buf_add(b, "", 0);
}

/* The form C of s[0, n), by utf8proc alone. */
static void
whole_nfc(const char *s, size_t n, struct buf *out)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)s,
	    (utf8proc_ssize_t)n, &made, UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	assert_true(len >= 0);
	buf_reset(out);
	buf_add(out, made, (size_t)len);
	free(made);
}

static bool
is_boundary(const struct buf *b, size_t i)
{
	return ((unsigned char)b->p[i] & 0xC0) != 0x80;
}

/* Each piece of the composed text is in the composed form of the source bytes
 * that the map says it came from. */
static void
check_pieces(const struct buf *in, const struct buf *out, const struct map *map)
{
	struct buf source = BUF_INIT;

	for (size_t from = 0; from < out->n; from++)
		for (size_t to = from + 1; to <= out->n; to++) {
			size_t a, b;

			if (!is_boundary(out, from) || !is_boundary(out, to))
				continue;
			a = map_from(map, from);
			b = map_to(map, to);
			assert_true(a < b && b <= in->n);
			assert_true(is_boundary(in, a) && is_boundary(in, b));
			whole_nfc(in->p + a, b - a, &source);
			assert_non_null(memmem(
			    source.p, source.n, out->p + from, to - from));
		}
	buf_release(&source);
}

static void
any_text_is_composed_as_a_whole_and_leads_back(void **state)
{
	struct buf in = BUF_INIT, out = BUF_INIT, again = BUF_INIT;
	struct map map = MAP_INIT;

	(void)state;
	seed = 2025;
	for (int round = 0; round < 2000; round++) {
		random_text(&in);
		buf_reset(&out);
		map_reset(&map);
		(void)nfc_add(in.p, 0, in.n, &out, &map);
		whole_nfc(in.p, in.n, &again);
		assert_string_equal(buf_cstr(&out), again.p);
		assert_int_equal(map.len, out.n);
		check_pieces(&in, &out, &map);

		/* once is enough */
		map_reset(&map);
		buf_reset(&again);
		assert_false(nfc_add(buf_cstr(&out), 0, out.n, &again, &map));
		assert_string_equal(buf_cstr(&again), buf_cstr(&out));
	}
	buf_release(&in);
	buf_release(&out);
	buf_release(&again);
	map_release(&map);
}

static void
a_long_text_keeps_its_offsets(void **state)
{
	enum { TIMES = 20000 };
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct map map = MAP_INIT;

	(void)state;
	for (int i = 0; i < TIMES; i++)
		buf_adds(&in, "e\xCC\x82\xCC\x81 đua "); /* 5 + 1 + 4 + 1 */
	assert_true(nfc_add(in.p, 0, in.n, &out, &map));
	assert_int_equal(out.n, TIMES * 9);
	for (size_t i = 0; i < TIMES; i++) {
		assert_int_equal(map_from(&map, 9 * i), 11 * i);
		assert_int_equal(map_to(&map, 9 * i + 3), 11 * i + 5);
		assert_int_equal(map_from(&map, 9 * i + 4), 11 * i + 6);
	}
	/* one starter with as many marks as there are */
	buf_reset(&in);
	buf_reset(&out);
	map_reset(&map);
	buf_addc(&in, 'a');
	for (int i = 0; i < TIMES; i++)
		buf_adds(&in, "\xCC\xA3\xCC\x82");
	(void)nfc_add(in.p, 0, in.n, &out, &map);
	assert_int_equal(utf8_check(out.p, out.n), out.n);
	assert_int_equal(map_to(&map, out.n), in.n);
	buf_release(&in);
	buf_release(&out);
	map_release(&map);
}

static void
add_char(struct buf *b, utf8proc_int32_t c)
{
	utf8proc_uint8_t u[4];

	buf_add(b, u, (size_t)utf8proc_encode_char(c, u));
}

/* in is composed to what utf8proc makes of it, in one piece. */
static void
check_composed(const struct buf *in)
{
	struct buf out = BUF_INIT, whole = BUF_INIT;
	struct map map = MAP_INIT;

	(void)nfc_add(in->p, 0, in->n, &out, &map);
	whole_nfc(in->p, in->n, &whole);
	if (strcmp(buf_cstr(&out), whole.p) != 0)
		fail_msg(
		    "\"%s\" gives \"%s\", not \"%s\"", in->p, out.p, whole.p);
	assert_int_equal(map.len, out.n);
	assert_int_equal(map_to(&map, out.n), in->n);
	buf_release(&out);
	buf_release(&whole);
	map_release(&map);
}

/* The marks of Vietnamese, some that are not, and two that are others. */
static const utf8proc_int32_t marks[] = {0, 0x300, 0x301, 0x302, 0x303, 0x306,
    0x309, 0x31B, 0x323, 0x308, 0x327, 0x341};

/* Every letter of Latin with up to three marks, in every order. */
static void
letters_with_marks_in_any_order_are_composed(void **state)
{
	const size_t n = COUNT(marks);
	struct buf in = BUF_INIT;

	(void)state;
	for (utf8proc_int32_t c = 'A'; c <= 0x1EF9; c++) {
		if (c == 0x24F)
			c = 0x1EA0;
		for (size_t k = 0; k < n * n * n; k++) {
			buf_reset(&in);
			add_char(&in, c);
			for (size_t i = 1; i <= n * n; i *= n)
				if (marks[k / i % n])
					add_char(&in, marks[k / i % n]);
			add_char(&in, '.');
			check_composed(&in);
		}
	}
	buf_release(&in);
}

/* Every character, at every place of a long line of settled text, where a
 * mark or a letter it might combine with stands beside it. */
static void
every_character_is_composed_wherever_it_stands(void **state)
{
	static const utf8proc_int32_t before[] = {
	    'o', 0x1ECD, 0x1100, 0xAC00, 0x9C7, 0x201C, 0x323};
	static const char filler[] = "Kế hoạch “thi đua” yêu nước – năm 2025, "
				     "chào mừng kỷ niệm; … giỏi việc nước ";
	struct buf in = BUF_INIT;
	size_t shift = 0;

	(void)state;
	for (utf8proc_int32_t c = 0x80; c <= 0x1F64F; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		shift = (shift + 1) % 64;
		buf_reset(&in);
		for (size_t i = 0; i < shift; i++)
			buf_addc(&in, 'x');
		buf_adds(&in, filler);
		add_char(&in, before[(size_t)c % COUNT(before)]);
		add_char(&in, c);
		add_char(&in, 0x301);
		buf_adds(&in, filler);
		add_char(&in, c);
		buf_adds(&in, filler);
		check_composed(&in);
	}
	buf_release(&in);
}

/* Text at random of Vietnamese letters whole, in part and in pieces. */
static void
mixed_forms_are_composed_as_a_whole(void **state)
{
	static const utf8proc_int32_t letters[] = {' ', 'n', 'g', 'h', 'a', 'e',
	    'i', 'o', 'u', 'y', 'A', 'E', 'O', 'U', 0xE2, 0xEA, 0xF4, 0x103,
	    0x1A1, 0x1B0, 0x1AF, 0x111, 0xE1, 0x1EA1, 0x1ECD, 0x1EBF, 0x201C};
	struct buf in = BUF_INIT;

	(void)state;
	seed = 17;
	for (int round = 0; round < 3000; round++) {
		buf_reset(&in);
		for (size_t n = 1 + random_below(200); n > 0; n--)
			add_char(&in,
			    random_below(3)
				? letters[random_below(COUNT(letters))]
				: marks[1 + random_below(COUNT(marks) - 1)]);
		check_composed(&in);
	}
	buf_release(&in);
}

/* Marks without an end, in an order that has to be turned round. */
static void
a_flood_of_marks_takes_no_square_of_its_length(void **state)
{
	enum { TIMES = 1000000 };
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct map map = MAP_INIT;

	(void)state;
	buf_adds(&in, "thi ");
	for (int i = 0; i < TIMES; i++)
		buf_adds(&in, "\xCC\x82\xCC\xA3");
	buf_adds(&in, " đua");
	(void)nfc_add(in.p, 0, in.n, &out, &map);
	assert_int_equal(utf8_check(out.p, out.n), out.n);
	assert_int_equal(map_to(&map, out.n), in.n);
	assert_memory_equal(out.p, "thi ", 4);
	assert_string_equal(out.p + out.n - 5, " đua");
	assert_int_equal(map_from(&map, out.n - 5), in.n - 5);
	buf_release(&in);
	buf_release(&out);
	map_release(&map);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_composed),
	    cmocka_unit_test(offsets_count_in_the_whole_source),
	    cmocka_unit_test(any_text_is_composed_as_a_whole_and_leads_back),
	    cmocka_unit_test(a_long_text_keeps_its_offsets),
	    cmocka_unit_test(letters_with_marks_in_any_order_are_composed),
	    cmocka_unit_test(every_character_is_composed_wherever_it_stands),
	    cmocka_unit_test(mixed_forms_are_composed_as_a_whole),
	    cmocka_unit_test(a_flood_of_marks_takes_no_square_of_its_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
