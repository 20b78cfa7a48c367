/* provenance.c - versions, meta and the hashes of plans. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/store/provenance.h"

#include "core/base/str.h"
#include "core/text/width.h"

#include <pcre2.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

static void
put(char *to, const char *text)
{
	(void)snprintf(to, PROVENANCE_TEXT, "%s", text);
}

static void
read_versions(struct provenance *p)
{
	char text[PROVENANCE_TEXT] = "";

	put(p->sqlite, sqlite3_libversion());
	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof(text))
		(void)pcre2_config(PCRE2_CONFIG_VERSION, text);
	text[strcspn(text, " ")] = '\0'; /* the date of its release */
	put(p->pcre2, text);
	put(p->utf8proc, utf8proc_version());
}

static enum rc
read_meta(struct db *db, const char *key, char *to, struct err *err)
{
	struct buf shown = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(
	    db, "SELECT value FROM main.meta WHERE key = ?1", &st, err);
	int step = SQLITE_DONE;

	if (rc == RC_OK) {
		sqlite3_bind_text(st, 1, key, -1, SQLITE_STATIC);
		step = sqlite3_step(st);
	}
	if (rc == RC_OK && step == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(st, 0);

		width_show(&shown, str_of(text));
	} else if (rc == RC_OK && step != SQLITE_DONE) {
		rc = db_fail(db, err);
	}
	put(to, buf_cstr(&shown));
	buf_release(&shown);
	sqlite3_finalize(st);
	return rc;
}

static enum rc
read_plans(struct db *db, const char *sql, struct provenance_plans *plans,
    struct err *err)
{
	struct buf hashes = BUF_INIT;
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql, &st, err);
	int step = SQLITE_DONE;

	plans->n = 0;
	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		const char *hash = (const char *)sqlite3_column_text(st, 0);

		buf_adds(&hashes, hash ? hash : "");
		buf_addc(&hashes, '\n');
		plans->n++;
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	digest_text(&plans->digest, (struct str){hashes.p, hashes.n});
	buf_release(&hashes);
	sqlite3_finalize(st);
	return rc;
}

enum rc
provenance_read(struct provenance *p, struct db *db, struct err *err)
{
	enum rc rc;

	memset(p, 0, sizeof(*p));
	read_versions(p);
	rc = read_meta(db, "version", p->version, err);
	if (rc == RC_OK)
		rc = read_meta(db, "rules", p->rules, err);
	if (rc == RC_OK)
		rc = read_meta(db, "authority", p->authority, err);
	if (rc == RC_OK)
		rc = read_plans(db,
		    "SELECT sha256 FROM main.plan ORDER BY sha256", &p->all,
		    err);
	if (rc == RC_OK)
		rc = read_plans(db,
		    "SELECT p.sha256 FROM temp.scope s"
		    " JOIN main.plan p ON p.id = s.plan ORDER BY p.sha256",
		    &p->asked, err);
	return rc;
}
