/* guard.h - files that an answer must not overwrite. */
#ifndef CORE_STORE_GUARD_H
#define CORE_STORE_GUARD_H

#include "core/base/err.h"
#include "core/store/db.h"

/* RC_USAGE where the file at path is the index at database, by whatever name,
 * or a document that is indexed in it. A path where nothing is yet is fine. */
enum rc guard_output(
    struct db *db, const char *database, const char *path, struct err *err);

#endif
