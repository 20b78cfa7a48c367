/*
 * shares.c - movements by the share of plans that name them: a dumbbell, A and
 * B on one line each, with Wilson's intervals. Only where each side has 5 plans
 * or more: compare gives no shares of fewer.
 */
#include "core/base/mem.h"
#include "query/page/section.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST = 20,
	WIDTH = 1000,
	LEFT = 30,
	RIGHT = 970,
	EACH = 100, /* height of a movement */
	NAME = 50,  /* columns of its name */
	FOOT = 60,
};

struct item {
	size_t row;
	double apart;
};

static int
by_distance(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	if (x->apart != y->apart)
		return x->apart < y->apart ? 1 : -1;
	return (x->row > y->row) - (x->row < y->row);
}

/* The movements that have shares on both sides, the most different first. */
static size_t
choose(const struct page *page, struct item *items)
{
	const struct rows *r = &page->compare;
	size_t n = 0;

	for (size_t i = 0; i < rows_count(r); i++) {
		if (!str_is(rows_text(r, i, "kind"), "movement") ||
		    rows_null(r, i, "share_a") || rows_null(r, i, "share_b"))
			continue;
		items[n].row = i;
		items[n++].apart = fabs(
		    rows_real(r, i, "share_a") - rows_real(r, i, "share_b"));
	}
	qsort(items, n, sizeof(*items), by_distance);
	return n;
}

static int
x_of(double share)
{
	return LEFT + (int)lround(share * (RIGHT - LEFT));
}

static void
put_line(struct html *h, const char *class, int x1, int y1, int x2, int y2)
{
	html_open_class(h, "line", class);
	html_attrf(h, "x1", "%d", x1);
	html_attrf(h, "y1", "%d", y1);
	html_attrf(h, "x2", "%d", x2);
	html_attrf(h, "y2", "%d", y2);
	html_close(h);
}

static void
put_text(struct html *h, int x, int y, const char *anchor)
{
	html_open(h, "text");
	html_attrf(h, "x", "%d", x);
	html_attrf(h, "y", "%d", y);
	html_attr(h, "text-anchor", str_of(anchor));
}

/* A is a circle, B a square: they differ in print too. */
static void
put_mark(struct html *h, char side, int x, int y)
{
	if (side == 'a') {
		html_open_class(h, "circle", "a");
		html_attrf(h, "cx", "%d", x);
		html_attrf(h, "cy", "%d", y);
		html_attr(h, "r", str_of("9"));
	} else {
		html_open_class(h, "rect", "b");
		html_attrf(h, "x", "%d", x - 9);
		html_attrf(h, "y", "%d", y - 9);
		html_attr(h, "width", str_of("18"));
		html_attr(h, "height", str_of("18"));
	}
	html_close(h);
}

static void
put_item(struct page *page, size_t row, int y)
{
	const struct rows *r = &page->compare;
	struct html *h = &page->body;
	int xa = x_of(rows_real(r, row, "share_a")),
	    xb = x_of(rows_real(r, row, "share_b"));

	put_text(h, LEFT, y + 28, "start");
	html_attr(h, "lang", str_of("vi"));
	page_cut(h, rows_text(r, row, "name"), NAME);
	html_close(h);
	put_line(h, "between", xa, y + 50, xb, y + 74);
	put_line(h, "a", x_of(rows_real(r, row, "share_a_low")), y + 50,
	    x_of(rows_real(r, row, "share_a_high")), y + 50);
	put_line(h, "b", x_of(rows_real(r, row, "share_b_low")), y + 74,
	    x_of(rows_real(r, row, "share_b_high")), y + 74);
	put_mark(h, 'a', xa, y + 50);
	put_mark(h, 'b', xb, y + 74);
}

static void
put_axis(struct html *h, int bottom)
{
	for (int i = 0; i <= 100; i += 25) {
		put_line(
		    h, "axis", x_of(i / 100.0), 0, x_of(i / 100.0), bottom);
		put_text(h, x_of(i / 100.0), bottom + 36,
		    i == 0     ? "start"
		    : i == 100 ? "end"
			       : "middle");
		html_textf(h, "%d %%", i);
		html_close(h);
	}
}

