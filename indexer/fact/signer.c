/* signer.c - who signed. */
#include "indexer/shape.h"

#include <string.h>

struct search {
	struct reading *r;
	struct field last;
};

/* The last name in the tail; one that only its place tells ("below") must
 * stand under a signature, and counts where there is no other. */
static void
on_block(const struct match *m, void *arg)
{
	struct search *s = arg;
	const struct document *doc = s->r->doc;
	struct span at;

	if (match_group(m, "below", &at)) {
		if (s->last.value ||
		    doc->passages[document_passage(doc, at.from)].kind !=
			PASSAGE_SIGNATURE)
			return;
	} else if (!match_group(m, "signer", &at)) {
		return;
	}
	s->last = (struct field){shape_text(s->r, at), at, match_rule(m)};
}

static void
on_report(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct span at;

	if (match_group(m, "signer", &at))
		shape_field(
		    r, FIELD_SIGNER, at, shape_text(r, at), match_rule(m));
}

void
fact_signer(struct reading *r)
{
	struct search s = {.r = r};

	match_kind(r->matcher, r->doc, "signer", on_block, &s);
	if (s.last.value)
		r->facts->field[FIELD_SIGNER] = s.last;
	else
		match_kind(r->matcher, r->doc, "signedby", on_report, r);
}
