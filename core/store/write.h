/*
 * write.h - rows into an index file that nobody else sees yet.
 *
 * Used by the indexer only. Text is bound, never pasted into SQL. A failure
 * leaves the file useless: it is thrown away (publish.h), never repaired.
 */
#ifndef CORE_STORE_WRITE_H
#define CORE_STORE_WRITE_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writer;

/* A value for a column. */
struct value {
	enum { VALUE_NULL, VALUE_INT, VALUE_REAL, VALUE_TEXT, VALUE_BLOB } type;
	int64_t i;
	double r;
	const char *s;
	size_t n;
};

struct value value_int(int64_t i);
struct value value_real(double r);
struct value value_text(const char *s); /* NULL gives null */
struct value value_piece(const char *s, size_t n);
struct value value_bytes(const void *p, size_t n);
struct value value_null(void);

/* What can be written; the values are the table's columns in the order of
 * schema.sql, without id. */
enum write {
	WRITE_PLAN,
	WRITE_PLAN_YEAR,
	WRITE_PASSAGE,
	WRITE_PASSAGE_SHIFT,
	WRITE_HEADER,
	WRITE_MENTION,
	WRITE_OTHER_NAME,
	WRITE_THEME,
	WRITE_PHASE,
	WRITE_ANNIVERSARY,
	WRITE_CITATION,
	WRITE_TARGET,
	WRITE_RECIPIENT,
	WRITE_AUDIENCE,
	WRITE_ABBREVIATION,
	WRITE_FINDING,
	WRITE_FLAG,
	WRITE_UNIT,
	WRITE_EVENT,
	WRITE_DECISION,
	WRITE_REUSE,
	WRITE_REUSED,
	WRITE_FORMULA,
	WRITE_COUNT,
};

/* Opens path, a copy of an index or (fresh) no file yet. One transaction is
 * begun. */
enum rc writer_open(
    struct writer **writer, const char *path, bool fresh, struct err *err);
void writer_close(struct writer *writer); /* may be NULL; no commit */

/* Writes one row; id (may be NULL) is its row id. A unit or event whose
 * key is there already is brought up to date. */
enum rc writer_put(struct writer *writer, enum write what,
    const struct value *values, size_t n, int64_t *id, struct err *err);

/* The movement with this key, made if it is new. */
enum rc writer_movement(struct writer *writer, const char *key,
    const char *name, const char *kind, const char *sponsor, bool authority,
    int64_t *id, struct err *err);

/* No movement, unit or event counts as the authority's until it is written as
 * such again; writer_finish drops the units that are not and that no plan
 * has. */
enum rc writer_forget_authority(struct writer *writer, struct err *err);

/* The unit with this key; RC_NOTFOUND without a message if there is none. */
enum rc writer_unit(
    struct writer *writer, const char *key, int64_t *id, struct err *err);

/* Removes a plan and everything that was read from it. */
enum rc writer_forget(struct writer *writer, int64_t plan, struct err *err);

/* The plan's file has moved. */
enum rc writer_rename(
    struct writer *writer, int64_t plan, const char *source, struct err *err);

enum rc writer_meta(
    struct writer *writer, const char *key, const char *value, struct err *err);

/* Settles names of movements no authority knows (the form most printed), drops
 * those without mentions, rebuilds the vocabulary, commits. */
enum rc writer_finish(struct writer *writer, struct err *err);

/* Checks the finished file (quick_check, FTS5 integrity-check, foreign keys):
 * RC_DAMAGED where a check fails. */
enum rc writer_check(struct writer *writer, struct err *err);

#endif
