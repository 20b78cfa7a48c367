/*
 * folder.h - a folder of files that appear together.
 *
 * They are written into a folder beside it, FOLDER.tmp-PID. A new folder then
 * takes its name in one step: it is there whole, or not at all. In a folder
 * that is there already (empty, or an older export: manifest.h) each file
 * takes the place of the old one whole, those that are no more go, and the
 * manifest comes last: by its hashes a folder is seen to be between two
 * exports, should the machine stop just then.
 */
#ifndef CORE_OUT_FOLDER_H
#define CORE_OUT_FOLDER_H

#include "core/base/err.h"
#include "core/out/manifest.h"

#include <stdbool.h>

struct folder {
	char *path, *tmp;    /* NULL: closed */
	bool there;          /* before it was written */
	struct manifest old; /* of what was there */
};

#define FOLDER_INIT                                                            \
	{                                                                      \
		NULL, NULL, false, MANIFEST_INIT                               \
	}

/* RC_USAGE where path is a file, or a folder with what is not ours; RC_IO where
 * none can be made. A link to a folder stays. */
enum rc folder_open(struct folder *f, const char *path, struct err *err);

/* Where the file is to be written; to be freed. */
char *folder_file(const struct folder *f, const char *name);

/* Makes the files appear. f is closed, whatever the result. */
enum rc folder_commit(struct folder *f, struct err *err);

/* Removes what was written; harmless when closed. */
void folder_abort(struct folder *f);

#endif
