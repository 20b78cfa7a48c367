/* suggest.h - "did you mean": the name nearest to a mistyped one. */
#ifndef CORE_CLI_SUGGEST_H
#define CORE_CLI_SUGGEST_H

#include "core/base/err.h"

#include <stddef.h>

/* The entry of names nearest to word in edits (insert, delete, replace,
 * swap), or NULL where none is near enough to be meant. */
const char *suggest_name(const char *word, const char *const *names, size_t n);

/* RC_OK where word is one of names; else RC_USAGE, with the nearest and all of
 * them. kind is what a name names: "level". */
enum rc suggest_check(const char *kind, const char *word,
    const char *const *names, size_t n, struct err *err);

#endif
