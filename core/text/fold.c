/* fold.c - comparison keys for Vietnamese text. */
#include "core/text/fold.h"

#include "core/text/letter.h"
#include "core/text/token.h"
#include "core/text/utf8.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

static void
put(struct buf *out, utf8proc_int32_t cp)
{
	utf8proc_uint8_t u[4];

	if (cp < 0x80)
		buf_addc(out, (char)cp);
	else
		buf_add(out, u, (size_t)utf8proc_encode_char(cp, u));
}

void
fold_lower(const char *s, size_t n, struct buf *out)
{
	const char *end = s + n;

	while (s < end) {
		int32_t cp;

		s += utf8_next(s, end, &cp);
		put(out, letter_lower(cp));
	}
}

/* The next character of s in lower case, Ð as đ; gives its length in s. */
static size_t
next_lower(const char *s, size_t n, utf8proc_int32_t *cp)
{
	size_t k = utf8_next(s, s + n, cp);

	if (*cp < 0x80) {
		*cp |= *cp >= 'A' && *cp <= 'Z' ? 0x20 : 0;
		return k;
	}
	*cp = letter_lower(*cp);
	if (*cp == 0xF0) /* eth, printed for đ */
		*cp = 0x111;
	return k;
}

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

enum { MOST_PARTS = 8 };

/* What is left of a character without its marks; how many parts. */
static size_t
take_marks_off(utf8proc_int32_t cp, utf8proc_int32_t parts[MOST_PARTS])
{
	utf8proc_ssize_t i, n;
	size_t kept = 0;
	int last = 0;

	if (cp == 0x111 || cp < 0x80) {
		parts[0] = cp == 0x111 ? 'd' : cp;
		return 1;
	}
	n = utf8proc_decompose_char(
	    cp, parts, MOST_PARTS, UTF8PROC_DECOMPOSE, &last);
	for (i = 0; i < n && i < MOST_PARTS; i++)
		if (!(letter_kind(parts[i]) & LETTER_MARK))
			parts[kept++] = parts[i];
	return kept;
}

void
fold_full(const char *s, size_t n, struct buf *out)
{
	utf8proc_int32_t parts[MOST_PARTS], cp;
	size_t i, k, kept;

	for (i = 0; i < n;) {
		i += next_lower(s + i, n - i, &cp);
		kept = take_marks_off(cp, parts);
		for (k = 0; k < kept; k++)
			put(out, parts[k]);
	}
}

/* The vowels with a shape of their own, by base letter and mark. */
static const struct {
	utf8proc_int32_t base, mark, letter;
} shapes[] = {
    {'a', 0x306, 0x103},
    {'a', 0x302, 0xE2},
    {'e', 0x302, 0xEA},
    {'o', 0x302, 0xF4},
    {'o', 0x31B, 0x1A1},
    {'u', 0x31B, 0x1B0},
};

struct fold_letter
fold_letter(int32_t cp)
{
	utf8proc_int32_t parts[8];
	struct fold_letter l = {cp, 0, 0};
	int last = 0;
	utf8proc_ssize_t n;

	if (cp == 0x111)
		return (struct fold_letter){'d', cp, 0};
	if (cp < 0x80)
		return l;
	n = utf8proc_decompose_char(cp, parts, 8, UTF8PROC_DECOMPOSE, &last);
	if (n < 2 || n > 8)
		return l;
	l.base = parts[0];
	for (utf8proc_ssize_t i = 1; i < n; i++) {
		if (parts[i] == 0x302 || parts[i] == 0x306 || parts[i] == 0x31B)
			l.shape = parts[i];
		else
			l.tone = parts[i];
	}
	return l;
}

void
fold_shape(const char *s, size_t n, struct buf *out)
{
	utf8proc_int32_t cp;

	for (size_t i = 0, k; i < n;) {
		struct fold_letter l;

		i += next_lower(s + i, n - i, &cp);
		l = fold_letter(cp);
		for (k = 0; k < sizeof(shapes) / sizeof(*shapes); k++)
			if (shapes[k].base == l.base &&
			    shapes[k].mark == l.shape)
				l.base = shapes[k].letter;
		put(out, cp == 0x111 ? cp : l.base);
	}
}

