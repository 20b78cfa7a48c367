/* verify.c - reading the sources again, span by span. */
#include "indexer/verify.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/cli/say.h"
#include "core/store/spans.h"
#include "core/text/fold.h"
#include "indexer/clean.h"
#include "indexer/decode.h"
#include "indexer/document.h"

#include <errno.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct verify {
	const char *program;
	size_t max_size;
	char *source; /* the one that is open */
	struct buf bytes;
	bool same; /* it is there, and the bytes are those that were read */
	struct document piece;
	struct buf key, stored;
	size_t spans, agree, sources, changed, missing;
};

/* Disagreements that are told one by one; the rest is only counted. */
enum { TOLD = 20 };

static void
open_source(struct verify *v, const struct span_row *row)
{
	struct err err = ERR_INIT;
	char sha256[65];

	free(v->source);
	v->source = mem_strdup(row->source);
	v->sources++;
	buf_reset(&v->bytes);
	v->same = false;
	if (file_read(row->source, v->max_size, &v->bytes, &err) != RC_OK) {
		say_warning(v->program, "%s: %s", row->source, err.msg);
		v->changed++;
		v->missing++;
		return;
	}
	(void)SHA256Data(
	    (const uint8_t *)buf_cstr(&v->bytes), v->bytes.n, sha256);
	v->same = strcmp(sha256, row->sha256) == 0;
	if (!v->same) {
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

enum rc
verify(
    const char *program, const char *database, size_t max_size, struct err *err)
{
	struct verify v = {.program = program, .max_size = max_size};
	struct db *db;
	enum rc rc = db_open(&db, database, err);

	if (rc)
		return rc;
	rc = spans_check_file(db, err);
	if (rc == RC_OK)
		rc = spans_each(db, on_span, &v, err);
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
