/* letter.c - characters beyond the table. */
#include "core/text/letter.h"

#include <utf8proc.h>

unsigned
letter_far_kind(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
		return LETTER_WORD | LETTER_ALPHA | LETTER_UPPER;
	case UTF8PROC_CATEGORY_LL:
		return LETTER_WORD | LETTER_ALPHA | LETTER_SMALL;
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return LETTER_WORD | LETTER_ALPHA;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
		return LETTER_WORD | LETTER_MARK;
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return LETTER_WORD;
	default:
		return 0;
	}
}

int32_t
letter_far_lower(int32_t c)
{
	return utf8proc_tolower(c);
}
