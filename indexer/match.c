/* match.c - running rules over a document, under limits. */
#include "indexer/rules_impl.h"

#include "core/base/mem.h"
#include "core/base/pattern.h"
#include "indexer/budget.h"

#include <stdlib.h>
#include <string.h>

enum {
	MATCH_LIMIT = 2000000,
	DEPTH_LIMIT = 50000,
	HEAP_LIMIT_KIB = 64 * 1024,
	JIT_STACK_MAX = 1024 * 1024,
	NESTING_MAX = 4,
	GROUPS_MAX = 128,
};

struct matcher {
	const struct rules *rules;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	/* a rule may be asked while the match of another is being read */
	pcre2_match_data *data[NESTING_MAX];
	size_t depth;
	const struct document *doc; /* the one that found is of, or NULL */
	struct finding found;
	struct budget *budget;
	struct profile *profile; /* NULL: nobody asks */
	const char *limit;       /* rule that met a limit, and where it began */
	size_t limit_at;
};

struct matcher *
matcher_new(const struct rules *rules, struct profile *profile)
{
	struct matcher *m = mem_alloc(sizeof(*m));
	pcre2_general_context *g = pattern_memory();

	m->rules = rules;
	m->profile = profile;
	m->budget = budget_new(rules->n, rules->seconds);
	m->context = pcre2_match_context_create(g);
	m->stack =
	    mem_need(pcre2_jit_stack_create(32 * 1024, JIT_STACK_MAX, g));
	for (size_t i = 0; i < NESTING_MAX; i++)
		m->data[i] = pcre2_match_data_create(GROUPS_MAX, g);
	pcre2_general_context_free(g);
	pcre2_set_match_limit(m->context, MATCH_LIMIT);
	pcre2_set_depth_limit(m->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(m->context, HEAP_LIMIT_KIB);
	pcre2_jit_stack_assign(m->context, NULL, m->stack);
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < NESTING_MAX; i++)
		pcre2_match_data_free(m->data[i]);
	finding_release(&m->found);
	budget_free(m->budget);
	pcre2_jit_stack_free(m->stack);
	pcre2_match_context_free(m->context);
	free(m);
}

const struct rules *
matcher_rules(const struct matcher *m)
{
	return m->rules;
}

const char *
matcher_limit(struct matcher *m, size_t *at)
{
	const char *name = m->limit;

	*at = m->limit_at;

	m->limit = NULL;
	return name;
}

void
matcher_open(struct matcher *m, const struct document *doc)
{
	budget_begin(m->budget, doc->match.n);
}

void
matcher_begin(struct matcher *m, const struct document *doc)
{
	const struct str text = {buf_cstr(&doc->match), doc->match.n};
	int64_t begun = profile_add(m->profile, STAGE_FIND, 0);

	m->doc = NULL;
	if (text.n > UINT32_MAX)
		return;
	finder_read(m->rules->finder, text, &m->found);
	(void)profile_add(m->profile, STAGE_FIND, begun);
	if (m->found.complete)
		m->doc = doc;
}

void
matcher_end(struct matcher *m)
{
	m->doc = NULL;
}

static void
note(struct matcher *m, const struct rule *r, int64_t begun, int n)
{
	struct cost *c = &m->profile->rules[r - m->rules->v];

	c->ns += profile_now() - begun;
	c->tries++;
	c->matches += n > 0;
}

/* PCRE2's answer to one attempt with a rule's code from offset at. */
static int
ask(struct matcher *m, const struct rule *r, const pcre2_code *code,
    struct str s, size_t at, uint32_t options)
{
	const PCRE2_SPTR subject = (PCRE2_SPTR)s.p;
	pcre2_match_data *data = m->data[m->depth];
	int64_t begun = m->profile ? profile_now() : 0;
	int n;

	options |= PCRE2_NO_UTF_CHECK;
	/* anchored code is machine code, and needs no further looks */
	if (r->machine && code != r->code)
		n = pcre2_jit_match(
		    code, subject, s.n, at, options, data, m->context);
	else
		n = pcre2_match(
		    code, subject, s.n, at, options, data, m->context);
	if (m->profile)
		note(m, r, begun, n);
	return n;
}

/* The same within the rule's budget; a limit that is met is noted, and ends
 * the rule for this document. */
static int
ask_within(struct matcher *m, const struct rule *r, const pcre2_code *code,
    struct str s, size_t at, uint32_t options)
{
	size_t rule = (size_t)(r - m->rules->v);
	int64_t begun;
	bool on;
	int n;

	if (budget_is_off(m->budget, rule))
		return PCRE2_ERROR_NOMATCH;
	begun = budget_try(m->budget, rule);
	n = ask(m, r, code, s, at, options);
	on = budget_end(m->budget, rule, begun);
	if (n < 0 && n != PCRE2_ERROR_NOMATCH) {
		budget_switch_off(m->budget, rule);
		on = false;
	}
	if (!on)
		m->limit = r->name, m->limit_at = at;
	return n;
}

