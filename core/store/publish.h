/*
 * publish.h - a new version of a file that appears at once and whole.
 *
 * Work goes on in a private copy, FILE.new, which takes the place of FILE when
 * it is complete; readers keep the file they have open. A kernel lock on
 * FILE.lock keeps writers apart; it ends with the process, however that ends.
 *
 * Where FILE is a symbolic link, all this happens beside the file that it
 * leads to, and the link stays. Nothing is overwritten that is not ours: what
 * else lies at FILE.new or FILE.lock (ours.h), or took FILE's place while the
 * run was at work, is RC_DAMAGED and stays as it is.
 */
#ifndef CORE_STORE_PUBLISH_H
#define CORE_STORE_PUBLISH_H

#include "core/base/err.h"

#include <stdbool.h>

struct publish;

/*
 * Takes the lock. Where another has it: RC_BUSY, or (wait) waits until the
 * other is done; a signal ends the wait with RC_BUSY. Leaves of a run that was
 * cut off are removed. RC_IO where the folder cannot be written to. Whether
 * FILE itself is an index is the caller's to find out.
 */
enum rc publish_begin(
    struct publish **publish, const char *path, bool wait, struct err *err);

const char *publish_path(const struct publish *publish); /* FILE.new */

/* FILE.new begins as a copy of FILE, which must exist. */
enum rc publish_copy(struct publish *publish, struct err *err);

/* Syncs FILE.new, puts it in the place of FILE, syncs the folder. RC_OK: the
 * new version survives a power cut. */
enum rc publish_commit(struct publish *publish, struct err *err);

/* Removes what was not committed, gives the lock back. publish may be NULL. */
void publish_end(struct publish *publish);

#endif
