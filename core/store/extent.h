/*
 * extent.h - where the passages of the plans in scope stand.
 *
 * The passages of a plan are written together, so that their numbers are a run.
 * Which plan a passage is of is told from those runs, without looking at the
 * passage, whose row holds its text: a question that FTS5 answers in passages
 * is kept to the plans in scope by
 *
 *   in_scope(passage)   SQL: 1 where the passage is of a plan in scope, else 0
 */
#ifndef CORE_STORE_EXTENT_H
#define CORE_STORE_EXTENT_H

#include "core/base/err.h"
#include "core/store/db.h"

#include <stddef.h>
#include <stdint.h>

struct extents;

/* The function goes with the connection, and is of no plan until the first
 * reading. */
enum rc extents_open(struct extents **extents, sqlite3 *sql, struct err *err);

/* Of the scope as it is now. A plan whose passages are no run by its first,
 * its last and their count: RC_DAMAGED. */
enum rc extents_read(struct extents *extents, struct db *db, struct err *err);

/* The plan in scope that a passage is of; 0 where there is none. Fast where
 * passages are asked for in order. */
int64_t extents_plan(struct extents *extents, int64_t passage);

/* Numbers of passages, both in it. */
struct extent {
	int64_t from, to;
};

/* What holds all passages of the scope and, where it can, few others: rising,
 * at most EXTENT_RUNS. */
enum { EXTENT_RUNS = 32 };

const struct extent *extents_runs(const struct extents *extents, size_t *n);

#endif
