/*
 * profile.h - where the time of a run goes.
 *
 * Off unless asked for: a stage then costs nothing. One thread's; profiles of
 * several are added.
 */
#ifndef INDEXER_PROFILE_H
#define INDEXER_PROFILE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum stage {
	STAGE_READ,    /* files, their hashes and encodings */
	STAGE_CLEAN,   /* lines to paragraphs */
	STAGE_OUTLINE, /* what a paragraph is */
	STAGE_FIND,    /* where rules may match */
	STAGE_FACTS,   /* rules, and values from what they find */
	STAGE_WRITE,   /* rows and full text */
	STAGE_REUSE,   /* text that plans share */
	STAGE_FINISH,  /* names, vocabulary, commit */
	STAGE_CHECK,   /* of the new file, sync, rename */
	STAGE_COUNT,
};

/* What one rule cost. */
struct cost {
	int64_t ns;
	uint64_t tries, matches;
};

struct profile {
	int64_t ns[STAGE_COUNT];
	struct cost *rules; /* in the order of the rules */
	size_t n_rules;
};

/* Nanoseconds by a clock that does not go back. */
int64_t profile_now(void);

/* Adds the time since then to a stage, and gives the time now; profile may be
 * NULL, and then is 0. */
int64_t profile_add(struct profile *p, enum stage stage, int64_t then);

struct profile *profile_new(size_t n_rules);
void profile_free(struct profile *p); /* may be NULL */
void profile_sum(struct profile *into, const struct profile *p);

/* Writes a table for people, if any time was measured; rule_name gives the name
 * of rule i. */
void profile_print(const struct profile *p,
    const char *(*rule_name)(const void *arg, size_t i), const void *arg,
    FILE *out);

#endif
