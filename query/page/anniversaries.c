/* anniversaries.c - the events that plans of both sides celebrate. */
#include "query/page/section.h"

enum { MOST = 30 };

static bool
is_anniversary(const struct page *page, size_t row)
{
	return str_is(rows_text(&page->compare, row, "kind"), "anniversary");
}

enum rc
section_anniversaries(struct page *page, struct err *err)
{
	struct html *h = &page->body;
	size_t all = rows_count(&page->compare), n = 0, shown = 0;

	(void)err;
	for (size_t i = 0; i < all; i++)
		n += is_anniversary(page, i);
	if (!n)
		return RC_OK;
	page_section_open(page, "anniversaries", "Anniversaries");
	html_open(h, "p");
	html_text(h, str_of("The same if the event is; the numbers behind A "
			    "and B are the counts of years as printed. "));
	if (n > MOST)
		html_textf(h, "%zu more are left out here. ", n - MOST);
	html_text(h, str_of("Each place, and whether its sum agrees: "));
	page_command(page, h, (const char *const[]){"anniversaries", NULL});
	html_close(h);
	item_table(page, h, "Anniversaries of both sides");
	for (size_t i = 0; i < all && shown < MOST; i++)
		if (is_anniversary(page, i)) {
			item_body(page, h, i);
			shown++;
		}
	page_section_close(page);
	return RC_OK;
}
