/* asset.c - looking up files that are built in. */
#include "core/base/asset.h"

#include <string.h>

const struct asset *
asset_find(const struct asset *table, const char *name)
{
	for (; table->name; table++)
		if (strcmp(table->name, name) == 0)
			return table;
	return NULL;
}
