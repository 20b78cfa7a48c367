/*
 * forms.h - printed forms of names, by comparison key, and whose they are.
 *
 * A row of an authority file has several forms: its name and its variants.
 * Two rows may not share one, or the answer would depend on their order.
 */
#ifndef INDEXER_FORMS_H
#define INDEXER_FORMS_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/base/str.h"

#include <stddef.h>

struct form {
	const char *key;
	size_t row; /* of the authority file, from 0 */
};

struct forms {
	struct form *v; /* by key, and by row, once they are sorted */
	size_t n, cap;
};

/* The comparison key of s, in the arena. */
const char *forms_key(struct arena *a, struct str s);

/* Adds a name (NULL: none) and its variants, which are separated by "|". The
 * keys live in the arena. */
void forms_add(struct forms *f, struct arena *a, const char *name,
    const char *variants, size_t row);

/* Sorts them; to be called before forms_find and forms_check. */
void forms_sort(struct forms *f);

/* RC_USAGE where two rows have one form; file is for the message. */
enum rc forms_check(const struct forms *f, const char *file, struct err *err);

/* The first form with this key, or NULL. */
const struct form *forms_find(const struct forms *f, const char *key);

void forms_release(struct forms *f);

#endif
