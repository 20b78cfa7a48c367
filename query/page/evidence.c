/* evidence.c - the tables that the numbers above lead to. */
#include "query/page/section.h"

/* What a number leads to, and no section has shown. */
static void
put_items(struct page *page, struct html *h)
{
	bool any = false;

	for (size_t i = 0; i < rows_count(&page->compare); i++) {
		if (!page->wanted[i] || page->shown[i])
			continue;
		if (!any)
			item_table(page, h, "Further items that are compared");
		any = true;
		item_body(page, h, i);
	}
	html_close_to(h, 0);
}

enum rc
section_evidence(struct page *page, struct err *err)
{
	(void)err;
	put_items(page, &page->evidence);
	if (!page->evidence.out.n)
		return RC_OK;
	page_section_open(page, "evidence", "Evidence");
	html_element(&page->body, "p",
	    "Where the numbers above stand: the words, and their file and "
	    "line. Where there are more, the command shows all.");
	html_raw(&page->body, html_end(&page->evidence));
	page_section_close(page);
	return RC_OK;
}
