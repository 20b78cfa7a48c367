/* trust.c - the header, page 1 and the tables, against what thidua writes. */
#include "core/store/trust.h"

#include "core/base/asset.h"
#include "core/base/mem.h"
#include "core/base/str.h"
#include "core/store/db.h"
#include "core/store/vfs.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Where SQLite's header has what a program may put there. */
enum { AT_USER_VERSION = 60, AT_APPLICATION_ID = 68 };

static const char magic[16] = "SQLite format 3";

static uint32_t
number(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

enum rc
trust_broken(const char *path, uint32_t page, struct err *err)
{
	return err_set(err, RC_DAMAGED,
	    "%s is damaged (page %lu does not hold its checksum); remove it "
	    "and make it again with: thidua index",
	    path, (unsigned long)page);
}

static enum rc
check_version(uint32_t version, const char *path, struct err *err)
{
	if (version > DB_USER_VERSION)
		return err_set(err, RC_DAMAGED,
		    "%s was made by a newer thidua (format %lu, this one "
		    "reads %d); update thidua, or make another index",
		    path, (unsigned long)version, DB_USER_VERSION);
	if (version < DB_USER_VERSION)
		return err_set(err, RC_DAMAGED,
		    "%s has the old format %lu, this thidua writes %d; remove "
		    "it and make it again: thidua-index -d %s FOLDER",
		    path, (unsigned long)version, DB_USER_VERSION, path);
	return RC_OK;
}

static enum rc
check_first_page(sqlite3 *sql, const unsigned char *header, const char *path,
    struct err *err)
{
	enum sums sums = SUMS_BROKEN;
	bool is_zero;
	int rc = vfs_page(sql, 1, &sums, &is_zero);

	if (rc == SQLITE_NOMEM)
		return err_set(err, RC_NOMEM, "out of memory");
	if (rc == SQLITE_OK && sums == SUMS_HOLD && sums_have_room(header))
		return RC_OK;
	if (rc == SQLITE_OK && sums == SUMS_CHANGED)
		return err_set(err, RC_DAMAGED,
		    "%s was written to by another program, which leaves its "
		    "checksums wrong; remove it and make it again: "
		    "thidua-index -d %s FOLDER",
		    path, path);
	return trust_broken(path, 1, err);
}

enum rc
trust_header(sqlite3 *sql, const char *path, struct err *err)
{
	unsigned char header[100];
	enum rc rc;

	if (vfs_header(sql, header) != SQLITE_OK)
		return err_set(err, RC_IO, "cannot read %s", path);
	if (memcmp(header, magic, sizeof(magic)) != 0 ||
	    number(header + AT_APPLICATION_ID) != DB_APPLICATION_ID)
		return err_set(err, RC_DAMAGED,
		    "%s is not an index of thidua; name another with -d FILE",
		    path);
	rc = check_version(number(header + AT_USER_VERSION), path, err);
	return rc ? rc : check_first_page(sql, header, path, err);
}

/* What FTS5 makes for passage_fts. */
static const char *const of_fts5[] = {
    "CREATE TABLE 'passage_fts_data'(id INTEGER PRIMARY KEY, block BLOB)",
    ("CREATE TABLE 'passage_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, "
     "term)) WITHOUT ROWID"),
    "CREATE TABLE 'passage_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
    "CREATE TABLE 'passage_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID",
};

/* Statements that made the tables; each is met once. */
struct expected {
	struct str *v;
	bool *met;
	size_t n, cap, next;
};

static void
add(struct expected *e, struct str statement)
{
	ARR_GROW(e->v, e->n, e->cap);
	e->v[e->n++] = statement;
}

/* Statements begin a line, and their semicolon ends one. */
static void
read_expected(struct expected *e)
{
	const char *p = asset_find(assets_schema, "schema.sql")->data, *end;

	while ((p = strstr(p, "\nCREATE ")) != NULL) {
		p++;
		end = strstr(p, ";\n");
		if (!end)
			break;
		add(e, (struct str){p, (size_t)(end - p)});
		p = end;
	}
	for (size_t i = 0; i < sizeof(of_fts5) / sizeof(*of_fts5); i++)
		add(e, str_of(of_fts5[i]));
	e->met = mem_alloc(e->n * sizeof(*e->met));
}

/* They come in the order of schema.sql, nearly. */
static bool
meet(struct expected *e, struct str statement)
{
	for (size_t k = 0; k < e->n; k++) {
		size_t i = (e->next + k) % e->n;

		if (e->met[i] || !str_eq(e->v[i], statement))
			continue;
		e->met[i] = true;
		e->next = i + 1;
		return true;
	}
	return false;
}

static size_t
count_met(const struct expected *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->met[i];
	return n;
}

static enum rc
foreign(const char *path, const char *what, struct err *err)
{
	return err_set(err, RC_DAMAGED,
	    "%s is damaged (its tables are not those of thidua: %s); remove it "
	    "and make it again with: thidua index",
	    path, what);
}

/* Columns name, sql; what SQLite makes by itself has no sql. */
static enum rc
check_rows(
    sqlite3_stmt *st, struct expected *e, const char *path, struct err *err)
{
	int step;

	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(st, 0);
		const char *sql = (const char *)sqlite3_column_text(st, 1);

		if (sql && !meet(e, str_of(sql)))
			return foreign(
			    path, name ? name : "one has no name", err);
	}
	if (step != SQLITE_DONE)
		return RC_DATA;
	if (count_met(e) < e->n)
		return foreign(path, "some are missing", err);
	return RC_OK;
}

enum rc
trust_schema(sqlite3 *sql, const char *path, struct err *err)
{
	struct expected e = {0};
	sqlite3_stmt *st = NULL;
	enum rc rc = RC_DATA;

	read_expected(&e);
	if (sqlite3_prepare_v2(sql,
		"SELECT name, sql FROM main.sqlite_master ORDER BY rowid", -1,
		&st, NULL) == SQLITE_OK)
		rc = check_rows(st, &e, path, err);
	sqlite3_finalize(st);
	free(e.v);
	free(e.met);
	return rc;
}
