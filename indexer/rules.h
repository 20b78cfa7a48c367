/*
 * rules.h - what the genre looks like, as PCRE2 patterns in files.
 *
 * A rule is a file NAME.pcre: a pattern in extended mode whose first comment
 * block holds `# zone: head title body tail` (where it applies; all, where the
 * line is missing; none: only where another rule or the program asks) and
 * whose named groups are the fields of the fact. The
 * kind of fact is NAME up to the first '-': theme.pcre and theme-mine.pcre are
 * two rules for themes, tried in the order of their names. A (*MARK:word)
 * passed by a match says which branch it took. define.pcre holds pieces that
 * all rules share, as (?(DEFINE)...); pieces made from the authority files
 * are added to it.
 */
#ifndef INDEXER_RULES_H
#define INDEXER_RULES_H

#include "core/base/asset.h"
#include "core/base/err.h"
#include "core/base/str.h"
#include "indexer/document.h"

#include <stdbool.h>

struct rules;
struct rule;

/*
 * The built-in rules; a file in dir (which may be NULL) is added, or takes
 * the place of the built-in one of its name. pieces is DEFINE text of the
 * caller. A wrong pattern is RC_USAGE, naming file, line, column and reason.
 */
enum rc rules_load(
    struct rules **rules, const char *dir, const char *pieces, struct err *err);
void rules_free(struct rules *rules);

/* How many seconds of processor time each rule may take for a document, and
 * one more for each megabyte; 10 where it is not said. */
void rules_allow(struct rules *rules, double seconds);

/* SHA-256 over names and texts of all rules, hex. */
const char *rules_hash(const struct rules *rules);

/* Kinds that apply in some zone, in order of name; NULL after the last. */
const char *rules_kind(const struct rules *rules, size_t i);

/* How many rules there are; the name of one. */
size_t rules_count(const struct rules *rules);
const char *rules_name(const struct rules *rules, size_t i);

/* A worker's means to match: one thread at a time. */
struct matcher;
struct profile;
struct matcher *matcher_new(
    const struct rules *rules, struct profile *profile); /* may be NULL */
void matcher_free(struct matcher *m);
const struct rules *matcher_rules(const struct matcher *m);

/* A new document: each rule has its time for it, and none is switched off. */
void matcher_open(struct matcher *m, const struct document *doc);

/* Looks over a document whose text stays as it is until matcher_end: its
 * matches are found faster then. */
void matcher_begin(struct matcher *m, const struct document *doc);
void matcher_end(struct matcher *m);

/* Name of a rule that met a limit since the last call, or NULL; at: where in
 * the text that it was given it was looking. */
const char *matcher_limit(struct matcher *m, size_t *at);

/* A match under the cursor; good until the call it was given to returns. */
struct match {
	const struct rule *rule;
	const char *mark; /* of the branch taken, or NULL */
	struct span at;   /* in the text */
	bool chained;     /* begins where the match before it ended */
	void *data;       /* PCRE2's, for match_group */
};

typedef void match_fn(const struct match *m, void *arg);

/* Calls fn for each match of each rule of the kind in its zones. */
void match_kind(struct matcher *m, const struct document *doc, const char *kind,
    match_fn *fn, void *arg);

/* The same, only within a span, whatever the zones. */
void match_within(struct matcher *m, const struct document *doc,
    const char *kind, struct span in, match_fn *fn, void *arg);

/* Does a rule of the kind match at the very start of s? Fills match; its
 * spans count in s. */
bool match_text(
    struct matcher *m, const char *kind, struct str s, struct match *match);

/* Where a named group took part; false if it did not, or nothing matched. */
bool match_group(const struct match *m, const char *group, struct span *at);

/* The rule's name; the names of its groups, NULL after the last. */
const char *match_rule(const struct match *m);
const char *match_group_name(const struct match *m, size_t i);

#endif
