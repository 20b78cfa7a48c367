/*
 * pipeline.h - documents read by workers, handed over in order.
 *
 * Each worker takes the next file and does everything up to its facts; the
 * caller's thread gets them one after another in the order of the list, so
 * that the result does not depend on the number of workers.
 */
#ifndef INDEXER_PIPELINE_H
#define INDEXER_PIPELINE_H

#include "core/store/seen.h"
#include "indexer/authority.h"
#include "indexer/document.h"
#include "indexer/facts.h"
#include "indexer/profile.h"
#include "indexer/rules.h"
#include "indexer/walk.h"

struct work {
	const char *path;
	enum rc rc; /* of reading it; err says why */
	struct err err;
	bool known;  /* unchanged: not read further than its hash */
	bool looked; /* look is what the file looked like at doc.digest */
	struct seen_look look;
	struct document doc;
	struct facts facts;
};

struct pipeline {
	const struct file_list *files;
	const struct rules *rules;
	const struct authority *authority;
	size_t max_size; /* bytes of a file */
	size_t workers;
	struct profile *profile; /* filled where it is not NULL */
	/* Is the file at path with this hash in the index already? May be
	 * NULL; called by workers at the same time. */
	bool (*is_known)(const char *path, const char *sha256, void *arg);
	/* The hash that a file which looks like this has, or false: it is to be
	 * read. May be NULL; asked as is_known is. */
	bool (*hash_of)(const char *path, const struct seen_look *look,
	    char sha256[65], void *arg);
	/* Takes a document; not RC_OK ends the run. */
	enum rc (*take)(struct work *work, void *arg, struct err *err);
	void *arg;
};

/* RC_OK, or what take gave. */
enum rc pipeline_run(const struct pipeline *pipeline, struct err *err);

/* Reads one file to its facts, in the caller's thread. work is zeroed or
 * used before. */
void work_do(struct work *work, const struct pipeline *pipeline,
    struct matcher *matcher, struct profile *profile); /* may be NULL */
void work_release(struct work *work);

#endif
