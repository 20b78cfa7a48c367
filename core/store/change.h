/*
 * change.h - which plans a run adds to an index and takes from it.
 *
 * What follows from all plans, their movements, the vocabulary, the text that
 * they share, need not be made anew where few of them change. What a plan's
 * going changes can only be told from its text, so that is kept until the run
 * ends:
 *
 *   temp.new_plan(id)
 *   temp.gone_plan(id, sha256, issued, level)   a plan as it was
 *   temp.gone_passage(plan, ord, text)
 *   temp.gone_mention(movement)                 movements it named
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
	bool kept;  /* the tables have all that changed; else it is too much */
	bool pairs; /* the index holds what this program computes of pairs */
	sqlite3_stmt *put;
};

/* These give a code of SQLite. */
int change_begin(struct change *change, sqlite3 *sql);
int change_add(struct change *change, int64_t plan);

/* Before the plan's rows are removed. Where more than a third of all plans go,
 * or more than CHANGE_TEXTS and nobody compares pairs, nothing is kept. */
enum { CHANGE_TEXTS = 1000 };
int change_remove(struct change *change, int64_t plan);

/* Must pairs be compared as if all plans were new? */
bool change_voids_pairs(const struct change *change);

/* Is it so little that what follows from it is faster told than what follows
 * from all? */
bool change_is_small(const struct change *change);

void change_end(struct change *change);

#endif
