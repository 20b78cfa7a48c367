/*
 * viet.h - Vietnamese letters put together from a letter and its marks.
 *
 * Most decomposed text is Vietnamese, and a table composes it many times
 * faster than utf8proc. It knows the twelve vowels, six tones and three other
 * marks; what it does not know it leaves to the caller.
 */
#ifndef CORE_TEXT_VIET_H
#define CORE_TEXT_VIET_H

#include <stddef.h>

enum { VIET_MAX_BYTES = 3 };

/*
 * The letter that is the form C of the characters in [p, end), valid UTF-8: a
 * vowel, plain or composed in part, and one or more marks in any order. Gives
 * its length in made, or 0 where the characters are no such letter.
 */
size_t viet_compose(const char *p, const char *end, char *made);

#endif
