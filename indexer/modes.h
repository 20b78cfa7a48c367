/*
 * modes.h - what a run of thidua-index is for: an index, records, or a look at
 * how documents are read.
 */
#ifndef INDEXER_MODES_H
#define INDEXER_MODES_H

#include "core/base/err.h"
#include "indexer/authority.h"
#include "indexer/options.h"
#include "indexer/profile.h"
#include "indexer/rules.h"

#include <stddef.h>

/* What the modes share once the options are read. */
struct session {
	const char *program; /* for what is said */
	const struct options *o;
	char **paths;
	size_t n_paths;
	char *gold; /* owned: the path, where --eval alone names it */
	struct authority *authority;
	struct rules *rules;
	struct eval *eval;
	struct profile *profile; /* where --profile asks for it */
	size_t files, failed;
};

/* Each is one mode. RC_ATTENTION where some documents could not be read. */
enum rc mode_index(struct session *s, struct err *err);
enum rc mode_records(struct session *s, struct err *err);
enum rc mode_eval(struct session *s, struct err *err);
enum rc mode_explain(struct session *s, struct err *err); /* of one path */
enum rc mode_verify(struct session *s, struct err *err);
enum rc mode_review(struct session *s, struct err *err);

/* RC_IO where stdout could not take all that was printed. */
enum rc flush_output(struct err *err);

#endif
