/* index.c - a run: what is known, what is new, what is gone. */
#define _GNU_SOURCE
#include "indexer/index.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/base/version.h"
#include "core/cli/say.h"
#include "core/store/inventory.h"
#include "core/store/publish.h"
#include "core/store/reuse.h"
#include "core/store/seen.h"
#include "indexer/pipeline.h"
#include "indexer/progress.h"
#include "indexer/put.h"
#include "indexer/stop.h"
#include "indexer/summary.h"
#include "indexer/turn.h"
#include "indexer/walk.h"

#include <errno.h>
#include <search.h>
#include <sha256.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
	char reading[65];    /* hash of what this run reads with */
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

static int
by_hash(const void *a, const void *b)
{
	const struct copy *x = a, *y = b;

	return strcmp(x->sha256, y->sha256);
}

static struct copy *
find_copy(struct run *r, const char *sha256)
{
	const struct inventory_plan *p = inventory_with(&r->inventory, sha256);
	struct copy probe = {.sha256 = sha256};
	void *found;

	if (p)
		return &r->copies[p - r->inventory.v];
	found = tfind(&probe, &r->hashes, by_hash);
	return found ? *(struct copy **)found : NULL;
}

/* From now on these bytes are those of source, which this run has put. */
static void
add_copy(struct run *r, const char *sha256, const char *source)
{
	struct copy *c = find_copy(r, sha256);

	if (!c) {
		c = mem_alloc(sizeof(*c));
		c->sha256 = c->own = mem_strdup(sha256);
		(void)mem_need(tsearch(c, &r->hashes, by_hash));
	}
	c->source = source;
	c->old = NULL;
}

static void
free_copy(void *p)
{
	struct copy *c = p;

	free(c->own);
	free(c);
}

/* What may not be looked at, or lies on a disk that fails, may be there. */
static bool
is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* Begins the new version at the first thing to write. */
static enum rc
begin_writing(struct run *r, struct err *err)
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
static bool
is_current(const struct run *r, const struct inventory_plan *p)
{
	return strcmp(p->reading, r->reading) == 0;
}

/* The worker's question: nothing to do for this file? Its plan is as it was,
 * or, where it has none, another has its bytes. */
static bool
is_known(const char *path, const char *sha256, void *arg)
{
	const struct run *r = arg;
	const struct inventory_plan *p = inventory_find(&r->inventory, path);

	if (!p)
		p = inventory_with(&r->inventory, sha256);
	return p && is_current(r, p) && strcmp(p->sha256, sha256) == 0;
}

/* The worker's other question. */
static bool
hash_of(
    const char *path, const struct seen_look *look, char sha256[65], void *arg)
{
	const struct run *r = arg;

	return !r->o->no_trust && seen_find(r->seen, path, look, sha256);
}

static void
say_failed(struct run *r, const struct work *w)
{
	r->n.failed++;
	progress_clear(&r->progress);
	say_warning(r->o->program, "%s: %s%s%s", w->path, w->err.msg,
	    w->rc == RC_LIMIT ? "; --max-size allows more" : "",
	    inventory_find(&r->inventory, w->path)
		? " (its earlier version stays in the index)"
		: "");
}

