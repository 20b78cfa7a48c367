/* grep.c - a pattern over passages, through the index where it has words. */
#include "core/store/grep.h"

#include "core/base/pattern.h"
#include "core/store/extent.h"
#include "core/store/fts.h"
#include "core/text/token.h"

#include <string.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 20000, HEAP_LIMIT_KIB = 32768 };

static const char sql_create[] =
    "CREATE TEMP TABLE found(id INTEGER PRIMARY KEY, passage INTEGER,"
    " text_from INTEGER, text_to INTEGER);"
    "CREATE TEMP TABLE found_group(found INTEGER, n INTEGER, name TEXT,"
    " value TEXT);"
    "CREATE INDEX temp.found_group_found ON found_group(found, n);";

enum rc
grep_create(struct db *db, struct err *err)
{
	return db_run(db, sql_create, err);
}

/* May a literal end before this character, or be left out by it? */
static bool
is_special(char c)
{
	return strchr("\\^$.[]|()?*+{}#", c) != NULL;
}

/*
 * Only words with a blank of the pattern on both sides are whole words of any
 * text it matches. An alternative, or a mark that makes a blank or a comment
 * of something, makes nothing sure.
 */
void
grep_words(const char *pattern, struct buf *out)
{
	size_t from = 0, i, depth = 0;
	bool whole = false;

	if (strchr(pattern, '|') || strstr(pattern, "(?") ||
	    strstr(pattern, "\\Q") || strstr(pattern, "(*"))
		return;
	for (i = 0; pattern[i]; i++) {
		char c = pattern[i];

		if (c == ' ') {
			struct str word = {pattern + from, i - from};

			if (whole && depth == 0 && word.n &&
			    token_count(word.p, word.n) == 1 &&
			    !strchr(
				"?*+{", pattern[i + 1] ? pattern[i + 1] : ' '))
				buf_addf(out, "%s\"%.*s\"", out->n ? " " : "",
				    (int)word.n, word.p);
			from = i + 1;
			whole =
			    !pattern[i + 1] || !strchr("?*+{", pattern[i + 1]);
			continue;
		}
		if (!is_special(c))
			continue;
		whole = false;
		depth += c == '(' || c == '[';
		depth -= depth && (c == ')' || c == ']');
		i += c == '\\' && pattern[i + 1];
	}
}

struct grep {
	struct db *db;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	const unsigned char *names; /* PCRE2's table of named groups */
	uint32_t n_names, name_size, groups;
	sqlite3_stmt *put, *put_group;
};

