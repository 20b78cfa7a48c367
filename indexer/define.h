/*
 * define.h - the shared pieces a rule refers to, and no others.
 *
 * All pieces together take more room than PCRE2 gives one pattern, and
 * compiling them for every rule takes time.
 */
#ifndef INDEXER_DEFINE_H
#define INDEXER_DEFINE_H

#include "core/base/str.h"

struct define;

/* text holds groups `(?(DEFINE) (?<name> ...) (?<name> ...) )` in extended
 * mode and must outlive the result. */
struct define *define_new(struct str text);
void define_free(struct define *d);

/* The whole group (?<name> ...), or STR_NULL. */
struct str define_piece(const struct define *d, struct str name);

/* Appends one DEFINE group with the pieces that pattern refers to by
 * (?&name), those that these refer to, and so on; nothing where there are
 * none. */
void define_select(const struct define *d, struct str pattern, struct buf *out);

#endif
