/*
 * seen.h - what files looked like when their bytes were hashed.
 *
 * Used by the indexer only. Beside the index stands FILE.seen: for each path
 * the size, times and inode of the file that had a hash. A file that still
 * looks like that need not be opened. It is a hint: without it, or with one
 * that is cut off or old, files are read and hashed again, and nothing else
 * changes. It is no part of the index, which is the same for the same
 * documents wherever and whenever they were copied.
 */
#ifndef CORE_STORE_SEEN_H
#define CORE_STORE_SEEN_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen_look {
	int64_t size;
	int64_t modified, changed; /* ns: of its bytes, of its inode */
	uint64_t inode;
};

/*
 * The regular file at path as it looks now; false where there is none or
 * where it was changed so lately (2 s) that one more change might leave it
 * looking the same.
 */
bool seen_look(const char *path, struct seen_look *look);

/* Does it still look like that? */
bool seen_same(const char *path, const struct seen_look *look);

struct seen;

/* What stands beside the index; nothing where there is none that is ours. */
struct seen *seen_open(const char *index);
void seen_close(struct seen *seen); /* may be NULL */

/* The hash of the file at path, if it looked like that when it was hashed.
 * May be asked by several threads. */
bool seen_find(const struct seen *seen, const char *path,
    const struct seen_look *look, char sha256[65]);

/* Notes a file for seen_save; path is borrowed until then, each path noted at
 * most once. */
void seen_put(struct seen *seen, const char *path, const struct seen_look *look,
    const char *sha256);

/*
 * Writes what was noted, and of the paths that were not, those whose hash keep
 * says is still of use. Writes nothing where nothing differs. A failure is no
 * error: the file is a hint, and a part of it is one too. A file of that name
 * which is not ours is left alone.
 */
void seen_save(
    struct seen *seen, bool (*keep)(const char *sha256, void *arg), void *arg);

#endif
