/* finding.c - facts of kinds this program does not know: rules of one's own.
 *
 * Each named group of such a rule becomes one finding, or the whole match
 * where the rule has no named group. */
#include "core/base/mem.h"
#include "indexer/shape.h"

#include <string.h>

/* Kinds that have a shape of their own. */
static const char *const known[] = {"anniversary", "audience", "body",
    "citation", "dateline", "definition", "issued", "issuer", "lunar",
    "movement", "number", "ownnumber", "phase", "phaseyear", "place",
    "recipient", "role", "signedby", "signer", "stale", "subject", "target",
    "theme", "window", "year"};

static bool
is_known(const char *kind)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i], kind) == 0)
			return true;
	return false;
}

struct search {
	struct reading *r;
	const char *kind;
};

static void
add(struct search *s, const struct match *m, const char *field, struct span at)
{
	struct facts *f = s->r->facts;

	at = shape_trim(s->r->doc, at);
	if (at.to <= at.from)
		return;
	ARR_GROW(f->findings.v, f->findings.n, f->findings.cap);
	f->findings.v[f->findings.n++] = (struct words){.at = at,
	    .rule = match_rule(m),
	    .kind = s->kind,
	    .field = field,
	    .text = shape_text(s->r, at)};
}

static void
on_finding(const struct match *m, void *arg)
{
	struct search *s = arg;
	const char *group, *last = "";
	bool any = false;
	struct span at;

	for (size_t i = 0; (group = match_group_name(m, i)); i++) {
		if (strcmp(group, last) == 0 || !match_group(m, group, &at))
			continue;
		add(s, m, group, at);
		any = true;
		last = group;
	}
	if (!any)
		add(s, m, "match", m->at);
}

void
fact_finding(struct reading *r)
{
	const struct rules *rules = matcher_rules(r->matcher);
	struct search s = {.r = r};

	for (size_t i = 0; (s.kind = rules_kind(rules, i)); i++)
		if (!is_known(s.kind))
			match_kind(r->matcher, r->doc, s.kind, on_finding, &s);
}
