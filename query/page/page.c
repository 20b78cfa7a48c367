/* page.c - the frame of the page and the order of its sections. */
#include "query/page/page.h"

#include "core/base/asset.h"
#include "core/base/mem.h"
#include "core/base/version.h"
#include "query/page/section.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static page_section *const sections[] = {
    section_notes,
    section_corpus,
    section_heat,
    section_lists,
    section_shares,
    section_calendar,
    section_anniversaries,
    section_keyness,
    section_flows,
    section_evidence,
    section_made,
};

static enum rc
read_rows(struct page *page, struct err *err)
{
	enum rc rc = page_rows(page, "plans", NULL,
	    "plan year level issuer number issued source", false, &page->plans,
	    err);
	size_t n;

	if (rc == RC_OK && page->ask->sides)
		rc = page_rows(page, "compare", NULL,
		    "kind name state claim n_a of_a n_b of_b p_absent share_a "
		    "share_a_low share_a_high share_b share_b_low share_b_high "
		    "before resembles detail_a detail_b plans_a plans_b "
		    "source_a quotation_a source_b quotation_b key",
		    false, &page->compare, err);
	place_index(page);
	n = rows_count(&page->compare) + 1;
	page->shown = mem_alloc(n * sizeof(bool));
	page->wanted = mem_alloc(n * sizeof(bool));
	memset(page->shown, 0, n * sizeof(bool));
	memset(page->wanted, 0, n * sizeof(bool));
	return rc;
}

static void
put_meta(struct html *h, const char *name, const char *content)
{
	html_open(h, "meta");
	html_attr(h, "name", str_of(name));
	html_attr(h, "content", str_of(content));
	html_close(h);
}

/* Nothing may be fetched or run, whatever should stand in the page. */
static void
put_head(struct html *h, const char *title)
{
	const struct asset *css = asset_find(assets_page, "page.css");

	html_open(h, "head");
	html_open(h, "meta");
	html_attr(h, "charset", str_of("utf-8"));
	html_close(h);
	html_open(h, "meta");
	html_attr(h, "http-equiv", str_of("Content-Security-Policy"));
	html_attr(h, "content",
	    str_of("default-src 'none'; style-src 'unsafe-inline'"));
	html_close(h);
	put_meta(h, "viewport", "width=device-width, initial-scale=1");
	put_meta(h, "color-scheme", "light dark");
	put_meta(h, "generator", "thidua " THIDUA_VERSION);
	html_element(h, "title", title);
	html_open(h, "style");
	assert(css);
	html_raw(h, (struct str){css->data, css->size});
	html_close(h);
	html_close(h);
}

static void
put_filters(struct page *page, struct html *h)
{
	static const char *const none[] = {NULL};
	const struct filter *f = &page->ask->settings->filter;

	if (!f->year && !f->unit && !f->level && !f->region && !f->movement &&
	    !f->as_of)
		return;
	html_open(h, "p");
	html_text(h, str_of("Only plans that meet "));
	page_command(page, h, none);
	html_text(h, str_of("."));
	html_close(h);
}

static void
put_title(struct page *page, struct html *h, const char *title)
{
	html_open(h, "header");
	html_element(h, "h1", title);
	html_open(h, "p");
	html_textf(h,
	    "%zu plan%s. Each number leads to a sentence, with its file and "
	    "line; what a few plans cannot show is left blank.",
	    rows_count(&page->plans), rows_count(&page->plans) == 1 ? "" : "s");
	html_close(h);
	put_filters(page, h);
	html_close(h);
}

static void
put_contents(struct page *page, struct html *h)
{
	html_open(h, "nav");
	html_attr(h, "aria-label", str_of("Contents"));
	html_open(h, "ol");
	html_raw(h,
	    (struct str){buf_cstr(&page->contents.out), page->contents.out.n});
	html_close(h);
	html_close(h);
}

static void
put_page(struct page *page, const char *title, struct html *h)
{
	html_doctype(h);
	html_open(h, "html");
	html_attr(h, "lang", str_of("en"));
	put_head(h, title);
	html_open(h, "body");
	html_open_class(h, "a", "skip");
	html_attr(h, "href", str_of("#main"));
	html_text(h, str_of("Skip to the first section"));
	html_close(h);
	put_title(page, h, title);
	put_contents(page, h);
	html_open(h, "main");
	html_attr(h, "id", str_of("main"));
	html_attr(h, "tabindex", str_of("-1"));
	html_raw(h, html_end(&page->body));
}

static const char *
title_of(struct page *page)
{
	if (page->ask->sides)
		return arena_printf(&page->arena,
		    "Emulation-campaign plans: %s (A) and %s (B)",
		    page_side(page, 'a'), page_side(page, 'b'));
	return "Emulation-campaign plans";
}

static void
release(struct page *page)
{
	html_release(&page->body);
	html_release(&page->evidence);
	html_release(&page->contents);
	rows_release(&page->plans);
	rows_release(&page->compare);
	free(page->files);
	free(page->shown);
	free(page->wanted);
	free(page->used.v);
	arena_release(&page->arena);
}

enum rc
page_write(const struct page_ask *ask, struct buf *out, struct err *err)
{
	struct page page = {.ask = ask,
	    .body = HTML_INIT,
	    .evidence = HTML_INIT,
	    .contents = HTML_INIT,
	    .plans = ROWS_INIT,
	    .compare = ROWS_INIT};
	struct html frame = HTML_INIT;
	enum rc rc = read_rows(&page, err);

	for (size_t i = 0;
	     rc == RC_OK && i < sizeof(sections) / sizeof(*sections); i++)
		rc = sections[i](&page, err);
	if (rc == RC_OK) {
		struct str whole;

		put_page(&page, title_of(&page), &frame);
		whole = html_end(&frame);
		buf_add(out, whole.p, whole.n);
	}
	html_release(&frame);
	release(&page);
	return rc;
}