/*
 * The open syllables that are spelled in two ways: second letter with the
 * tone in the modern style, then both letters in the traditional one.
 */
static const struct {
	utf8proc_int32_t first, toned, first_toned, second;
} places[] = {
    {'o', 0xE0, 0xF2, 'a'},
    {'o', 0xE1, 0xF3, 'a'},
    {'o', 0x1EA3, 0x1ECF, 'a'},
    {'o', 0xE3, 0xF5, 'a'},
    {'o', 0x1EA1, 0x1ECD, 'a'},
    {'o', 0xE8, 0xF2, 'e'},
    {'o', 0xE9, 0xF3, 'e'},
    {'o', 0x1EBB, 0x1ECF, 'e'},
    {'o', 0x1EBD, 0xF5, 'e'},
    {'o', 0x1EB9, 0x1ECD, 'e'},
    {'u', 0x1EF3, 0xF9, 'y'},
    {'u', 0xFD, 0xFA, 'y'},
    {'u', 0x1EF7, 0x1EE7, 'y'},
    {'u', 0x1EF9, 0x169, 'y'},
    {'u', 0x1EF5, 0x1EE5, 'y'},
};

static void
settle_tone(utf8proc_int32_t *word, size_t n)
{
	size_t i;

	if (n < 2 || (word[n - 2] != 'o' && word[n - 2] != 'u') ||
	    (n > 2 && word[n - 3] == 'q'))
		return;
	for (i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (word[n - 2] == places[i].first &&
		    word[n - 1] == places[i].toned) {
			word[n - 2] = places[i].first_toned;
			word[n - 1] = places[i].second;
			return;
		}
}

/* With each of the tones. */
static const utf8proc_int32_t i_and_y[][2] = {{'i', 'y'}, {0xEC, 0x1EF3},
    {0xED, 0xFD}, {0x1EC9, 0x1EF7}, {0x129, 0x1EF9}, {0x1ECB, 0x1EF5}};
static const char before_i[] = "hklmst";

/* Kỉ and kỷ, công ti and công ty: after these consonants a lone i is spelled
 * in two ways; y is the older. */
static void
settle_i(utf8proc_int32_t *word, size_t n)
{
	if (n != 2 || word[0] >= 0x80 || !strchr(before_i, (int)word[0]))
		return;
	for (size_t i = 0; i < COUNT(i_and_y); i++)
		if (word[1] == i_and_y[i][0]) {
			word[1] = i_and_y[i][1];
			return;
		}
}

/* No Vietnamese syllable has more letters than this. */
enum { SYLLABLE_MAX = 8 };

static void
fold_word(struct str w, struct buf *out)
{
	utf8proc_int32_t word[SYLLABLE_MAX], cp;
	size_t i, k = 0;

	for (i = 0; i < w.n;) {
		i += next_lower(w.p + i, w.n - i, &cp);
		if (k == SYLLABLE_MAX) {
			put(out, word[0]);
			memmove(
			    word, word + 1, (SYLLABLE_MAX - 1) * sizeof(*word));
			k--;
		}
		word[k++] = cp;
	}
	settle_tone(word, k);
	settle_i(word, k);
	for (i = 0; i < k; i++)
		put(out, word[i]);
}

void
fold_tone(const char *s, size_t n, struct buf *out)
{
	struct token_iter it = token_begin(s, n);
	const char *p = s;
	struct str w;

	while (token_next(&it, &w)) {
		buf_add(out, p, (size_t)(w.p - p));
		fold_word(w, out);
		p = w.p + w.n;
	}
	buf_add(out, p, (size_t)(s + n - p));
}

/* Is it an i, or a consonant before one, with a mark that no Vietnamese letter
 * has? */
static bool
is_foreign(utf8proc_int32_t base, utf8proc_int32_t cp)
{
	if (base != 'i')
		return base < 0x80 && strchr(before_i, (int)base);
	for (size_t i = 0; i < COUNT(i_and_y); i++)
		if (cp == i_and_y[i][0])
			return false;
	return true;
}

/* From an offset on, in place, for letters that get shorter: all of
 * Vietnamese. Gives whether a letter was bared that settle_i would have looked
 * at, had it come bare. */
static bool
bare_letters(struct buf *out, size_t from)
{
	utf8proc_int32_t parts[MOST_PARTS], cp;
	size_t to = from, k;
	bool bared = false;

	for (size_t i = from; i < out->n; i += k) {
		k = utf8_next(out->p + i, out->p + out->n, &cp);
		if (k > 1 && take_marks_off(cp, parts) == 1) {
			to += (size_t)utf8proc_encode_char(
			    parts[0], (utf8proc_uint8_t *)out->p + to);
			bared |= is_foreign(parts[0], cp);
		} else {
			for (size_t c = 0; c < k; c++)
				out->p[to++] = out->p[i + c];
		}
	}
	buf_cut(out, to);
	return bared;
}

void
fold_spelling(const char *s, size_t n, struct buf *out)
{
	struct buf bare = BUF_INIT;
	size_t from = out->n;

	fold_tone(s, n, out);
	if (!bare_letters(out, from))
		return;
	/* hī and ĺi, of other languages, are spellings of hi and li, and so
	 * of hy and ly */
	buf_add(&bare, out->p + from, out->n - from);
	buf_cut(out, from);
	fold_tone(bare.p, bare.n, out);
	buf_release(&bare);
}

void
fold_key(const char *s, size_t n, struct buf *out)
{
	struct token_iter it = token_begin(s, n);
	const char *gap = "";
	struct str w;

	while (token_next(&it, &w)) {
		buf_adds(out, gap);
		fold_word(w, out);
		gap = " ";
	}
}

bool
fold_modern_place(const char *s, size_t n, struct buf *out)
{
	utf8proc_int32_t word[SYLLABLE_MAX];
	size_t i, k = 0;

	for (i = 0; i < n && k < SYLLABLE_MAX;)
		i += next_lower(s + i, n - i, &word[k++]);
	if (i < n || k < 2)
		return false;
	for (i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (word[k - 2] == places[i].first_toned &&
		    word[k - 1] == places[i].second) {
			word[k - 2] = places[i].first;
			word[k - 1] = places[i].toned;
			for (i = 0; i < k; i++)
				put(out, word[i]);
			return true;
		}
	return false;
}

/* Is the syllable's end, first and second letter, in a row of places; and
 * which way is it spelled there? */
static enum fold_place
place_of(utf8proc_int32_t before, utf8proc_int32_t a, utf8proc_int32_t b)
{
	if (a != 'o' && a != 'u' && b != 'a' && b != 'e' && b != 'y')
		return FOLD_PLACE_ONE;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		if (a == places[i].first_toned && b == places[i].second)
			return FOLD_PLACE_TRADITIONAL;
		if (a == places[i].first && b == places[i].toned)
			return before == 'q' ? FOLD_PLACE_ONE
					     : FOLD_PLACE_MODERN;
	}
	return FOLD_PLACE_ONE;
}

/* An a, an e, a y or a letter of its own marks: all that a syllable with two
 * places for its tone ends in. */
static bool
may_end_open(unsigned char last)
{
	last |= 0x20; /* small */
	return last >= 0x80 || last == 'a' || last == 'e' || last == 'y';
}

enum fold_place
fold_place(const char *s, size_t n)
{
	utf8proc_int32_t before = 0, a = 0, b = 0;
	size_t letters = 0;

	if (n == 0 || !may_end_open((unsigned char)s[n - 1]))
		return FOLD_PLACE_ONE;
	for (size_t i = 0; i < n && letters <= SYLLABLE_MAX; letters++) {
		before = a;
		a = b;
		i += next_lower(s + i, n - i, &b);
	}
	return letters <= SYLLABLE_MAX ? place_of(before, a, b)
				       : FOLD_PLACE_ONE;
}
