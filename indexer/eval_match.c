/* eval_match.c - comparing one value with another. */
#include "indexer/eval_match.h"

#include "core/base/str.h"
#include "core/text/fold.h"
#include "core/text/similar.h"
#include "core/text/token.h"

#include <math.h>
#include <string.h>

enum { LONG_NAME = 8 };
static const double nearly = .92;

static void
key_of(const char *s, struct buf *out)
{
	fold_key(s, strlen(s), out);
}

bool
eval_same_text(const char *gold, const char *read)
{
	struct buf a = BUF_INIT, b = BUF_INIT, scratch = BUF_INIT;
	struct similarity s;
	bool same;

	key_of(gold, &a);
	key_of(read, &b);
	similar_compare(buf_cstr(&a), buf_cstr(&b), &scratch, &s);
	same = s.equal || (s.lcs >= nearly &&
			      token_count(buf_cstr(&a), a.n) >= LONG_NAME &&
			      token_count(buf_cstr(&b), b.n) >= LONG_NAME);
	buf_release(&a);
	buf_release(&b);
	buf_release(&scratch);
	return same;
}

static void
squeeze(struct buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->p[i] != ' ')
			b->p[n++] = b->p[i];
	buf_cut(b, n);
}

bool
eval_same_number(const char *gold, const char *read)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool same;

	key_of(gold, &a);
	key_of(read, &b);
	squeeze(&a);
	squeeze(&b);
	same = a.n == b.n && strcmp(buf_cstr(&a), buf_cstr(&b)) == 0;
	buf_release(&a);
	buf_release(&b);
	return same;
}

static const char *
text(const json_t *item, const char *key)
{
	return json_string_value(json_object_get(item, key));
}

bool
eval_same_date(const json_t *gold, const json_t *read)
{
	const char *g = json_string_value(gold), *r = json_string_value(read);
	size_t n, k;

	if (!g || !r)
		return !g && !r;
	if (strncmp(g, "--", 2) != 0)
		return strncmp(r, g, strlen(g)) == 0;
	n = strlen(r);
	k = strlen(g + 2);
	return n >= k && strcmp(r + n - k, g + 2) == 0;
}

static bool
same_window(const json_t *g, const json_t *r)
{
	return eval_same_date(
		   json_object_get(g, "from"), json_object_get(r, "from")) &&
	       eval_same_date(
		   json_object_get(g, "to"), json_object_get(r, "to"));
}

static bool
same_name(const json_t *g, const json_t *r)
{
	const char *name = text(g, "name"), *read = text(r, "name");
	json_t *also = json_object_get(g, "also"), *form;
	size_t i;

	if (!name || !read)
		return false;
	if (eval_same_text(name, read))
		return true;
	json_array_foreach(
	    also, i, form) if (json_is_string(form) &&
			       eval_same_text(
				   json_string_value(form), read)) return true;
	return false;
}

static bool
same_movement(const json_t *g, const json_t *r)
{
	const char *kind = text(g, "kind"), *read = text(r, "kind");

	return same_name(g, r) && (!kind || (read && strcmp(kind, read) == 0));
}

static bool
same_theme(const json_t *g, const json_t *r)
{
	const char *words =
	    json_is_string(g) ? json_string_value(g) : text(g, "text");

	return words && text(r, "text") &&
	       eval_same_text(words, text(r, "text"));
}

static bool
same_phase(const json_t *g, const json_t *r)
{
	return json_integer_value(json_object_get(g, "n")) ==
		   json_integer_value(json_object_get(r, "n")) &&
	       same_window(g, r);
}

/* Most of the shorter event's words are in the longer one. */
static bool
same_event(const char *a, const char *b)
{
	struct token_iter it;
	struct buf x = BUF_INIT, y = BUF_INIT;
	size_t words = 0, common = 0;
	struct str w;

	buf_addc(&x, ' ');
	buf_addc(&y, ' ');
	key_of(a, &x);
	key_of(b, &y);
	buf_addc(&x, ' ');
	buf_addc(&y, ' ');
	if (x.n > y.n) {
		struct buf t = x;

		x = y;
		y = t;
	}
	it = token_begin(x.p, x.n);
	while (token_next(&it, &w)) {
		struct buf piece = BUF_INIT;

		buf_addf(&piece, " %.*s ", (int)w.n, w.p);
		words++;
		common += strstr(y.p, piece.p) != NULL;
		buf_release(&piece);
	}
	buf_release(&x);
	buf_release(&y);
	return 10 * common >= 6 * words;
}

static bool
same_anniversary(const json_t *g, const json_t *r)
{
	const char *a = text(g, "event"), *b = text(r, "event");

	return json_integer_value(json_object_get(g, "years")) ==
		   json_integer_value(json_object_get(r, "years")) &&
	       same_window(g, r) && a && b && same_event(a, b);
}

static bool
same_citation(const json_t *g, const json_t *r)
{
	const char *a = text(g, "number"), *b = text(r, "number");
	const char *type = text(g, "type"), *read = text(r, "type");

	if (!a != !b || (a && !eval_same_number(a, b)))
		return false;
	return type && read && eval_same_text(type, read) &&
	       (!text(g, "date") || eval_same_date(json_object_get(g, "date"),
					json_object_get(r, "date")));
}

static bool
same_target(const json_t *g, const json_t *r)
{
	const char *relation = text(g, "relation"), *read = text(r, "relation");
	const json_t *value = json_object_get(g, "value");

	if (!json_is_number(value))
		return false;
	return fabs(json_number_value(value) -
		    json_number_value(json_object_get(r, "value"))) < 1e-9 &&
	       (!relation || (read && strcmp(relation, read) == 0));
}

bool
eval_same_item(const char *list, const json_t *gold, const json_t *read)
{
	static const struct {
		const char *list;
		bool (*same)(const json_t *, const json_t *);
	} lists[] = {
	    {"themes", same_theme},
	    {"movements", same_movement},
	    {"phases", same_phase},
	    {"anniversaries", same_anniversary},
	    {"citations", same_citation},
	    {"targets", same_target},
	};

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (strcmp(lists[i].list, list) == 0)
			return lists[i].same(gold, read);
	return false;
}
