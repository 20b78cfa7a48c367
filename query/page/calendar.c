/* calendar.c - phases as bars over the months of a year, A above B. */
#define _GNU_SOURCE /* memmem */
#include "query/page/section.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST = 24,
	WIDTH = 1000,
	LEFT = 20,
	MONTH = 80,
	EACH = 80, /* height of a phase */
	LANE = 14,
	STUB = 16, /* a bar of which one end is known */
	HEAD = 40,
	DAYS = 31,
};

/* A day of the year, as a place on the line of months; -1: not known. */
static int
x_of(struct str day, bool is_end)
{
	int month = day.n >= 2 ? atoi(day.p) : 0;
	int d = day.n >= 5 ? atoi(day.p + 3) : is_end ? DAYS : 1;

	if (month < 1 || month > 12 || d < 1 || d > DAYS)
		return -1;
	return LEFT + (month - 1) * MONTH + (d - !is_end) * MONTH / DAYS;
}

/* "01-01..06-30" into its ends; where one is not known, a little beside the
 * other. */
static bool
span_of(struct str key, int *from, int *to)
{
	const char *dots = memmem(key.p, key.n, "..", 2);
	struct str a, b;

	if (!dots)
		return false;
	a = (struct str){key.p, (size_t)(dots - key.p)};
	b = (struct str){dots + 2, key.n - a.n - 2};
	*from = x_of(a, false);
	*to = x_of(b, true);
	if (*from < 0 && *to < 0)
		return false;
	if (*from < 0)
		*from = *to > LEFT + STUB ? *to - STUB : LEFT;
	else if (*to < 0)
		*to = *from + STUB;
	return true;
}

static bool
is_phase(const struct page *page, size_t row)
{
	return str_is(rows_text(&page->compare, row, "kind"), "phase");
}

static void
put_rect(struct html *h, const char *class, int x, int y, int to)
{
	html_open_class(h, "rect", class);
	html_attrf(h, "x", "%d", x);
	html_attrf(h, "y", "%d", y);
	html_attrf(h, "width", "%d", to > x ? to - x : 1);
	html_attrf(h, "height", "%d", LANE);
	html_close(h);
}

/* Over the turn of the year it is two bars. */
static void
put_lane(struct html *h, const char *class, int from, int to, int y)
{
	if (from <= to) {
		put_rect(h, class, from, y, to);
	} else {
		put_rect(h, class, from, y, LEFT + 12 * MONTH);
		put_rect(h, class, LEFT, y, to);
	}
}

static bool
has_days(const struct page *page, size_t row, int *from, int *to)
{
	return span_of(rows_text(&page->compare, row, "key"), from, to);
}

static void
put_phase(struct page *page, size_t row, int y)
{
	const struct rows *r = &page->compare;
	struct html *h = &page->body;
	int64_t a = rows_int(r, row, "n_a"), b = rows_int(r, row, "n_b");
	int from = 0, to = 0;

	(void)has_days(page, row, &from, &to);
	html_open(h, "text");
	html_attrf(h, "x", "%d", LEFT);
	html_attrf(h, "y", "%d", y + 30);
	html_quote(h, "tspan", "vi", rows_text(r, row, "name"));
	html_textf(h, ": A %lld, B %lld", (long long)a, (long long)b);
	html_close(h);
	if (a)
		put_lane(h, "a", from, to, y + 38);
	if (b)
		put_lane(h, "b", from, to, y + 38 + LANE + 2);
}

static void
put_months(struct html *h, int bottom)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

	for (int i = 0; i <= 12; i++) {
		int x = LEFT + i * MONTH;

		html_open_class(h, "line", "axis");
		html_attrf(h, "x1", "%d", x);
		html_attr(h, "y1", str_of("0"));
		html_attrf(h, "x2", "%d", x);
		html_attrf(h, "y2", "%d", bottom);
		html_close(h);
		if (i == 12)
			break;
		html_open(h, "text");
		html_attrf(h, "x", "%d", x + MONTH / 2);
		html_attr(h, "y", str_of("28"));
		html_attr(h, "text-anchor", str_of("middle"));
		html_text(h, str_of(names[i]));
		html_close(h);
	}
}

static void
put_figure(struct page *page, const size_t *rows, size_t n)
{
	struct html *h = &page->body;
	int from, to, bottom = HEAD, y = HEAD;

	for (size_t i = 0; i < n; i++)
		bottom += has_days(page, rows[i], &from, &to) ? EACH : 0;
	if (bottom == HEAD)
		return;
	html_open(h, "figure");
	html_open(h, "svg");
	html_attrf(h, "viewBox", "0 0 %d %d", WIDTH, bottom + 10);
	html_attr(h, "role", str_of("img"));
	html_attr(h, "aria-labelledby", str_of("phases-t phases-d"));
	html_open(h, "title");
	html_attr(h, "id", str_of("phases-t"));
	html_text(h, str_of("Phases over the months of a year"));
	html_close(h);
	html_open(h, "desc");
	html_attr(h, "id", str_of("phases-d"));
	html_text(h,
	    str_of("For each phase a full bar if a plan of side A has it, and "
		   "below it a hollow bar if one of side B has. The table "
		   "below has the days and the plans."));
	html_close(h);
	put_months(h, bottom);
	for (size_t i = 0; i < n; i++)
		if (has_days(page, rows[i], &from, &to)) {
			put_phase(page, rows[i], y);
			y += EACH;
		}
	html_close(h);
	html_open(h, "figcaption");
	html_text(h, str_of("Full bar: A, "));
	html_quote(h, "span", "vi", str_of(page_side(page, 'a')));
	html_text(h, str_of("; hollow bar: B, "));
	html_quote(h, "span", "vi", str_of(page_side(page, 'b')));
	html_text(h, str_of(". A stub: only this end is known. A phase of "
			    "which no day is known is only in the table."));
	html_close(h);
	html_close(h);
}

static void
put_rest(struct page *page, size_t n)
{
	struct html *h = &page->body;

	html_open(h, "p");
	html_text(
	    h, str_of("Phases are the same if their days of the year are, "
		      "whatever the year. "));
	if (n > MOST)
		html_textf(h, "%zu more are left out here. ", n - MOST);
	html_text(h, str_of("Every phase of every plan: "));
	page_command(page, h, (const char *const[]){"phases", NULL});
	html_close(h);
}

enum rc
section_calendar(struct page *page, struct err *err)
{
	size_t rows[MOST], n = 0, shown;
	struct html *h = &page->body;

	(void)err;
	for (size_t i = 0; i < rows_count(&page->compare); i++)
		if (is_phase(page, i)) {
			if (n < MOST)
				rows[n] = i;
			n++;
		}
	shown = n < MOST ? n : MOST;
	if (!n)
		return RC_OK;
	page_section_open(page, "phases", "Phases");
	put_rest(page, n);
	put_figure(page, rows, shown);
	item_table(page, h, "Phases of both sides");
	for (size_t i = 0; i < shown; i++)
		item_body(page, h, rows[i]);
	page_section_close(page);
	return RC_OK;
}
