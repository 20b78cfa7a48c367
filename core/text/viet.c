/* viet.c - Vietnamese letters put together from a letter and its marks. */
#include "core/text/viet.h"

#include "core/text/utf8.h"

#include <stdbool.h>
#include <stdint.h>

enum tone { LEVEL, GRAVE, ACUTE, TILDE, HOOK, DOT, TONES };

enum shape {
	A,
	A_BREVE,
	A_CIRCUMFLEX,
	E,
	E_CIRCUMFLEX,
	I,
	O,
	O_CIRCUMFLEX,
	O_HORN,
	U,
	U_HORN,
	Y,
	SHAPES,
	NO_SHAPE = SHAPES,
};

/* Small letters, then capitals. */
static const uint16_t letters[2 * SHAPES][TONES] = {
    {0x61, 0xE0, 0xE1, 0xE3, 0x1EA3, 0x1EA1},
    {0x103, 0x1EB1, 0x1EAF, 0x1EB5, 0x1EB3, 0x1EB7},
    {0xE2, 0x1EA7, 0x1EA5, 0x1EAB, 0x1EA9, 0x1EAD},
    {0x65, 0xE8, 0xE9, 0x1EBD, 0x1EBB, 0x1EB9},
    {0xEA, 0x1EC1, 0x1EBF, 0x1EC5, 0x1EC3, 0x1EC7},
    {0x69, 0xEC, 0xED, 0x129, 0x1EC9, 0x1ECB},
    {0x6F, 0xF2, 0xF3, 0xF5, 0x1ECF, 0x1ECD},
    {0xF4, 0x1ED3, 0x1ED1, 0x1ED7, 0x1ED5, 0x1ED9},
    {0x1A1, 0x1EDD, 0x1EDB, 0x1EE1, 0x1EDF, 0x1EE3},
    {0x75, 0xF9, 0xFA, 0x169, 0x1EE7, 0x1EE5},
    {0x1B0, 0x1EEB, 0x1EE9, 0x1EEF, 0x1EED, 0x1EF1},
    {0x79, 0x1EF3, 0xFD, 0x1EF9, 0x1EF7, 0x1EF5},
    {0x41, 0xC0, 0xC1, 0xC3, 0x1EA2, 0x1EA0},
    {0x102, 0x1EB0, 0x1EAE, 0x1EB4, 0x1EB2, 0x1EB6},
    {0xC2, 0x1EA6, 0x1EA4, 0x1EAA, 0x1EA8, 0x1EAC},
    {0x45, 0xC8, 0xC9, 0x1EBC, 0x1EBA, 0x1EB8},
    {0xCA, 0x1EC0, 0x1EBE, 0x1EC4, 0x1EC2, 0x1EC6},
    {0x49, 0xCC, 0xCD, 0x128, 0x1EC8, 0x1ECA},
    {0x4F, 0xD2, 0xD3, 0xD5, 0x1ECE, 0x1ECC},
    {0xD4, 0x1ED2, 0x1ED0, 0x1ED6, 0x1ED4, 0x1ED8},
    {0x1A0, 0x1EDC, 0x1EDA, 0x1EE0, 0x1EDE, 0x1EE2},
    {0x55, 0xD9, 0xDA, 0x168, 0x1EE6, 0x1EE4},
    {0x1AF, 0x1EEA, 0x1EE8, 0x1EEE, 0x1EEC, 0x1EF0},
    {0x59, 0x1EF2, 0xDD, 0x1EF8, 0x1EF6, 0x1EF4},
};

struct letter {
	unsigned shape; /* from SHAPES on: a capital */
	enum tone tone;
};

/* Shapes of plain small letters, one more, by their five low bits. */
static const uint8_t plain_shapes[32] = {
    ['a' & 31] = A + 1,
    ['e' & 31] = E + 1,
    ['i' & 31] = I + 1,
    ['o' & 31] = O + 1,
    ['u' & 31] = U + 1,
    ['y' & 31] = Y + 1,
};

static bool
find_composed(int32_t c, struct letter *l)
{
	const uint16_t *all = letters[0];

	for (unsigned i = 0; i < 2 * SHAPES * TONES; i++)
		if (all[i] == c) {
			*l = (struct letter){i / TONES, i % TONES};
			return true;
		}
	return false;
}

static bool
find_letter(int32_t c, struct letter *l)
{
	unsigned shape;

	if (c >= 0x80)
		return find_composed(c, l);
	shape = c >= 'A' ? plain_shapes[c & 31] : 0;
	*l = (struct letter){shape - 1 + (c & 0x20 ? 0 : SHAPES), LEVEL};
	return shape > 0;
}

/* Tones of the marks from U+0300 on. */
static const uint8_t tones[] = {
    [0x00] = GRAVE,
    [0x01] = ACUTE,
    [0x03] = TILDE,
    [0x09] = HOOK,
    [0x23] = DOT,
};

static enum tone
tone_of(int32_t mark)
{
	return mark >= 0x300 && mark < 0x300 + (int32_t)sizeof(tones)
		   ? (enum tone)tones[mark - 0x300]
		   : LEVEL;
}

/* What a mark that is no tone makes of a plain shape. */
static unsigned
marked_shape(unsigned shape, int32_t mark)
{
	switch (mark) {
	case 0x302:
		return shape == A   ? A_CIRCUMFLEX
		       : shape == E ? E_CIRCUMFLEX
		       : shape == O ? O_CIRCUMFLEX
				    : NO_SHAPE;
	case 0x306:
		return shape == A ? A_BREVE : NO_SHAPE;
	case 0x31B:
		return shape == O ? O_HORN : shape == U ? U_HORN : NO_SHAPE;
	default:
		return NO_SHAPE;
	}
}

/*
 * One mark more. Marks above keep their order, so that a circumflex or breve
 * behind a tone above does not compose; the dot below and the horn come first
 * wherever they stand.
 */
static bool
add_mark(struct letter *l, int32_t mark)
{
	unsigned capital = l->shape < SHAPES ? 0 : SHAPES, shape;
	enum tone tone = tone_of(mark);

	if (tone != LEVEL) {
		if (l->tone != LEVEL)
			return false;
		l->tone = tone;
		return true;
	}
	if (mark != 0x31B && l->tone != LEVEL && l->tone != DOT)
		return false;
	shape = marked_shape(l->shape - capital, mark);
	l->shape = capital + shape;
	return shape != NO_SHAPE;
}

/* All letters that are made lie between U+0080 and U+FFFF. */
static size_t
encode(unsigned c, char *made)
{
	if (c < 0x800) {
		made[0] = (char)(0xC0 | c >> 6);
		made[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	made[0] = (char)(0xE0 | c >> 12);
	made[1] = (char)(0x80 | (c >> 6 & 0x3F));
	made[2] = (char)(0x80 | (c & 0x3F));
	return 3;
}

size_t
viet_compose(const char *p, const char *end, char *made)
{
	struct letter l;
	int32_t c;

	p += utf8_next(p, end, &c);
	if (p >= end || !find_letter(c, &l))
		return 0;
	while (p < end) {
		p += utf8_next(p, end, &c);
		if (!add_mark(&l, c))
			return 0;
	}
	return encode(letters[l.shape][l.tone], made);
}
