/*
 * scratch.h - bytes put down for a while: a file without a name.
 *
 * What is added stays in memory up to a limit, then goes to a file of a folder
 * that has no name there, or loses it at once: of a process that is killed
 * nothing is left.
 */
#ifndef CORE_BASE_SCRATCH_H
#define CORE_BASE_SCRATCH_H

#include "core/base/err.h"

#include <stddef.h>
#include <stdint.h>

struct scratch;

/* folder: where the file is made, once more than `memory` bytes are there. */
struct scratch *scratch_new(const char *folder, size_t memory);

/* Adds n bytes at the end. RC_IO, with the folder, where they cannot be
 * written. */
enum rc scratch_add(
    struct scratch *scratch, const void *p, size_t n, struct err *err);

/* Bytes that were added. */
uint64_t scratch_size(const struct scratch *scratch);

/* Reads n bytes from `at` on, which are there. Several threads may read at
 * once, while none adds. RC_IO as above. */
enum rc scratch_read(const struct scratch *scratch, uint64_t at, void *p,
    size_t n, struct err *err);

void scratch_free(struct scratch *scratch); /* may be NULL */

#endif
