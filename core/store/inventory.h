/* inventory.h - what an index holds already, for a run that adds to it. */
#ifndef CORE_STORE_INVENTORY_H
#define CORE_STORE_INVENTORY_H

#include "core/base/arena.h"
#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct inventory_plan {
	int64_t id;
	const char *source, *sha256;
	const char *reading; /* what it was read with, as plan.reading */
};

struct inventory {
	struct inventory_plan *v; /* in byte order of source */
	size_t n;
	const struct inventory_plan **by_hash;
	const char **readings; /* each once: nearly all plans have the same */
	size_t n_readings, cap_readings;
	struct arena strings;
	bool reuse; /* it holds what text is shared, as this program finds it */
	const char
	    *authority; /* hash of the authority files of units and events */
};

#define INVENTORY_INIT                                                         \
	{                                                                      \
		.strings = ARENA_INIT                                          \
	}

/* RC_NOINDEX where there is no file at path, else as db_open. */
enum rc inventory_read(
    struct inventory *inventory, const char *path, struct err *err);
void inventory_release(struct inventory *inventory);

/* The plan read from source, or NULL. */
const struct inventory_plan *inventory_find(
    const struct inventory *inventory, const char *source);

/* A plan with this hash, the first by source, or NULL. */
const struct inventory_plan *inventory_with(
    const struct inventory *inventory, const char *sha256);

#endif
