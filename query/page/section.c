/* section.c - what all sections do: ask, head, count, name a command. */
#include "query/page/section.h"

#include "core/base/mem.h"
#include "core/text/width.h"
#include "query/command_line.h"

#include <string.h>

static void
take_option(struct values *values, const struct page_option *o)
{
	for (size_t i = 0; o->name && i < values->report->nparams; i++)
		if (strcmp(values->report->params[i].name, o->name) == 0)
			values->v[i].text = o->text;
}

/* The sides were filled when those of the page were resolved. */
static enum rc
read_values(struct page *page, struct values *values,
    const struct page_option options[2], struct err *err)
{
	const struct values *sides = page->ask->sides;
	const struct report *r = values->report;
	char *words[2] = {NULL, NULL};
	int n = 0;
	enum rc rc;

	for (size_t i = 0; options && i < 2; i++)
		take_option(values, &options[i]);
	for (size_t i = 0; sides && n < 2 && i < r->nparams; i++)
		if (r->params[i].type == PARAM_SIDE) {
			words[n] = arena_strdup(&page->arena, sides->v[n].text);
			n++;
		}
	rc = values_read(values, &page->arena, words, n, err);
	return rc == RC_OK && !n ? values_resolve(values, page->ask->db, err)
				 : rc;
}

static void
note_use(struct page *page, const char *name)
{
	struct lines *l = &page->used;

	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i], name) == 0)
			return;
	ARR_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = name;
}

enum rc
page_rows(struct page *page, const char *name,
    const struct page_option options[2], const char *need, bool optional,
    struct rows *rows, struct err *err)
{
	const struct report *r = catalog_find(page->ask->catalog, name);
	struct values values;
	enum rc rc;

	if (!r)
		return optional ? RC_OK
				: err_set(err, RC_USAGE,
				      "there is no report %s, which the page "
				      "is made of",
				      name);
	values_init(&values, r);
	rc = read_values(page, &values, options, err);
	if (rc == RC_OK)
		rc = rows_ask(rows, page->ask->db, &values, need, err);
	if (rc == RC_OK)
		note_use(page, r->name);
	values_release(&values);
	return rc;
}

void
page_section_open(struct page *page, const char *id, const char *title)
{
	struct html *h = &page->body, *c = &page->contents;

	html_open(h, "section");
	html_attr(h, "id", str_of(id));
	html_attrf(h, "aria-labelledby", "h-%s", id);
	html_open(h, "h2");
	html_attrf(h, "id", "h-%s", id);
	html_text(h, str_of(title));
	html_close(h);
	html_open(c, "li");
	html_open(c, "a");
	html_attrf(c, "href", "#%s", id);
	html_text(c, str_of(title));
	html_close_to(c, 0);
}

void
page_section_close(struct page *page)
{
	html_close_to(&page->body, 0);
}

void
page_table(struct html *h, const char *class, const char *caption)
{
	html_open_class(h, "div", "scroll");
	html_attr(h, "role", str_of("region"));
	html_attr(h, "tabindex", str_of("0"));
	html_attr(h, "aria-label", str_of(caption));
	html_open_class(h, "table", class);
	html_element(h, "caption", caption);
}

void
page_heads(struct html *h, const char *const *names)
{
	html_open(h, "thead");
	html_open(h, "tr");
	for (; *names; names++) {
		html_open(h, "th");
		html_attr(h, "scope", str_of("col"));
		html_text(h, str_of(*names));
		html_close(h);
	}
	html_close(h);
	html_close(h);
}

void
page_count(struct html *h, int64_t n, const char *id)
{
	if (!n || !id) {
		html_textf(h, "%lld", (long long)n);
		return;
	}
	html_open(h, "a");
	html_attrf(h, "href", "#%s", id);
	html_textf(h, "%lld", (long long)n);
	html_close(h);
}

static bool
has_word(const char *const *words, const char *word)
{
	for (; *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

void
page_command(struct page *page, struct html *h, const char *const *words)
{
	const struct filter *f = &page->ask->settings->filter;
	const struct {
		const char *option, *text;
	} filters[] = {{"--year", f->year}, {"--unit", f->unit},
	    {"--level", f->level}, {"--region", f->region},
	    {"--movement", f->movement}, {"--as-of", f->as_of}};
	struct buf line = BUF_INIT;

	buf_adds(&line, "thidua");
	for (const char *const *w = words; *w; w++)
		command_word(&line, *w);
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++) {
		if (!filters[i].text || has_word(words, filters[i].option))
			continue;
		command_word(&line, filters[i].option);
		command_word(&line, filters[i].text);
	}
	html_element(h, "code", line.p);
	buf_release(&line);
}

const char *
page_side(const struct page *page, char side)
{
	return page->ask->sides->v[side == 'b'].text;
}

void
page_cut(struct html *h, struct str text, size_t columns)
{
	struct buf cut = BUF_INIT;
	size_t n = width_cut(text, columns);

	buf_add(&cut, text.n ? text.p : "", n);
	if (n < text.n)
		buf_adds(&cut, "\xE2\x80\xA6");
	html_text(h, (struct str){buf_cstr(&cut), cut.n});
	buf_release(&cut);
}

void
page_sides_command(struct page *page, struct html *h, const char *report,
    const char *const *more)
{
	const char *words[8] = {
	    report, page_side(page, 'a'), page_side(page, 'b')};
	size_t n = 3;

	for (; *more && n < 7; more++)
		words[n++] = *more;
	words[n] = NULL;
	page_command(page, h, words);
}
