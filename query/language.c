/* language.c - a recursive descent over what was typed. */
#include "query/language.h"

#include "core/text/fold.h"
#include "core/text/token.h"
#include "core/text/utf8.h"
#include "query/language_tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_BYTES = 65536,
	MOST_PHRASES = 1000,
	DEEPEST = 22, /* FTS5 parses a stack of 100, up to 4 a level */
	MOST_NEAR = 32,
};

struct parser {
	struct language *l;
	struct arena *a;
	struct str all, rest;
	struct hits_field *fields;
	size_t nfields;
	int phrases, depth;
	struct err *err;
};

static const char *const quotes[] = {"\"", "“", "”", "„", "«", "»"};

static enum rc
fail(struct parser *p, size_t at, const char *what)
{
	size_t column = 1;

	for (size_t i = 0; i < at; i++)
		column += ((unsigned char)p->all.p[i] & 0xC0) != 0x80;
	return err_set(
	    p->err, RC_USAGE, "the query, at character %zu: %s", column, what);
}

static size_t
offset(const struct parser *p)
{
	return (size_t)(p->rest.p - p->all.p);
}

static void
skip(struct parser *p, size_t n)
{
	p->rest.p += n;
	p->rest.n -= n;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_blanks(struct parser *p)
{
	while (p->rest.n && is_blank(*p->rest.p))
		skip(p, 1);
}

/* The length of the quotation mark at s, or 0. */
static size_t
quote_at(struct str s)
{
	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (str_starts(s, quotes[i]))
			return strlen(quotes[i]);
	return 0;
}

/* Bytes from s up to the next quotation mark; s.n where there is none. */
static size_t
up_to_quote(struct str s)
{
	size_t i = 0;

	while (i < s.n && !quote_at((struct str){s.p + i, s.n - i}))
		i++;
	return i;
}

/* Bytes of the piece at the front that no blank, bracket or quotation mark
 * divides. */
static size_t
piece_length(struct str s)
{
	size_t i = 0;

	while (i < s.n && !is_blank(s.p[i]) && s.p[i] != '(' && s.p[i] != ')' &&
	       !quote_at((struct str){s.p + i, s.n - i}))
		i++;
	return i;
}

static struct node *
new_node(struct parser *p, enum node_kind kind)
{
	struct node *n = arena_alloc(p->a, sizeof(*n));

	n->kind = kind;
	n->at = offset(p);
	return n;
}

static bool
same_phrase(const struct node *a, const struct node *b)
{
	return a->kind == NODE_PHRASE && b->kind == NODE_PHRASE &&
	       a->prefix == b->prefix && strcmp(a->words, b->words) == 0;
}

/* A word said twice counts once. */
static void
add_new(struct parser *p, struct node *parent, struct node *child)
{
	struct node *n = child ? parent->first : NULL;

	while (n && !same_phrase(n, child))
		n = n->next;
	if (n)
		p->phrases--;
	else
		tree_add(parent, child);
}

/* A phrase of the words in s, or NULL where there is none. */
static struct node *
phrase_of(struct parser *p, struct str s)
{
	struct token_iter it = token_begin(s.p, s.n);
	struct buf words = BUF_INIT;
	struct node *n = NULL;
	struct str w;

	while (token_next(&it, &w)) {
		buf_adds(&words, words.n ? " " : "");
		buf_add(&words, w.p, w.n);
	}
	if (words.n) {
		n = new_node(p, NODE_PHRASE);
		n->words = arena_strndup(p->a, words.p, words.n);
		n->at = (size_t)(s.p - p->all.p);
		p->phrases++;
	}
	buf_release(&words);
	return n;
}

/* "thi*": the star stands right behind the word. */
static void
take_star(struct parser *p, struct node *n)
{
	if (p->rest.n && *p->rest.p == '*') {
		skip(p, 1);
		if (n)
			n->prefix = true;
	}
}

/* What a quotation mark at the front opens. A mark that nothing closes is
 * left out. */
static struct node *
read_quoted(struct parser *p)
{
	size_t open = quote_at(p->rest), n;
	struct str inside;
	struct node *node;

	skip(p, open);
	n = up_to_quote(p->rest);
	if (n == p->rest.n)
		return NULL;
	inside = (struct str){p->rest.p, n};
	skip(p, n);
	skip(p, quote_at(p->rest));
	node = phrase_of(p, inside);
	take_star(p, node);
	return node;
}

static struct node *
read_piece(struct parser *p)
{
	struct str s = {p->rest.p, piece_length(p->rest)};
	struct node *n;

	skip(p, s.n);
	n = phrase_of(p, s);
	if (n)
		n->prefix = s.n > 1 && s.p[s.n - 1] == '*';
	return n;
}

/* A phrase in quotation marks or not; NULL where there is no word. */
static struct node *
read_phrase(struct parser *p)
{
	if (quote_at(p->rest))
		return read_quoted(p);
	return read_piece(p);
}

/* Does '-' at the front mean without? "- a list", "2017 -2020" do not. */
static bool
is_minus(const struct parser *p)
{
	int32_t c = ' ';

	if (p->rest.n < 2 || *p->rest.p != '-')
		return false;
	(void)utf8_next(p->rest.p + 1, p->rest.p + p->rest.n, &c);
	if (c >= '0' && c <= '9')
		return false;
	return c == '(' ||
	       quote_at((struct str){p->rest.p + 1, p->rest.n - 1}) > 0 ||
	       token_count(p->rest.p + 1,
		   piece_length((struct str){p->rest.p + 1, p->rest.n - 1})) >
		   0;
}

/* The number, or the word sentence or section, behind the comma of a NEAR. */
static enum rc
read_reach(struct parser *p, struct node *near)
{
	size_t at = offset(p), n = 0;
	struct str word;
	char *end;

	while (n < p->rest.n && p->rest.p[n] != ')')
		n++;
	word = str_trim((struct str){p->rest.p, n});
	skip(p, n);
	if (str_is(word, "sentence")) {
		near->kind = NODE_SENTENCE;
	} else if (str_is(word, "section")) {
		near->kind = NODE_SECTION;
	} else {
		near->kind = NODE_NEAR;
		near->distance =
		    (int)strtol(arena_strndup(p->a, word.p, word.n), &end, 10);
		if (!word.n || *end || near->distance < 0 ||
		    near->distance > TREE_ANY_DISTANCE)
			return fail(p, at,
			    "behind the comma of NEAR stands a number of "
			    "words, sentence or section");
	}
	return RC_OK;
}

/* Behind "NEAR(". */
static enum rc
read_near(struct parser *p, struct node **out)
{
	struct node *near = new_node(p, NODE_SENTENCE);
	size_t at = offset(p) - strlen("NEAR("), words = 0;
	enum rc rc = RC_OK;

	*out = near;
	near->at = at;
	for (skip_blanks(p); rc == RC_OK && p->rest.n && *p->rest.p != ')';
	     skip_blanks(p)) {
		size_t comma = 0;
		struct str s = p->rest;

		if (*s.p == ',') {
			skip(p, 1);
			rc = read_reach(p, near);
			continue;
		}
		if (*s.p == '(')
			return fail(p, offset(p),
			    "NEAR takes words and phrases, no brackets");
		while (comma < s.n && s.p[comma] != ',' &&
		       !is_blank(s.p[comma]) && s.p[comma] != ')')
			comma++;
		if (is_minus(p))
			return fail(p, offset(p),
			    "NEAR takes words and phrases, none to leave out");
		if (!quote_at(s) && comma < s.n && s.p[comma] == ',') {
			add_new(
			    p, near, phrase_of(p, (struct str){s.p, comma}));
			skip(p, comma);
		} else {
			add_new(p, near, read_phrase(p));
		}
	}
	if (rc)
		return rc;
	if (!p->rest.n)
		return fail(p, at, "this NEAR is not closed with )");
	skip(p, 1);
	for (const struct node *c = near->first; c; c = c->next)
		words++;
	if (words > MOST_NEAR)
		return fail(p, at, "NEAR takes 32 words and phrases at most");
	if (words < 2)
		return fail(p, at, "NEAR needs two different words or more");
	return RC_OK;
}

static const struct {
	const char *name;
	enum hits_by by;
} fields[] = {
    {"section:", HITS_SECTION},
    {"movement:", HITS_MOVEMENT},
    {"role:", HITS_ROLE},
};

/* The field that the front names with something behind it, or -1. */
static int
field_at(const struct parser *p)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		size_t n = strlen(fields[i].name);

		if (str_starts(p->rest, fields[i].name) && p->rest.n > n &&
		    !is_blank(p->rest.p[n]))
			return (int)i;
	}
	return -1;
}

