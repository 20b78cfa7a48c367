/* names.c - lists of names. */
#include "core/store/names.h"

#include "core/base/mem.h"

#include <stdlib.h>

enum rc
names_read(
    struct db *db, sqlite3_stmt *st, struct names *names, struct err *err)
{
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		const char *s = (const char *)sqlite3_column_text(st, 0);

		if (!s)
			continue;
		ARR_GROW(names->v, names->n, names->cap);
		names->v[names->n++] = mem_strdup(s);
	}
	return rc == SQLITE_DONE ? RC_OK : db_fail(db, err);
}

void
names_release(struct names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		free(names->v[i]);
	free(names->v);
	*names = (struct names)NAMES_INIT;
}

void
names_join(
    const struct names *names, size_t max, const char *between, struct buf *out)
{
	size_t i;

	for (i = 0; i < names->n && i < max; i++)
		buf_addf(out, "%s%s", i ? between : "", names->v[i]);
	if (names->n > max)
		buf_addf(out, " and %zu more", names->n - max);
}
