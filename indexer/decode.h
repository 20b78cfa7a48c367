/* decode.h - the bytes of a file as text in NFC, or why they are none. */
#ifndef INDEXER_DECODE_H
#define INDEXER_DECODE_H

#include "core/base/err.h"
#include "indexer/document.h"

/*
 * From doc->raw fills digest, encoding, replaced, nfc and nfc_map,
 * whose offsets are those of the file. Text is UTF-8, with or without a byte
 * order mark, or UTF-16 with one; what is bad in it becomes U+FFFD and is
 * counted. Anything else, and text that is mostly bad, is RC_DATA with a
 * message that names what it seems to be and what to do.
 */
enum rc decode(struct document *doc, struct err *err);

/* Bytes [from, to) of a file that decode has read before, as text in NFC:
 * fills nfc and nfc_map of doc, which is empty. */
void decode_piece(
    struct document *doc, struct str file, size_t from, size_t to);

#endif