static void
add_field(struct parser *p, enum hits_by by, bool without, const char *value)
{
	struct hits_field *v = arena_alloc(p->a, (p->nfields + 1) * sizeof(*v));

	if (p->nfields)
		memcpy(v, p->fields, p->nfields * sizeof(*v));
	v[p->nfields++] = (struct hits_field){by, without, value};
	p->fields = v;
}

static enum rc
read_field(struct parser *p, int field, bool without)
{
	size_t at = offset(p), n;
	struct str value;

	if (p->depth > 0)
		return fail(p, at,
		    "a field stands beside the other words, not in brackets "
		    "and not next to OR");
	skip(p, strlen(fields[field].name));
	if (quote_at(p->rest)) {
		skip(p, quote_at(p->rest));
		n = up_to_quote(p->rest);
		value = (struct str){p->rest.p, n};
		skip(p, n);
		skip(p, quote_at(p->rest));
	} else {
		value = (struct str){p->rest.p, piece_length(p->rest)};
		skip(p, value.n);
	}
	value = str_trim(value);
	if (token_count(value.p, value.n) == 0)
		return fail(p, at, "this field has no word");
	add_field(p, fields[field].by, without,
	    arena_strndup(p->a, value.p, value.n));
	return RC_OK;
}

static enum rc read_or(struct parser *p, struct node **out);

