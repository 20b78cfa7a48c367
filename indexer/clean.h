/*
 * clean.h - layout off, words kept: lines of a file to paragraphs.
 *
 * What word processors, converters and web pages leave in a text (Markdown
 * marks, bookmarks, table bars, rules, page numbers, odd spaces) is removed;
 * lines that a page or a fixed width has cut are joined where the sentence
 * clearly goes on. The words themselves are not changed. This knows layout,
 * not the genre.
 */
#ifndef INDEXER_CLEAN_H
#define INDEXER_CLEAN_H

#include "indexer/document.h"

/* From doc->nfc fills text, map, match, words and the passages (kind unset). */
void clean(struct document *doc);

#endif
