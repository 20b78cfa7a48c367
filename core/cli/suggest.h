/* suggest.h - "did you mean": the name nearest to a mistyped one. */
#ifndef CORE_CLI_SUGGEST_H
#define CORE_CLI_SUGGEST_H

#include <stddef.h>

/* The entry of names nearest to word in edits (insert, delete, replace,
 * swap), or NULL where none is near enough to be meant. */
const char *suggest_name(const char *word, const char *const *names, size_t n);

#endif
