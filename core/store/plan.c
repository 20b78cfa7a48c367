/* plan.c - from an id, a number or a path to a plan. */
#include "core/store/plan.h"

#include "core/base/str.h"
#include "core/store/names.h"

#include <stdlib.h>

/* Each way to name a plan, the surest first; the first that finds any counts.
 */
static const char *const ways[] = {
    "CAST(p.id AS TEXT) = ?1",
    "has_words(p.number, ?1) AND has_words(?1, p.number)",
    "p.source = ?1",
    "substr(p.source, -length(?1) - 1) = '/' || ?1",
    "has_words(p.number, ?1)",
    "has_words(p.source, ?1)",
};

static enum rc
try_way(struct db *db, const char *way, const char *name, bool of_all,
    struct names *ids, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc;

	buf_addf(&sql,
	    "SELECT p.id FROM main.plan p"
	    " WHERE (%d OR p.id IN (SELECT plan FROM temp.scope)) AND (%s)"
	    " ORDER BY p.id",
	    of_all, way);
	rc = db_prepare(db, sql.p, &st, err);
	if (rc == RC_OK) {
		sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
		rc = names_read(db, st, ids, err);
	}
	sqlite3_finalize(st);
	buf_release(&sql);
	return rc;
}

static enum rc
several(const char *name, const struct names *ids, struct err *err)
{
	struct buf list = BUF_INIT;

	names_join(ids, 10, ", ", &list);
	err_set(err, RC_USAGE,
	    "'%s' may be any of the plans %s; name one by its number in the "
	    "column plan",
	    name, list.p);
	buf_release(&list);
	return err->rc;
}

enum rc
plan_find(
    struct db *db, const char *name, bool of_all, int64_t *id, struct err *err)
{
	struct names ids = NAMES_INIT;
	enum rc rc = RC_OK;
	size_t i;

	for (i = 0; rc == RC_OK && !ids.n && i < sizeof(ways) / sizeof(*ways);
	     i++)
		rc = try_way(db, ways[i], name, of_all, &ids, err);
	if (rc == RC_OK && ids.n == 0)
		rc = err_set(err, RC_NOTFOUND,
		    "no plan '%s'; thidua plans lists them", name);
	else if (rc == RC_OK && ids.n > 1)
		rc = several(name, &ids, err);
	else if (rc == RC_OK)
		*id = strtoll(ids.v[0], NULL, 10);
	names_release(&ids);
	return rc;
}
