/* whole.c - checks that read the whole file. */
#include "core/store/whole.h"

#include "core/store/check.h"
#include "core/store/vfs.h"

#include <stdbool.h>
#include <string.h>

static const char cure[] = "remove it and make it again with: thidua index";

static enum rc
damaged(const char *path, const char *what, const char *detail, struct err *err)
{
	return err_set(err, RC_DAMAGED, "%s is damaged (%s%s%s); %s", path,
	    what, detail ? ": " : "", detail ? detail : "", cure);
}

/* SQLite uses neither the page that its locks stand on nor reads one that was
 * freed before it was ever written: they may be holes. */
struct holes {
	uint32_t locks;
	int64_t unused; /* so many may be */
};

/* As the header of the file tells, which page 1 vouches for. */
static enum rc
begin_holes(struct holes *h, struct db *db, struct err *err)
{
	unsigned char header[100];

	if (vfs_header(db_sql(db), header) != SQLITE_OK)
		return err_set(err, RC_IO, "cannot read the index");
	h->unused = (int64_t)header[36] << 24 | header[37] << 16 |
		    header[38] << 8 | header[39];
	h->locks = (uint32_t)(0x40000000 / sums_page_size(header) + 1);
	return RC_OK;
}

static bool
is_hole(struct holes *h, uint32_t page, bool is_zero)
{
	if (!is_zero)
		return false;
	return page == h->locks || h->unused-- > 0;
}

enum rc
whole_sums(struct db *db, whole_step *step, whole_page *page, void *arg,
    size_t *broken, size_t *pages, struct err *err)
{
	uint32_t n = vfs_pages(db_sql(db));
	struct holes holes = {0, 0};
	enum rc rc = begin_holes(&holes, db, err);

	*broken = 0;
	*pages = n;
	for (uint32_t i = 1; rc == RC_OK && i <= n; i++) {
		enum sums sums;
		bool is_zero;

		if (vfs_page(db_sql(db), i, &sums, &is_zero) != SQLITE_OK)
			return err_set(err, RC_IO,
			    "cannot read page %lu of the index",
			    (unsigned long)i);
		if (sums != SUMS_HOLD && !is_hole(&holes, i, is_zero)) {
			page(i, arg);
			++*broken;
		}
		step(i, n, arg);
	}
	if (rc == RC_OK && *broken)
		rc = RC_DAMAGED;
	return rc;
}

enum rc
whole_trees(struct db *db, const char *path, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, "PRAGMA main.quick_check(1)", &st, err);
	const char *found = NULL;

	if (rc)
		return rc;
	if (sqlite3_step(st) == SQLITE_ROW)
		found = (const char *)sqlite3_column_text(st, 0);
	if (!found)
		rc = db_fail(db, err);
	else if (check_lacked_memory(found))
		rc = err_set(err, RC_NOMEM, "out of memory");
	else if (strcmp(found, "ok") != 0)
		rc = damaged(path, "SQLite's own check", found, err);
	sqlite3_finalize(st);
	return rc;
}

enum rc
whole_references(struct db *db, const char *path, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, "PRAGMA main.foreign_key_check", &st, err);
	char what[160];
	int step;

	if (rc)
		return rc;
	step = sqlite3_step(st);
	if (step == SQLITE_ROW) {
		sqlite3_snprintf(sizeof(what), what,
		    "a row of %.40s leads to one of %.40s that is not there",
		    sqlite3_column_text(st, 0), sqlite3_column_text(st, 2));
		rc = damaged(path, what, NULL, err);
	} else if (step != SQLITE_DONE) {
		rc = db_fail(db, err);
	}
	sqlite3_finalize(st);
	return rc;
}

/* A row where the two tables of counts are not what they count. */
static const char sql_counts[] =
    "WITH named AS MATERIALIZED ("
    " SELECT m.movement, m.plan, count(*) AS mentions, EXISTS"
    "  (SELECT 1 FROM main.plan_year y WHERE y.plan = m.plan) AS dated"
    "  FROM main.mention m GROUP BY m.movement, m.plan"
    "), count AS ("
    " SELECT movement, count(*), sum(dated), sum(mentions) FROM named"
    "  GROUP BY movement"
    "), year AS ("
    " SELECT n.movement, y.year, count(*)"
    "  FROM named n JOIN main.plan_year y ON y.plan = n.plan"
    "  GROUP BY n.movement, y.year"
    ") SELECT 1 WHERE"
    " EXISTS (SELECT * FROM count EXCEPT SELECT * FROM main.movement_count)"
    " OR EXISTS (SELECT * FROM main.movement_count EXCEPT SELECT * FROM count)"
    " OR EXISTS (SELECT * FROM year EXCEPT SELECT * FROM main.movement_year)"
    " OR EXISTS (SELECT * FROM main.movement_year EXCEPT SELECT * FROM year)";

enum rc
whole_counts(struct db *db, const char *path, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql_counts, &st, err);
	int step = rc ? SQLITE_DONE : sqlite3_step(st);

	if (step == SQLITE_ROW)
		rc = damaged(path,
		    "movement_count or movement_year is not the count of the "
		    "mentions",
		    NULL, err);
	else if (step != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}

/* SQLite takes this for writing. With 1, the text is cut again and held
 * against the index. */
static const char sql_check[] =
    "PRAGMA journal_mode = OFF; PRAGMA temp_store = MEMORY;"
    "PRAGMA cell_size_check = ON;"
    "INSERT INTO main.passage_fts(passage_fts, rank)"
    " VALUES('integrity-check', 1)";

static enum rc
check_search(sqlite3 *sql, const char *path, struct err *err)
{
	uint32_t page;
	int code = sqlite3_exec(sql, sql_check, NULL, NULL, NULL) & 0xFF;

	if (code == SQLITE_OK)
		return RC_OK;
	if (code == SQLITE_NOMEM)
		return err_set(err, RC_NOMEM, "out of memory");
	if (vfs_fault(sql, &page))
		return damaged(path, "a page does not hold", NULL, err);
	if (code == SQLITE_IOERR || code == SQLITE_BUSY)
		return err_set(err, RC_IO, "cannot read %s: %s", path,
		    sqlite3_errmsg(sql));
	return damaged(
	    path, "the full-text index is not that of its text", NULL, err);
}

enum rc
whole_search(const char *path, struct err *err)
{
	sqlite3 *sql;
	int code = vfs_open(path, SQLITE_OPEN_READWRITE, VFS_LOOK, &sql);
	enum rc rc;

	if (code == SQLITE_OK)
		rc = check_search(sql, path, err);
	else if ((code & 0xFF) == SQLITE_NOMEM)
		rc = err_set(err, RC_NOMEM, "out of memory");
	else
		rc = err_set(err, RC_IO, "cannot open %s", path);
	(void)sqlite3_close(sql);
	return rc;
}
