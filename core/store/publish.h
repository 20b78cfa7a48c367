/*
 * publish.h - a new version of a file that appears at once and whole.
 *
 * Work goes on in a private copy, FILE.new, which takes the place of FILE when
 * it is complete; readers keep the file they have open. A kernel lock on
 * FILE.lock keeps writers apart; it ends with the process, however that ends.
 */
#ifndef CORE_STORE_PUBLISH_H
#define CORE_STORE_PUBLISH_H

#include "core/base/err.h"

#include <stdbool.h>

struct publish;

/*
 * Takes the lock: RC_BUSY where another has it. Leaves of a run that was cut
 * off are removed. RC_IO where the folder cannot be written to.
 */
enum rc publish_begin(
    struct publish **publish, const char *path, struct err *err);

const char *publish_path(const struct publish *publish); /* FILE.new */

/* FILE.new begins as a copy of FILE, which must exist. */
enum rc publish_copy(struct publish *publish, struct err *err);

/* Syncs FILE.new, puts it in the place of FILE, syncs the folder. */
enum rc publish_commit(struct publish *publish, struct err *err);

/* Removes what was not committed, gives the lock back. publish may be NULL. */
void publish_end(struct publish *publish);

#endif
