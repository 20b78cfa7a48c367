/* people.c - who a plan is sent to and who it speaks of. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <string.h>

static struct words
shape_words(struct reading *r, const struct match *m, struct span at)
{
	at = shape_trim(r->doc, at);
	return (struct words){
	    .at = at, .rule = match_rule(m), .text = shape_text(r, at)};
}

static void
on_recipient(const struct match *m, void *arg)
{
	struct reading *r = arg;
	const struct document *doc = r->doc;
	struct facts *f = r->facts;
	enum passage_kind kind;
	struct span at;
	bool tail;

	if (!match_group(m, "text", &at))
		return;
	/* in the tail, the signature's lines look like recipients */
	tail = at.from >= doc->zone[ZONE_TAIL].from &&
	       at.from < doc->zone[ZONE_TAIL].to;
	kind = doc->passages[document_passage(doc, at.from)].kind;
	if (tail && kind != PASSAGE_RECIPIENTS)
		return;
	ARR_GROW(f->recipients.v, f->recipients.n, f->recipients.cap);
	f->recipients.v[f->recipients.n++] = shape_words(r, m, at);
}

void
fact_recipient(struct reading *r)
{
	match_kind(r->matcher, r->doc, "recipient", on_recipient, r);
}

static void
on_audience(const struct match *m, void *arg)
{
	struct reading *r = arg;
	struct facts *f = r->facts;
	struct words w;
	struct span at;

	if (!match_group(m, "text", &at))
		return;
	w = shape_words(r, m, at);
	for (size_t i = 0; i < f->audiences.n; i++)
		if (strcmp(shape_key(r, f->audiences.v[i].text),
			shape_key(r, w.text)) == 0)
			return;
	ARR_GROW(f->audiences.v, f->audiences.n, f->audiences.cap);
	f->audiences.v[f->audiences.n++] = w;
}

void
fact_audience(struct reading *r)
{
	match_kind(r->matcher, r->doc, "audience", on_audience, r);
}
