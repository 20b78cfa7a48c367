/* index.h - a run of the indexer: files in, a new version of the index out. */
#ifndef INDEXER_INDEX_H
#define INDEXER_INDEX_H

#include "core/base/err.h"
#include "indexer/authority.h"
#include "indexer/progress.h"
#include "indexer/rules.h"

#include <stdbool.h>
#include <stddef.h>

struct index_run {
	const char *program; /* for what is said */
	const char *database;
	char *const *paths;
	size_t n_paths;
	const struct rules *rules;
	const struct authority *authority;
	size_t max_size, workers;
	bool prune, quiet;
	bool follow;   /* links that lead out of the given folders */
	bool wait;     /* until another indexer is done */
	bool no_trust; /* every file is opened, whatever it looks like */
	bool no_reuse; /* what plans share is not looked for */
	enum progress_how progress;
	struct profile *profile; /* filled where it is not NULL */
};

/*
 * Indexes what is new or changed and publishes the index, then says what
 * became of every file. RC_ATTENTION (with a message) where some files could
 * not be read; whatever else is not RC_OK leaves the index as it was.
 */
enum rc index_run(const struct index_run *run, struct err *err);

#endif
