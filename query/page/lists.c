/*
 * lists.c - the comparison as lists: what stays, is new, comes back and goes;
 * apart from these what is not shown, and what cannot be observed.
 *
 * Phases and anniversaries have sections of their own.
 */
#include "query/page/section.h"

#include <string.h>

enum { EACH = 12 }; /* items of a kind in a list */

static const char *const kinds[] = {
    "theme", "movement", "citation", "target", "audience"};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* A list: the claim its items have, or how it begins. */
struct list {
	const char *claim, *id, *title, *means;
	bool begins;
};

static const struct list lists[] = {
    {"persistent", "persistent", "Persistent", "On both sides.", false},
    {"both", "both", "On both sides", "Plans of A and of B have it.", false},
    {"new", "new", "New",
	"On B, on no plan of A, and on no plan before B that is here.", false},
    {"returning", "returning", "Returning",
	"On B and not on A, but on an earlier plan that is of neither.", false},
    {"only b", "only-b", "Only on B", "On no plan of A.", false},
    {"dropped", "dropped", "Dropped", "On A, and on no plan of B.", false},
    {"only a", "only-a", "Only on A", "On no plan of B.", false},
    {"not shown to be", "not-shown", "Not shown",
	"On one side only, but by so few plans that chance alone would often "
	"do that (p above 0.05). Nothing follows from it.",
	true},
    {"not observable", "not-observable", "Not observable",
	"On one side only, and only at levels of which the other side has no "
	"plan: whether it was used there is not known.",
	false},
};

static bool
is_of(const struct page *page, size_t row, const struct list *l, size_t kind)
{
	const struct rows *r = &page->compare;
	struct str claim = rows_text(r, row, "claim");

	return str_is(rows_text(r, row, "kind"), kinds[kind]) &&
	       (l->begins ? str_starts(claim, l->claim)
			  : str_is(claim, l->claim));
}

static size_t
count_of(const struct page *page, const struct list *l, size_t kind)
{
	size_t n = 0;

	for (size_t i = 0; i < rows_count(&page->compare); i++)
		n += is_of(page, i, l, kind);
	return n;
}

static void
put_items(struct page *page, const struct list *l)
{
	item_table(page, &page->body, l->title);
	for (size_t k = 0; k < KINDS; k++) {
		size_t n = 0;

		for (size_t i = 0; n < EACH && i < rows_count(&page->compare);
		     i++)
			if (is_of(page, i, l, k)) {
				item_body(page, &page->body, i);
				n++;
			}
	}
	html_close_to(&page->body, 1);
}

static void
put_left_out(struct page *page, const size_t counts[KINDS])
{
	struct html *h = &page->body;
	const char *between = "Left out here: ";
	bool any = false;

	for (size_t k = 0; k < KINDS; k++)
		any = any || counts[k] > EACH;
	if (!any)
		return;
	html_open(h, "p");
	for (size_t k = 0; k < KINDS; k++) {
		if (counts[k] <= EACH)
			continue;
		html_textf(h, "%s%zu of %zu %ss", between, counts[k] - EACH,
		    counts[k], kinds[k]);
		between = ", ";
	}
	html_text(h, str_of(". All: "));
	page_sides_command(page, h, "compare", (const char *const[]){NULL});
	html_close(h);
}

static void
put_list(struct page *page, const struct list *l)
{
	struct html *h = &page->body;
	size_t counts[KINDS], all = 0;

	for (size_t k = 0; k < KINDS; k++)
		all += counts[k] = count_of(page, l, k);
	if (!all)
		return;
	html_open(h, "h3");
	html_attr(h, "id", str_of(l->id));
	html_textf(h, "%s (%zu)", l->title, all);
	html_close(h);
	html_element(h, "p", l->means);
	put_items(page, l);
	put_left_out(page, counts);
}

enum rc
section_lists(struct page *page, struct err *err)
{
	struct html *h = &page->body;

	(void)err;
	if (!page->ask->sides)
		return RC_OK;
	page_section_open(page, "compared", "The two sides compared");
	html_open(h, "p");
	html_text(
	    h, str_of("Counts are plans. A quotation is the first place on its "
		      "side; every plan of every item: "));
	page_sides_command(page, h, "compare",
	    (const char *const[]){"-c", "kind,name,plans_a,plans_b", NULL});
	html_close(h);
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		put_list(page, &lists[i]);
	page_section_close(page);
	return RC_OK;
}
