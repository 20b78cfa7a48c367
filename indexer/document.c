/* document.c - the state of one document. */
#include "indexer/document.h"

#include "core/base/mem.h"
#include "core/text/token.h"

#include <stdlib.h>

void
document_reset(struct document *doc)
{
	doc->path = NULL;
	doc->digest.bytes = 0;
	doc->encoding = NULL;
	doc->replaced = 0;
	doc->mixed_forms = false;
	doc->digest.hex[0] = '\0';
	buf_reset(&doc->raw);
	buf_reset(&doc->nfc);
	map_reset(&doc->nfc_map);
	buf_reset(&doc->text);
	map_reset(&doc->map);
	buf_reset(&doc->match);
	doc->n_passages = 0;
	doc->n_words = 0;
	for (int z = 0; z < ZONE_COUNT; z++)
		doc->zone[z] = SPAN_NONE;
	arena_reset(&doc->arena);
}

void
document_release(struct document *doc)
{
	buf_release(&doc->raw);
	buf_release(&doc->nfc);
	map_release(&doc->nfc_map);
	buf_release(&doc->text);
	map_release(&doc->map);
	buf_release(&doc->match);
	free(doc->passages);
	free(doc->words);
	arena_release(&doc->arena);
	*doc = (struct document){0};
}

const char *
passage_kind_name(enum passage_kind kind)
{
	static const char *const names[] = {
	    [PASSAGE_HEAD] = "head",
	    [PASSAGE_TITLE] = "title",
	    [PASSAGE_HEADING] = "heading",
	    [PASSAGE_ITEM] = "item",
	    [PASSAGE_TEXT] = "text",
	    [PASSAGE_RECIPIENTS] = "recipients",
	    [PASSAGE_SIGNATURE] = "signature",
	};

	return names[kind];
}

size_t
document_passage(const struct document *doc, size_t at)
{
	size_t lo = 0, hi = doc->n_passages;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (doc->passages[mid].at.from <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

struct str
document_str(const struct document *doc, struct span at)
{
	return (struct str){buf_cstr(&doc->text) + at.from, at.to - at.from};
}

void
document_cut(struct document *doc)
{
	const char *text = buf_cstr(&doc->text);
	struct token_iter it = token_begin(text, doc->text.n);
	struct str w;

	doc->n_words = 0;
	while (token_next(&it, &w)) {
		ARR_GROW(doc->words, doc->n_words, doc->cap_words);
		doc->words[doc->n_words++] =
		    (struct word){(uint32_t)(w.p - text), (uint32_t)w.n};
	}
}

struct str
document_word(const struct document *doc, size_t i)
{
	return (struct str){doc->text.p + doc->words[i].from, doc->words[i].n};
}

size_t
document_word_from(const struct document *doc, size_t at)
{
	size_t lo = 0, hi = doc->n_words;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (doc->words[mid].from < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
