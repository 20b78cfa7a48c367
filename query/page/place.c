/* place.c - a sentence of a document and where it stands. */
#include "query/page/section.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

struct place
place_of_row(const struct rows *r, size_t row)
{
	return (struct place){
	    .quotation = rows_text(r, row, "quotation"),
	    .source = rows_text(r, row, "source"),
	    .number = rows_text(r, row, "number"),
	    .issuer = rows_text(r, row, "issuer"),
	    .issued = rows_text(r, row, "issued"),
	    .plan = rows_int(r, row, "plan"),
	};
}

static struct str
file_of(struct str source)
{
	size_t n = source.n;

	while (n > 0 && source.p[n - 1] != ':')
		n--;
	return (struct str){source.p, n ? n - 1 : source.n};
}

static int
by_name(const void *a, const void *b)
{
	const struct page_file *x = a, *y = b;
	size_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
	int order = n ? memcmp(x->name.p, y->name.p, n) : 0;

	if (order)
		return order;
	return (x->name.n > y->name.n) - (x->name.n < y->name.n);
}

void
place_index(struct page *page)
{
	size_t n = rows_count(&page->plans);

	page->files = mem_alloc((n + 1) * sizeof(*page->files));
	for (size_t i = 0; i < n; i++)
		page->files[i] =
		    (struct page_file){rows_text(&page->plans, i, "source"), i};
	qsort(page->files, n, sizeof(*page->files), by_name);
}

struct place
place_of_source(
    const struct page *page, struct str source, struct str quotation)
{
	struct place place = {.quotation = quotation, .source = source};
	const struct page_file key = {file_of(source), 0}, *found;
	const struct rows *r = &page->plans;

	found = bsearch(&key, page->files, rows_count(r), sizeof(key), by_name);
	if (!found)
		return place;
	place.number = rows_text(r, found->row, "number");
	place.issuer = rows_text(r, found->row, "issuer");
	place.issued = rows_text(r, found->row, "issued");
	place.plan = rows_int(r, found->row, "plan");
	return place;
}

void
place_quote(struct html *h, const struct place *place)
{
	if (place->quotation.n)
		html_quote(h, "q", "vi", place->quotation);
	else
		html_element(h, "em", "no sentence was kept");
}

static void
put_part(struct html *h, const char *before, struct str text)
{
	if (!text.n)
		return;
	html_text(h, str_of(before));
	html_text(h, text);
}

void
place_where(struct html *h, const struct place *place)
{
	html_open_class(h, "span", "where");
	if (place->source.n)
		html_quote(h, "code", "vi", place->source);
	if (place->plan)
		html_textf(h, " plan %lld", (long long)place->plan);
	if (place->number.n) {
		html_text(h, str_of(", no. "));
		html_quote(h, "span", "vi", place->number);
	}
	if (place->issuer.n) {
		html_text(h, str_of(", "));
		html_quote(h, "span", "vi", place->issuer);
	}
	put_part(h, ", ", place->issued);
	if (place->plan && !place->issued.n)
		html_text(h, str_of(", no date"));
	html_close(h);
}

static void
put_cells(struct html *h, char side, const struct place *place)
{
	html_open(h, "td");
	if (side) {
		html_open_class(h, "b", "mark");
		html_textf(h, "%c", side);
		html_close(h);
		html_text(h, str_of(" "));
	}
	place_quote(h, place);
	html_close(h);
	html_open(h, "td");
	place_where(h, place);
	html_close(h);
}

void
place_row(struct html *h, const struct place *place)
{
	html_open(h, "tr");
	put_cells(h, 0, place);
	html_close(h);
}

void
place_row_of_side(
    struct html *h, const char *id, char side, const struct place *place)
{
	html_open(h, "tr");
	html_attr(h, "id", str_of(id));
	put_cells(h, side, place);
	html_close(h);
}

void
place_table(struct html *h, const char *caption)
{
	static const char *const heads[] = {"Quotation", "Where", NULL};

	page_table(h, "places", caption);
	page_heads(h, heads);
}

void
place_group(struct page *page, struct html *h, const char *id, const char *lang,
    struct str label, const char *more, const char *const *words)
{
	html_open(h, "tr");
	html_attr(h, "id", str_of(id));
	html_open(h, "th");
	html_attr(h, "colspan", str_of("2"));
	html_attr(h, "scope", str_of("rowgroup"));
	html_quote(h, "span", lang, label);
	html_open_class(h, "span", "more");
	html_textf(h, " %s ", more);
	if (words)
		page_command(page, h, words);
	html_close(h);
	html_close(h);
	html_close(h);
}

void
place_year(struct html *h, long long year, int64_t plans)
{
	html_open_class(h, "tr", "year");
	html_open(h, "th");
	html_attr(h, "colspan", str_of("2"));
	html_attr(h, "scope", str_of("rowgroup"));
	html_textf(h, "%lld: %lld plan%s", year, (long long)plans,
	    plans == 1 ? "" : "s");
	html_close(h);
	html_close(h);
}
