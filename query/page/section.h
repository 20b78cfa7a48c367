/*
 * section.h - what the sections of a page share: the reports, headings,
 * commands that show all, places in documents.
 *
 * Ids on the page: y-YEAR and y-YEAR-LEVEL (plans), mN and mN-YEAR (movements),
 * cN, cN-a and cN-b (what is compared; N is its row), kN-a and kN-b (what
 * marks a side); sections have words.
 */
#ifndef QUERY_PAGE_SECTION_H
#define QUERY_PAGE_SECTION_H

#include "core/out/html.h"
#include "query/page/page.h"
#include "query/page/rows.h"

#include <stdbool.h>
#include <stdint.h>

/* A plan's file, for finding it: sorted. */
struct page_file {
	struct str name;
	size_t row; /* of page->plans */
};

struct page {
	const struct page_ask *ask;
	struct arena arena;
	struct html body, evidence; /* evidence: tables for the end */
	struct html contents;       /* links to the sections */
	struct rows plans;          /* the report plans */
	struct page_file *files;    /* of those plans */
	struct rows compare;        /* empty where there are no sides */
	bool *shown, *wanted;       /* its rows: with evidence, led to */
	struct lines used;          /* names of the reports asked */
	bool has_intervals, has_keyness;
};

/* Writes the section into page->body, or nothing where there is nothing to
 * say. */
typedef enum rc page_section(struct page *page, struct err *err);

page_section section_notes;         /* warnings */
page_section section_corpus;        /* plans by year and level */
page_section section_heat;          /* movement by year */
page_section section_lists;         /* what stays, is new, goes */
page_section section_shares;        /* shares with their intervals */
page_section section_calendar;      /* phases by month */
page_section section_anniversaries; /* of both sides */
page_section section_keyness;       /* what marks a side */
page_section section_flows;         /* from national to local plans */
page_section section_evidence;      /* what was kept for the end */
page_section section_made;          /* how it was made */

/* The words of an option of a report, beside its presets. */
struct page_option {
	const char *name, *text;
};

/*
 * Asks the report called name with up to two options (names may be NULL), and
 * with the sides of the page where it takes sides. need as in rows_ask. It
 * need not exist: rows->report is NULL then where optional, else RC_USAGE.
 */
enum rc page_rows(struct page *page, const char *name,
    const struct page_option options[2], const char *need, bool optional,
    struct rows *rows, struct err *err);

/* Opens a section with its heading, and puts it in the contents; closed by
 * html_close_to(&page->body, page_depth(page)). */
void page_section_open(struct page *page, const char *id, const char *title);
void page_section_close(struct page *page);

/* Begins a table that may be scrolled sideways: opens a region and a table
 * with its caption; two elements. */
void page_table(struct html *h, const char *class, const char *caption);
void page_heads(struct html *h, const char *const *names); /* ends with NULL */

/* A number that leads to id; without an id (NULL) or where it is 0, only the
 * number. */
void page_count(struct html *h, int64_t n, const char *id);

/* <code>thidua REPORT ...</code>: words ends with NULL. The filters of the page
 * are added, but for --year where words have one. */
void page_command(struct page *page, struct html *h, const char *const *words);

/* The same, with the sides behind the report, and at most four words more. */
void page_sides_command(struct page *page, struct html *h, const char *report,
    const char *const *more);

/* A place in a document. */
struct place {
	struct str quotation, source, number, issuer, issued;
	int64_t plan; /* 0: not known */
};

/* Fills page->files. */
void place_index(struct page *page);

/* Of a row with those columns. */
struct place place_of_row(const struct rows *r, size_t row);

/* Of a file with its line, the plan looked up. */
struct place place_of_source(
    const struct page *page, struct str source, struct str quotation);

/* The quotation, and where it stands. */
void place_quote(struct html *h, const struct place *place);
void place_where(struct html *h, const struct place *place);

/* A row of an evidence table: both; with an id and the letter of a side. */
void place_row(struct html *h, const struct place *place);
void place_row_of_side(
    struct html *h, const char *id, char side, const struct place *place);

/* Opens an evidence table: quotation, place; two elements as page_table. */
void place_table(struct html *h, const char *caption);

/* The heading of some of its rows: label and, after more, the command. */
void place_group(struct page *page, struct html *h, const char *id,
    const char *lang, struct str label, const char *more,
    const char *const *words);

/* The heading of a year among them. */
void place_year(struct html *h, long long year, int64_t plans);

/* A table of what is compared, two elements as page_table; and an item of it,
 * with its places. An item stands on the page once: shown twice, it is a link
 * the second time. */
void item_table(struct page *page, struct html *h, const char *caption);
void item_body(struct page *page, struct html *h, size_t row);

/* "3 of 8", leading to the item's place on that side. */
void item_count(struct page *page, struct html *h, size_t row, char side);

/* The name of a side as typed: 'a' or 'b'. */
const char *page_side(const struct page *page, char side);

/* Appends text as far as it fits into so many columns, with an ellipsis. */
void page_cut(struct html *h, struct str text, size_t columns);

#endif
