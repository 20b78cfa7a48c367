/* body.c - comparing the names of bodies. */
#include "indexer/fact/body.h"

#include "core/text/fold.h"
#include "core/text/letter.h"
#include "core/text/token.h"
#include "core/text/utf8.h"
#include "indexer/shape.h"

#include <string.h>

static bool
same_word(struct str a, struct str b, struct buf *tmp)
{
	size_t n;

	buf_reset(tmp);
	fold_key(a.p, a.n, tmp);
	n = tmp->n;
	fold_key(b.p, b.n, tmp);
	return tmp->n == 2 * n && memcmp(tmp->p, tmp->p + n, n) == 0;
}

static bool
has_small(struct str s)
{
	struct buf b = BUF_INIT;
	size_t n;
	bool small;

	/* capitals change when folded, small letters mostly do not */
	fold_tone(s.p, s.n, &b);
	n = b.n;
	small = n == s.n && memcmp(b.p, s.p, n) == 0;
	buf_release(&b);
	return small;
}

/* The base of the word's first letter: spellings that are one word have one. */
static int32_t
first_letter(struct str w)
{
	int32_t c;

	(void)utf8_next(w.p, w.p + w.n, &c);
	c = letter_lower(c);
	if (c == 0xF0) /* eth, printed for đ, as in fold.c */
		c = 0x111;
	return c < 0x80 ? c : fold_letter(c).base;
}

/* Is it the name, printed with small letters, that stands in one
 * paragraph from word i on? */
static bool
is_body_here(const struct document *doc, size_t i, const char *name,
    struct buf *tmp, struct span *found)
{
	struct token_iter it = token_begin(name, strlen(name));
	struct str word, last = document_word(doc, i), w;
	bool small = false;

	found->from = doc->words[i].from;
	while (token_next(&it, &word)) {
		if (i == doc->n_words)
			return false;
		w = document_word(doc, i++);
		if (!same_word(w, word, tmp) ||
		    memchr(last.p, '\n', (size_t)(w.p - last.p)))
			return false;
		small |= has_small(w);
		last = w;
	}
	found->to = (size_t)(last.p + last.n - doc->text.p);
	return small;
}

bool
body_mixed_case(const struct reading *r, const char *caps, struct span *found)
{
	const struct document *doc = r->doc;
	struct token_iter name = token_begin(caps, strlen(caps));
	struct buf tmp = BUF_INIT;
	bool ok = false;
	struct str v;
	int32_t first = token_next(&name, &v) ? first_letter(v) : 0;

	for (size_t i = 0; !ok && i < doc->n_words; i++) {
		if (first_letter(document_word(doc, i)) == first)
			ok = is_body_here(doc, i, caps, &tmp, found);
	}
	buf_release(&tmp);
	return ok;
}

/* The word's first letter without marks, as fold_full gives it. */
static char
initial(struct str word, struct buf *tmp)
{
	buf_reset(tmp);
	fold_full(word.p, word.n, tmp);
	return tmp->n ? tmp->p[0] : 0;
}

/* Steps full over the words that the letters of a word in capitals stand for.
 */
static bool
stands_for(struct str abbr, struct token_iter *full, struct buf *tmp)
{
	struct buf letters = BUF_INIT;
	struct token_iter it = *full;
	struct str w;
	bool ok;

	fold_full(abbr.p, abbr.n, &letters);
	ok = letters.n >= 2 && !has_small(abbr);
	for (size_t i = 0; ok && i < letters.n; i++)
		ok = token_next(&it, &w) && initial(w, tmp) == letters.p[i];
	buf_release(&letters);
	if (ok)
		*full = it;
	return ok;
}

/* Steps over a word that says the sort of a place: tỉnh, thành phố. */
static bool
skip_sort(const struct reading *r, struct token_iter *it)
{
	struct token_iter next = *it;
	struct match m;
	struct str w;

	if (!token_next(&next, &w) ||
	    !match_text(r->matcher, "issuersort",
		(struct str){w.p, (size_t)(it->end - w.p)}, &m) ||
	    m.at.from > 0)
		return false;
	*it = token_begin(w.p + m.at.to, (size_t)(it->end - w.p) - m.at.to);
	return true;
}

/* Steps both over one word, or one over what a word of the other stands for.
 */
static bool
step(const struct reading *r, struct token_iter *full, struct token_iter *name,
    struct buf *tmp)
{
	struct token_iter f = *full, n = *name;
	struct str a, b;

	if (!token_next(&n, &a))
		return false;
	if (token_next(&f, &b) && same_word(a, b, tmp)) {
		*full = f;
		*name = n;
		return true;
	}
	if (stands_for(a, full, tmp)) {
		*name = n;
		return true;
	}
	return skip_sort(r, full) && step(r, full, name, tmp);
}

bool
body_is_fuller(const struct reading *r, const char *full, const char *name)
{
	struct token_iter f = token_begin(full, strlen(full));
	struct token_iter n = token_begin(name, strlen(name)), left;
	struct buf tmp = BUF_INIT;
	struct match m;
	struct str w;
	bool local;

	while (step(r, &f, &n, &tmp))
		;
	buf_release(&tmp);
	left = n;
	/* "ngành Công Thương tỉnh" goes on as "ngành Công Thương Thái Nguyên"
	 */
	local = token_next(&left, &w);
	if (local && (!skip_sort(r, &n) || token_next(&n, &w)))
		return false;
	if (f.p < f.end)
		return match_text(r->matcher, "issuermore",
			   (struct str){f.p, (size_t)(f.end - f.p)}, &m) &&
		       !(local && m.mark);
	return token_count(full, strlen(full)) >
	       token_count(name, strlen(name));
}
