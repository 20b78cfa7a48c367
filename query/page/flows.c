/*
 * flows.c - text that local plans share with earlier ones of central bodies:
 * the report flows, where there is one.
 */
#include "query/page/section.h"

enum { MOST = 20 };

static bool
is_from_centre(const struct rows *r, size_t row)
{
	return str_is(rows_text(r, row, "source_level"), "central") &&
	       !str_is(rows_text(r, row, "target_level"), "central");
}

static void
put_body_of(struct html *h, const struct rows *r, size_t row, const char *name,
    const char *level, const char *plan)
{
	html_open(h, "td");
	html_quote(h, "span", "vi", rows_text(r, row, name));
	html_open_class(h, "span", "where");
	html_text(h, str_of(", "));
	html_text(h, rows_text(r, row, level));
	html_textf(h, ", plan %lld", (long long)rows_int(r, row, plan));
	html_close(h);
	html_close(h);
}

static void
put_flow(struct page *page, const struct rows *r, size_t row)
{
	struct html *h = &page->body;

	html_open(h, "tr");
	put_body_of(h, r, row, "source_name", "source_level", "source");
	put_body_of(h, r, row, "target_name", "target_level", "target");
	html_open_class(h, "td", "n");
	html_open(h, "a");
	html_attrf(h, "href", "#f%zu", row + 1);
	html_textf(h, "%lld", (long long)rows_int(r, row, "weight"));
	html_close(h);
	html_close(h);
	html_close(h);
}

/* The files of both plans, and the command that shows the passages. */
static void
put_evidence(struct page *page, const struct rows *r, size_t row)
{
	static const char *const ends[] = {"source", "target"};
	struct html *h = &page->evidence;
	struct arena *a = &page->arena;
	const char *target =
	    arena_printf(a, "%lld", (long long)rows_int(r, row, "target"));

	html_open(h, "tbody");
	place_group(page, h, arena_printf(a, "f%zu", row + 1), "en",
	    str_of(arena_printf(a, "plan %lld to plan %s",
		(long long)rows_int(r, row, "source"), target)),
	    "the passages, side by side:",
	    (const char *const[]){"reuse", target, NULL});
	for (size_t e = 0; e < 2; e++)
		for (size_t i = 0; i < rows_count(&page->plans); i++) {
			struct place place;

			if (rows_int(&page->plans, i, "plan") !=
			    rows_int(r, row, ends[e]))
				continue;
			place = place_of_row(&page->plans, i);
			place_row(h, &place);
		}
	html_close(h);
}

static void
put_section(struct page *page, const struct rows *r)
{
	static const char *const heads[] = {"From", "To", "Words shared", NULL};
	struct html *h = &page->body;
	size_t n = 0;

	page_section_open(page, "flows", "Text from national to local plans");
	html_open(h, "p");
	html_textf(h,
	    "The first %d, by words of the later plan that stand in the "
	    "earlier "
	    "one. Which plan had them first is known of this index only. All: ",
	    MOST);
	page_command(page, h, (const char *const[]){"flows", NULL});
	html_close(h);
	page_table(h, "numbers flows", "Words shared");
	page_heads(h, heads);
	html_open(h, "tbody");
	place_table(&page->evidence,
	    "Text from national to local plans: the two files");
	for (size_t i = 0; i < rows_count(r) && n < MOST; i++) {
		if (!is_from_centre(r, i))
			continue;
		put_flow(page, r, i);
		put_evidence(page, r, i);
		n++;
	}
	html_close_to(&page->evidence, 0);
	page_section_close(page);
}

enum rc
section_flows(struct page *page, struct err *err)
{
	struct rows r = ROWS_INIT;
	size_t n = 0;
	enum rc rc = page_rows(page, "flows", NULL,
	    "source target weight source_name source_level target_name "
	    "target_level",
	    true, &r, err);

	for (size_t i = 0; rc == RC_OK && i < rows_count(&r); i++)
		n += is_from_centre(&r, i);
	if (rc == RC_OK && n)
		put_section(page, &r);
	rows_release(&r);
	return rc;
}
