/*
 * keyness.c - the words that mark a side, with the first place of each.
 *
 * Runs of two or three words tell more than single ones, and take much longer
 * to count: of many plans it is single words.
 */
#include "core/out/number.h"
#include "core/text/fold.h"
#include "core/text/token.h"
#include "query/page/section.h"

#include <string.h>

enum {
	MOST = 20,
	AROUND = 12, /* words kept on either side */
	PLANS_FOR_RUNS = 500,
};

static bool
is_word(struct str word, const char *key, size_t n, struct buf *scratch)
{
	buf_reset(scratch);
	fold_tone(word.p, word.n, scratch);
	return scratch->n == n && memcmp(buf_cstr(scratch), key, n) == 0;
}

/* Where the words of item stand in text, one after the other; false where they
 * do not. */
static bool
find(struct str text, const char *item, size_t *from, size_t *to)
{
	struct token_iter it = token_begin(text.p, text.n), ahead;
	struct buf scratch = BUF_INIT;
	struct str w, first;
	bool found = false;

	while (!found && token_next(&it, &first)) {
		const char *key = item;

		w = first;
		ahead = it;
		for (;;) {
			size_t n = strcspn(key, " ");

			if (!is_word(w, key, n, &scratch))
				break;
			key += n + (key[n] == ' ');
			found = !*key;
			if (found || !token_next(&ahead, &w))
				break;
		}
	}
	if (found) {
		*from = (size_t)(first.p - text.p);
		*to = (size_t)(w.p + w.n - text.p);
	}
	buf_release(&scratch);
	return found;
}

/* The words around, as around() of SQL cuts them: at blanks. */
static struct str
around(struct arena *a, struct str text, size_t from, size_t to)
{
	size_t n = 0, start = from, end = to;

	for (; start > 0; start--)
		if (text.p[start - 1] == ' ' && n++ == AROUND)
			break;
	for (n = 0; end < text.n; end++)
		if (text.p[end] == ' ' && n++ == AROUND)
			break;
	return str_of(arena_printf(a, "%s%.*s%s", start ? "\xE2\x80\xA6 " : "",
	    (int)(end - start), text.p + start,
	    end < text.n ? " \xE2\x80\xA6" : ""));
}

/* Quotes item where it stands first on a side. */
static enum rc
quote(struct page *page, struct str source, const char *item,
    struct str *quotation, struct err *err)
{
	const struct page_option options[2] = {
	    {"source", arena_strndup(&page->arena, source.p, source.n)}};
	struct rows text = ROWS_INIT;
	size_t from, to;
	enum rc rc =
	    page_rows(page, "page_passage", options, "text", false, &text, err);

	*quotation = STR_NULL;
	for (size_t i = 0; rc == RC_OK && i < rows_count(&text); i++)
		if (find(rows_text(&text, i, "text"), item, &from, &to)) {
			*quotation = around(&page->arena,
			    rows_text(&text, i, "text"), from, to);
			break;
		}
	rows_release(&text);
	return rc;
}

static void
put_count(struct page *page, const struct rows *r, size_t row, char side)
{
	struct html *h = &page->body;
	int64_t f = rows_int(r, row, side == 'a' ? "f_a" : "f_b"),
		n = rows_int(r, row, side == 'a' ? "n_a" : "n_b");

	html_open_class(h, "td", "n");
	if (f) {
		html_open(h, "a");
		html_attrf(h, "href", "#k%zu-%c", row + 1, side);
	}
	html_textf(h, "%lld of %lld", (long long)f, (long long)n);
	if (f)
		html_close(h);
	html_close(h);
}

static void
put_real(struct html *h, const struct rows *r, size_t row, const char *column)
{
	struct buf text = BUF_INIT;

	if (!rows_null(r, row, column))
		number_short(&text, rows_real(r, row, column));
	html_open_class(h, "td", "n");
	html_text(h, (struct str){buf_cstr(&text), text.n});
	html_close(h);
	buf_release(&text);
}

static void
put_item(struct page *page, const struct rows *r, size_t row)
{
	struct html *h = &page->body;

	html_open(h, "tr");
	html_open(h, "th");
	html_attr(h, "scope", str_of("row"));
	html_quote(h, "span", "vi", rows_text(r, row, "item"));
	html_close(h);
	put_count(page, r, row, 'a');
	put_count(page, r, row, 'b');
	put_real(h, r, row, "lrc");
	put_real(h, r, row, "bh");
	html_close(h);
}

