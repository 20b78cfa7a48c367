/* forms.c - a sorted array of keys. */
#include "indexer/forms.h"

#include "core/base/mem.h"
#include "core/text/fold.h"

#include <stdlib.h>
#include <string.h>

const char *
forms_key(struct arena *a, struct str s)
{
	struct buf b = BUF_INIT;
	const char *key;

	fold_key(s.p, s.n, &b);
	key = arena_strndup(a, buf_cstr(&b), b.n);
	buf_release(&b);
	return key;
}

static void
add_one(struct forms *f, struct arena *a, struct str s, size_t row)
{
	s = str_trim(s);
	if (s.n == 0)
		return;
	ARR_GROW(f->v, f->n, f->cap);
	f->v[f->n++] = (struct form){forms_key(a, s), row};
}

void
forms_add(struct forms *f, struct arena *a, const char *name,
    const char *variants, size_t row)
{
	if (name)
		add_one(f, a, str_of(name), row);
	while (variants) {
		size_t n = strcspn(variants, "|");

		add_one(f, a, (struct str){variants, n}, row);
		variants = variants[n] ? variants + n + 1 : NULL;
	}
}

static int
by_key(const void *x, const void *y)
{
	const struct form *a = x, *b = y;
	int c = strcmp(a->key, b->key);

	return c ? c : (a->row > b->row) - (a->row < b->row);
}

void
forms_sort(struct forms *f)
{
	if (f->n)
		qsort(f->v, f->n, sizeof(*f->v), by_key);
}

enum rc
forms_check(const struct forms *f, const char *file, struct err *err)
{
	for (size_t i = 1; i < f->n; i++)
		if (strcmp(f->v[i - 1].key, f->v[i].key) == 0 &&
		    f->v[i - 1].row != f->v[i].row)
			return err_set(err, RC_USAGE,
			    "%s: rows %zu and %zu both have the form \"%s\"",
			    file, f->v[i - 1].row + 2, f->v[i].row + 2,
			    f->v[i].key);
	return RC_OK;
}

const struct form *
forms_find(const struct forms *f, const char *key)
{
	size_t lo = 0, hi = f->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(f->v[mid].key, key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < f->n && strcmp(f->v[lo].key, key) == 0 ? &f->v[lo] : NULL;
}

void
forms_release(struct forms *f)
{
	free(f->v);
	*f = (struct forms){0};
}