static enum rc
forget(struct run *r, const struct inventory_plan *old, struct err *err)
{
	r->settled[old - r->inventory.v] = true;
	return writer_forget(r->writer, old->id, err);
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_listed(const struct file_list *files, const char *path)
{
	return files->n &&
	       bsearch(&path, files->v, files->n, sizeof(*files->v), by_path);
}

/* Does the file at path, which may be another by now, have these bytes? A
 * file that cannot be read keeps its earlier version. */
static bool
has_bytes(const struct run *r, const char *path, const char *sha256)
{
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;
	char hash[65] = "";
	enum rc rc = file_read(path, r->o->max_size, &bytes, &err);

	if (rc == RC_OK)
		(void)SHA256Data(
		    (const uint8_t *)buf_cstr(&bytes), bytes.n, hash);
	buf_release(&bytes);
	return rc != RC_OK || strcmp(hash, sha256) == 0;
}

/* What became of a document of the index with the bytes of a file at hand. */
enum fate {
	FATE_STAYS, /* where it was */
	FATE_GOES,  /* its file has, or will have, other bytes */
	FATE_MOVED, /* its file is there no more */
};

static enum fate
look_for(const struct run *r, const struct copy *c, const char *path)
{
	if (!c->old)
		return FATE_STAYS;
	if (r->settled[c->old - r->inventory.v])
		return FATE_GOES;
	if (!is_there(c->source))
		return FATE_MOVED;
	/* its turn comes later in this run */
	if (is_listed(&r->files, c->source) && strcmp(c->source, path) > 0 &&
	    !has_bytes(r, c->source, c->sha256))
		return FATE_GOES;
	return FATE_STAYS;
}

/* The same bytes under another name: a duplicate, or a file that moved. */
static enum rc
take_copy(struct run *r, const struct work *w, struct copy *c, bool *done,
    struct err *err)
{
	enum fate fate = look_for(r, c, w->path);
	enum rc rc;

	*done =
	    fate == FATE_STAYS || (fate == FATE_MOVED && is_current(r, c->old));
	if (fate == FATE_STAYS) {
		r->n.duplicate++;
		progress_clear(&r->progress);
		if (!r->o->quiet)
			say_note(r->o->program, "%s: the same bytes as %s",
			    w->path, c->source);
		return RC_OK;
	}
	if (fate == FATE_GOES)
		return RC_OK;
	rc = begin_writing(r, err);
	if (rc == RC_OK && *done) {
		r->n.moved++;
		r->settled[c->old - r->inventory.v] = true;
		rc = writer_rename(r->writer, c->old->id, w->path, err);
		c->source = w->path;
		c->old = NULL;
		return rc;
	}
	return rc ? rc : forget(r, c->old, err);
}

/* A rule that met a limit is an error to report, never "no match". */
static void
say_limits(struct run *r, const struct work *w)
{
	for (size_t i = 0; i < w->facts.flags.n; i++) {
		const struct flag *f = &w->facts.flags.v[i];
		size_t p = document_passage(&w->doc, f->at.from);

		if (strcmp(f->code, "rule-limit") != 0)
			continue;
		r->n.limited++;
		progress_clear(&r->progress);
		say_warning(r->o->program, "%s:%zu: %s", w->path,
		    w->doc.passages[p].line, f->detail);
	}
}

/* The bytes turn out to be of a plan that will have others: they are read
 * after all. */
static void
read_after_all(struct run *r, struct work *w)
{
	const struct pipeline p = {.rules = r->o->rules,
	    .authority = r->o->authority,
	    .max_size = r->o->max_size};
	struct matcher *m = matcher_new(r->o->rules, NULL);

	work_do(w, &p, m, NULL);
	matcher_free(m);
}

/* A file without a plan whose bytes a plan of the index has. */
static enum rc
take_known_copy(struct run *r, struct work *w, bool *done, struct err *err)
{
	struct copy *c = find_copy(r, w->doc.sha256);
	enum rc rc = take_copy(r, w, c, done, err);

	if (rc == RC_OK && !*done)
		read_after_all(r, w);
	return rc;
}

static enum rc
put(struct run *r, struct work *w, const struct inventory_plan *old,
    struct err *err)
{
	enum rc rc;
	int64_t at;

	if (!old)
		r->n.fresh++;
	else if (strcmp(old->sha256, w->doc.sha256) == 0)
		r->n.redone++;
	else
		r->n.changed++;
	say_limits(r, w);
	r->n.flagged += w->facts.flags.n > 0;
	r->n.flags += w->facts.flags.n;
	add_copy(r, w->doc.sha256, w->path);
	at = profile_add(r->o->profile, STAGE_WRITE, 0);
	rc = put_document(
	    r->writer, &w->doc, &w->facts, r->o->authority, r->reading, err);
	(void)profile_add(r->o->profile, STAGE_WRITE, at);
	return rc;
}

static enum rc
take(struct work *w, void *arg, struct err *err)
{
	struct run *r = arg;
	const struct inventory_plan *old =
	    inventory_find(&r->inventory, w->path);
	struct copy *c;
	bool done = false;
	enum rc rc = RC_OK;

	progress_step(&r->progress, w->path);
	if (w->known && old)
		r->n.unchanged++;
	else if (w->known)
		rc = take_known_copy(r, w, &done, err);
	if (w->rc)
		say_failed(r, w);
	else if (w->looked)
		seen_put(r->seen, w->path, &w->look, w->doc.sha256);
	if (rc || done || w->rc || w->known)
		return rc;
	/* first, so that the path is free for a plan that moves to it */
	if (old)
		rc = begin_writing(r, err);
	if (rc == RC_OK && old)
		rc = forget(r, old, err);
	c = find_copy(r, w->doc.sha256);
	if (rc == RC_OK && c && strcmp(c->source, w->path) != 0)
		rc = take_copy(r, w, c, &done, err);
	if (rc == RC_OK && !done)
		rc = begin_writing(r, err);
	if (rc || done)
		return rc;
	return put(r, w, old, err);
}

static void
warn_path(const char *path, const char *why, void *arg)
{
	struct run *r = arg;

	r->n.failed++;
	say_warning(r->o->program, "%s: %s", path, why);
}

static void
note_path(const char *path, const char *why, void *arg)
{
	const struct run *r = arg;

	if (!r->o->quiet)
		say_note(r->o->program, "%s: %s", path, why);
}

static bool
is_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return strcmp(folder, ".") == 0 ||
	       (strncmp(path, folder, n) == 0 &&
		   (path[n] == '/' || path[n] == '\0'));
}

