/*
 * suggest.c - distance between words: optimal string alignment.
 *
 * Compares bytes, ASCII letters caselessly: the names are our own and ASCII.
 */
#include "core/cli/suggest.h"

#include "core/base/str.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 63 };

static bool
same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Both words are no longer than LONGEST. row[i % 3] belongs to the first i
 * letters of a: a swap looks back two rows. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[3][LONGEST + 1], i, j, na = strlen(a), nb = strlen(b);

	for (j = 0; j <= nb; j++)
		row[0][j] = j;
	for (i = 1; i <= na; i++) {
		size_t *now = row[i % 3], *last = row[(i - 1) % 3];

		now[0] = i;
		for (j = 1; j <= nb; j++) {
			now[j] = last[j - 1] + !same(a[i - 1], b[j - 1]);
			now[j] = least(now[j], 1 + least(last[j], now[j - 1]));
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
			    same(a[i - 2], b[j - 1]))
				now[j] =
				    least(now[j], row[(i - 2) % 3][j - 2] + 1);
		}
	}
	return row[na % 3][nb];
}

/* Edits that a word of n letters may be away and still be meant. */
static size_t
tolerance(size_t n)
{
	if (n <= 3)
		return 1;
	return n <= 6 ? 2 : 3;
}

const char *
suggest_name(const char *word, const char *const *names, size_t n)
{
	const char *best = NULL;
	size_t i, d, length = strlen(word), limit = tolerance(length) + 1;

	if (length > LONGEST)
		return NULL;
	for (i = 0; i < n; i++) {
		if (strlen(names[i]) > LONGEST)
			continue;
		d = distance(word, names[i]);
		if (d < limit && d < length) {
			best = names[i];
			limit = d;
		}
	}
	return best;
}

enum rc
suggest_check(const char *kind, const char *word, const char *const *names,
    size_t n, struct err *err)
{
	const char *near = suggest_name(word, names, n);
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(word, names[i]) == 0) {
			buf_release(&all);
			return RC_OK;
		}
		buf_addf(&all, "%s%s", i ? ", " : "", names[i]);
	}
	err_set(err, RC_USAGE, "no %s '%s'; %s%s%sthe %ss are %s", kind, word,
	    near ? "did you mean " : "", near ? near : "", near ? "? " : "",
	    kind, buf_cstr(&all));
	buf_release(&all);
	return RC_USAGE;
}
