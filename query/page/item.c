/* item.c - one thing that is compared: its counts, what may be said of it, and
 * its first place on each side. */
#define _GNU_SOURCE /* memmem */
#include "core/out/number.h"
#include "query/page/section.h"

#include <string.h>

enum { PLANS_NAMED = 4 };

static struct str
on_side(const struct page *page, size_t row, const char *column, char side)
{
	char name[32] = "";

	(void)strncat(name, column, sizeof(name) - 3);
	(void)strncat(name, side == 'a' ? "_a" : "_b", 3);
	return rows_text(&page->compare, row, name);
}

static int64_t
count_on(const struct page *page, size_t row, char side)
{
	return rows_int(&page->compare, row, side == 'a' ? "n_a" : "n_b");
}

void
item_count(struct page *page, struct html *h, size_t row, char side)
{
	int64_t n = count_on(page, row, side);

	if (n) {
		page->wanted[row] = true;
		html_open(h, "a");
		html_attrf(h, "href", "#c%zu-%c", row + 1, side);
	}
	html_textf(h, "%lld of %lld", (long long)n,
	    (long long)rows_int(
		&page->compare, row, side == 'a' ? "of_a" : "of_b"));
	if (n)
		html_close(h);
}

void
item_table(struct page *page, struct html *h, const char *caption)
{
	const char *const sides[] = {
	    page_side(page, 'a'), page_side(page, 'b')};

	page_table(h, "items", caption);
	html_open(h, "thead");
	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", str_of("col"));
	html_text(h, str_of("Name"));
	html_close(h);
	for (int i = 0; i < 2; i++) {
		html_open_class(h, "th", "side");
		html_attr(h, "scope", str_of("col"));
		html_textf(h, "%c: ", 'A' + i);
		html_quote(h, "span", "vi", str_of(sides[i]));
		html_close(h);
	}
	html_close(h);
	html_close(h);
}

/* "5 7/KH": a plan's number here and the one it bears. */
static void
put_plan(struct html *h, struct str label)
{
	const char *blank = memchr(label.p, ' ', label.n);
	size_t n = blank ? (size_t)(blank - label.p) : label.n;

	html_text(h, (struct str){label.p, n});
	if (!blank)
		return;
	html_text(h, str_of(" ("));
	html_quote(h, "span", "vi", (struct str){blank + 1, label.n - n - 1});
	html_text(h, str_of(")"));
}

/* "; also in ..." of "1 64/KH; 2; 5 7/KH", but for the first, which is quoted.
 */
static void
put_more_plans(struct html *h, struct str plans, int64_t n)
{
	const char *end = plans.p + plans.n, *at = plans.p;
	int64_t i;

	for (i = 0; at < end && i <= PLANS_NAMED; i++) {
		const char *sep = memmem(at, (size_t)(end - at), "; ", 2);

		if (i > 0) {
			html_text(h, str_of(i == 1 ? "; also in plan " : ", "));
			put_plan(h,
			    (struct str){at, (size_t)((sep ? sep : end) - at)});
		}
		at = sep ? sep + 2 : end;
	}
	if (n > i)
		html_textf(h, " and %lld more", (long long)(n - i));
}

static void
put_place(struct page *page, struct html *h, size_t row, char side)
{
	int64_t n = count_on(page, row, side);
	struct place place;

	if (!n)
		return;
	place = place_of_source(page, on_side(page, row, "source", side),
	    on_side(page, row, "quotation", side));
	html_open(h, "li");
	html_attrf(h, "id", "c%zu-%c", row + 1, side);
	html_open_class(h, "b", "mark");
	html_textf(h, "%c", side == 'a' ? 'A' : 'B');
	html_close(h);
	html_text(h, str_of(" "));
	place_quote(h, &place);
	html_text(h, str_of(" "));
	place_where(h, &place);
	put_more_plans(h, on_side(page, row, "plans", side), n);
	html_close(h);
}

static void
put_probability(struct html *h, const struct rows *r, size_t row)
{
	struct buf p = BUF_INIT;

	if (!rows_null(r, row, "p_absent") &&
	    !str_is(rows_text(r, row, "state"), "not observable"))
		number_short(&p, rows_real(r, row, "p_absent"));
	if (p.n)
		html_textf(h, "; absent by chance: p = %s", p.p);
	buf_release(&p);
}

static void
put_details(struct page *page, struct html *h, size_t row)
{
	static const char sides[] = "ab";
	const char *before = ". ";

	for (size_t i = 0; i < 2; i++) {
		struct str detail = on_side(page, row, "detail", sides[i]);

		if (!detail.n)
			continue;
		html_textf(h, "%s%c: ", before, sides[i] == 'a' ? 'A' : 'B');
		html_quote(h, "span", "vi", detail);
		before = "; ";
	}
}

/* What may be said, and what else is known. */
static void
put_claim(struct page *page, struct html *h, size_t row)
{
	const struct rows *r = &page->compare;
	struct str like = rows_text(r, row, "resembles");

	html_open_class(h, "p", "claim");
	html_quote(h, "span", "en", rows_text(r, row, "kind"));
	html_text(h, str_of(", "));
	html_text(h, rows_text(r, row, "claim"));
	if (!rows_null(r, row, "before"))
		html_textf(h, " (last before in %lld)",
		    (long long)rows_int(r, row, "before"));
	put_probability(h, r, row);
	put_details(page, h, row);
	if (like.n) {
		html_text(h, str_of(". Perhaps renamed: resembles "));
		html_quote(h, "span", "vi", like);
	}
	html_close(h);
}

static void
put_head(struct page *page, struct html *h, size_t row)
{
	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", str_of("row"));
	html_quote(h, "span", "vi", rows_text(&page->compare, row, "name"));
	html_close(h);
	for (size_t i = 0; i < 2; i++) {
		html_open_class(h, "td", "n");
		item_count(page, h, row, "ab"[i]);
		html_close(h);
	}
	html_close(h);
}

void
item_body(struct page *page, struct html *h, size_t row)
{
	html_open(h, "tbody");
	put_head(page, h, row);
	if (!page->shown[row]) {
		page->shown[row] = true;
		html_open(h, "tr");
		html_open(h, "td");
		html_attr(h, "colspan", str_of("3"));
		put_claim(page, h, row);
		html_open_class(h, "ul", "evidence");
		put_place(page, h, row, 'a');
		put_place(page, h, row, 'b');
		html_close(h);
		html_close(h);
		html_close(h);
	}
	html_close(h);
}
