/* token.c - cutting words. */
#include "core/text/token.h"

#include "core/text/utf8.h"

#include <utf8proc.h>

static bool
is_word(int32_t cp)
{
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

/* Length of the character at p and whether it belongs to a word. */
static size_t
look(const char *p, const char *end, bool *word)
{
	int32_t c;
	size_t n = utf8_next(p, end, &c);

	if (n > 1)
		*word = is_word(c);
	else
		*word = (c >= '0' && c <= '9') ||
			((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	return n;
}

bool
token_next(struct token_iter *it, struct str *word)
{
	const char *p = it->p;
	bool in = false;
	size_t n;

	while (p < it->end) {
		n = look(p, it->end, &in);
		if (in)
			break;
		p += n;
	}
	word->p = p;
	while (p < it->end && in) {
		n = look(p, it->end, &in);
		if (in)
			p += n;
	}
	word->n = (size_t)(p - word->p);
	it->p = p;
	return word->n > 0;
}

size_t
token_count(const char *s, size_t n)
{
	struct token_iter it = token_begin(s, n);
	struct str word;
	size_t count = 0;

	while (token_next(&it, &word))
		count++;
	return count;
}
