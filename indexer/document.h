/*
 * document.h - one plan on its way from bytes to passages.
 *
 * decode fills source and text-so-far, clean makes the lines, outline the
 * passages and zones. Everything lives until document_reset.
 */
#ifndef INDEXER_DOCUMENT_H
#define INDEXER_DOCUMENT_H

#include "core/base/arena.h"
#include "core/base/digest.h"
#include "core/base/str.h"
#include "core/text/map.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A piece of document.text. */
struct span {
	size_t from, to;
};

#define SPAN_NONE ((struct span){0, 0})

enum passage_kind {
	PASSAGE_HEAD,
	PASSAGE_TITLE,
	PASSAGE_HEADING,
	PASSAGE_ITEM,
	PASSAGE_TEXT,
	PASSAGE_RECIPIENTS,
	PASSAGE_SIGNATURE,
};

/* A paragraph: a line of document.text, without its newline. */
struct passage {
	struct span at;
	size_t line; /* of the source file, from 1 */
	bool gap;    /* an empty line stands before it */
	enum passage_kind kind;
	const char *section; /* the heading it stands under, or NULL */
	const char *ref;     /* numbering that leads to it, or NULL */
};

/* A word (token.h) of document.text, which is smaller than 4 GiB. */
struct word {
	uint32_t from, n;
};

/* Parts of a document, each one stretch of its text. */
enum zone { ZONE_HEAD, ZONE_TITLE, ZONE_BODY, ZONE_TAIL, ZONE_COUNT };

struct document {
	const char *path;
	struct digest digest; /* of the file */
	const char *encoding;
	size_t replaced;  /* pieces that could not be read: U+FFFD for each */
	bool mixed_forms; /* composed and decomposed letters in one file */
	struct buf raw;   /* the file */
	struct buf nfc;   /* the file in NFC */
	struct map nfc_map;
	struct buf text; /* clean text: passages separated by '\n' */
	struct map map;  /* from text to the file's bytes */
	/* text with look-alike letters repaired, byte for byte in the same
	 * places; what the rules read */
	struct buf match;
	struct passage *passages;
	size_t n_passages, cap_passages;
	struct word *words; /* of text, in their order */
	size_t n_words, cap_words;
	struct span zone[ZONE_COUNT];
	struct arena arena; /* for all that is found in the document */
};

void document_reset(struct document *doc); /* empty, keep the space */
void document_release(struct document *doc);

const char *passage_kind_name(enum passage_kind kind);

/* The passage that holds offset at of the text. */
size_t document_passage(const struct document *doc, size_t at);

/* The words at a span, borrowed. */
struct str document_str(const struct document *doc, struct span at);

/* Fills words from text. */
void document_cut(struct document *doc);

/* Word i, borrowed from text. */
struct str document_word(const struct document *doc, size_t i);

/* The first word at or behind offset at: n_words where there is none. */
size_t document_word_from(const struct document *doc, size_t at);

#endif
