/*
 * flows.c - text that local plans share with earlier ones of central bodies:
 * the report flows, where there is one, and the passages that the report reuse
 * has of them.
 */
#include "query/page/section.h"

enum {
	MOST = 20,
	PASSAGES = 2, /* shown of two plans */
};

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

static void
put_passage(struct page *page, const struct rows *reuse, size_t row)
{
	static const char *const sources[] = {"source_a", "source_b"},
				 *const quotations[] = {
				     "quotation_a", "quotation_b"};

	for (size_t i = 0; i < 2; i++) {
		struct place place =
		    place_of_source(page, rows_text(reuse, row, sources[i]),
			rows_text(reuse, row, quotations[i]));

		place_row(&page->evidence, &place);
	}
}

/* Passages of the two plans as reuse orders them; gives how many. */
static size_t
put_passages(
    struct page *page, const struct rows *reuse, int64_t from, int64_t to)
{
	size_t n = 0;

	for (size_t i = 0; n < PASSAGES && i < rows_count(reuse); i++)
		if (rows_int(reuse, i, "plan_a") == from &&
		    rows_int(reuse, i, "plan_b") == to) {
			put_passage(page, reuse, i);
			n++;
		}
	return n;
}

/* Where there are no passages: the plan alone. */
static void
put_plan(struct page *page, int64_t plan)
{
	for (size_t i = 0; i < rows_count(&page->plans); i++)
		if (rows_int(&page->plans, i, "plan") == plan) {
			struct place place = place_of_row(&page->plans, i);

			place_row(&page->evidence, &place);
		}
}

static enum rc
put_evidence(
    struct page *page, const struct rows *r, size_t row, struct err *err)
{
	struct html *h = &page->evidence;
	struct arena *a = &page->arena;
	int64_t from = rows_int(r, row, "source"),
		to = rows_int(r, row, "target");
	const char *target = arena_printf(a, "%lld", (long long)to);
	const struct page_option options[2] = {{"plan", target}};
	struct rows reuse = ROWS_INIT;
	enum rc rc = page_rows(page, "reuse", options,
	    "plan_a plan_b source_a quotation_a source_b quotation_b", true,
	    &reuse, err);

	html_open(h, "tbody");
	place_group(page, h, arena_printf(a, "f%zu", row + 1), "en",
	    str_of(arena_printf(
		a, "plan %lld to plan %s", (long long)from, target)),
	    arena_printf(a, "at most %d passages here; all:", PASSAGES),
	    (const char *const[]){"reuse", target, NULL});
	if (rc == RC_OK && !put_passages(page, &reuse, from, to)) {
		put_plan(page, from);
		put_plan(page, to);
	}
	html_close(h);
	rows_release(&reuse);
	return rc;
}

static enum rc
put_section(struct page *page, const struct rows *r, struct err *err)
{
	static const char *const heads[] = {"From", "To", "Words shared", NULL};
	struct html *h = &page->body;
	size_t n = 0;
	enum rc rc = RC_OK;

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
	place_table(
	    &page->evidence, "Text from national to local plans: the passages");
	for (size_t i = 0; rc == RC_OK && i < rows_count(r) && n < MOST; i++) {
		if (!is_from_centre(r, i))
			continue;
		put_flow(page, r, i);
		rc = put_evidence(page, r, i, err);
		n++;
	}
	html_close_to(&page->evidence, 0);
	page_section_close(page);
	return rc;
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
		rc = put_section(page, &r, err);
	rows_release(&r);
	return rc;
}
