/* level.c - the levels, from the top down. */
#include "core/cli/level.h"

#include "core/cli/suggest.h"

static const char *const levels[] = {
    "central", "industry", "province", "district", "grassroots", "enterprise"};

enum rc
level_check(const char *word, struct err *err)
{
	return suggest_check(
	    "level", word, levels, sizeof(levels) / sizeof(*levels), err);
}
