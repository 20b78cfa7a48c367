/* reuse_impl.h - what the files that write text reuse share. */
#ifndef CORE_STORE_REUSE_IMPL_H
#define CORE_STORE_REUSE_IMPL_H

#include "core/base/err.h"
#include "core/base/sorter.h"
#include "core/reuse/reuse.h"
#include "core/store/reuse.h"
#include "core/store/reuse_text.h"
#include "core/store/write_impl.h"

#include <sqlite3.h>
#include <stdint.h>

/* Bytes of places and seeds, and of others, that are sorted at a time. */
enum { REUSE_PLACES_MEMORY = 4 << 20, REUSE_ROWS_MEMORY = 2 << 20 };

/* A row of the table reuse; a and b are numbers of reuse_texts. */
struct reuse_row {
	int64_t id, formula; /* 0: none */
	uint32_t a, b, word_a, end_a, word_b, end_b;
	uint32_t least; /* of its common words: in how many plans at least */
	uint16_t directed;
	uint8_t verbatim, common;
};

struct reuse_run {
	struct writer *w;
	const struct reuse_options *o;
	char *folder; /* of the index: what memory does not hold goes there */
	struct reuse_texts texts;
	struct reuse_places places; /* of one plan at a time */
	uint32_t placed;            /* its number, and one; 0: of none */
	struct fingerprint_marks *marks;
	sqlite3_stmt *forget;
	struct sorter *by_source; /* rows, as reuse_by_source has them */
};

enum rc reuse_prepare(
    struct reuse_run *r, const char *sql, sqlite3_stmt **st, struct err *err);
/* Runs a statement to its end, which gives no row. */
enum rc reuse_step(struct reuse_run *r, sqlite3_stmt *st, struct err *err);

/* Where words of a plan stand. */
struct reuse_place {
	int64_t passage, skip, from, to;
};

/* The places of a plan's words, there until other ones are asked for. */
enum rc reuse_places_of(struct reuse_run *r, uint32_t number,
    const struct reuse_places **out, struct err *err);
struct reuse_place reuse_place_of(
    const struct reuse_places *p, uint32_t from, uint32_t to);
enum rc reuse_find_place(struct reuse_run *r, uint32_t number, uint32_t from,
    uint32_t to, struct reuse_place *out, struct err *err);

/* From the table reuse: the table reused, and all rows into r->by_source, with
 * what is common. */
enum rc reuse_put_words(struct reuse_run *r, struct err *err);

/* From r->by_source: the table formula, and which rows are one. */
enum rc reuse_put_formulae(struct reuse_run *r, struct err *err);

/* Common ones first, in order of their places in plan a. */
sorter_order reuse_by_source;

#endif
