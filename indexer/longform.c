/* longform.c - words of a name, looked up one by one. */
#include "indexer/longform.h"

#include "core/text/fold.h"
#include "core/text/letter.h"
#include "core/text/token.h"
#include "core/text/utf8.h"

#include <string.h>

/* CB-CC-VC is three words to the tokenizer and one abbreviation. */
enum { MOST_PARTS = 3 };

/* LĐLĐ, CNVC-LĐ: no small letter, so that "đầu tư" is not "đầu TƯ". */
static bool
is_in_capitals(struct str s)
{
	int32_t c;

	for (const char *p = s.p; p < s.p + s.n;) {
		p += utf8_next(p, s.p + s.n, &c);
		if (letter_kind(c) & LETTER_SMALL)
			return false;
	}
	return true;
}

static const char *
long_form(const struct authority *a, const struct facts *facts, const char *key)
{
	for (size_t i = 0; i < facts->definitions.n; i++)
		if (strcmp(facts->definitions.v[i].form_key, key) == 0)
			return facts->definitions.v[i].full_key;
	return authority_long_form(a, key);
}

/* Writes out what s begins with, the longest abbreviation first, and gives
 * the bytes it took; 0 at the end. */
static size_t
write_out(const struct authority *a, const struct facts *facts, struct str s,
    struct buf *key, struct buf *scratch)
{
	struct token_iter it = token_begin(s.p, s.n);
	size_t end[MOST_PARTS] = {0}, n = 0;
	const char *full = NULL;
	struct str w, first = STR_NULL;

	while (n < MOST_PARTS && token_next(&it, &w)) {
		if (n == 0)
			first = w;
		end[n++] = (size_t)(w.p + w.n - s.p);
	}
	if (n == 0)
		return 0;
	for (; !full && n > 0; n--) {
		w = (struct str){first.p, end[n - 1] - (size_t)(first.p - s.p)};
		if (n > 1 && !is_in_capitals(w))
			continue;
		buf_reset(scratch);
		fold_key(w.p, w.n, scratch);
		if (n > 1 || is_in_capitals(w))
			full = long_form(a, facts, buf_cstr(scratch));
	}
	buf_addf(
	    key, "%s%s", key->n ? " " : "", full ? full : buf_cstr(scratch));
	return end[n];
}

const char *
longform_key(const struct authority *a, const struct facts *facts,
    const char *name, struct arena *arena)
{
	struct str rest = str_of(name);
	struct buf key = BUF_INIT, scratch = BUF_INIT;
	size_t taken;
	char *out;

	while ((taken = write_out(a, facts, rest, &key, &scratch)) > 0) {
		rest.p += taken;
		rest.n -= taken;
	}
	out = arena_strndup(arena, buf_cstr(&key), key.n);
	buf_release(&key);
	buf_release(&scratch);
	return out;
}
