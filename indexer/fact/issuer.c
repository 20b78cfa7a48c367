/* issuer.c - the issuing body in its most explicit printed form, its level. */
#include "core/text/fold.h"
#include "core/text/token.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>

/* Better evidence this far behind is about another body. */
enum { FAR = 1500 };

struct search {
	struct reading *r;
	struct field head;     /* of the letterhead */
	const char *head_more; /* what follows it on the next lines */
	struct field sentence;
	int strength;      /* of the sentence; small is strong */
	const char *sort;  /* a local reference lacks the place of ... */
	const char *place; /* ... this sort */
};

static void
on_issuer(const struct match *m, void *arg)
{
	struct search *s = arg;
	int strength = m->mark ? atoi(m->mark) : 0;
	const char *more = shape_group(s->r, m, "more");
	struct span at;

	if (!match_group(m, "issuer", &at))
		return;
	at = shape_trim(s->r->doc, at);
	if (at.to <= at.from)
		return;
	if (!m->mark) { /* the letterhead's last body is the issuer */
		s->head =
		    (struct field){shape_text(s->r, at), at, match_rule(m)};
		s->head_more = more;
	} else if (!s->sentence.value ||
		   (strength < s->strength &&
		       (s->strength > 2 ||
			   at.from < s->sentence.at.from + FAR))) {
		s->sentence =
		    (struct field){shape_text(s->r, at), at, match_rule(m)};
		s->strength = strength;
	}
}

/* The words of text without what stands in brackets. */
static const char *
without_brackets(struct reading *r, const char *text)
{
	char *out = arena_strdup(&r->doc->arena, text), *w = out;
	int depth = 0;

	for (const char *p = text; *p; p++) {
		depth += *p == '(';
		if (depth == 0 && !(*p == ' ' && w > out && w[-1] == ' '))
			*w++ = *p;
		depth -= *p == ')' && depth > 0;
	}
	while (w > out && w[-1] == ' ')
		w--;
	*w = '\0';
	return out;
}

/* Cuts words that were printed twice at the end: "Việt Nam Việt Nam". */
static const char *
without_echo(struct reading *r, const char *text)
{
	size_t n = strlen(text);

	for (size_t k = n / 2; k >= 3; k--) {
		const char *tail = text + n - k;

		if (tail[-1] == ' ' && n >= 2 * k + 1 &&
		    strncmp(tail - 1 - k, tail, k) == 0 &&
		    (n == 2 * k + 1 || tail[-2 - (long)k] == ' '))
			return arena_strndup(&r->doc->arena, text, n - k - 1);
	}
	return text;
}

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

/* The same words elsewhere in the text, printed in mixed case. */
static bool
find_mixed_case(const struct reading *r, const char *caps, struct span *found)
{
	struct str text = {buf_cstr(&r->doc->text), r->doc->text.n}, w, v;
	struct token_iter at = token_begin(text.p, text.n);
	struct buf tmp = BUF_INIT;
	bool ok = false;

	while (!ok && token_next(&at, &w)) {
		struct token_iter a = {w.p, text.p + text.n};
		struct token_iter b = token_begin(caps, strlen(caps));
		struct str word, last = w;
		bool small = false;

		ok = true;
		while (ok && token_next(&b, &word)) {
			ok = token_next(&a, &v) && same_word(v, word, &tmp) &&
			     !memchr(last.p, '\n', (size_t)(v.p - last.p));
			small |= ok && has_small(v);
			last = v;
		}
		ok = ok && small;
		found->from = (size_t)(w.p - text.p);
		found->to = (size_t)(last.p + last.n - text.p);
	}
	buf_release(&tmp);
	return ok;
}

static void
on_place(const struct match *m, void *arg)
{
	struct search *s = arg;
	const char *sort = shape_group(s->r, m, "sort");
	const char *name = shape_group(s->r, m, "name");

	if (s->place || !sort || !name)
		return;
	if (strcmp(shape_key(s->r, sort), s->sort) == 0)
		s->place = name;
}

/* "LĐLĐ tỉnh" becomes "LĐLĐ tỉnh Hòa Bình" where the text names the one
 * province it speaks of. */
static const char *
with_place(struct search *s, const char *name)
{
	struct reading *r = s->r;
	struct match m;
	struct span at;

	if (!match_text(r->matcher, "issuerlocal", str_of(name), &m) ||
	    !match_group(&m, "place", &at))
		return name;
	s->sort = shape_key(
	    r, arena_strndup(&r->doc->arena, name + at.from, at.to - at.from));
	match_kind(r->matcher, r->doc, "place", on_place, s);
	return s->place ? arena_printf(&r->doc->arena, "%s %s", name, s->place)
			: name;
}

static void
set_level(struct reading *r, const char *name)
{
	struct match m;

	if (match_text(r->matcher, "level", str_of(name), &m) && m.mark)
		r->facts->level = arena_strdup(&r->doc->arena, m.mark);
}

/* Does the sentence print the letterhead's name more fully: "Sở Y tế Hà Nam"
 * for "SỞ Y TẾ", "Hội Liên hiệp Phụ nữ huyện X" for "HỘI LHPN HUYỆN X"? */
static bool
is_fuller(const struct reading *r, const char *full, const char *name)
{
	const char *f = shape_key(r, full), *h = shape_key(r, name);
	size_t nf = strlen(f), nh = strlen(h), first = strcspn(h, " ");
	const char *tail = h + nh;
	struct match m;

	if (nf <= nh + 1)
		return false;
	if (strncmp(f, h, nh) == 0 && f[nh] == ' ')
		return match_text(r->matcher, "issuermore", str_of(f + nh), &m);
	for (int spaces = 0; tail > h + first && spaces < 2; tail--)
		spaces += tail[-1] == ' ';
	return strncmp(f, h, first + 1) == 0 &&
	       strcmp(f + nf - strlen(tail), tail) == 0;
}

static struct field
choose(struct search *s)
{
	struct reading *r = s->r;
	struct field f = s->head.value ? s->head : s->sentence;
	struct span mixed;

	if (!s->head.value)
		return f;
	if (s->head_more)
		f.value = arena_printf(
		    &r->doc->arena, "%s %s", f.value, s->head_more);
	if (s->sentence.value && s->strength <= 2 &&
	    is_fuller(r, s->sentence.value, f.value))
		f = s->sentence;
	else if (find_mixed_case(r, f.value, &mixed))
		f = (struct field){shape_text(r, mixed), mixed, f.rule};
	return f;
}

void
fact_issuer(struct reading *r)
{
	struct search s = {.r = r};
	struct field f;

	match_kind(r->matcher, r->doc, "issuer", on_issuer, &s);
	f = choose(&s);
	if (!f.value)
		return;
	f.value = without_echo(r, without_brackets(r, f.value));
	f.value = with_place(&s, f.value);
	r->facts->field[FIELD_ISSUER] = f;
	set_level(r, f.value);
}
