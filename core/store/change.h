/*
 * change.h - which plans a run adds to an index and takes from it.
 *
 * Text reuse is about pairs: what a plan's going changes for others can only be
 * told from its text, so that is kept until the run ends:
 *
 *   temp.new_plan(id)
 *   temp.gone_plan(id, sha256, issued, level)   a plan as it was
 *   temp.gone_passage(plan, ord, text)
 */
#ifndef CORE_STORE_CHANGE_H
#define CORE_STORE_CHANGE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

struct change {
	sqlite3 *sql;
	int64_t plans; /* before the run */
	int64_t added, gone;
	bool whole; /* what was computed of pairs is void */
	sqlite3_stmt *put;
};

/* All calls give a code of SQLite. whole is set where the index holds nothing
 * of pairs, or not what this program computes. */
int change_begin(struct change *change, sqlite3 *sql);
int change_add(struct change *change, int64_t plan);

/* Before the plan's rows are removed. Where more than a third of all plans go,
 * whole is set and nothing is kept. */
int change_remove(struct change *change, int64_t plan);

void change_end(struct change *change);

#endif