static size_t
count_below(const struct run *r, const char *folder)
{
	size_t n = 0;

	for (size_t i = 0; i < r->inventory.n; i++)
		n += strcmp(r->inventory.v[i].source, folder) != 0 &&
		     is_below(r->inventory.v[i].source, folder);
	return n;
}

/* A folder that is not there, but was when its plans were read, is on a disk
 * that is away or was named otherwise: the run goes on without it. */
static void
take_paths(struct run *r)
{
	r->paths = mem_alloc((r->o->n_paths + 1) * sizeof(*r->paths));
	for (size_t i = 0; i < r->o->n_paths; i++) {
		char *path = r->o->paths[i];
		struct stat st;
		size_t plans = stat(path, &st) == 0 ? 0 : count_below(r, path);

		if (plans == 0) {
			r->paths[r->n_paths++] = path;
			continue;
		}
		r->n.failed++;
		say_warning(r->o->program,
		    "%s: not there (a disk that is not mounted?); the plans "
		    "read from it stay in the index: %zu",
		    path, plans);
	}
}

/* While folders are walked: what is below is not known to be gone. */
static void
warn_unread(const char *path, const char *why, void *arg)
{
	struct run *r = arg;

	ARR_GROW(r->unread.v, r->unread.n, r->unread.cap);
	r->unread.v[r->unread.n++] = mem_strdup(path);
	warn_path(path, why, arg);
}

static enum rc
find_files(struct run *r, struct err *err)
{
	const struct walk_options o = {
	    .follow = r->o->follow,
	    .warn = warn_unread,
	    .note = note_path,
	    .arg = r,
	};

	take_paths(r);
	return walk(&r->files, r->paths, r->n_paths, &o, err);
}