static enum rc
read_brackets(struct parser *p, struct node **out)
{
	enum rc rc;

	if (p->depth == DEEPEST)
		return fail(p, offset(p), "too many brackets in brackets");
	skip(p, 1);
	p->depth++;
	rc = read_or(p, out);
	p->depth--;
	if (rc == RC_OK && p->rest.n && *p->rest.p == ')')
		skip(p, 1);
	return rc;
}

/* One member: *out stays NULL where it has no word. */
static enum rc
read_item(struct parser *p, struct node **out)
{
	bool without = is_minus(p);
	struct node *inner = NULL, *outer;
	int field;
	enum rc rc = RC_OK;

	*out = NULL;
	if (without)
		skip(p, 1);
	field = field_at(p);
	if (field >= 0)
		return read_field(p, field, without);
	if (str_starts(p->rest, "NEAR(")) {
		skip(p, strlen("NEAR("));
		rc = read_near(p, &inner);
	} else if (*p->rest.p == '(') {
		rc = read_brackets(p, &inner);
	} else if (*p->rest.p == ')') {
		skip(p, 1); /* closes nothing */
	} else {
		inner = read_phrase(p);
	}
	if (p->phrases > MOST_PHRASES)
		return fail(p, offset(p),
		    "more than 1000 words and phrases; ask for fewer");
	*out = inner;
	if (rc == RC_OK && inner && without) {
		outer = new_node(p, NODE_NOT);
		outer->at = inner->at;
		tree_add(outer, inner);
		*out = outer;
	}
	return rc;
}

static bool
is_or(const struct parser *p)
{
	return str_starts(p->rest, "OR") &&
	       (p->rest.n == 2 || is_blank(p->rest.p[2]));
}

/* Members without an OR between them. A word said twice counts once. */
static enum rc
read_and(struct parser *p, struct node **out)
{
	struct node *all = new_node(p, NODE_AND), *item;
	bool closing = false;
	enum rc rc = RC_OK;

	for (skip_blanks(p); rc == RC_OK && p->rest.n && !closing;
	     skip_blanks(p)) {
		if (is_or(p) && all->first)
			break;
		if (is_or(p) && token_count(p->rest.p, p->rest.n) > 1) {
			skip(p, 2); /* of nothing */
			continue;
		}
		closing = p->depth > 0 && *p->rest.p == ')';
		if (closing)
			break;
		rc = read_item(p, &item);
		if (rc || !item)
			continue;
		add_new(p, all, item);
	}
	*out = all->first && all->first == all->last ? all->first : all;
	if (!all->first)
		*out = NULL;
	return rc;
}

