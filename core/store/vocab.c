/* vocab.c - looking up words. */
#include "core/store/vocab.h"

#include "core/text/fold.h"

enum rc
vocab_spellings(
    struct db *db, struct str word, struct names *names, struct err *err)
{
	struct buf key = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "SELECT word FROM main.spelling WHERE key = ?1"
	    " ORDER BY n DESC, word",
	    &st, err);

	if (rc == RC_OK) {
		fold_full(word.p, word.n, &key);
		sqlite3_bind_text(
		    st, 1, buf_cstr(&key), (int)key.n, SQLITE_STATIC);
		rc = names_read(db, st, names, err);
	}
	sqlite3_finalize(st);
	buf_release(&key);
	return rc;
}

enum rc
vocab_words(struct db *db, struct names *names, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "SELECT word FROM main.spelling ORDER BY n DESC, word", &st, err);

	if (rc == RC_OK)
		rc = names_read(db, st, names, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
vocab_count(struct db *db, const char *query, int64_t *n, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db,
	    "SELECT count(*) FROM main.passage_fts f"
	    " CROSS JOIN main.passage p ON p.id = f.rowid"
	    " JOIN temp.scope s ON s.plan = p.plan"
	    " WHERE f.passage_fts MATCH ?1",
	    &st, err);

	*n = 0;
	if (rc != RC_OK)
		return rc;
	sqlite3_bind_text(st, 1, query, -1, SQLITE_STATIC);
	switch (sqlite3_step(st) & 0xFF) {
	case SQLITE_ROW:
		*n = sqlite3_column_int64(st, 0);
		break;
	case SQLITE_ERROR:
		rc = err_set(err, RC_USAGE, "%s", sqlite3_errmsg(db_sql(db)));
		break;
	default:
		rc = db_fail(db, err);
	}
	sqlite3_finalize(st);
	return rc;
}
