/* explain.c - outline and facts, each fact with the words it came from. */
#include "indexer/explain.h"

#include "core/text/width.h"
#include "indexer/resolve.h"

#include <inttypes.h>
#include <string.h>

/* Columns of the outline's text and of a quotation. */
enum { OUTLINE_WIDTH = 52, QUOTE_WIDTH = 60 };

/* Text made safe for a terminal, cut to width columns. */
static void
print_cut(FILE *f, struct str s, size_t width)
{
	struct buf shown = BUF_INIT;
	size_t n;

	width_show(&shown, s);
	n = width_cut((struct str){buf_cstr(&shown), shown.n}, width);
	(void)fprintf(
	    f, "%.*s%s", (int)n, buf_cstr(&shown), n < shown.n ? "…" : "");
	buf_release(&shown);
}

static void
print_outline(const struct document *doc, FILE *f)
{
	(void)fprintf(f, "OUTLINE (line, part, number, text)\n");
	for (size_t i = 0; i < doc->n_passages; i++) {
		const struct passage *p = &doc->passages[i];

		(void)fprintf(f, "%5zu  %-10s  %-8s  ", p->line,
		    passage_kind_name(p->kind), p->ref ? p->ref : "");
		print_cut(f, document_str(doc, p->at), OUTLINE_WIDTH);
		(void)fputc('\n', f);
	}
}

/* The rule, the line and the words around a fact's place. */
static void
print_place(
    const struct document *doc, struct span at, const char *rule, FILE *f)
{
	const struct passage *p =
	    &doc->passages[document_passage(doc, at.from)];
	size_t from = at.from, back = 30;

	while (from > p->at.from && back-- > 0)
		from--;
	while (
	    from < at.from && ((unsigned char)doc->text.p[from] & 0xC0) == 0x80)
		from++;
	(void)fprintf(f, "%13srule %s, line %zu: %s", "", rule, p->line,
	    from > p->at.from ? "…" : "");
	print_cut(f,
	    document_str(
		doc, (struct span){from, p->at.to > at.to ? p->at.to : at.to}),
	    QUOTE_WIDTH);
	(void)fputc('\n', f);
}

static void
print_fact(const struct document *doc, const char *kind, const char *value,
    struct span at, const char *rule, FILE *f)
{
	(void)fprintf(f, "%-12s ", kind);
	print_cut(f, str_of(value), (size_t)-1);
	(void)fputc('\n', f);
	print_place(doc, at, rule, f);
}

static const char *
or_dash(const char *s)
{
	return s ? s : "-";
}

static void
print_fields(const struct document *doc, const struct facts *facts, FILE *f)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		const struct field *v = &facts->field[i];

		if (v->value)
			print_fact(doc, field_name((enum field_id)i), v->value,
			    v->at, v->rule, f);
		else
			(void)fprintf(
			    f, "%-12s -\n", field_name((enum field_id)i));
	}
	(void)fprintf(f, "%-12s %s\n%-12s %s\n", "level", or_dash(facts->level),
	    "year_basis", or_dash(facts->year_basis));
}

static void
print_lists(const struct document *doc, const struct facts *facts,
    const struct authority *a, struct arena *arena, FILE *f)
{
	for (size_t i = 0; i < facts->themes.n; i++) {
		const struct theme *t = &facts->themes.v[i];

		print_fact(doc, "theme",
		    arena_printf(arena, "[%s] %s", t->scope, t->text), t->at,
		    t->rule, f);
	}
	for (size_t i = 0; i < facts->mentions.n; i++) {
		const struct mention *m = &facts->mentions.v[i];
		const struct authority_movement *known = resolve_movement(a, m);

		print_fact(doc, "movement",
		    arena_printf(arena, "[%s] %s%s%s%s%s", m->kind, m->name,
			known ? " = " : "", known ? known->name : "",
			m->launcher ? "; launched by " : "",
			m->launcher ? m->launcher : ""),
		    m->at, m->rule, f);
	}
	for (size_t i = 0; i < facts->phases.n; i++) {
		const struct phase *p = &facts->phases.v[i];

		print_fact(doc, "phase",
		    arena_printf(arena, "%d: %s to %s%s%s", p->n,
			or_dash(p->from), or_dash(p->to),
			p->theme ? "; theme: " : "", p->theme ? p->theme : ""),
		    p->at, p->rule, f);
	}
	for (size_t i = 0; i < facts->anniversaries.n; i++) {
		const struct anniversary *n = &facts->anniversaries.v[i];

		print_fact(doc, "anniversary",
		    arena_printf(arena, "%ld: %s (%s to %s)%s", n->years,
			n->event, or_dash(n->from), or_dash(n->to),
			n->holds == 0 ? "; the dates do not agree" : ""),
		    n->at, n->rule, f);
	}
}

static void
print_more_lists(const struct document *doc, const struct facts *facts,
    struct arena *arena, FILE *f)
{
	for (size_t i = 0; i < facts->citations.n; i++) {
		const struct citation *c = &facts->citations.v[i];

		print_fact(doc, "citation",
		    arena_printf(arena, "%s %s of %s by %s", c->type,
			c->number ? c->number : or_dash(c->name),
			or_dash(c->date), or_dash(c->issuer)),
		    c->at, c->rule, f);
	}
	for (size_t i = 0; i < facts->targets.n; i++) {
		const struct target *t = &facts->targets.v[i];

		print_fact(doc, "target",
		    arena_printf(arena, "%s %g %s", t->relation, t->value,
			or_dash(t->unit)),
		    t->at, t->rule, f);
	}
	for (size_t i = 0; i < facts->recipients.n; i++)
		print_fact(doc, "recipient", facts->recipients.v[i].text,
		    facts->recipients.v[i].at, facts->recipients.v[i].rule, f);
	for (size_t i = 0; i < facts->audiences.n; i++)
		print_fact(doc, "audience", facts->audiences.v[i].text,
		    facts->audiences.v[i].at, facts->audiences.v[i].rule, f);
	for (size_t i = 0; i < facts->definitions.n; i++) {
		const struct definition *d = &facts->definitions.v[i];

		print_fact(doc, "abbreviation",
		    arena_printf(arena, "%s = %s", d->form, d->full), d->at,
		    d->rule, f);
	}
	for (size_t i = 0; i < facts->names.n; i++) {
		const struct words *n = &facts->names.v[i];

		print_fact(doc, n->field, n->text, n->at, n->rule, f);
	}
	for (size_t i = 0; i < facts->findings.n; i++) {
		const struct words *w = &facts->findings.v[i];

		print_fact(doc, w->kind,
		    arena_printf(arena, "%s: %s", w->field, w->text), w->at,
		    w->rule, f);
	}
	for (size_t i = 0; i < facts->flags.n; i++)
		(void)fprintf(f, "%-12s %s: %s\n", "flag",
		    facts->flags.v[i].code, facts->flags.v[i].detail);
}

void
explain(const struct document *doc, const struct facts *facts,
    const struct authority *authority, FILE *f)
{
	struct arena arena = ARENA_INIT;

	(void)fprintf(f, "%s\n%s, %" PRId64 " bytes, sha256 %s\n\n", doc->path,
	    doc->encoding, doc->digest.bytes, doc->digest.hex);
	print_outline(doc, f);
	(void)fprintf(f, "\nFACTS\n");
	print_fields(doc, facts, f);
	print_lists(doc, facts, authority, &arena, f);
	print_more_lists(doc, facts, &arena, f);
	arena_release(&arena);
}