static void
make_reading(struct run *r)
{
	const char *const parts[] = {THIDUA_VERSION, rules_hash(r->o->rules),
	    authority_hash(r->o->authority)};
	SHA2_CTX sha;

	SHA256Init(&sha);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		SHA256Update(
		    &sha, (const uint8_t *)parts[i], strlen(parts[i]) + 1);
	(void)SHA256End(&sha, r->reading);
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

/* Plans outside the given folders that other rules have read are read again
 * too. */
static void
add_other_sources(struct run *r)
{
	struct file_list *files = &r->files;
	size_t listed = files->n;

	for (size_t i = 0; i < r->inventory.n; i++) {
		const char *source = r->inventory.v[i].source;
		struct file_list sorted = {.v = files->v, .n = listed};

		if (is_current(r, &r->inventory.v[i]) ||
		    is_listed(&sorted, source) || !is_there(source))
			continue;
		ARR_GROW(files->v, files->n, files->cap);
		files->v[files->n++] = mem_strdup(source);
	}
	if (files->n)
		qsort(files->v, files->n, sizeof(*files->v), by_path);
}

static bool
is_empty(const struct run *r, const char *folder)
{
	struct stat st;

	if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode))
		return false;
	for (size_t i = 0; i < r->files.n; i++)
		if (is_below(r->files.v[i], folder))
			return false;
	return true;
}

/* Is the file of plan i of the inventory there no more? */
static bool
is_gone(const struct run *r, size_t i)
{
	const char *source = r->inventory.v[i].source;

	return !r->settled[i] && !is_listed(&r->files, source) &&
	       !is_there(source);
}

static size_t
count_gone(const struct run *r, const char *folder)
{
	size_t n = 0;

	for (size_t i = 0; i < r->inventory.n; i++)
		n +=
		    is_below(r->inventory.v[i].source, folder) && is_gone(r, i);
	return n;
}

/* Given folders that hold no plan, and held some: a disk that is not mounted
 * looks like that. They count as not looked into. */
static void
keep_empty(struct run *r)
{
	for (size_t k = 0; k < r->n_paths; k++) {
		const char *folder = r->paths[k];
		size_t plans = is_empty(r, folder) ? count_gone(r, folder) : 0;

		if (plans == 0)
			continue;
		ARR_GROW(r->unread.v, r->unread.n, r->unread.cap);
		r->unread.v[r->unread.n++] = mem_strdup(folder);
		r->n.failed++;
		say_warning(r->o->program,
		    "%s: no plan is left in it (a disk that is not mounted?); "
		    "those read from it stay in the index: %zu; to be without "
		    "them, make another index",
		    folder, plans);
	}
}

static bool
is_below_any(const char *path, char *const *folders, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_below(path, folders[i]))
			return true;
	return false;
}

/* Plans below the given folders whose file is there no more. */
static enum rc
look_for_gone(struct run *r, struct err *err)
{
	enum rc rc = RC_OK;

	if (r->o->prune)
		keep_empty(r);
	for (size_t i = 0; rc == RC_OK && i < r->inventory.n; i++) {
		const struct inventory_plan *p = &r->inventory.v[i];

		if (!is_below_any(p->source, r->paths, r->n_paths) ||
		    is_below_any(p->source, r->unread.v, r->unread.n) ||
		    !is_gone(r, i))
			continue;
		r->n.gone++;
		if (!r->o->prune) {
			r->n.dated += !is_current(r, p);
			continue;
		}
		rc = begin_writing(r, err);
		if (rc == RC_OK)
			rc = forget(r, p, err);
		r->n.pruned++;
	}
	return rc;
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
		rc = begin_writing(r, err);
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
	    .is_known = is_known,
	    .hash_of = hash_of,
	    .take = take,
	    .arg = r,
	};
	enum rc rc;

	progress_begin(
	    &r->progress, r->o->progress, r->o->program, "files", r->files.n);
	rc = pipeline_run(&p, err);
	progress_clear(&r->progress);
	if (rc == RC_OK)
		rc = look_for_gone(r, err);
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
		rc = find_files(r, err);
	if (rc)
		return rc;
	if (r->files.n == 0 && !r->o->prune && r->n.failed == 0)
		return err_set(err, RC_USAGE,
		    "no .txt or .md file in %s; nothing was done",
		    r->o->paths[0]);
	add_other_sources(r);
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
	tdestroy(r.hashes, free_copy);
	free(r.copies);
	free(r.settled);
	return rc;
}
