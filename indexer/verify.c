/* verify.c - the index page by page, and the sources span by span. */
#include "indexer/verify.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/cli/say.h"
#include "core/store/spans.h"
#include "core/store/whole.h"
#include "core/text/fold.h"
#include "indexer/clean.h"
#include "indexer/decode.h"
#include "indexer/document.h"
#include "indexer/progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct verify {
	const char *program, *database;
	struct progress progress;
	size_t max_size;
	char *source; /* the one that is open */
	struct buf bytes;
	bool same; /* it is there, and the bytes are those that were read */
	struct document piece;
	struct buf key, stored;
	size_t spans, agree, sources, changed, missing, told;
};

/* Disagreements that are told one by one; the rest is only counted. */
enum { TOLD = 20 };

static void
open_source(struct verify *v, const struct span_row *row)
{
	struct err err = ERR_INIT;
	struct digest digest;

	free(v->source);
	v->source = mem_strdup(row->source);
	v->sources++;
	progress_step(&v->progress, row->source);
	buf_reset(&v->bytes);
	v->same = false;
	if (file_read(row->source, v->max_size, &v->bytes, &err) != RC_OK) {
		progress_clear(&v->progress);
		say_warning(v->program, "%s: %s", row->source, err.msg);
		v->changed++;
		v->missing++;
		return;
	}
	digest_text(&digest, (struct str){buf_cstr(&v->bytes), v->bytes.n});
	v->same = strcmp(digest.hex, row->sha256) == 0;
	if (!v->same) {
		progress_clear(&v->progress);
		say_warning(v->program,
		    "%s: changed since it was read; index it again",
		    row->source);
		v->changed++;
	}
}

/* The comparison key of the source's bytes in [from, to), read as a document
 * is read. */
static void
piece_key(struct verify *v, size_t from, size_t to)
{
	struct document *d = &v->piece;

	document_reset(d);
	decode_piece(d, (struct str){v->bytes.p, v->bytes.n}, from, to);
	clean(d);
	buf_reset(&v->key);
	fold_key(buf_cstr(&d->text), d->text.n, &v->key);
}

static const char *
stored_key(struct verify *v, const char *text)
{
	buf_reset(&v->stored);
	fold_key(text, strlen(text), &v->stored);
	return buf_cstr(&v->stored);
}

static bool
agrees(struct verify *v, const struct span_row *row)
{
	if (!v->same || row->from < 0 || row->to <= row->from ||
	    (uint64_t)row->to > v->bytes.n)
		return false;
	piece_key(v, (size_t)row->from, (size_t)row->to);
	if (row->value)
		return strcmp(stored_key(v, row->value), buf_cstr(&v->key)) ==
		       0;
	return strstr(stored_key(v, row->passage), buf_cstr(&v->key)) != NULL;
}

static enum rc
on_span(const struct span_row *row, void *arg, struct err *err)
{
	struct verify *v = arg;

	(void)err;
	if (!v->source || strcmp(v->source, row->source) != 0)
		open_source(v, row);
	v->spans++;
	if (agrees(v, row)) {
		v->agree++;
	} else if (v->same && v->spans - v->agree <= TOLD) {
		progress_clear(&v->progress);
		say_warning(v->program,
		    "%s: %s:%lld, bytes %lld to %lld: the "
		    "file says something else",
		    row->source, row->kind, (long long)row->id,
		    (long long)row->from, (long long)row->to);
	}
	return RC_OK;
}

/* Was the last source named from a folder, not from the root? */
static bool
is_relative(const struct verify *v)
{
	return v->source && v->source[0] != '/';
}

static enum rc
conclude(const struct verify *v, struct err *err)
{
	(void)printf("%zu of %zu places agree, in %zu of %zu sources\n",
	    v->agree, v->spans, v->sources - v->changed, v->sources);
	if (fflush(stdout) != 0)
		return err_set(err, RC_IO,
		    "cannot write to standard output: %s", strerror(errno));
	if (v->missing && is_relative(v))
		say_note(v->program,
		    "sources are named from the folder in which they were "
		    "indexed; run verify there");
	if (v->agree < v->spans)
		return err_set(err, RC_ATTENTION,
		    "%zu of %zu places do not say what was read there",
		    v->spans - v->agree, v->spans);
	return RC_OK;
}

static void
on_step(size_t done, size_t of, void *arg)
{
	struct verify *v = arg;

	progress_set(&v->progress, done, of);
}

static void
on_page(uint32_t page, void *arg)
{
	struct verify *v = arg;

	if (v->told++ >= TOLD)
		return;
	progress_clear(&v->progress);
	say_warning(v->program, "%s: page %lu does not hold its checksum",
	    v->database, (unsigned long)page);
}

/* On a terminal. */
static void
show_progress(struct verify *v, const char *what, size_t total)
{
	enum progress_how how = PROGRESS_NONE;
	struct err err = ERR_INIT;

	(void)progress_choose(&how, "auto", &err);
	progress_begin(&v->progress, how, v->program, what, total);
}

static enum rc
check_pages(struct verify *v, struct err *err)
{
	size_t broken = 0, pages = 0;
	struct db *db;
	enum rc rc = db_look(&db, v->database, err);

	if (rc)
		return rc;
	show_progress(v, "pages", 0);
	rc = whole_sums(db, on_step, on_page, v, &broken, &pages, err);
	progress_clear(&v->progress);
	db_close(db);
	if (!broken)
		return rc;
	return err_set(err, RC_DAMAGED,
	    "%s is damaged (%zu of %zu pages do not hold their checksums); "
	    "remove it and make it again with: thidua index",
	    v->database, broken, pages);
}

static enum rc
check_file(struct verify *v, struct db *db, struct err *err)
{
	enum rc rc = whole_trees(db, v->database, err);

	if (rc == RC_OK)
		rc = whole_references(db, v->database, err);
	if (rc == RC_OK)
		rc = whole_counts(db, v->database, err);
	return rc ? rc : whole_search(v->database, err);
}

static enum rc
check_sources(struct verify *v, struct db *db, struct err *err)
{
	int64_t n;
	enum rc rc = spans_sources(db, &n, err);

	if (rc)
		return rc;
	show_progress(v, "sources", (size_t)n);
	rc = spans_each(db, on_span, v, err);
	progress_clear(&v->progress);
	return rc;
}

enum rc
verify(
    const char *program, const char *database, size_t max_size, struct err *err)
{
	struct verify v = {
	    .program = program, .database = database, .max_size = max_size};
	struct db *db;
	enum rc rc = check_pages(&v, err);

	if (rc == RC_OK)
		rc = db_open(&db, database, err);
	if (rc)
		return rc;
	rc = check_file(&v, db, err);
	if (rc == RC_OK)
		rc = check_sources(&v, db, err);
	if (rc == RC_OK)
		rc = conclude(&v, err);
	db_close(db);
	free(v.source);
	buf_release(&v.bytes);
	buf_release(&v.key);
	buf_release(&v.stored);
	document_release(&v.piece);
	return rc;
}
