/* modes.c - records, evaluation, explanation and the index, each a mode. */
#include "indexer/modes.h"

#include "core/base/mem.h"
#include "core/cli/say.h"
#include "indexer/eval.h"
#include "indexer/explain.h"
#include "indexer/index.h"
#include "indexer/pipeline.h"
#include "indexer/record.h"
#include "indexer/review.h"
#include "indexer/verify.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum rc
flush_output(struct err *err)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return err_set(err, RC_IO,
		    "cannot write to standard output: %s", strerror(errno));
	return RC_OK;
}

static size_t
max_bytes(const struct options *o)
{
	return (size_t)o->max_size * 1024 * 1024;
}

/* Records */

static void
warn_path(const char *path, const char *why, void *arg)
{
	struct session *s = arg;

	s->failed++;
	say_warning(s->program, "%s: %s", path, why);
}

static void
note_path(const char *path, const char *why, void *arg)
{
	const struct session *s = arg;

	if (!s->o->quiet)
		say_note(s->program, "%s: %s", path, why);
}

static enum rc
print_record(struct work *w, void *arg, struct err *err)
{
	struct session *s = arg;
	char *line;

	if (w->rc) {
		warn_path(w->path, w->err.msg, s);
		return RC_OK;
	}
	line = record_json(&w->doc, &w->facts, s->authority);
	(void)puts(line);
	free(line);
	return ferror(stdout) ? flush_output(err) : RC_OK;
}

/* Every document of the given paths goes to take, in order. */
static enum rc
run_over_files(struct session *s,
    enum rc (*take)(struct work *, void *, struct err *), struct err *err)
{
	struct file_list files = FILE_LIST_INIT;
	const struct pipeline p = {
	    .files = &files,
	    .rules = s->rules,
	    .authority = s->authority,
	    .max_size = max_bytes(s->o),
	    .workers = (size_t)s->o->workers,
	    .profile = s->profile,
	    .take = take,
	    .arg = s,
	};
	const struct walk_options walking = {
	    .follow = s->o->follow,
	    .warn = warn_path,
	    .note = note_path,
	    .arg = s,
	};
	enum rc rc = walk(&files, s->paths, s->n_paths, &walking, err);

	if (rc == RC_OK && files.n == 0 && s->failed == 0)
		rc = err_set(
		    err, RC_USAGE, "no .txt or .md file in %s", s->paths[0]);
	s->files = files.n;
	if (rc == RC_OK)
		rc = pipeline_run(&p, err);
	file_list_release(&files);
	return rc;
}

enum rc
mode_records(struct session *s, struct err *err)
{
	enum rc rc = run_over_files(s, print_record, err);

	if (rc == RC_OK)
		rc = flush_output(err);
	if (rc == RC_OK && s->failed)
		rc = err_set(err, RC_ATTENTION,
		    "%zu of %zu files could not be read", s->failed, s->files);
	return rc;
}

/* Eval */

static enum rc
take_eval(struct work *w, void *arg, struct err *err)
{
	struct session *s = arg;
	char *record;
	enum rc rc;

	if (w->rc) {
		warn_path(w->path, w->err.msg, s);
		return RC_OK;
	}
	record = record_json(&w->doc, &w->facts, s->authority);
	rc = eval_record(s->eval, record, err);
	free(record);
	return rc;
}

enum rc
mode_eval(struct session *s, struct err *err)
{
	const struct sink_options options = {.width = say_width(STDOUT_FILENO),
	    .colour = say_colour(STDOUT_FILENO)};
	enum rc rc = eval_open(&s->eval, s->o->eval, err);

	if (rc == RC_OK && s->o->verbose)
		eval_verbose(s->eval);
	if (rc == RC_OK)
		rc = run_over_files(s, take_eval, err);
	if (rc == RC_OK)
		rc = flush_output(err);
	if (rc == RC_OK)
		rc = eval_write(s->eval, &options, err);
	eval_free(s->eval);
	return rc;
}

/* Explain */

enum rc
mode_explain(struct session *s, struct err *err)
{
	const struct pipeline p = {.rules = s->rules,
	    .authority = s->authority,
	    .max_size = max_bytes(s->o)};
	struct matcher *m = matcher_new(s->rules, NULL);
	struct work *w = mem_alloc(sizeof(*w));
	enum rc rc;

	w->path = s->paths[0];
	work_do(w, &p, m, NULL);
	rc = w->rc;
	if (rc) {
		*err = w->err;
		err_wrap(err, "%s", w->path);
	} else {
		explain(&w->doc, &w->facts, s->authority, stdout);
		rc = flush_output(err);
	}
	work_release(w);
	free(w);
	matcher_free(m);
	return rc;
}

/* Index */

enum rc
mode_index(struct session *s, struct err *err)
{
	struct index_run run = {
	    .program = s->program,
	    .database = s->o->database,
	    .paths = s->paths,
	    .n_paths = s->n_paths,
	    .rules = s->rules,
	    .authority = s->authority,
	    .max_size = max_bytes(s->o),
	    .workers = (size_t)s->o->workers,
	    .prune = s->o->prune,
	    .follow = s->o->follow,
	    .no_reuse = s->o->no_reuse,
	    .wait = s->o->wait,
	    .no_trust = s->o->no_trust_mtime,
	    .quiet = s->o->quiet,
	    .profile = s->profile,
	};

	enum rc rc = progress_choose(&run.progress, s->o->progress, err);

	if (s->o->quiet)
		run.progress = PROGRESS_NONE;
	return rc ? rc : index_run(&run, err);
}

/* Verify and review */

enum rc
mode_verify(struct session *s, struct err *err)
{
	return verify(s->program, s->o->database, max_bytes(s->o), err);
}

enum rc
mode_review(struct session *s, struct err *err)
{
	return review(s->program, s->o->database, s->o->review, s->authority,
	    s->o->wait, err);
}
