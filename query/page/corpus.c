/* corpus.c - which plans there are: by year and level, and those without a
 * year. */
#include "query/page/section.h"

#include <stdlib.h>
#include <string.h>

static const char *const levels[] = {"central", "industry", "province",
    "district", "grassroots", "enterprise", "unknown"};

enum {
	LEVELS = sizeof(levels) / sizeof(*levels),
	UNDATED_NAMED = 20,
	WIDTH = 1000,
	SIDE = 25, /* room for half a year's number */
	HEIGHT = 260,
	TOP = 40,    /* room for the number over the highest bar */
	BOTTOM = 40, /* and for the years below */
};

/* Where the bars stand. */
struct chart {
	int64_t first, last, most;
};

static int
x_of(const struct chart *c, int64_t year)
{
	return SIDE + (int)((year - c->first) * (WIDTH - 2 * SIDE) /
			    (c->last - c->first + 1));
}

static void
svg_text(struct html *h, int x, int y, const char *anchor, int64_t n)
{
	html_open(h, "text");
	html_attrf(h, "x", "%d", x);
	html_attrf(h, "y", "%d", y);
	html_attr(h, "text-anchor", str_of(anchor));
	html_textf(h, "%lld", (long long)n);
	html_close(h);
}

static void
put_bar(struct html *h, const struct chart *c, int64_t year, int64_t n)
{
	int x = x_of(c, year), wide = x_of(c, year + 1) - x;
	int high = (int)(n * HEIGHT / c->most);

	html_open_class(h, "rect", "bar");
	html_attrf(h, "x", "%d", x + wide / 10);
	html_attrf(h, "y", "%d", TOP + HEIGHT - high);
	html_attrf(h, "width", "%d", wide - wide / 5);
	html_attrf(h, "height", "%d", high);
	html_close(h);
	svg_text(h, x + wide / 2, TOP + HEIGHT - high - 8, "middle", n);
}

/* Years at the ends, and between them as many as there is room for. */
static void
put_years(struct html *h, const struct chart *c)
{
	int64_t step = (c->last - c->first) / 12 + 1;

	for (int64_t y = c->first; y <= c->last; y += step)
		svg_text(h, (x_of(c, y) + x_of(c, y + 1)) / 2,
		    TOP + HEIGHT + BOTTOM - 8, "middle", y);
}

static void
put_chart(struct html *h, const struct rows *years)
{
	size_t n = rows_count(years);
	struct chart c = {
	    rows_int(years, 0, "year"), rows_int(years, n - 1, "year"), 1};

	for (size_t i = 0; i < n; i++)
		if (rows_int(years, i, "plans") > c.most)
			c.most = rows_int(years, i, "plans");
	html_open(h, "figure");
	html_open(h, "svg");
	html_attrf(h, "viewBox", "0 0 %d %d", WIDTH, TOP + HEIGHT + BOTTOM);
	html_attr(h, "role", str_of("img"));
	html_attr(h, "aria-labelledby", str_of("years-t years-d"));
	html_open(h, "title");
	html_attr(h, "id", str_of("years-t"));
	html_text(h, str_of("Plans by year"));
	html_close(h);
	html_open(h, "desc");
	html_attr(h, "id", str_of("years-d"));
	html_textf(h,
	    "A bar a year, %lld to %lld, at most %lld plans; no bar: no plan. "
	    "The table below has the numbers.",
	    (long long)c.first, (long long)c.last, (long long)c.most);
	html_close(h);
	for (size_t i = 0; i < n; i++)
		put_bar(h, &c, rows_int(years, i, "year"),
		    rows_int(years, i, "plans"));
	put_years(h, &c);
	html_close(h);
	html_close(h);
}

/* Is there any plan of the level? Else it has no column. */
static bool
has_level(const struct rows *years, const char *level)
{
	for (size_t i = 0; i < rows_count(years); i++)
		if (rows_int(years, i, level))
			return true;
	return false;
}

static void
put_year(struct page *page, const struct rows *years, size_t row)
{
	struct html *h = &page->body;
	long long year = rows_int(years, row, "year");
	char id[64];

	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", str_of("row"));
	html_textf(h, "%lld", year);
	html_close(h);
	html_open(h, "td");
	(void)snprintf(id, sizeof(id), "y-%lld", year);
	page_count(h, rows_int(years, row, "plans"), id);
	html_close(h);
	for (size_t i = 0; i < LEVELS; i++) {
		if (!has_level(years, levels[i]))
			continue;
		html_open(h, "td");
		(void)snprintf(id, sizeof(id), "y-%lld-%s", year, levels[i]);
		page_count(h, rows_int(years, row, levels[i]), id);
		html_close(h);
	}
	html_close(h);
}

