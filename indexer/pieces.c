/* pieces.c - names to patterns. */
#include "indexer/pieces.h"

#include "core/text/fold.h"
#include "core/text/token.h"

#include <stdlib.h>
#include <string.h>

/* One syllable as a pattern: both places of its tone mark. */
static void
put_syllable(struct buf *out, struct str w)
{
	struct buf modern = BUF_INIT;

	if (fold_modern_place(w.p, w.n, &modern)) {
		buf_addf(out, "(?:%.*s|", (int)w.n, w.p);
		buf_add(out, modern.p, modern.n);
		buf_addc(out, ')');
	} else {
		buf_add(out, w.p, w.n);
	}
	buf_release(&modern);
}

static void
put_key(struct buf *out, const char *key)
{
	struct token_iter it = token_begin(key, strlen(key));
	const char *gap = "";
	struct str w;

	while (token_next(&it, &w)) {
		buf_adds(out, gap);
		put_syllable(out, w);
		gap = "[^\\p{L}\\p{M}\\d\\n]{1,4}";
	}
}

static int
longest_first(const void *x, const void *y)
{
	const char *a = *(const char *const *)x, *b = *(const char *const *)y;
	size_t n = strlen(a), k = strlen(b);

	return n != k ? (n < k) - (n > k) : strcmp(a, b);
}

void
pieces_add(struct buf *out, const char *name, const char **keys, size_t n)
{
	qsort(keys, n, sizeof(*keys), longest_first);
	/* an empty list matches nothing */
	buf_addf(out, "(?(DEFINE)(?<%s>(?i:(?!)", name);
	for (size_t i = 0; i < n; i++) {
		buf_addc(out, '|');
		put_key(out, keys[i]);
	}
	buf_adds(out, ")))\n");
}
