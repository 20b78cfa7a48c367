/* lengths.c - blocks of lengths, one of them in memory. */
#include "core/store/lengths.h"

#include "core/base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BITS = 12, BLOCK = 1 << BLOCK_BITS };

struct lengths {
	sqlite3_stmt *find;
	bool loaded;
	sqlite3_int64 at; /* the block that is loaded */
	unsigned char of[BLOCK];
};

static const char sql_find[] =
    "SELECT lengths FROM main.passage_length WHERE block = ?1";

static const char sql_put[] =
    "INSERT OR REPLACE INTO passage_length VALUES(?1, ?2)";

/* Blocks that begin after the last passage are left from an earlier one. */
static const char sql_drop[] = "DELETE FROM passage_length WHERE block > ?1";

/* sz: one number, as SQLite writes them into records. */
static const char sql_sizes[] =
    "SELECT id, sz FROM passage_fts_docsize WHERE id >= ?1 ORDER BY id";

/* The number that begins at p, or LENGTHS_LONGEST where it is longer. */
static unsigned char
read_size(const unsigned char *p, int n)
{
	if (n == 0)
		return 0;
	if (n == 1)
		return p[0] & 0x7F;
	if (n == 2 && p[0] == 0x81)
		return 0x80 | (p[1] & 0x7F);
	return LENGTHS_LONGEST;
}

static int
put_block(sqlite3_stmt *put, sqlite3_int64 block, const unsigned char *of)
{
	sqlite3_bind_int64(put, 1, block);
	sqlite3_bind_blob(put, 2, of, BLOCK, SQLITE_STATIC);
	(void)sqlite3_step(put);
	return sqlite3_reset(put);
}

/* The block of the first passage is written again as a whole, and so are all
 * behind it. */
static int
write_blocks(sqlite3_stmt *sizes, sqlite3_stmt *put, sqlite3_int64 *last)
{
	unsigned char of[BLOCK] = {0};
	int rc = SQLITE_OK;
	bool any = false;

	while (rc == SQLITE_OK && sqlite3_step(sizes) == SQLITE_ROW) {
		sqlite3_int64 id = sqlite3_column_int64(sizes, 0);

		if (any && id >> BLOCK_BITS != *last) {
			rc = put_block(put, *last, of);
			memset(of, 0, sizeof(of));
		}
		any = true;
		*last = id >> BLOCK_BITS;
		of[id & (BLOCK - 1)] = read_size(sqlite3_column_blob(sizes, 1),
		    sqlite3_column_bytes(sizes, 1));
	}
	if (rc == SQLITE_OK && any)
		rc = put_block(put, *last, of);
	return rc == SQLITE_OK ? sqlite3_reset(sizes) : rc;
}

int
lengths_write(sqlite3 *sql, sqlite3_int64 from)
{
	sqlite3_stmt *sizes = NULL, *put = NULL, *drop = NULL;
	sqlite3_int64 last = (from >> BLOCK_BITS) - 1;
	int rc = sqlite3_prepare_v2(sql, sql_sizes, -1, &sizes, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(sql, sql_put, -1, &put, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(sql, sql_drop, -1, &drop, NULL);
	if (rc == SQLITE_OK) {
		sqlite3_bind_int64(
		    sizes, 1, (from >> BLOCK_BITS) << BLOCK_BITS);
		rc = write_blocks(sizes, put, &last);
	}
	if (rc == SQLITE_OK) {
		sqlite3_bind_int64(drop, 1, last);
		(void)sqlite3_step(drop);
		rc = sqlite3_reset(drop);
	}
	sqlite3_finalize(sizes);
	sqlite3_finalize(put);
	sqlite3_finalize(drop);
	return rc;
}

struct lengths *
lengths_open(sqlite3 *sql)
{
	struct lengths *l = mem_alloc(sizeof(*l));

	if (sqlite3_prepare_v2(sql, sql_find, -1, &l->find, NULL) !=
	    SQLITE_OK) {
		free(l);
		return NULL;
	}
	return l;
}

void
lengths_close(struct lengths *l)
{
	if (!l)
		return;
	sqlite3_finalize(l->find);
	free(l);
}

static int
load(struct lengths *l, sqlite3_int64 block)
{
	const void *found;
	int n, rc;

	l->loaded = false;
	memset(l->of, 0, sizeof(l->of));
	sqlite3_bind_int64(l->find, 1, block);
	if (sqlite3_step(l->find) == SQLITE_ROW) {
		found = sqlite3_column_blob(l->find, 0);
		n = sqlite3_column_bytes(l->find, 0);
		if (n > 0)
			memcpy(l->of, found, (size_t)(n < BLOCK ? n : BLOCK));
	}
	rc = sqlite3_reset(l->find);
	l->at = block;
	l->loaded = rc == SQLITE_OK;
	return rc;
}

int
lengths_of(struct lengths *l, sqlite3_int64 passage, int *rc)
{
	*rc = SQLITE_OK;
	if (!l->loaded || l->at != passage >> BLOCK_BITS)
		*rc = load(l, passage >> BLOCK_BITS);
	if (*rc != SQLITE_OK)
		return 0;
	return l->of[passage & (BLOCK - 1)];
}
