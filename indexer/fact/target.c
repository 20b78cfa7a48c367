/* target.c - quantified aims, told from results already reached. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <stdlib.h>
#include <string.h>

enum sign { SIGN_NONE, SIGN_AIM, SIGN_RESULT };

static enum sign
sign_of(const char *mark)
{
	if (mark && strcmp(mark, "aim") == 0)
		return SIGN_AIM;
	return mark && strcmp(mark, "result") == 0 ? SIGN_RESULT : SIGN_NONE;
}

/* What the sentence says up to the end of the match. */
static enum sign
sentence_sign(struct reading *r, size_t value, size_t end)
{
	size_t from = shape_sentence(r->doc, value);
	const char *year = r->facts->field[FIELD_YEAR].value;
	struct str s = {buf_cstr(&r->doc->match) + from, end - from};
	struct match m;
	struct span at;

	while (match_text(r->matcher, "guard", s, &m)) {
		if (!match_group(&m, "past", &at))
			return sign_of(m.mark);
		if (year && atoi(s.p + at.from) < atoi(year))
			return SIGN_RESULT;
		s.n = at.from; /* not past: a sign before it counts */
	}
	return SIGN_NONE;
}

/* What the nearest heading above says; it stands among so many paragraphs: in
 * a report few have any, and a line over its text is of the page. */
enum { HEADING_MAX = 40, HEADING_MAX_REPORT = 4 };

struct search {
	struct reading *r;
	const char *relation; /* of the match before */
	/* what each passage says as a heading, once it was asked: 1 + sign;
	 * NO_HEADING where it is none */
	signed char *heading;
};

enum { NO_HEADING = -1 };

/* 1 + its sign, or NO_HEADING. */
static int
read_heading(struct search *s, size_t i)
{
	const struct document *doc = s->r->doc;
	struct span p = doc->passages[i].at;
	struct str words = {buf_cstr(&doc->match) + p.from, p.to - p.from};
	struct match m;

	if (!s->heading[i])
		s->heading[i] =
		    match_text(s->r->matcher, "targethead", words, &m)
			? (signed char)(1 + sign_of(m.mark))
			: NO_HEADING;
	return s->heading[i];
}

static enum sign
heading_sign(struct search *s, size_t at)
{
	const struct document *doc = s->r->doc;
	size_t i = document_passage(doc, at);
	size_t max =
	    doc->zone[ZONE_TITLE].to ? HEADING_MAX : HEADING_MAX_REPORT;
	int found;

	for (size_t n = 0; i-- > 0 && n < max; n++) {
		found = read_heading(s, i);
		if (found != NO_HEADING)
			return (enum sign)(found - 1);
	}
	return SIGN_NONE;
}

/* In an official text a number is an aim unless it is said to be a result; in
 * a report the reverse. */
static bool
is_aim(struct search *s, const struct match *m, struct span value)
{
	struct reading *r = s->r;
	enum sign heading = heading_sign(s, value.from), sign;

	if (heading == SIGN_RESULT)
		return false;
	sign = sentence_sign(r, value.from, m->at.to);
	if (sign == SIGN_NONE)
		sign = heading;
	if (sign != SIGN_NONE)
		return sign == SIGN_AIM;
	return r->doc->zone[ZONE_TITLE].to;
}

/* A number within a name or a theme is no aim: "500 ngày đêm thi đua". */
static bool
is_in_name(const struct facts *f, struct span value)
{
	bool found = false;

	for (size_t i = 0; i < f->mentions.n; i++)
		found |= f->mentions.v[i].at.from <= value.from &&
			 value.to <= f->mentions.v[i].at.to;
	for (size_t i = 0; i < f->themes.n; i++)
		found |= f->themes.v[i].at.from <= value.from &&
			 value.to <= f->themes.v[i].at.to;
	return found;
}

static void
on_target(const struct match *m, void *arg)
{
	struct search *s = arg;
	struct reading *r = s->r;
	struct facts *f = r->facts;
	struct target t = {.rule = match_rule(m)};
	struct span value;

	if (!match_group(m, "value", &value) || is_in_name(f, value) ||
	    !is_aim(s, m, value) || !shape_amount(r, value, &t.value) ||
	    !m->mark)
		return;
	if (strcmp(m->mark, "+") != 0)
		s->relation = arena_strdup(&r->doc->arena, m->mark);
	t.relation = s->relation ? s->relation : "=";
	t.unit = shape_group(r, m, "unit");
	t.at = shape_trim(r->doc, m->at);
	t.text = shape_text(r, t.at);
	ARR_GROW(f->targets.v, f->targets.n, f->targets.cap);
	f->targets.v[f->targets.n++] = t;
}

void
fact_target(struct reading *r)
{
	struct search s = {.r = r};

	s.heading = arena_alloc(&r->doc->arena, r->doc->n_passages + 1);
	match_kind(r->matcher, r->doc, "target", on_target, &s);
}
