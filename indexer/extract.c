/* extract.c - the kinds of facts, in the order in which they are read. */
#include "indexer/extract.h"

#include "indexer/flag.h"

static void (*const kinds[])(struct reading *r) = {
    fact_definition,
    fact_number,
    fact_title,
    fact_issued,
    fact_anniversary,
    fact_year, /* of the campaign: anniversaries may tell it */
    fact_issuer,
    fact_signer,
    fact_phase,
    fact_theme,
    fact_movement,
    fact_citation,
    fact_target,
    fact_recipient,
    fact_audience,
    fact_role,
    fact_finding,
};

static void
flag_limit(struct reading *r)
{
	const struct document *doc = r->doc;
	const char *rule;
	struct span at;

	rule = matcher_limit(r->matcher, &at.from);
	if (!rule || doc->n_passages == 0)
		return;
	at = doc->passages[document_passage(doc, at.from)].at;
	flag_add(r, "rule-limit", at,
	    arena_printf(&r->doc->arena,
		"rule %s met its limit and may have missed something", rule));
}

void
extract(struct document *doc, struct matcher *m,
    const struct authority *authority, struct facts *facts)
{
	struct reading r = {doc, m, authority, facts};

	flag_bytes(&r);
	matcher_begin(m, doc);
	if (flag_unreadable(&r)) {
		matcher_end(m);
		return;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		kinds[i](&r);
		flag_limit(&r);
	}
	flag_text(&r);
	flag_facts(&r);
	flag_limit(&r);
	matcher_end(m);
}
