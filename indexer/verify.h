/* verify.h - do the sources still say what the index has read from them? */
#ifndef INDEXER_VERIFY_H
#define INDEXER_VERIFY_H

#include "core/base/err.h"

#include <stddef.h>

/*
 * Checks the index file, reads each source again and compares each stored
 * place with the bytes there. Says what does not agree (on stderr) and, on
 * standard output, how many places of how many do. RC_ATTENTION where some
 * do not.
 */
enum rc verify(const char *program, const char *database, size_t max_size,
    struct err *err);

#endif
