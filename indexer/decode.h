/* decode.h - the bytes of a file as text in NFC, or why they are none. */
#ifndef INDEXER_DECODE_H
#define INDEXER_DECODE_H

#include "core/base/err.h"
#include "indexer/document.h"

/*
 * From doc->raw fills bytes, sha256, encoding, nfc and nfc_map. Text is UTF-8
 * with or without a byte order mark; anything else is RC_DATA with a message
 * that names what it seems to be and, for a bad byte, its place.
 */
enum rc decode(struct document *doc, struct err *err);

#endif