static void
put_figure(struct page *page, const struct item *items, size_t n)
{
	struct html *h = &page->body;
	int bottom = (int)n * EACH;

	html_open(h, "figure");
	html_open(h, "svg");
	html_attrf(h, "viewBox", "0 0 %d %d", WIDTH, bottom + FOOT);
	html_attr(h, "role", str_of("img"));
	html_attr(h, "aria-labelledby", str_of("shares-t shares-d"));
	html_open(h, "title");
	html_attr(h, "id", str_of("shares-t"));
	html_text(h, str_of("Shares of plans that name a movement"));
	html_close(h);
	html_open(h, "desc");
	html_attr(h, "id", str_of("shares-d"));
	html_text(
	    h, str_of("For each movement a circle for side A and a square for "
		      "side B from 0 to 100 %, each on the line of its 95 % "
		      "interval. The table below has the numbers."));
	html_close(h);
	put_axis(h, bottom);
	for (size_t i = 0; i < n; i++)
		put_item(page, items[i].row, (int)i * EACH);
	html_close(h);
	html_open(h, "figcaption");
	html_textf(h, "\xE2\x97\x8F A: ");
	html_quote(h, "span", "vi", str_of(page_side(page, 'a')));
	html_text(h, str_of("; \xE2\x96\xA1 B: "));
	html_quote(h, "span", "vi", str_of(page_side(page, 'b')));
	html_text(h, str_of("; lines: 95 % intervals (Wilson). "));
	html_close(h);
	html_close(h);
}

static void
put_share(struct page *page, size_t row, char side)
{
	static const char *const names[2][3] = {
	    {"share_a", "share_a_low", "share_a_high"},
	    {"share_b", "share_b_low", "share_b_high"}};
	const char *const *name = names[side == 'b'];
	const struct rows *r = &page->compare;
	struct html *h = &page->body;
	long of_100[3];

	for (size_t i = 0; i < 3; i++)
		of_100[i] = lround(100 * rows_real(r, row, name[i]));
	html_open_class(h, "td", "n");
	item_count(page, h, row, side);
	html_open_class(h, "span", "share");
	html_textf(h, " %ld %% [%ld, %ld]", of_100[0], of_100[1], of_100[2]);
	html_close(h);
	html_close(h);
}

static void
put_table(struct page *page, const struct item *items, size_t n)
{
	static const char *const heads[] = {"Movement", "A", "B", NULL};
	struct html *h = &page->body;

	page_table(h, "items", "Shares, with 95 % intervals");
	page_heads(h, heads);
	html_open(h, "tbody");
	for (size_t i = 0; i < n; i++) {
		html_open(h, "tr");
		html_open(h, "th");
		html_attr(h, "scope", str_of("row"));
		html_quote(h, "span", "vi",
		    rows_text(&page->compare, items[i].row, "name"));
		html_close(h);
		put_share(page, items[i].row, 'a');
		put_share(page, items[i].row, 'b');
		html_close(h);
	}
	html_close_to(h, 1);
}

static void
put_rest(struct page *page, size_t n)
{
	struct html *h = &page->body;

	html_open(h, "p");
	html_text(h, str_of("The most different come first; the intervals take "
			    "plans as drawn by chance, one by one."));
	if (n > MOST) {
		html_textf(h, " %zu more are left out: ", n - MOST);
		page_sides_command(
		    page, h, "compare", (const char *const[]){NULL});
	}
	html_close(h);
}

enum rc
section_shares(struct page *page, struct err *err)
{
	size_t all = rows_count(&page->compare), n, shown;
	struct item *items;

	(void)err;
	items = mem_alloc((all + 1) * sizeof(*items));
	n = all ? choose(page, items) : 0;
	shown = n < MOST ? n : MOST;
	if (n) {
		page->has_intervals = true;
		page_section_open(page, "shares", "Shares of movements");
		put_rest(page, n);
		put_figure(page, items, shown);
		put_table(page, items, shown);
		page_section_close(page);
	}
	free(items);
	return RC_OK;
}
