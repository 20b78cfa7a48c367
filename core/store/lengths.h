/*
 * lengths.h - how long passages are, at hand for ranking.
 *
 * FTS5 keeps the length of each passage in a row of its own, and to look all
 * of them up is most of what its ranking costs. The table passage_length has
 * them once more, a byte each: the words of passage n * 4096 + i at byte i of
 * row n, 255 for all that are longer.
 */
#ifndef CORE_STORE_LENGTHS_H
#define CORE_STORE_LENGTHS_H

#include <sqlite3.h>

enum { LENGTHS_LONGEST = 255 };

struct lengths;

/* Writes the lengths of the passages from this one on. Gives a result code of
 * SQLite. */
int lengths_write(sqlite3 *sql, sqlite3_int64 from);

/* NULL: SQLite cannot ask for it, as where the file has no such table. */
struct lengths *lengths_open(sqlite3 *sql);
void lengths_close(struct lengths *lengths); /* NULL is nothing to close */

/* Words of a passage, 0 to LENGTHS_LONGEST; fast where passages are asked for
 * in order. May be called from within a query. rc: SQLite's code of reading
 * them; where that failed, 0 is given. */
int lengths_of(struct lengths *lengths, sqlite3_int64 passage, int *rc);

#endif
