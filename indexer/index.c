/* index.c - a run: what is known, what is put, what is published. */
#define _GNU_SOURCE
#include "indexer/index_impl.h"

#include "core/base/mem.h"
#include "core/base/version.h"
#include "core/store/reuse.h"
#include "indexer/put.h"
#include "indexer/turn.h"
#include <errno.h>
#include <search.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What may not be looked at, or lies on a disk that fails, may be there. */
bool
index_is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* Begins the new version at the first thing to write. */
enum rc
index_begin_writing(struct run *r, struct err *err)
{
	enum rc rc = RC_OK;

	if (r->writer)
		return RC_OK;
	if (r->exists)
		rc = publish_copy(r->publish, err);
	if (rc == RC_OK)
		rc = writer_open(
		    &r->writer, publish_path(r->publish), !r->exists, err);
	if (rc == RC_OK && r->exists && !r->same_authority)
		rc = writer_forget_authority(r->writer, err);
	if (rc == RC_OK && !r->same_authority)
		rc = put_authority(r->writer, r->o->authority, err);
	return rc;
}

/* Were its facts read by these rules and authorities? */
bool
index_is_current(const struct run *r, const struct inventory_plan *p)
{
	return strcmp(p->reading, r->reading.hex) == 0;
}

enum rc
index_forget(struct run *r, const struct inventory_plan *old, struct err *err)
{
	r->settled[old - r->inventory.v] = true;
	return writer_forget(r->writer, old->id, err);
}

static void
make_reading(struct run *r)
{
	const char *const parts[] = {THIDUA_VERSION, rules_hash(r->o->rules),
	    authority_hash(r->o->authority)};
	struct digesting d;

	digest_begin(&d);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		digest_add(&d, (struct str){parts[i], strlen(parts[i]) + 1});
	digest_end(&d, &r->reading);
}

static enum rc
read_old_index(struct run *r, struct err *err)
{
	const struct index_run *o = r->o;
	struct inventory *inv = &r->inventory;
	enum rc rc = inventory_read(inv, o->database, err);

	if (rc == RC_NOINDEX)
		return RC_OK;
	if (rc)
		return rc;
	r->exists = true;
	r->settled = mem_alloc((inv->n + 1) * sizeof(*r->settled));
	r->same_authority =
	    strcmp(inv->authority, authority_hash(o->authority)) == 0;
	r->copies = mem_alloc((inv->n + 1) * sizeof(*r->copies));
	for (size_t i = 0; i < inv->n; i++)
		r->copies[i] = (struct copy){.sha256 = inv->v[i].sha256,
		    .source = inv->v[i].source,
		    .old = &inv->v[i]};
	return RC_OK;
}

static enum rc
write_meta(struct run *r, struct err *err)
{
	const struct {
		const char *key, *value;
	} meta[] = {
	    {"version", THIDUA_VERSION},
	    {"rules", rules_hash(r->o->rules)},
	    {"authority", authority_hash(r->o->authority)},
	};
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < sizeof(meta) / sizeof(*meta); i++)
		rc = writer_meta(r->writer, meta[i].key, meta[i].value, err);
	return rc;
}

static void
show_compared(size_t done, size_t n, void *arg)
{
	progress_set(arg, done, n);
}

/* Text that plans share, now that all are there. */
static enum rc
write_reuse(struct run *r, struct err *err)
{
	const struct reuse_options o = {
	    .workers = r->o->workers,
	    .step = show_compared,
	    .arg = &r->progress,
	};
	enum rc rc;

	if (r->o->no_reuse)
		return reuse_leave_out(r->writer, err);
	progress_begin(
	    &r->progress, r->o->progress, r->o->program, "plans compared", 0);
	rc = reuse_write(r->writer, &o, err);
	progress_clear(&r->progress);
	return rc;
}

/* No signal between the two: it would have to say what is not so. */
static enum rc
publish(struct run *r, struct err *err)
{
	enum rc rc;

	stop_hold(r->stop);
	rc = publish_commit(r->publish, err);
	stop_release(r->stop, rc == RC_OK);
	return rc;
}