static enum rc
read_or(struct parser *p, struct node **out)
{
	struct node *any = new_node(p, NODE_OR), *item;
	size_t fields_before;
	enum rc rc;

	for (;;) {
		fields_before = p->nfields;
		rc = read_and(p, &item);
		tree_add_choice(any, item);
		if (rc || !is_or(p))
			break;
		if (p->nfields > fields_before)
			return fail(p, offset(p),
			    "a field stands beside the other words, not next "
			    "to OR");
		skip(p, 2);
		p->depth++; /* no field behind it */
		rc = read_or(p, &item);
		p->depth--;
		tree_add_choice(any, item);
		break;
	}
	*out = any->first && any->first == any->last ? any->first : any;
	if (!any->first)
		*out = NULL;
	return rc;
}

/* A word to be left out stands among words to be found. */
static enum rc
check_nots(struct parser *p, const struct node *n)
{
	enum rc rc = RC_OK;

	for (const struct node *c = n->first; c; c = c->next)
		if (n->kind == NODE_OR && c->kind == NODE_NOT)
			return fail(p, c->at,
			    "a word to leave out cannot stand next to OR");
	if (n->kind == NODE_NOT ||
	    ((n->kind == NODE_AND || n->kind == NODE_OR) && !tree_asks(n)))
		return fail(p, n->at,
		    "only words to leave out; say what to look for too");
	for (const struct node *c = n->first; rc == RC_OK && c; c = c->next)
		if (c->kind != NODE_NOT)
			rc = check_nots(p, c);
		else if (c->first->kind != NODE_PHRASE)
			rc = check_nots(p, c->first);
	return rc;
}

/* NEAR(..., section) becomes one condition a phrase; it is no part of OR and
 * -. */
static void
take_sections(struct parser *p, struct node *root)
{
	struct node *n = root->kind == NODE_AND ? root->first : root;

	for (; n; n = n == root ? NULL : n->next) {
		if (n->kind != NODE_SECTION)
			continue;
		for (struct node *c = n->first; c; c = c->next)
			add_field(p, HITS_NEAR, false,
			    arena_printf(p->a, "\"%s\"%s", c->words,
				c->prefix ? " *" : ""));
	}
}

static enum rc
finish(struct parser *p, struct node *root)
{
	struct language *l = p->l;
	struct buf match = BUF_INIT;
	size_t cap = token_count(p->all.p, p->all.n);
	enum rc rc = check_nots(p, root);

	if (rc == RC_OK && tree_has_inside(root, NODE_SECTION))
		rc = fail(p, root->at,
		    "NEAR(..., section) stands beside the other words, not in "
		    "brackets, next to OR or behind -");
	if (rc)
		return rc;
	take_sections(p, root);
	tree_write(root, &match);
	l->match = arena_strndup(p->a, buf_cstr(&match), match.n);
	l->root = root;
	l->sentences = tree_has(root, NODE_SENTENCE);
	l->words = arena_alloc(p->a, (cap + 1) * sizeof(*l->words));
	tree_words(root, l->words, &l->nwords, cap);
	buf_release(&match);
	return RC_OK;
}

enum rc
language_read(
    struct language *l, struct arena *a, struct str text, struct err *err)
{
	struct parser p = {
	    .l = l, .a = a, .all = text, .rest = text, .err = err};
	struct node *root = NULL;
	enum rc rc;

	*l = (struct language){0};
	if (text.n > MOST_BYTES)
		return err_set(err, RC_USAGE,
		    "the query has %zu bytes; %d is the most", text.n,
		    MOST_BYTES);
	rc = read_or(&p, &root);
	if (rc == RC_OK && root)
		rc = finish(&p, root);
	if (rc == RC_OK && !root && !p.nfields)
		return err_set(err, RC_USAGE,
		    "there is no word in the query '%.*s'", (int)text.n,
		    text.p);
	l->fields = p.fields;
	l->nfields = p.nfields;
	return rc;
}

bool
language_has_marks(const struct language *l)
{
	struct buf tone = BUF_INIT, full = BUF_INIT;
	bool marks = false;

	for (size_t i = 0; !marks && i < l->nwords; i++) {
		buf_reset(&tone);
		buf_reset(&full);
		fold_tone(l->words[i].p, l->words[i].n, &tone);
		fold_full(tone.p, tone.n, &full);
		marks = tone.n != full.n || memcmp(tone.p, full.p, tone.n) != 0;
	}
	buf_release(&tone);
	buf_release(&full);
	return marks;
}
