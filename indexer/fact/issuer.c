/* issuer.c - the issuing body in its most explicit printed form, its level. */
#include "indexer/fact/body.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>

/* Better evidence this far behind is about another body. */
enum { FAR = 600 };

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
	return s->place && !strstr(name, s->place)
		   ? arena_printf(&r->doc->arena, "%s %s", name, s->place)
		   : name;
}

static void
set_level(struct reading *r, const char *name)
{
	char *plain = arena_strdup(&r->doc->arena, name);
	struct match m;

	/* eth, printed for the capital đ: as long in bytes */
	for (char *p = plain; (p = strstr(p, "\xC3\x90")); p++)
		*p = '\xC4';
	if (match_text(r->matcher, "level", str_of(plain), &m) && m.mark)
		r->facts->level = arena_strdup(&r->doc->arena, m.mark);
}

/* The fullest form of the name that the text prints. */
struct fullest {
	struct reading *r;
	struct field f;
};

static void
on_body(const struct match *m, void *arg)
{
	struct fullest *b = arg;
	struct reading *r = b->r;
	const char *name;
	struct span at;

	if (!match_group(m, "name", &at))
		return;
	at = shape_trim(r->doc, at);
	name = without_echo(r, without_brackets(r, shape_text(r, at)));
	if (body_is_fuller(r, name, b->f.value))
		b->f = (struct field){name, at, b->f.rule};
}

/* Names in capitals over a text without number and title may be those of the
 * page it stands on, unless they are the name in the sentence, in full. */
static bool
has_letterhead(const struct search *s)
{
	const struct document *doc = s->r->doc;
	const struct field *number = &s->r->facts->field[FIELD_NUMBER];

	if (!s->head.value)
		return false;
	return !s->sentence.value || s->strength > 2 ||
	       doc->zone[ZONE_TITLE].to ||
	       (number->value && number->at.from < doc->zone[ZONE_HEAD].to) ||
	       body_is_fuller(s->r, s->head.value, s->sentence.value);
}

/* "Tập đoàn X và Công đoàn X phát động" under the letterhead of both, of which
 * the second stands nearest to the number. */
static bool
is_joint(const struct search *s)
{
	struct reading *r = s->r;
	const char *second = NULL;
	struct match m;
	struct span at;

	if (s->sentence.value && s->strength <= 2 &&
	    match_text(
		r->matcher, "issuerjoint", str_of(s->sentence.value), &m) &&
	    match_group(&m, "second", &at))
		second = s->sentence.value + at.from;
	return second &&
	       strcmp(shape_key(r, second), shape_key(r, s->head.value)) == 0;
}

static struct field
choose(struct search *s)
{
	struct reading *r = s->r;
	struct field f = s->head;
	struct span mixed;

	if (!has_letterhead(s) || is_joint(s))
		return s->sentence;
	if (s->head_more)
		f.value = arena_printf(
		    &r->doc->arena, "%s %s", f.value, s->head_more);
	if (body_mixed_case(r, f.value, &mixed))
		f = (struct field){shape_text(r, mixed), mixed, f.rule};
	return f;
}

void
fact_issuer(struct reading *r)
{
	struct search s = {.r = r};
	struct fullest b = {.r = r};

	match_kind(r->matcher, r->doc, "issuer", on_issuer, &s);
	b.f = choose(&s);
	if (!b.f.value)
		return;
	b.f.value = without_echo(r, without_brackets(r, b.f.value));
	match_kind(r->matcher, r->doc, "body", on_body, &b);
	b.f.value = with_place(&s, b.f.value);
	r->facts->field[FIELD_ISSUER] = b.f;
	set_level(r, b.f.value);
}
