/*
 * facts.h - what a plan says, typed.
 *
 * Each fact has the place in document.text it was read from and the rule
 * that read it. Strings live in the document's arena. Dates are ISO 8601 with
 * the precision printed: "2020-01-31", "2020-01", "2020", and "--04-01" where
 * no year can be had. An absent field is NULL, never guessed.
 */
#ifndef INDEXER_FACTS_H
#define INDEXER_FACTS_H

#include "indexer/document.h"

#include <stdbool.h>
#include <stddef.h>

#define LIST(type)                                                             \
	struct {                                                               \
		type *v;                                                       \
		size_t n, cap;                                                 \
	}

/* The plan's own fields, each at most once. */
enum field_id {
	FIELD_NUMBER,
	FIELD_ISSUED,
	FIELD_PLACE,
	FIELD_ISSUER,
	FIELD_SIGNER,
	FIELD_TITLE,
	FIELD_YEAR,
	FIELD_COUNT,
};

struct field {
	const char *value;
	struct span at;
	const char *rule;
};

struct theme {
	struct span at;
	const char *rule;
	const char *scope; /* year, activity, emulation, province, topic */
	const char *text;
	const char *key;
};

struct mention {
	struct span at;
	const char *rule;
	const char *name;     /* as printed */
	const char *kind;     /* what the text calls it */
	const char *launcher; /* or NULL */
	const char *key;      /* without abbreviations that it defines itself */
	const char *long_key; /* abbreviations written out */
};

struct phase {
	struct span at; /* label and window */
	const char *rule;
	int n; /* 0: the one undivided window */
	const char *unit;
	const char *from, *to, *theme;
	const char *text;
};

struct anniversary {
	struct span at;
	const char *rule;
	long years;
	const char *event;
	const char *from, *to;
	int holds; /* 1, 0, or -1 where it cannot be said */
	const char *key;
};

struct citation {
	struct span at;
	const char *rule;
	const char *type, *number, *name, *date, *issuer;
};

struct target {
	struct span at;
	const char *rule;
	const char *relation;
	double value;
	const char *unit;
	const char *text;
};

/* A fact that is just its words: a recipient, an audience, a finding, a name
 * in another role than a movement's. */
struct words {
	struct span at;
	const char *rule;
	const char *kind, *field; /* of a finding */
	const char *text;
};

/* What an abbreviation stands for by the plan's own words. */
struct definition {
	struct span at;    /* from the long form to the short one */
	struct span brief; /* the short one with its parentheses */
	const char *rule;
	const char *form, *full;         /* as printed */
	const char *form_key, *full_key; /* to compare by */
};

struct flag {
	struct span at; /* SPAN_NONE: the whole document */
	const char *code, *detail;
};

struct facts {
	struct field field[FIELD_COUNT];
	const char *code; /* of the number: KH-UBND */
	const char *level;
	const char *year_basis;
	LIST(struct theme) themes;
	LIST(struct mention) mentions;
	LIST(struct phase) phases;
	LIST(struct anniversary) anniversaries;
	LIST(struct citation) citations;
	LIST(struct target) targets;
	LIST(struct words) recipients;
	LIST(struct words) audiences;
	LIST(struct words) findings;
	LIST(struct definition) definitions;
	LIST(struct words) names; /* quoted, no movements; field: the role */
	LIST(struct flag) flags;
};

void facts_reset(struct facts *f); /* empty, keep the space */
void facts_release(struct facts *f);

const char *field_name(enum field_id id);

#endif
