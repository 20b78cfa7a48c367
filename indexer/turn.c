/* turn.c - waiting with a message. */
#include "indexer/turn.h"

#include "core/cli/say.h"

enum rc
turn_take(struct publish **publish, const char *program, const char *path,
    bool wait, bool quiet, struct err *err)
{
	enum rc rc = publish_begin(publish, path, false, err);

	if (rc != RC_BUSY || !wait)
		return rc;
	if (!quiet)
		say_note(program,
		    "another indexer is at work on %s; waiting until it is "
		    "done",
		    path);
	return publish_begin(publish, path, true, err);
}
