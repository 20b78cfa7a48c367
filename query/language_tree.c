/* language_tree.c - what a tree of a query is good for. */
#include "query/language_tree.h"

#include "core/text/token.h"

#include <string.h>

void
tree_add(struct node *parent, struct node *child)
{
	if (!child)
		return;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void
tree_add_choice(struct node *any, struct node *item)
{
	if (!item || item->kind != NODE_OR) {
		tree_add(any, item);
		return;
	}
	for (struct node *c = item->first, *next; c; c = next) {
		next = c->next;
		c->next = NULL;
		tree_add(any, c);
	}
}

bool
tree_asks(const struct node *n)
{
	bool all = n->first != NULL, any = false, asks;

	if (n->kind == NODE_NOT)
		return false;
	if (n->kind != NODE_AND && n->kind != NODE_OR)
		return true;
	for (const struct node *c = n->first; c; c = c->next) {
		asks = tree_asks(c); /* once: there may be many below it */
		all &= asks;
		any |= asks;
	}
	return n->kind == NODE_OR ? all : any;
}

static void write_node(struct node *n, int *phrase, struct buf *out);

static void
write_list(struct node *first, const char *between, bool nots, int *phrase,
    struct buf *out)
{
	const char *gap = "";

	for (struct node *c = first; c; c = c->next) {
		if ((c->kind == NODE_NOT) != nots)
			continue;
		buf_adds(out, gap);
		write_node(nots ? c->first : c, phrase, out);
		gap = between;
	}
}

static bool
has_nots(const struct node *n)
{
	for (const struct node *c = n->first; c; c = c->next)
		if (c->kind == NODE_NOT)
			return true;
	return false;
}

static void
write_phrase(struct node *n, int *phrase, struct buf *out)
{
	n->phrase = (*phrase)++;
	n->phrases = 1;
	buf_addf(out, "\"%s\"%s", n->words, n->prefix ? " *" : "");
}

static void
write_node(struct node *n, int *phrase, struct buf *out)
{
	int first = *phrase;

	switch (n->kind) {
	case NODE_PHRASE:
		write_phrase(n, phrase, out);
		break;
	case NODE_NEAR:
	case NODE_SENTENCE:
		buf_adds(out, "NEAR(");
		write_list(n->first, " ", false, phrase, out);
		buf_addf(out, ", %d)",
		    n->kind == NODE_NEAR ? n->distance : TREE_ANY_DISTANCE);
		break;
	case NODE_SECTION:
	case NODE_OR:
		buf_addc(out, '(');
		write_list(n->first, " OR ", false, phrase, out);
		buf_addc(out, ')');
		break;
	case NODE_AND:
		buf_adds(out, has_nots(n) ? "((" : "(");
		write_list(n->first, " AND ", false, phrase, out);
		if (has_nots(n)) {
			buf_adds(out, ") NOT (");
			write_list(n->first, " OR ", true, phrase, out);
			buf_addc(out, ')');
		}
		buf_addc(out, ')');
		break;
	case NODE_NOT:
		break; /* its AND writes it */
	}
	n->phrase = first;
	n->phrases = *phrase - first;
}

void
tree_write(struct node *root, struct buf *out)
{
	int phrase = 0;

	write_node(root, &phrase, out);
}

static bool
is_inside(const struct node *n, enum node_kind kind, int depth)
{
	if (n->kind == kind && depth > 1)
		return true;
	for (const struct node *c = n->first; c; c = c->next)
		if (is_inside(c, kind,
			depth + (n->kind == NODE_AND && depth == 0 ? 1 : 2)))
			return true;
	return false;
}

bool
tree_has_inside(const struct node *root, enum node_kind kind)
{
	return is_inside(root, kind, 0);
}

bool
tree_has(const struct node *n, enum node_kind kind)
{
	bool found = n->kind == kind;

	for (const struct node *c = n->first; !found && c; c = c->next)
		found = tree_has(c, kind);
	return found;
}

void
tree_words(const struct node *root, struct str *words, size_t *n, size_t cap)
{
	struct token_iter it;
	struct str w;

	if (root->kind == NODE_NOT)
		return;
	if (root->kind == NODE_PHRASE) {
		it = token_begin(root->words, strlen(root->words));
		while (*n < cap && token_next(&it, &w))
			words[(*n)++] = w;
	}
	for (const struct node *c = root->first; c; c = c->next)
		tree_words(c, words, n, cap);
}

static bool
holds(const struct node *n, const struct spots_row *row)
{
	bool all = true, any = false, one;

	if (n->kind == NODE_PHRASE)
		return spots_has(row, n->phrase);
	if (n->kind == NODE_SENTENCE)
		return spots_in_sentence(row, n->phrase, n->phrases);
	for (const struct node *c = n->first; c; c = c->next) {
		one = holds(c, row);
		all &= one;
		any |= one;
	}
	if (n->kind == NODE_NOT)
		return !any;
	return n->kind == NODE_AND || n->kind == NODE_NEAR ? all : any;
}

bool
language_holds(const struct spots_row *row, void *arg)
{
	const struct language *l = arg;

	return holds(l->root, row);
}

/* The NEAR of a sentence that the phrase belongs to, or NULL. */
static const struct node *
sentence_of(const struct node *n, int phrase)
{
	const struct node *found = NULL;

	if (n->kind == NODE_SENTENCE && phrase >= n->phrase &&
	    phrase < n->phrase + n->phrases)
		return n;
	for (const struct node *c = n->first; !found && c; c = c->next)
		found = sentence_of(c, phrase);
	return found;
}

bool
language_keeps(const struct spots_row *row, int phrase, size_t at, void *arg)
{
	const struct language *l = arg;
	const struct node *n = sentence_of(l->root, phrase);

	return !n || spots_in_sentence_at(row, at, n->phrase, n->phrases);
}

static void
tell_node(const struct node *n, int depth, struct buf *out)
{
	static const char *const what[] = {"",
	    "all of, near one another:", "all of, in one sentence:",
	    "all of, under one heading:", "all of:", "one of:", "not:"};

	buf_addf(out, "%*s", 2 * depth, "");
	if (n->kind == NODE_PHRASE)
		buf_addf(out, "%s \"%s\"%s\n",
		    strchr(n->words, ' ') ? "the phrase" : "the word", n->words,
		    n->prefix ? ", or what begins so" : "");
	else
		buf_addf(out, "%s\n", what[n->kind]);
	for (const struct node *c = n->first; c; c = c->next)
		tell_node(c, depth + 1, out);
}

void
language_tell(const struct language *l, struct buf *out)
{
	static const char *const what[] = {"heading has", "movement named",
	    "a name in the role", "under the heading is"};

	if (l->root)
		tell_node(l->root, 0, out);
	for (size_t i = 0; i < l->nfields; i++)
		buf_addf(out, "%s%s: %s\n", l->fields[i].without ? "not " : "",
		    what[l->fields[i].by], l->fields[i].value);
	buf_addf(
	    out, "MATCH %s\n", l->match ? l->match : "(nothing: fields alone)");
}
