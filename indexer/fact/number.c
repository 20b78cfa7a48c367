/* number.c - the document's own number, and the date that stands with it. */
#include "indexer/shape.h"

#include <string.h>

static void
on_head(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct span at;

	if (match_group(m, "number", &at))
		shape_field(
		    r, FIELD_NUMBER, at, shape_number(r, at), match_rule(m));
}

static void
on_issued(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct date d;
	struct span at;

	/* An official text has its number in its head or nowhere; in its
	 * sentences the numbers are those of others. */
	if (r->doc->zone[ZONE_TITLE].to || r->facts->field[FIELD_NUMBER].value)
		return;
	on_head(m, arg);
	if ((match_group(m, "after", &at) || match_group(m, "before", &at)) &&
	    shape_date(r, at, &d) && d.y && d.d)
		shape_field(
		    r, FIELD_ISSUED, at, shape_iso(r, d), match_rule(m));
}

/* What follows the numeral: KH-UBND of 594/KH-UBND. */
static const char *
code_of(const char *number)
{
	const char *p = strpbrk(number, "/-");

	while (p && p[1] >= '0' && p[1] <= '9')
		p = strpbrk(p + 1, "/-");
	return p && p[1] ? p + 1 : NULL;
}

void
fact_number(struct reading *r)
{
	const char *number;

	match_kind(r->matcher, r->doc, "number", on_head, r);
	match_kind(r->matcher, r->doc, "ownnumber", on_issued, r);
	number = r->facts->field[FIELD_NUMBER].value;
	if (number)
		r->facts->code = code_of(number);
}
