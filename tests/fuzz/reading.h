/* reading.h - bytes of a target read as the indexer reads a file. */
#ifndef TESTS_FUZZ_READING_H
#define TESTS_FUZZ_READING_H

#include "indexer/authority.h"
#include "indexer/clean.h"
#include "indexer/decode.h"
#include "indexer/extract.h"
#include "indexer/rules.h"
#include "tests/fuzz/fuzz.h"

static struct authority *authority;
static struct rules *rules;
static struct matcher *matcher;

static inline void
reading_open(void)
{
	struct err err = ERR_INIT;

	HOLDS(authority_load(&authority, NULL, &err) == RC_OK);
	HOLDS(rules_load(&rules, NULL, authority_pieces(authority), &err) ==
	      RC_OK);
	matcher = matcher_new(rules, NULL);
}

/* As clean text; false where they are none, with what is wrong in err. */
static inline bool
reading_clean(struct document *doc, const uint8_t *data, size_t n)
{
	struct err err = ERR_INIT;
	enum rc rc;

	document_reset(doc);
	buf_add(&doc->raw, data, n);
	rc = decode(doc, &err);
	HOLDS(rc == RC_OK || (rc == RC_DATA && *err.msg));
	if (rc == RC_OK)
		clean(doc);
	return rc == RC_OK;
}

static inline void
reading_holds_span(const struct document *doc, struct span at)
{
	HOLDS(at.from <= at.to && at.to <= doc->text.n);
}

#endif
