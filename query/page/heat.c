/*
 * heat.c - movement by year: in how many plans of how many.
 *
 * A cell is shaded by its share only where the year has plans enough for one
 * to mean anything; below that it has a frame. The number is always there.
 */
#include "query/page/section.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOVEMENTS = 30,
	YEARS = 60,          /* columns at most */
	LEAST_FOR_SHARE = 5, /* plans of a year */
	NAME = 90,           /* columns of a terminal */
};

/* A year that is a column. */
struct year {
	int64_t year, of; /* of 0: no plan */
};

struct heat {
	struct rows recur, mentions;
	struct year years[YEARS];
	size_t n;   /* years */
	size_t per; /* rows of recur that are one movement */
};

/* All years between the first and the last, where there is room; else those
 * of which there are plans. */
static void
take_years(struct heat *t)
{
	const struct rows *r = &t->recur;
	int64_t last = 0;

	for (t->per = 0; t->per < rows_count(r); t->per++)
		if (t->per && rows_int(r, t->per, "year") <=
				  rows_int(r, t->per - 1, "year"))
			break;
	if (t->per)
		last = rows_int(r, t->per - 1, "year");
	for (size_t i = 0; i < t->per && t->n < YEARS; i++) {
		int64_t y = rows_int(r, i, "year");
		int64_t gap = t->n ? t->years[t->n - 1].year + 1 : y;

		if (last - rows_int(r, 0, "year") < YEARS)
			for (; gap < y; gap++)
				t->years[t->n++] = (struct year){gap, 0};
		t->years[t->n++] = (struct year){y, rows_int(r, i, "of")};
	}
}

static void
put_heads(struct html *h, const struct heat *t)
{
	html_open(h, "thead");
	html_open(h, "tr");
	for (int i = 0; i < 2; i++) {
		html_open(h, "th");
		html_attr(h, "scope", str_of("col"));
		html_text(h, str_of(i ? "plans" : "movement"));
		html_close(h);
	}
	for (size_t i = 0; i < t->n; i++) {
		html_open(h, "th");
		html_attr(h, "scope", str_of("col"));
		html_textf(h, "%lld", (long long)t->years[i].year);
		html_open_class(h, "small", "of");
		if (t->years[i].of)
			html_textf(h, " n=%lld", (long long)t->years[i].of);
		else
			html_text(h, str_of(" no plan"));
		html_close(h);
		html_close(h);
	}
	html_close(h);
	html_close(h);
}

static const char *
class_of(int64_t named, int64_t of)
{
	static const char *const steps[] = {"h1", "h2", "h3", "h4", "h5", "h5"};

	if (!named)
		return "h0";
	return of < LEAST_FOR_SHARE ? "few" : steps[named * 5 / of];
}

static void
put_cell(struct page *page, const struct heat *t, size_t m, size_t row,
    const struct year *y)
{
	struct html *h = &page->body;
	int64_t named = rows_int(&t->recur, row, "named");
	char id[64];

	if (!y->of) {
		html_open_class(h, "td", "none");
		html_close(h);
		return;
	}
	(void)snprintf(id, sizeof(id), "m%zu-%lld", m + 1, (long long)y->year);
	html_open_class(h, "td", class_of(named, y->of));
	page_count(h, named, id);
	html_close(h);
}

static void
put_movement(struct page *page, const struct heat *t, size_t m)
{
	struct html *h = &page->body;
	size_t row = m * t->per;
	char id[32];

	(void)snprintf(id, sizeof(id), "m%zu", m + 1);
	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", str_of("row"));
	html_attr(h, "lang", str_of("vi"));
	page_cut(h, rows_text(&t->recur, row, "name"), NAME);
	html_close(h);
	html_open(h, "td");
	page_count(h, rows_int(&t->recur, row, "plans"), id);
	html_close(h);
	for (size_t i = 0; i < t->n; i++) {
		put_cell(page, t, m, row, &t->years[i]);
		row += t->years[i].of > 0;
	}
	html_close(h);
}

static void
put_legend(struct html *h)
{
	static const struct {
		const char *class, *text;
	} legend[] = {{"h1", "under 20 %"}, {"h2", "20 to 40"},
	    {"h3", "40 to 60"}, {"h4", "60 to 80"}, {"h5", "80 and more"},
	    {"few", "named, of fewer than 5 plans"}, {"h0", "0: not named"},
	    {"none", "no plan that year: nothing is known"}};

	html_open_class(h, "p", "legend");
	html_text(h, str_of("Share of the year's plans: "));
	for (size_t i = 0; i < sizeof(legend) / sizeof(*legend); i++) {
		html_open_class(h, "span", "key");
		html_open_class(h, "span", legend[i].class);
		html_attr(h, "aria-hidden", str_of("true"));
		html_close(h);
		html_textf(h, " %s", legend[i].text);
		html_close(h);
		html_text(h, str_of(" "));
	}
	html_close(h);
}

