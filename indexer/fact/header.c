/* header.c - title, and place and date of issue. */
#include "core/text/utf8.h"
#include "indexer/shape.h"

#include <string.h>

/* How many quotations s leaves open; fewer than none where one is closed that
 * it does not open. A straight mark opens and closes in turn. */
static int
open_quotations(struct str s)
{
	int curly = 0, straight = 0;
	int32_t c;

	for (const char *p = s.p; p < s.p + s.n;) {
		p += utf8_next(p, s.p + s.n, &c);
		curly += c == 0x201C ? 1 : c == 0x201D ? -1 : 0;
		straight += c == '"';
	}
	return curly ? curly : straight % 2;
}

/* The place trimmed, but not of a mark whose partner stands within. */
static struct span
trim_title(const struct document *doc, struct span at)
{
	struct span in = shape_trim(doc, at);
	const char *s = buf_cstr(&doc->text);
	int open = open_quotations(document_str(doc, in));
	size_t close = strncmp(s + in.to, "\xE2\x80\x9D", 3) == 0 ? 3
		       : s[in.to] == '"'                          ? 1
								  : 0;

	if (open > 0 && in.to + close <= at.to)
		in.to += close;
	else if (open < 0 && in.from >= at.from + 3 &&
		 strncmp(s + in.from - 3, "\xE2\x80\x9C", 3) == 0)
		in.from -= 3;
	return in;
}

/* A letter's subject stands among its first paragraphs. */
enum { SUBJECT_WITHIN = 30 };

static void
on_subject(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct span at;

	if (!match_group(m, "title", &at))
		return;
	at = trim_title(r->doc, at);
	shape_field(r, FIELD_TITLE, at, shape_text(r, at), match_rule(m));
}

void
fact_title(struct reading *r)
{
	const struct document *doc = r->doc;
	struct span at = doc->zone[ZONE_TITLE];
	size_t n = doc->n_passages;

	if (at.to > at.from) {
		at = trim_title(doc, at);
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
