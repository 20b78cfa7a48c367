/* header.c - title, and place and date of issue. */
#include "indexer/shape.h"

/* A letter's subject stands among its first paragraphs. */
enum { SUBJECT_WITHIN = 30 };

static void
on_subject(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct span at;

	if (!match_group(m, "title", &at))
		return;
	at = shape_trim_quoted(r->doc, at);
	shape_field(r, FIELD_TITLE, at, shape_text(r, at), match_rule(m));
}

void
fact_title(struct reading *r)
{
	const struct document *doc = r->doc;
	struct span at = doc->zone[ZONE_TITLE];
	size_t n = doc->n_passages;

	if (at.to > at.from) {
		at = shape_trim_quoted(doc, at);
		shape_field(r, FIELD_TITLE, at, shape_text(r, at), "outline");
	} else if (n > 0) {
		n = n < SUBJECT_WITHIN ? n : SUBJECT_WITHIN;
		at = (struct span){0, doc->passages[n - 1].at.to};
		match_within(r->matcher, doc, "subject", at, on_subject, r);
	}
}

static void
on_issued(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct date d;
	struct span at;

	if (r->facts->field[FIELD_ISSUED].value)
		return;
	if (match_group(m, "date", &at) && shape_date(r, at, &d))
		shape_field(
		    r, FIELD_ISSUED, at, shape_iso(r, d), match_rule(m));
	if (match_group(m, "place", &at))
		shape_field(
		    r, FIELD_PLACE, at, shape_text(r, at), match_rule(m));
}

void
fact_issued(struct reading *r)
{
	match_kind(r->matcher, r->doc, "issued", on_issued, r);
}
