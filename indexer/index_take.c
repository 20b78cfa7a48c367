/* index_take.c - one document: new, changed, moved, a copy, or as it was. */
#define _GNU_SOURCE
#include "indexer/index_impl.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/cli/say.h"
#include "indexer/put.h"
#include <search.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

void
index_free_copy(void *p)
{
	struct copy *c = p;

	free(c->own);
	free(c);
}

/* The worker's question: nothing to do for this file? Its plan is as it was,
 * or, where it has none, another has its bytes. */
bool
index_is_known(const char *path, const char *sha256, void *arg)
{
	const struct run *r = arg;
	const struct inventory_plan *p = inventory_find(&r->inventory, path);

	if (!p)
		p = inventory_with(&r->inventory, sha256);
	return p && index_is_current(r, p) && strcmp(p->sha256, sha256) == 0;
}

/* The worker's other question. */
bool
index_hash_of(
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

/* Does the file at path, which may be another by now, have these bytes? A
 * file that cannot be read keeps its earlier version. */
static bool
has_bytes(const struct run *r, const char *path, const char *sha256)
{
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;
	struct digest digest;
	enum rc rc = file_read(path, r->o->max_size, &bytes, &err);

	digest_text(&digest, (struct str){buf_cstr(&bytes), bytes.n});
	buf_release(&bytes);
	return rc != RC_OK || strcmp(digest.hex, sha256) == 0;
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
	if (!index_is_there(c->source))
		return FATE_MOVED;
	/* its turn comes later in this run */
	if (index_is_listed(&r->files, c->source) &&
	    strcmp(c->source, path) > 0 && !has_bytes(r, c->source, c->sha256))
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

	*done = fate == FATE_STAYS ||
		(fate == FATE_MOVED && index_is_current(r, c->old));
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
	rc = index_begin_writing(r, err);
	if (rc == RC_OK && *done) {
		r->n.moved++;
		r->settled[c->old - r->inventory.v] = true;
		rc = writer_rename(r->writer, c->old->id, w->path, err);
		c->source = w->path;
		c->old = NULL;
		return rc;
	}
	return rc ? rc : index_forget(r, c->old, err);
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
	struct copy *c = find_copy(r, w->doc.digest.hex);
	enum rc rc = RC_OK;

	*done = false;
	if (c)
		rc = take_copy(r, w, c, done, err);
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
	else if (strcmp(old->sha256, w->doc.digest.hex) == 0)
		r->n.redone++;
	else
		r->n.changed++;
	say_limits(r, w);
	r->n.flagged += w->facts.flags.n > 0;
	r->n.flags += w->facts.flags.n;
	add_copy(r, w->doc.digest.hex, w->path);
	at = profile_add(r->o->profile, STAGE_WRITE, 0);
	rc = put_document(r->writer, &w->doc, &w->facts, r->o->authority,
	    r->reading.hex, err);
	(void)profile_add(r->o->profile, STAGE_WRITE, at);
	return rc;
}

enum rc
index_take(struct work *w, void *arg, struct err *err)
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
		seen_put(r->seen, w->path, &w->look, w->doc.digest.hex);
	if (rc || done || w->rc || w->known)
		return rc;
	/* first, so that the path is free for a plan that moves to it */
	if (old)
		rc = index_begin_writing(r, err);
	if (rc == RC_OK && old)
		rc = index_forget(r, old, err);
	c = find_copy(r, w->doc.digest.hex);
	if (rc == RC_OK && c && strcmp(c->source, w->path) != 0)
		rc = take_copy(r, w, c, &done, err);
	if (rc == RC_OK && !done)
		rc = index_begin_writing(r, err);
	if (rc || done)
		return rc;
	return put(r, w, old, err);
}
