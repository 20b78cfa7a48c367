/* vocab.h - the words of the index, for saying why a search found nothing. */
#ifndef CORE_STORE_VOCAB_H
#define CORE_STORE_VOCAB_H

#include "core/base/err.h"
#include "core/base/str.h"
#include "core/store/db.h"
#include "core/store/names.h"

/* Words that differ from word by marks only, itself too if it is there; the
 * most frequent first. word is in NFC. */
enum rc vocab_spellings(
    struct db *db, struct str word, struct names *names, struct err *err);

/* All words. */
enum rc vocab_words(struct db *db, struct names *names, struct err *err);

#endif
