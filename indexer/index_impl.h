/* index_impl.h - a run of the indexer; for index.c, index_take.c and
 * index_files.c only. */
#ifndef INDEXER_INDEX_IMPL_H
#define INDEXER_INDEX_IMPL_H

#include "core/base/digest.h"
#include "core/store/inventory.h"
#include "core/store/publish.h"
#include "core/store/seen.h"
#include "core/store/write.h"
#include "indexer/index.h"
#include "indexer/pipeline.h"
#include "indexer/progress.h"
#include "indexer/stop.h"
#include "indexer/summary.h"
#include "indexer/walk.h"

struct run {
	const struct index_run *o;
	char **paths; /* given, without folders that are not there */
	size_t n_paths;
	struct {
		char **v;
		size_t n, cap;
	} unread; /* folders (or files) that could not be looked into */
	struct file_list files;
	struct inventory inventory;
	bool *settled;       /* by plan of the inventory: moved or forgotten */
	bool exists;         /* there is an index already */
	bool same_authority; /* its tables of units and events are these */
	struct digest reading; /* of what this run reads with */
	struct publish *publish;
	struct stop *stop;
	struct seen *seen;
	struct writer *writer; /* NULL until there is something to write */
	struct copy *copies;   /* by plan of the inventory */
	void *hashes; /* tree of struct copy, by hash: those of others */
	struct counts n;
	struct progress progress;
};

/* A document the index holds or will hold. */
struct copy {
	const char *sha256;
	const char *source;
	const struct inventory_plan *old; /* NULL: put in this run */
	char *own;                        /* sha256, where it is this run's */
};

/* index.c: what the others need */

/* Begins the new version at the first thing to write. */
enum rc index_begin_writing(struct run *r, struct err *err);

/* Removes a plan that the index has. */
enum rc index_forget(
    struct run *r, const struct inventory_plan *old, struct err *err);

/* What may not be looked at, or lies on a disk that fails, may be there. */
bool index_is_there(const char *path);

/* Were its facts read by these rules and authorities? */
bool index_is_current(const struct run *r, const struct inventory_plan *p);

/* index_take.c: what becomes of one document */

/* The worker's questions; arg is the run. */
bool index_is_known(const char *path, const char *sha256, void *arg);
bool index_hash_of(
    const char *path, const struct seen_look *look, char sha256[65], void *arg);

enum rc index_take(struct work *w, void *arg, struct err *err);
void index_free_copy(void *copy); /* of the tree of copies */

/* index_files.c: which files there are, and which are no more */

bool index_is_listed(const struct file_list *files, const char *path);

/* The files of the given paths; says what could not be read. */
enum rc index_find_files(struct run *r, struct err *err);

/* Plans outside the given folders that other rules have read are read again
 * too. */
void index_add_other_sources(struct run *r);

/* Plans below the given folders whose file is there no more. */
enum rc index_look_for_gone(struct run *r, struct err *err);

#endif
