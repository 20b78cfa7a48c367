/* scene.h - a document, rules and authorities for a test of the indexer. */
#ifndef TESTS_UNIT_INDEXER_SCENE_H
#define TESTS_UNIT_INDEXER_SCENE_H

#include "indexer/authority.h"
#include "indexer/clean.h"
#include "indexer/decode.h"
#include "indexer/extract.h"
#include "indexer/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct scene {
	struct authority *authority;
	struct rules *rules;
	struct matcher *matcher;
	struct document doc;
	struct facts facts;
};

/* The built-in rules, and those of a folder (may be NULL). */
static inline void
scene_open(struct scene *s, const char *rules)
{
	struct err err = ERR_INIT;

	*s = (struct scene){0};
	assert_int_equal(authority_load(&s->authority, NULL, &err), RC_OK);
	if (rules_load(&s->rules, rules, authority_pieces(s->authority), &err))
		fail_msg("%s", err.msg);
	s->matcher = matcher_new(s->rules, NULL);
}

static inline void
scene_close(struct scene *s)
{
	document_release(&s->doc);
	facts_release(&s->facts);
	matcher_free(s->matcher);
	rules_free(s->rules);
	authority_free(s->authority);
}

/* The bytes as clean text, not outlined. */
static inline void
scene_clean(struct scene *s, const char *bytes, size_t n)
{
	struct err err = ERR_INIT;

	document_reset(&s->doc);
	facts_reset(&s->facts);
	buf_add(&s->doc.raw, bytes, n);
	if (decode(&s->doc, &err))
		fail_msg("%s", err.msg);
	clean(&s->doc);
}

static inline void
scene_read(struct scene *s, const char *text)
{
	scene_clean(s, text, strlen(text));
	outline(&s->doc, s->matcher);
}

/* Text that the rules look at as it is: one passage, all of it body. */
static inline void
scene_text(struct scene *s, const char *text)
{
	size_t n = strlen(text);

	document_reset(&s->doc);
	facts_reset(&s->facts);
	buf_add(&s->doc.text, text, n);
	buf_add(&s->doc.match, text, n);
	map_add(&s->doc.map, n, 0, n);
	s->doc.zone[ZONE_BODY] = (struct span){0, n};
}

#endif