static enum rc
put_places(struct page *page, const struct rows *r, size_t row, struct err *err)
{
	struct str item = rows_text(r, row, "item");
	const char *text =
	    arena_printf(&page->arena, "\"%.*s\"", (int)item.n, item.p);
	enum rc rc = RC_OK;

	html_open(&page->evidence, "tbody");
	place_group(page, &page->evidence,
	    arena_printf(&page->arena, "k%zu", row + 1), "vi", item,
	    "first place on each side; all:",
	    (const char *const[]){"kwic", text, NULL});
	for (int i = 0; rc == RC_OK && i < 2; i++) {
		struct str source =
		    rows_text(r, row, i ? "source_b" : "source_a");
		struct str quotation;
		struct place place;

		if (!source.n)
			continue;
		rc = quote(page, source,
		    arena_strndup(&page->arena, item.p, item.n), &quotation,
		    err);
		place = place_of_source(page, source, quotation);
		place_row_of_side(&page->evidence,
		    arena_printf(&page->arena, "k%zu-%c", row + 1, "ab"[i]),
		    "AB"[i], &place);
	}
	html_close(&page->evidence);
	return rc;
}

/* How many rows mark a side; they come first. */
static size_t
count_marks(const struct rows *r)
{
	size_t n = 0;

	while (n < rows_count(r) && rows_int(r, n, "key"))
		n++;
	return n;
}

static void
put_head(struct page *page, const struct rows *r, const char *of, size_t marks)
{
	struct html *h = &page->body;
	const char *what =
	    strcmp(of, "ngrams") == 0 ? "runs of two or three words" : "words";

	html_open(h, "p");
	if (marks)
		html_textf(h,
		    "Of %lld %s in 3 plans or more, %zu are shown to stand in "
		    "more plans of one side. ",
		    (long long)rows_int(r, 0, "family"), what, marks);
	else
		html_textf(h,
		    "None of the %s is shown to stand in more plans of one "
		    "side than of the other. ",
		    what);
	if (marks > MOST)
		html_textf(h, "The %d most certain are here. ", MOST);
	html_text(h, str_of("All: "));
	page_sides_command(
	    page, h, "keyness", (const char *const[]){"--of", of, NULL});
	html_close(h);
}

static enum rc
put_section(
    struct page *page, const struct rows *r, const char *of, struct err *err)
{
	static const char *const heads[] = {
	    "Words", "A", "B", "LRC", "p (BH)", NULL};
	struct html *h = &page->body;
	size_t marks = count_marks(r), n = marks < MOST ? marks : MOST;
	enum rc rc = RC_OK;

	page->has_keyness = true;
	page_section_open(page, "keyness", "Words that mark a side");
	put_head(page, r, of, marks);
	if (n) {
		page_table(
		    h, "numbers", "LRC above 0: more on A; below 0: more on B");
		page_heads(h, heads);
		html_open(h, "tbody");
		place_table(
		    &page->evidence, "Words that mark a side: first places");
	}
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		put_item(page, r, i);
		rc = put_places(page, r, i, err);
	}
	html_close_to(&page->evidence, 0);
	page_section_close(page);
	return rc;
}

static size_t
plans_of_sides(const struct page *page)
{
	const struct argument *v = page->ask->sides->v;

	return v[0].side.plans + v[1].side.plans;
}

enum rc
section_keyness(struct page *page, struct err *err)
{
	struct page_option options[2] = {{"of", "ngrams"}};
	struct rows r = ROWS_INIT;
	enum rc rc = RC_OK;

	if (page->ask->sides && plans_of_sides(page) > PLANS_FOR_RUNS)
		options[0].text = "words";
	if (page->ask->sides)
		rc = page_rows(page, "keyness", options,
		    "item key f_a n_a f_b n_b lrc bh family source_a source_b",
		    true, &r, err);
	if (rc == RC_OK && r.report)
		rc = put_section(page, &r, options[0].text, err);
	rows_release(&r);
	return rc;
}
