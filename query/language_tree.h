/*
 * language_tree.h - a query that was read, as a tree: language.c grows it,
 * here it is written for FTS5, asked whether a row holds, and told in words.
 * No part of what language.h offers.
 */
#ifndef QUERY_LANGUAGE_TREE_H
#define QUERY_LANGUAGE_TREE_H

#include "core/base/str.h"
#include "query/language.h"

enum { TREE_ANY_DISTANCE = 100000 }; /* more words than a passage has */

enum node_kind {
	NODE_PHRASE,
	NODE_NEAR,     /* phrases with few words between them */
	NODE_SENTENCE, /* phrases in one sentence */
	NODE_SECTION,  /* phrases under one heading */
	NODE_AND,
	NODE_OR,
	NODE_NOT, /* what it holds is not there */
};

struct node {
	enum node_kind kind;
	struct node *first, *last; /* children */
	struct node *next;
	const char *words; /* of a phrase: with one space between two */
	bool prefix;       /* its last word may go on */
	int distance;      /* of NODE_NEAR */
	int phrase;        /* index in the expression, of its first phrase */
	int phrases;       /* how many it has */
	size_t at;         /* offset in the query */
};

/* Puts a child, or nothing where it is NULL, behind the others. */
void tree_add(struct node *parent, struct node *child);

/* The same for a member of OR. An OR within an OR becomes one OR: FTS5 counts
 * how deep they stand. */
void tree_add_choice(struct node *any, struct node *item);

/* Is there a word that has to be found, so that the index can be asked? */
bool tree_asks(const struct node *n);

bool tree_has(const struct node *n, enum node_kind kind);

/* Is such a node anywhere but at the top, or a member of the AND there? */
bool tree_has_inside(const struct node *root, enum node_kind kind);

/* Appends the FTS5 expression and gives the phrases their indexes in it. */
void tree_write(struct node *root, struct buf *out);

/* The words that are looked for, without those to leave out, behind the *n
 * that words has; it has room for cap. They point into the tree. */
void tree_words(
    const struct node *root, struct str *words, size_t *n, size_t cap);

#endif
