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

/* A day without its year has that of the date over the report, or the year
 * before where that date was not reached yet. */
static void
lend_year(struct reading *r, struct date *d)
{
	struct date line;
	struct span at;

	if (d->y || !fact_dateline(r, &line, &at))
		return;
	d->y = line.y;
	if (line.d && (d->m > line.m + 1 || (d->m == line.m && d->d > line.d)))
		d->y--;
}

static void
on_issued(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct field *f = r->facts->field;
	struct date d;
	struct span at;

	if (f[FIELD_NUMBER].value || f[FIELD_ISSUED].value)
		return;
	on_head(m, arg);
	if ((!match_group(m, "after", &at) && !match_group(m, "before", &at)) ||
	    !shape_date(r, at, &d))
		return;
	lend_year(r, &d);
	if (d.y && d.d)
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

static void
note_date(const struct match *m, void *arg)
{
	(void)m;
	*(bool *)arg = true;
}

/* An official text has its number above its title or nowhere: in its sentences
 * the numbers are those of others. A report may have a title of that form, but
 * no number or date stands above it. */
static bool
has_header(struct reading *r)
{
	bool dated = false;

	if (!r->doc->zone[ZONE_TITLE].to)
		return false;
	if (r->facts->field[FIELD_NUMBER].value)
		return true;
	match_kind(r->matcher, r->doc, "issued", note_date, &dated);
	return dated;
}

void
fact_number(struct reading *r)
{
	const char *number;

	match_kind(r->matcher, r->doc, "number", on_head, r);
	if (!has_header(r))
		match_kind(r->matcher, r->doc, "ownnumber", on_issued, r);
	number = r->facts->field[FIELD_NUMBER].value;
	if (number)
		r->facts->code = code_of(number);
}
