/* level.c - the levels, from the top down. */
#include "core/cli/level.h"

#include "core/base/str.h"
#include "core/cli/suggest.h"

#include <string.h>

static const char *const levels[] = {
    "central", "industry", "province", "district", "grassroots", "enterprise"};

enum { LEVELS = sizeof(levels) / sizeof(*levels) };

enum rc
level_check(const char *word, struct err *err)
{
	const char *near = suggest_name(word, levels, LEVELS);
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < LEVELS; i++) {
		if (strcmp(word, levels[i]) == 0) {
			buf_release(&all);
			return RC_OK;
		}
		buf_addf(&all, "%s%s", i ? ", " : "", levels[i]);
	}
	err_set(err, RC_USAGE, "no level '%s'; %s%s%sthe levels are %s", word,
	    near ? "did you mean " : "", near ? near : "", near ? "? " : "",
	    buf_cstr(&all));
	buf_release(&all);
	return RC_USAGE;
}
