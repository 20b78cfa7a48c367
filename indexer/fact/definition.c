/*
 * definition.c - what a plan itself says an abbreviation stands for.
 *
 * The long form is as many words before the parenthesis as the abbreviation
 * has letters, each beginning with its letter: the strict case of Schwartz
 * and Hearst, A simple algorithm for identifying abbreviation definitions in
 * biomedical text, Pacific Symposium on Biocomputing 8 (2003), 451-462.
 */
#include "core/base/mem.h"
#include "core/text/fold.h"
#include "core/text/token.h"
#include "core/text/utf8.h"
#include "indexer/shape.h"

#include <string.h>

enum { MOST_LETTERS = 15 };

/* The letters of an abbreviation without marks, one byte each: LĐLĐ as ldld.
 * How many there are, or 0 where there are too many. */
static size_t
initials(struct str s, char letters[MOST_LETTERS])
{
	struct token_iter it = token_begin(s.p, s.n);
	struct buf folded = BUF_INIT;
	struct str part;
	size_t n;

	while (token_next(&it, &part))
		fold_full(part.p, part.n, &folded);
	n = folded.n <= MOST_LETTERS ? folded.n : 0;
	memcpy(letters, buf_cstr(&folded), n);
	buf_release(&folded);
	return n;
}

/* Where the last n words of s begin, if they begin with the letters. */
static bool
find_words(struct str s, const char *letters, size_t n, size_t *from)
{
	struct token_iter it = token_begin(s.p, s.n);
	struct str last[MOST_LETTERS], word;
	struct buf first = BUF_INIT;
	size_t seen = 0;
	bool all = true;

	while (token_next(&it, &word))
		last[seen++ % n] = word;
	if (seen < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int32_t c;

		word = last[(seen + i) % n];
		buf_reset(&first);
		fold_full(
		    word.p, utf8_next(word.p, word.p + word.n, &c), &first);
		all &= first.n == 1 && first.p[0] == letters[i];
	}
	buf_release(&first);
	*from = (size_t)(last[seen % n].p - s.p);
	return all;
}

static void
on_definition(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct facts *f = r->facts;
	const struct passage *p =
	    &r->doc->passages[document_passage(r->doc, m->at.from)];
	struct span before = {p->at.from, m->at.from}, at;
	char letters[MOST_LETTERS];
	struct definition d;
	size_t n, from;

	if (!match_group(m, "short", &at))
		return;
	n = initials(document_str(r->doc, at), letters);
	if (n < 2 ||
	    !find_words(document_str(r->doc, before), letters, n, &from))
		return;
	d.at = (struct span){before.from + from, m->at.to};
	d.brief = m->at;
	d.rule = match_rule(m);
	d.form = shape_text(r, at);
	d.full = shape_text(
	    r, shape_trim(r->doc, (struct span){d.at.from, m->at.from}));
	d.form_key = shape_key(r, d.form);
	d.full_key = shape_key(r, d.full);
	ARR_GROW(f->definitions.v, f->definitions.n, f->definitions.cap);
	f->definitions.v[f->definitions.n++] = d;
}

void
fact_definition(struct reading *r)
{
	match_kind(r->matcher, r->doc, "definition", on_definition, r);
}