static void
put_rest(struct page *page, size_t all)
{
	struct html *h = &page->body;

	html_open(h, "p");
	if (all > MOVEMENTS)
		html_textf(h,
		    "These %d are named in most years; %zu more are left out. ",
		    MOVEMENTS, all - MOVEMENTS);
	html_text(h, str_of("All of them: "));
	page_command(page, h, (const char *const[]){"recur", NULL});
	html_close(h);
}

static void
put_map(struct page *page, const struct heat *t)
{
	size_t all = rows_count(&t->recur) / t->per;

	page_section_open(page, "movements", "Movements by year");
	put_legend(&page->body);
	page_table(&page->body, "heat", "Plans that name a movement, by year");
	put_heads(&page->body, t);
	html_open(&page->body, "tbody");
	for (size_t m = 0; m < all && m < MOVEMENTS; m++)
		put_movement(page, t, m);
	html_close_to(&page->body, 1);
	put_rest(page, all);
	page_section_close(page);
}

/* The mentions of a movement, from the row at; gives the first that is not. */
static size_t
put_mentions(struct page *page, const struct heat *t, size_t m, size_t at)
{
	const struct rows *r = &t->mentions;
	struct html *h = &page->evidence;
	struct arena *a = &page->arena;
	struct str name = rows_text(&t->recur, m * t->per, "name");
	long long plans = rows_int(&t->recur, m * t->per, "plans");
	long long year = 0;

	html_open(h, "tbody");
	place_group(page, h, arena_printf(a, "m%zu", m + 1), "vi", name,
	    arena_printf(a, "%lld plan%s, at most two a year here; all:", plans,
		plans == 1 ? "" : "s"),
	    (const char *const[]){"mentions", "--movement",
		arena_strndup(a, name.p, name.n), NULL});
	for (; at < rows_count(r) && str_eq(rows_text(r, at, "name"), name);
	     at++) {
		struct place place = place_of_row(r, at);

		if (rows_int(r, at, "year") != year) {
			year = rows_int(r, at, "year");
			html_close(h);
			html_open(h, "tbody");
			html_attrf(h, "id", "m%zu-%lld", m + 1, year);
			place_year(h, year, rows_int(r, at, "n"));
		}
		place_row(h, &place);
	}
	html_close(h);
	return at;
}

static void
put_evidence(struct page *page, const struct heat *t)
{
	size_t all = rows_count(&t->recur) / t->per, at = 0;

	place_table(&page->evidence, "Movements by year: who names them");
	for (size_t m = 0; m < all && m < MOVEMENTS; m++)
		at = put_mentions(page, t, m, at);
	html_close_to(&page->evidence, 0);
}

static void
put_none(struct page *page)
{
	struct html *h = &page->body;

	page_section_open(page, "movements", "Movements by year");
	html_open(h, "p");
	html_text(h, str_of("No plan of a known year names a movement. Those "
			    "that are named at all: "));
	page_command(page, h, (const char *const[]){"movements", NULL});
	page_section_close(page);
}

enum rc
section_heat(struct page *page, struct err *err)
{
	struct heat t = {.recur = ROWS_INIT, .mentions = ROWS_INIT};
	enum rc rc = page_rows(page, "recur", NULL, "name plans year named of",
	    false, &t.recur, err);

	if (rc == RC_OK)
		rc = page_rows(page, "page_mentions",
		    (const struct page_option[]){{"most", "30"}, {"each", "2"}},
		    "name year n plan number issuer issued source quotation",
		    false, &t.mentions, err);
	/* without any year recur has one row a movement, and no year in it */
	if (rc == RC_OK && rows_count(&t.recur) &&
	    !rows_null(&t.recur, 0, "year"))
		take_years(&t);
	if (rc == RC_OK && t.per) {
		put_map(page, &t);
		put_evidence(page, &t);
	} else if (rc == RC_OK && rows_count(&page->plans)) {
		put_none(page);
	}
	rows_release(&t.recur);
	rows_release(&t.mentions);
	return rc;
}