/* One attempt; gives whether there is a match. */
static bool
attempt(struct matcher *m, const struct rule *r, const pcre2_code *code,
    struct str s, size_t at, uint32_t options, struct match *match)
{
	pcre2_match_data *data = m->data[m->depth];
	const PCRE2_SIZE *o;

	if (ask_within(m, r, code, s, at, options) < 0)
		return false;
	o = pcre2_get_ovector_pointer(data);
	*match = (struct match){
	    .rule = r,
	    .mark = (const char *)pcre2_get_mark(data),
	    .at = {o[0], o[1] > o[0] ? o[1] : o[0]},
	    .data = data,
	};
	return true;
}

static size_t
next_char(struct str s, size_t at)
{
	do
		at++;
	while (at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80);
	return at;
}

/* A rule on its way through a text. */
struct search {
	struct matcher *m;
	const struct rule *rule;
	struct str s;
	const struct places *places; /* NULL: all of them */
};

/* The first match that begins at or behind at. */
static bool
find(const struct search *f, size_t at, struct match *match)
{
	const struct places *p = f->places;
	const struct rule *r = f->rule;
	size_t i;

	if (!p)
		return attempt(
		    f->m, r, r->code, f->s, at, PCRE2_NOTEMPTY, match);
	i = places_from(p, at);
	if (r->again) {
		if (attempt(f->m, r, r->again, f->s, at, PCRE2_NOTEMPTY, match))
			return true;
		i += i < p->n && p->v[i] == at;
	}
	for (; i < p->n && p->v[i] < f->s.n; i++)
		if (attempt(
			f->m, r, r->here, f->s, p->v[i], PCRE2_NOTEMPTY, match))
			return true;
	return false;
}

static void
run(struct matcher *m, const struct rule *r, const struct document *doc,
    struct span in, match_fn *fn, void *arg)
{
	const struct search f = {m, r, {buf_cstr(&doc->match), in.to},
	    m->doc == doc && r->pattern != NOWHERE ? &m->found.of[r->pattern]
						   : NULL};
	size_t at = in.from, end = (size_t)-1;
	struct match match;

	while (at < in.to && find(&f, at, &match)) {
		match.chained = match.at.from == end;
		end = match.at.to;
		m->depth++;
		fn(&match, arg);
		m->depth--;
		at = end > at ? end : next_char(f.s, at);
	}
}

/* Rules of a kind; none where there is no such kind. */
static struct kind
kind_of(const struct matcher *m, const char *name)
{
	const struct kind *k = rules_of_kind(m->rules, name);

	return k ? *k : (struct kind){0};
}

void
match_kind(struct matcher *m, const struct document *doc, const char *kind,
    match_fn *fn, void *arg)
{
	const struct kind k = kind_of(m, kind);

	for (const struct rule *r = k.rules; r < k.rules + k.n; r++)
		for (int z = 0; r->code && z < ZONE_COUNT; z++)
			if (r->zones & (1U << z))
				run(m, r, doc, doc->zone[z], fn, arg);
}

void
match_within(struct matcher *m, const struct document *doc, const char *kind,
    struct span in, match_fn *fn, void *arg)
{
	const struct kind k = kind_of(m, kind);

	for (const struct rule *r = k.rules; r < k.rules + k.n; r++)
		if (r->code)
			run(m, r, doc, in, fn, arg);
}

/* What matches at a single place, and may go on there. */
static const pcre2_code *
one_place(const struct rule *r)
{
	return r->again ? r->again : r->here;
}

bool
match_text(
    struct matcher *m, const char *kind, struct str s, struct match *match)
{
	const struct kind k = kind_of(m, kind);

	for (const struct rule *r = k.rules; r < k.rules + k.n; r++)
		if (r->code && attempt(m, r, one_place(r), s, 0, 0, match))
			return true;
	*match = (struct match){0};
	return false;
}

bool
match_group(const struct match *m, const char *group, struct span *at)
{
	pcre2_match_data *data = m->data;
	const struct rule *r = m->rule;
	const PCRE2_SIZE *o;
	uint32_t pairs;

	if (!data)
		return false;
	o = pcre2_get_ovector_pointer(data);
	pairs = pcre2_get_ovector_count(data);

	/* A name may stand for several groups: the one that took part. */
	for (uint32_t i = 0; i < r->n_groups; i++) {
		const char *row = r->groups + (size_t)i * r->group_size;
		uint32_t k = ((uint32_t)(unsigned char)row[0] << 8) |
			     (unsigned char)row[1];

		if (strcmp(row + 2, group) == 0 && k < pairs &&
		    o[2 * k] != PCRE2_UNSET) {
			*at = (struct span){o[2 * k], o[2 * k + 1]};
			return true;
		}
	}
	return false;
}

const char *
match_rule(const struct match *m)
{
	return m->rule->name;
}

const char *
match_group_name(const struct match *m, size_t i)
{
	return i < m->rule->n_groups
		   ? m->rule->groups + i * m->rule->group_size + 2
		   : NULL;
}
