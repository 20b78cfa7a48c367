/* made.c - how the page was made, and where its formulas come from. */
#include "core/base/digest.h"
#include "core/base/version.h"
#include "core/store/provenance.h"
#include "query/page/section.h"

#include <stdlib.h>
#include <string.h>

static void
put_fact(struct html *h, const char *name, const char *value)
{
	if (!*value)
		return;
	html_open(h, "div");
	html_element(h, "dt", name);
	html_open(h, "dd");
	html_element(h, "code", value);
	html_close(h);
	html_close(h);
}

static void
put_plans(struct page *page, const char *name, const struct provenance_plans *p)
{
	put_fact(&page->body, name,
	    arena_printf(&page->arena, "%zu, sha256 %s", p->n, p->digest.hex));
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
put_reports(struct page *page)
{
	struct lines *l = &page->used;

	qsort(l->v, l->n, sizeof(*l->v), by_text);
	for (size_t i = 0; i < l->n; i++) {
		const struct report *r =
		    catalog_find(page->ask->catalog, l->v[i]);
		struct digest digest;

		digest_text(&digest, str_of(r->body.sql));
		put_fact(&page->body,
		    arena_printf(&page->arena, "report %s", r->name),
		    arena_printf(&page->arena, "sha256 %s", digest.hex));
	}
}

static void
put_facts(struct page *page, const struct provenance *from)
{
	struct html *h = &page->body;

	html_open_class(h, "dl", "made");
	put_fact(h, "command", page->ask->settings->command);
	put_fact(h, "thidua", THIDUA_VERSION);
	put_fact(h, "SQLite", from->sqlite);
	put_fact(h, "PCRE2", from->pcre2);
	put_fact(h, "utf8proc", from->utf8proc);
	put_fact(h, "index made by thidua", from->version);
	put_fact(h, "rules, sha256", from->rules);
	put_fact(h, "authority files, sha256", from->authority);
	put_plans(page, "plans in the index", &from->all);
	put_plans(page, "plans asked about", &from->asked);
	put_reports(page);
	html_close(h);
}

static void
put_formulas(struct page *page)
{
	struct html *h = &page->body;

	if (!page->ask->sides)
		return;
	html_element(h, "h3", "Formulas");
	html_open(h, "ul");
	html_element(h, "li",
	    "Absent by chance: hypergeometric, k of n1 plans have it and none "
	    "of n2: C(n1 + n2 - k, n2) / C(n1 + n2, n2).");
	html_element(h, "li",
	    "Resembles: common syllables in their order, 2 L / (m + n).");
	if (page->has_intervals)
		html_element(h, "li",
		    "95 % intervals of shares: score interval, Wilson 1927.");
	if (page->has_keyness) {
		html_element(h, "li",
		    "LRC: conservative log ratio, limits of Clopper and "
		    "Pearson "
		    "1934, corrected for the family, Evert 2022.");
		html_element(h, "li",
		    "p (BH): log-likelihood ratio of four cells, Dunning 1993; "
		    "corrected by Benjamini and Hochberg 1995.");
	}
	html_close(h);
}

enum rc
section_made(struct page *page, struct err *err)
{
	struct html *h = &page->body;
	struct provenance from;
	enum rc rc = provenance_read(&from, page->ask->db, err);

	if (rc != RC_OK)
		return rc;
	page_section_open(page, "made", "How this page was made");
	put_facts(page, &from);
	html_open(h, "p");
	html_text(h, str_of("The hash of plans can be made again from the "
			    "files: "));
	html_element(h, "code",
	    "sha256sum FILES | cut -c1-64 | LC_ALL=C sort | sha256sum");
	html_close(h);
	put_formulas(page);
	page_section_close(page);
	return RC_OK;
}
