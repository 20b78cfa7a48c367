/* notes.c - the warnings, before anything is told. */
#include "query/ask.h"
#include "query/page/section.h"

struct told {
	struct html *h;
	size_t n;
};

static void
tell(void *arg, const char *text)
{
	struct told *t = arg;

	html_element(t->h, "li", text);
	t->n++;
}

/* Notes are asked with the values of the report: of compare, those of the
 * page; recur takes none. */
static enum rc
tell_notes(struct page *page, const struct values *values, struct told *t,
    struct err *err)
{
	return ask_notes(page->ask->db, values, tell, t, err);
}

static enum rc
tell_recur(struct page *page, struct told *t, struct err *err)
{
	const struct report *r = catalog_find(page->ask->catalog, "recur");
	struct values values;
	enum rc rc;

	if (!r)
		return RC_OK;
	values_init(&values, r);
	rc = values_read(&values, &page->arena, NULL, 0, err);
	if (rc == RC_OK)
		rc = tell_notes(page, &values, t, err);
	values_release(&values);
	return rc;
}

static void
tell_no_date(struct page *page, struct told *t)
{
	size_t n = 0;

	for (size_t i = 0; i < rows_count(&page->plans); i++)
		n += rows_null(&page->plans, i, "issued");
	if (!n)
		return;
	html_open(t->h, "li");
	html_textf(t->h, "%zu of %zu plans have no known date of issue: ", n,
	    rows_count(&page->plans));
	page_command(page, t->h,
	    (const char *const[]){"flags", "--code", "undated", NULL});
	html_close(t->h);
	t->n++;
}

enum rc
section_notes(struct page *page, struct err *err)
{
	struct html list = HTML_INIT;
	struct told t = {&list, 0};
	enum rc rc = RC_OK;

	if (page->ask->sides)
		rc = tell_notes(page, page->ask->sides, &t, err);
	if (rc == RC_OK)
		rc = tell_recur(page, &t, err);
	if (rc == RC_OK)
		tell_no_date(page, &t);
	if (rc == RC_OK && t.n) {
		page_section_open(page, "notes", "Before you quote");
		html_open_class(&page->body, "ul", "notes");
		html_raw(
		    &page->body, (struct str){buf_cstr(&list.out), list.out.n});
		page_section_close(page);
	}
	html_release(&list);
	return rc;
}
