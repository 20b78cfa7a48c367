/*
 * manifest.h - the file MANIFEST of an export: what it is, from what it was
 * made, which files it has.
 *
 * The first line marks it; `key: value` lines follow, then an empty line and
 * one line a file: SHA-256, rows (- for none) and name, tabs between. By it an
 * older export is told from a folder that somebody else filled, and a file
 * that was changed since from one that was not.
 */
#ifndef CORE_OUT_MANIFEST_H
#define CORE_OUT_MANIFEST_H

#include "core/base/digest.h"
#include "core/base/err.h"
#include "core/base/str.h"

#include <stddef.h>

#define MANIFEST_NAME "MANIFEST"

struct manifest {
	struct manifest_file {
		char *name;
		char hex[DIGEST_SIZE];
	} * v;
	size_t n, cap;
};

#define MANIFEST_INIT                                                          \
	{                                                                      \
		NULL, 0, 0                                                     \
	}

/* Append the first line; a key and its value, in one line; the empty line; a
 * file (rows < 0: none). */
void manifest_begin(struct buf *out);
void manifest_key(struct buf *out, const char *key, const char *value);
void manifest_files(struct buf *out);
void manifest_file(
    struct buf *out, const char *name, const char *hex, int64_t rows);

/*
 * Reads the manifest of the folder into m (MANIFEST_INIT before), if all that
 * is in the folder is of that export and as it was then. Else RC_USAGE, and
 * what to do. An empty folder has no files.
 */
enum rc manifest_check(struct manifest *m, const char *folder, struct err *err);
void manifest_release(struct manifest *m);

#endif
