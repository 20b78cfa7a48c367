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
		fold_spelling(word.p, word.n, &key);
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