static enum rc
compile(struct grep *g, const char *pattern, struct err *err)
{
	pcre2_general_context *memory;
	int code;
	PCRE2_SIZE at, column = 1;
	PCRE2_UCHAR message[128];

	g->code = pattern_compile(pattern, PCRE2_ZERO_TERMINATED,
	    PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &at);
	if (!g->code) {
		(void)pcre2_get_error_message(code, message, sizeof(message));
		for (PCRE2_SIZE i = 0; i < at; i++)
			column += ((unsigned char)pattern[i] & 0xC0) != 0x80;
		return err_set(err, RC_USAGE,
		    "the pattern, at character %zu: %s", (size_t)column,
		    (const char *)message);
	}
	(void)pcre2_jit_compile(g->code, PCRE2_JIT_COMPLETE);
	/* a match that ran out of memory is not one that is not there */
	memory = pattern_memory();
	g->data = pcre2_match_data_create_from_pattern(g->code, memory);
	g->context = pcre2_match_context_create(memory);
	pcre2_general_context_free(memory);
	pcre2_set_match_limit(g->context, MATCH_LIMIT);
	pcre2_set_depth_limit(g->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(g->context, HEAP_LIMIT_KIB);
	(void)pcre2_pattern_info(g->code, PCRE2_INFO_NAMECOUNT, &g->n_names);
	(void)pcre2_pattern_info(
	    g->code, PCRE2_INFO_NAMEENTRYSIZE, &g->name_size);
	(void)pcre2_pattern_info(g->code, PCRE2_INFO_NAMETABLE, &g->names);
	(void)pcre2_pattern_info(g->code, PCRE2_INFO_CAPTURECOUNT, &g->groups);
	return RC_OK;
}

/* The name of group n, or NULL. */
static const char *
name_of(const struct grep *g, uint32_t n)
{
	for (uint32_t i = 0; i < g->n_names; i++) {
		const unsigned char *row = g->names + (size_t)i * g->name_size;

		if (((uint32_t)row[0] << 8 | row[1]) == n)
			return (const char *)row + 2;
	}
	return NULL;
}

static enum rc
step_done(struct grep *g, sqlite3_stmt *st, struct err *err)
{
	enum rc rc = RC_OK;

	if (sqlite3_step(st) != SQLITE_DONE)
		rc = db_fail(g->db, err);
	sqlite3_reset(st);
	return rc;
}

/* A group that took no part is a row without value: its column stays. */
static enum rc
put_group(struct grep *g, sqlite3_int64 found, uint32_t n, const char *text,
    const PCRE2_SIZE *o, struct err *err)
{
	const char *name = name_of(g, n);
	char number[16];

	sqlite3_snprintf(sizeof(number), number, "%u", n);
	sqlite3_bind_int64(g->put_group, 1, found);
	sqlite3_bind_int64(g->put_group, 2, n);
	sqlite3_bind_text(
	    g->put_group, 3, name ? name : number, -1, SQLITE_STATIC);
	if (o[2 * n] == PCRE2_UNSET || o[2 * n + 1] < o[2 * n])
		sqlite3_bind_null(g->put_group, 4);
	else
		sqlite3_bind_text(g->put_group, 4, text + o[2 * n],
		    (int)(o[2 * n + 1] - o[2 * n]), SQLITE_STATIC);
	return step_done(g, g->put_group, err);
}

static enum rc
put_match(
    struct grep *g, sqlite3_int64 passage, const char *text, struct err *err)
{
	const PCRE2_SIZE *o = pcre2_get_ovector_pointer(g->data);
	sqlite3_int64 found;
	enum rc rc;

	sqlite3_bind_int64(g->put, 1, passage);
	sqlite3_bind_int64(g->put, 2, (sqlite3_int64)o[0]);
	sqlite3_bind_int64(g->put, 3, (sqlite3_int64)o[1]);
	rc = step_done(g, g->put, err);
	found = sqlite3_last_insert_rowid(db_sql(g->db));
	for (uint32_t n = 1; rc == RC_OK && n <= g->groups; n++)
		rc = put_group(g, found, n, text, o, err);
	return rc;
}

/* All matches in a passage; none is empty. */
static enum rc
look_at(struct grep *g, sqlite3_int64 passage, struct str text,
    struct grep_told *told, struct err *err)
{
	enum rc rc = RC_OK;
	PCRE2_SIZE at = 0;
	int n;

	while (rc == RC_OK && at < text.n) {
		n = pcre2_match(g->code, (PCRE2_SPTR)text.p, text.n, at,
		    PCRE2_NOTEMPTY, g->data, g->context);
		if (n < 0) {
			told->limited += n != PCRE2_ERROR_NOMATCH;
			return RC_OK;
		}
		rc = put_match(g, passage, text.p, err);
		at = pcre2_get_ovector_pointer(g->data)[1];
	}
	return rc;
}

static enum rc
read_passages(
    struct grep *g, const char *words, struct grep_told *told, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int step = SQLITE_DONE;
	enum rc rc = RC_OK;

	if (*words)
		rc = extents_read(db_extents(g->db), g->db, err);
	if (rc == RC_OK)
		rc = db_prepare(g->db,
		    *words ? "SELECT g.id, g.text FROM main.passage_fts f"
			     " CROSS JOIN main.passage g ON g.id = f.rowid"
			     " WHERE f.passage_fts MATCH ?1"
			     " AND in_scope(f.rowid) ORDER BY f.rowid"
			   : "SELECT g.id, g.text FROM temp.scope s"
			     " JOIN main.passage g ON g.plan = s.plan"
			     " ORDER BY g.id",
		    &st, err);

	fts_set_match(db_fts(g->db), FTS_EXACT, 0);
	if (rc == RC_OK && *words)
		sqlite3_bind_text(st, 1, words, -1, SQLITE_STATIC);
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		struct str text = {(const char *)sqlite3_column_text(st, 1),
		    (size_t)sqlite3_column_bytes(st, 1)};

		if (text.p)
			rc = look_at(
			    g, sqlite3_column_int64(st, 0), text, told, err);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(g->db, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
grep_find(
    struct db *db, const char *pattern, struct grep_told *told, struct err *err)
{
	struct grep g = {.db = db};
	struct buf words = BUF_INIT;
	enum rc rc = compile(&g, pattern, err);

	*told = (struct grep_told){0};
	if (rc == RC_OK)
		rc = db_run(db,
		    "DELETE FROM temp.found; DELETE FROM temp.found_group",
		    err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "INSERT INTO temp.found VALUES(NULL, ?1, ?2, ?3)", &g.put,
		    err);
	if (rc == RC_OK)
		rc = db_prepare(db,
		    "INSERT INTO temp.found_group VALUES(?1, ?2, ?3, ?4)",
		    &g.put_group, err);
	if (rc == RC_OK) {
		grep_words(pattern, &words);
		told->indexed = words.n > 0;
		rc = read_passages(&g, buf_cstr(&words), told, err);
	}
	sqlite3_finalize(g.put);
	sqlite3_finalize(g.put_group);
	pcre2_match_data_free(g.data);
	pcre2_match_context_free(g.context);
	pcre2_code_free(g.code);
	buf_release(&words);
	return rc;
}
