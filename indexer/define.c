/* define.c - cutting DEFINE groups into pieces, following references. */
#include "indexer/define.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

struct piece {
	struct str name, text; /* text: (?<name> ... ) */
};

struct define {
	struct piece *v;
	size_t n, cap;
};

/* The offset after a character class that begins at i. */
static size_t
skip_class(struct str s, size_t i)
{
	i++;
	if (i < s.n && s.p[i] == '^')
		i++;
	if (i < s.n && s.p[i] == ']')
		i++;
	while (i < s.n && s.p[i] != ']')
		i += s.p[i] == '\\' ? 2 : 1;
	return i + 1;
}

/* The offset after what stands at i and is no bracket: an escaped character,
 * a class, a comment; i where it is something else. */
static size_t
skip_atom(struct str s, size_t i)
{
	if (s.p[i] == '\\')
		return i + 2;
	if (s.p[i] == '[')
		return skip_class(s, i);
	if (s.p[i] == '#') {
		while (i < s.n && s.p[i] != '\n')
			i++;
	}
	return i;
}

/* The offset after the bracket that closes the one at i. */
static size_t
skip_group(struct str s, size_t i)
{
	size_t depth = 0;

	while (i < s.n) {
		size_t next = skip_atom(s, i);

		if (next > i) {
			i = next;
			continue;
		}
		depth += s.p[i] == '(';
		depth -= s.p[i] == ')';
		i++;
		if (depth == 0)
			break;
	}
	return i < s.n ? i : s.n;
}

static void
add_piece(struct define *d, struct str s, size_t from, size_t to)
{
	size_t name = from + strlen("(?<"), n = 0;

	while (name + n < to && s.p[name + n] != '>')
		n++;
	ARR_GROW(d->v, d->n, d->cap);
	d->v[d->n++] = (struct piece){{s.p + name, n}, {s.p + from, to - from}};
}

static bool
begins(struct str s, size_t i, const char *what)
{
	return str_starts((struct str){s.p + i, s.n - i}, what);
}

struct define *
define_new(struct str s)
{
	static const char open[] = "(?(DEFINE)";
	struct define *d = mem_alloc(sizeof(*d));
	size_t i = 0, next;

	while (i < s.n) {
		next = skip_atom(s, i);
		if (next > i) {
			i = next;
		} else if (begins(s, i, open)) {
			i += strlen(open);
		} else if (begins(s, i, "(?<")) {
			next = skip_group(s, i);
			add_piece(d, s, i, next);
			i = next;
		} else {
			i++;
		}
	}
	return d;
}

void
define_free(struct define *d)
{
	if (!d)
		return;
	free(d->v);
	free(d);
}

struct str
define_piece(const struct define *d, struct str name)
{
	for (size_t k = 0; k < d->n; k++)
		if (str_eq(d->v[k].name, name))
			return d->v[k].text;
	return STR_NULL;
}

static void
mark(const struct define *d, struct str text, bool *used)
{
	for (size_t i = 0; i + 3 < text.n; i++) {
		struct str name = {text.p + i + 3, 0};

		if (!begins(text, i, "(?&"))
			continue;
		while (i + 3 + name.n < text.n && name.p[name.n] != ')')
			name.n++;
		for (size_t k = 0; k < d->n; k++)
			if (!used[k] && str_eq(d->v[k].name, name)) {
				used[k] = true;
				mark(d, d->v[k].text, used);
			}
	}
}

void
define_select(const struct define *d, struct str pattern, struct buf *out)
{
	bool *used = mem_alloc(d->n * sizeof(*used)), any = false;

	mark(d, pattern, used);
	for (size_t k = 0; k < d->n; k++) {
		if (!used[k])
			continue;
		buf_adds(out, any ? "\n" : "(?(DEFINE)");
		buf_add(out, d->v[k].text.p, d->v[k].text.n);
		any = true;
	}
	if (any)
		buf_adds(out, ")\n");
	free(used);
}
