/* token.c - cutting words. */
#include "core/text/token.h"

#include "core/text/letter.h"
#include "core/text/utf8.h"

/* Length of the character at p and whether it belongs to a word. */
static inline size_t
look(const char *p, const char *end, bool *word)
{
	int32_t c;
	size_t n = utf8_next(p, end, &c);

	*word = letter_kind(c) & LETTER_WORD;
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