static void
put_table(struct page *page, const struct rows *years)
{
	const char *heads[LEVELS + 3] = {"year", "plans"};
	struct html *h = &page->body;
	size_t n = 2;

	for (size_t i = 0; i < LEVELS; i++)
		if (has_level(years, levels[i]))
			heads[n++] = levels[i];
	page_table(h, "numbers", "Plans by year and level");
	page_heads(h, heads);
	html_open(h, "tbody");
	for (size_t i = 0; i < rows_count(years); i++)
		put_year(page, years, i);
	html_close_to(h, 1);
	html_element(h, "p",
	    "A year without a row has no plan here: of it nothing is known. A "
	    "plan for several years counts in each.");
}

static void
put_undated_plan(struct page *page, size_t row)
{
	struct html *h = &page->body;
	struct place place = place_of_row(&page->plans, row);

	html_open(h, "li");
	place_where(h, &place);
	html_close(h);
}

static void
put_undated(struct page *page)
{
	struct html *h = &page->body;
	size_t n = 0, all = rows_count(&page->plans);

	for (size_t i = 0; i < all; i++)
		n += rows_null(&page->plans, i, "year");
	if (!n)
		return;
	html_element(h, "h3", "Plans without a known year");
	html_open(h, "p");
	html_textf(h, "%zu of %zu plans stand in no year. ", n, all);
	if (n > UNDATED_NAMED)
		html_textf(h, "The first %d are named; all: ", UNDATED_NAMED);
	page_command(page, h,
	    (const char *const[]){"flags", "--code", "year-unknown", NULL});
	html_close(h);
	html_open(h, "ul");
	n = 0;
	for (size_t i = 0; i < all && n < UNDATED_NAMED; i++)
		if (rows_null(&page->plans, i, "year")) {
			put_undated_plan(page, i);
			n++;
		}
	html_close(h);
}

/* The heading of a year's and level's plans, and that of the year before its
 * first. */
static void
begin_group(struct page *page, const struct rows *r, size_t row, bool new_year)
{
	struct html *h = &page->evidence;
	struct arena *a = &page->arena;
	long long year = rows_int(r, row, "year"), n = rows_int(r, row, "n");
	struct str name = rows_text(r, row, "level");
	char *level = arena_strndup(a, name.p, name.n);
	char *y = arena_printf(a, "%lld", year);
	bool known = strcmp(level, "unknown") != 0;

	html_open(h, "tbody");
	if (new_year)
		html_attrf(h, "id", "y-%lld", year);
	place_group(page, h, arena_printf(a, "y-%lld-%s", year, level), "en",
	    str_of(arena_printf(a, "%lld, %s", year, level)),
	    arena_printf(a, "%lld plan%s;%s all:", n, n == 1 ? "" : "s",
		known ? "" : " level not known;"),
	    known ? (const char *const[]){"plans", "--year", y, "--level",
			level, NULL}
		  : (const char *const[]){"plans", "--year", y, NULL});
}

static void
put_evidence(struct page *page, const struct rows *r)
{
	struct html *h = &page->evidence;
	int64_t year = INT64_MIN;
	struct str level = STR_NULL;

	if (!rows_count(r))
		return;
	place_table(h, "Plans by year and level: where each year was read");
	for (size_t i = 0; i < rows_count(r); i++) {
		int64_t y = rows_int(r, i, "year");
		struct str l = rows_text(r, i, "level");
		struct place place = place_of_row(r, i);

		if (y != year || !str_eq(l, level)) {
			if (i)
				html_close(h);
			begin_group(page, r, i, y != year);
		}
		place_row(h, &place);
		year = y;
		level = l;
	}
	html_close_to(h, 0);
}

enum rc
section_corpus(struct page *page, struct err *err)
{
	struct rows years = ROWS_INIT, plans = ROWS_INIT;
	enum rc rc = page_rows(page, "years", NULL,
	    "year plans central industry province district grassroots "
	    "enterprise unknown",
	    false, &years, err);

	if (rc == RC_OK)
		rc = page_rows(page, "page_plans", NULL,
		    "year level n plan number issuer issued source quotation",
		    false, &plans, err);
	if (rc == RC_OK) {
		page_section_open(page, "corpus", "What is in the corpus");
		if (!rows_count(&page->plans))
			html_element(&page->body, "p", "There are no plans.");
		if (rows_count(&years)) {
			put_chart(&page->body, &years);
			put_table(page, &years);
		}
		put_undated(page);
		page_section_close(page);
		put_evidence(page, &plans);
	}
	rows_release(&years);
	rows_release(&plans);
	return rc;
}
