/* header.c - title, and place and date of issue. */
#include "indexer/shape.h"

void
fact_title(struct reading *r)
{
	struct span at = r->doc->zone[ZONE_TITLE];

	if (at.to > at.from) {
		at = shape_trim(r->doc, at);
		shape_field(r, FIELD_TITLE, at, shape_text(r, at), "outline");
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
