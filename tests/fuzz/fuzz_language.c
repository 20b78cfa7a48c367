/* fuzz_language.c - any text is a query that FTS5 takes, or is refused with a
 * reason. */
#include "core/text/map.h"
#include "core/text/nfc.h"
#include "core/text/utf8.h"
#include "query/language.h"
#include "tests/fuzz/fuzz.h"

#include <sqlite3.h>
#include <string.h>

static sqlite3 *sql;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	HOLDS(sqlite3_open(":memory:", &sql) == SQLITE_OK);
	HOLDS(sqlite3_exec(sql,
		  "CREATE VIRTUAL TABLE t USING fts5(text, "
		  "tokenize = 'unicode61 remove_diacritics 0');"
		  "INSERT INTO t VALUES ('thi đua khen thưởng'), ('a b c')",
		  NULL, NULL, NULL) == SQLITE_OK);
	return 0;
}

static void
check_expression(const char *match)
{
	sqlite3_stmt *st;
	int step;

	HOLDS(sqlite3_prepare_v2(sql, "SELECT rowid FROM t WHERE t MATCH ?", -1,
		  &st, NULL) == SQLITE_OK);
	HOLDS(
	    sqlite3_bind_text(st, 1, match, -1, SQLITE_TRANSIENT) == SQLITE_OK);
	while ((step = sqlite3_step(st)) == SQLITE_ROW)
		;
	if (step != SQLITE_DONE)
		fprintf(stderr, "%s: %s\n", sqlite3_errmsg(sql), match);
	HOLDS(step == SQLITE_DONE);
	HOLDS(sqlite3_finalize(st) == SQLITE_OK);
}

static void
read_query(struct str text)
{
	struct language l = {0};
	struct arena arena = ARENA_INIT;
	struct err err = ERR_INIT;
	struct buf told = BUF_INIT;
	enum rc rc = language_read(&l, &arena, text, &err);

	HOLDS(rc == RC_OK || (rc == RC_USAGE && *err.msg));
	if (rc == RC_OK) {
		HOLDS(l.match || l.nfields);
		if (l.match)
			check_expression(l.match);
		language_tell(&l, &told);
		HOLDS(utf8_check(buf_cstr(&told), told.n) == told.n);
		(void)language_has_marks(&l);
	}
	buf_release(&told);
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;
	struct buf nfc = BUF_INIT;
	struct map map = MAP_INIT;

	/* words of a command line have no NUL and are looked at before */
	if (memchr(s, '\0', n) || utf8_check(s, n) != n)
		return 0;
	(void)nfc_add(s, 0, n, &nfc, &map);
	read_query((struct str){buf_cstr(&nfc), nfc.n});
	buf_release(&nfc);
	map_release(&map);
	return 0;
}
