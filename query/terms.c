/* terms.c - building full-text queries. */
#include "query/terms.h"

#include "core/text/fold.h"
#include "core/text/token.h"

#include <string.h>

static const char *const quotes[] = {"\"", "“", "”", "„", "«", "»"};

/* The length of the quotation mark at s, or 0. */
static size_t
quote_at(struct str s)
{
	size_t i;

	for (i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (str_starts(s, quotes[i]))
			return strlen(quotes[i]);
	return 0;
}

static struct str
skip(struct str s, size_t n)
{
	return (struct str){s.p + n, s.n - n};
}

/* Bytes up to the next quotation mark, or all. */
static size_t
up_to_quote(struct str s)
{
	size_t i = 0;

	while (i < s.n && !quote_at(skip(s, i)))
		i++;
	return i;
}

/* Appends the words as one quoted term, if there are any and it is new. */
static size_t
add_term(struct str words, struct buf *out)
{
	struct token_iter it = token_begin(words.p, words.n);
	struct buf term = BUF_INIT;
	struct str w;
	size_t n = 0;

	while (token_next(&it, &w)) {
		buf_addc(&term, n++ ? ' ' : '"');
		buf_add(&term, w.p, w.n);
	}
	if (n) {
		buf_addc(&term, '"');
		if (strstr(buf_cstr(out), term.p))
			n = 0;
	}
	if (n)
		buf_addf(out, "%s%s", out->n ? " " : "", term.p);
	buf_release(&term);
	return n > 0;
}

static size_t
add_words(struct str text, struct buf *out)
{
	struct token_iter it = token_begin(text.p, text.n);
	struct str w;
	size_t n = 0;

	while (token_next(&it, &w))
		n += add_term(w, out);
	return n;
}

size_t
terms_query(struct str text, struct buf *out)
{
	size_t terms = 0, n, quote;

	while (text.n) {
		n = up_to_quote(text);
		terms += add_words((struct str){text.p, n}, out);
		text = skip(text, n);
		quote = quote_at(text);
		text = skip(text, quote);
		n = up_to_quote(text);
		if (quote && n < text.n) { /* it is closed */
			terms += add_term((struct str){text.p, n}, out);
			text = skip(text, n + quote_at(skip(text, n)));
		}
	}
	return terms;
}

bool
terms_have_marks(struct str text)
{
	struct buf tone = BUF_INIT, full = BUF_INIT;
	bool marks;

	fold_key(text.p, text.n, &tone);
	fold_full(tone.p, tone.n, &full);
	marks =
	    tone.n != full.n || (tone.n && memcmp(tone.p, full.p, tone.n) != 0);
	buf_release(&tone);
	buf_release(&full);
	return marks;
}