static enum rc
finish(struct run *r, struct err *err)
{
	enum rc rc = RC_OK;
	int64_t at;

	/* left out by an earlier run */
	if (!r->writer && r->exists && !r->inventory.reuse && !r->o->no_reuse)
		rc = index_begin_writing(r, err);
	if (!r->writer)
		return rc;
	at = profile_add(r->o->profile, STAGE_REUSE, 0);
	rc = write_meta(r, err);
	if (rc == RC_OK)
		rc = write_reuse(r, err);
	at = profile_add(r->o->profile, STAGE_REUSE, at);
	progress_stage(&r->progress, "checking the new index");
	if (rc == RC_OK)
		rc = writer_finish(r->writer, err);
	at = profile_add(r->o->profile, STAGE_FINISH, at);
	if (rc == RC_OK)
		rc = writer_check(r->writer, err);
	writer_close(r->writer);
	r->writer = NULL;
	if (rc == RC_OK)
		rc = publish(r, err);
	progress_clear(&r->progress);
	(void)profile_add(r->o->profile, STAGE_CHECK, at);
	return rc;
}

/* Which documents are copies of one another matters while they are taken. */
static void
forget_copies(struct run *r)
{
	tdestroy(r->hashes, index_free_copy);
	r->hashes = NULL;
}

static enum rc
index_files(struct run *r, struct err *err)
{
	const struct pipeline p = {
	    .files = &r->files,
	    .rules = r->o->rules,
	    .authority = r->o->authority,
	    .max_size = r->o->max_size,
	    .workers = r->o->workers,
	    .profile = r->o->profile,
	    .is_known = index_is_known,
	    .hash_of = index_hash_of,
	    .take = index_take,
	    .arg = r,
	};
	enum rc rc;

	progress_begin(
	    &r->progress, r->o->progress, r->o->program, "files", r->files.n);
	rc = pipeline_run(&p, err);
	progress_clear(&r->progress);
	if (rc == RC_OK)
		rc = index_look_for_gone(r, err);
	forget_copies(r);
	return rc ? rc : finish(r, err);
}

/* Is what a file with these bytes looked like worth keeping, though this run
 * was not about it? */
static bool
is_of_use(const char *sha256, void *arg)
{
	const struct run *r = arg;
	const struct inventory_plan *p = inventory_with(&r->inventory, sha256);

	return p && !r->settled[p - r->inventory.v];
}

static enum rc
run_locked(struct run *r, struct err *err)
{
	enum rc rc;

	make_reading(r);
	r->seen = seen_open(r->o->database);
	rc = read_old_index(r, err);
	if (rc == RC_OK)
		rc = index_find_files(r, err);
	if (rc)
		return rc;
	if (r->files.n == 0 && !r->o->prune && r->n.failed == 0)
		return err_set(err, RC_USAGE,
		    "no .txt or .md file in %s; nothing was done",
		    r->o->paths[0]);
	index_add_other_sources(r);
	rc = index_files(r, err);
	if (rc)
		return rc;
	seen_save(r->seen, is_of_use, r);
	if (!r->o->quiet)
		summary_say(r->o->program, r->o->database, &r->files, &r->n);
	if (r->n.failed && r->n.failed >= r->files.n)
		return err_set(err, RC_ATTENTION,
		    "files or folders that could not be read: %zu; nothing "
		    "else was new",
		    r->n.failed);
	if (r->n.failed)
		return err_set(err, RC_ATTENTION,
		    "%zu of %zu files could not be read; the others are "
		    "indexed",
		    r->n.failed, r->files.n);
	if (r->n.limited)
		return err_set(err, RC_ATTENTION,
		    "rules that met their limit: %zu; the rest is indexed",
		    r->n.limited);
	return RC_OK;
}

enum rc
index_run(const struct index_run *o, struct err *err)
{
	struct run r = {.o = o};
	enum rc rc = turn_take(
	    &r.publish, o->program, o->database, o->wait, o->quiet, err);

	if (rc == RC_OK) {
		r.stop = stop_begin(
		    o->program, o->database, publish_path(r.publish));
		rc = run_locked(&r, err);
	}
	writer_close(r.writer);
	/* once the lock is gone, FILE.new may be another's */
	stop_end(r.stop);
	publish_end(r.publish);
	seen_close(r.seen);
	file_list_release(&r.files);
	inventory_release(&r.inventory);
	while (r.unread.n > 0)
		free(r.unread.v[--r.unread.n]);
	free(r.unread.v);
	free(r.paths);
	forget_copies(&r);
	free(r.copies);
	free(r.settled);
	return rc;
}
