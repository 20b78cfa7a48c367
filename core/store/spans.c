/* spans.c - spans out of all tables of facts. */
#include "core/store/spans.h"

enum { COLUMN_VALUE = 4 };

static const char sql_spans[] =
    "WITH fact(kind, id, value, passage, a, b) AS ("
    " SELECT 'passage', id, text, id, byte_from, byte_to FROM main.passage"
    " UNION ALL SELECT 'header', plan,"
    "  iif(field IN ('title', 'signer', 'place'), value, NULL), passage,"
    "  byte_from, byte_to"
    "  FROM main.header"
    " UNION ALL SELECT 'mention', id, raw, passage, byte_from, byte_to"
    "  FROM main.mention"
    " UNION ALL SELECT 'other_name', id, raw, passage, byte_from, byte_to"
    "  FROM main.other_name"
    " UNION ALL SELECT 'theme', id, text, passage, byte_from, byte_to"
    "  FROM main.theme"
    " UNION ALL SELECT 'phase', id, text, passage, byte_from, byte_to"
    "  FROM main.phase"
    " UNION ALL SELECT 'anniversary', id, NULL, passage, byte_from, byte_to"
    "  FROM main.anniversary"
    " UNION ALL SELECT 'citation', id, NULL, passage, byte_from, byte_to"
    "  FROM main.citation"
    " UNION ALL SELECT 'target', id, text, passage, byte_from, byte_to"
    "  FROM main.target"
    " UNION ALL SELECT 'recipient', id, text, passage, byte_from, byte_to"
    "  FROM main.recipient"
    " UNION ALL SELECT 'audience', id, text, passage, byte_from, byte_to"
    "  FROM main.audience"
    " UNION ALL SELECT 'abbreviation', id, NULL, passage, byte_from, byte_to"
    "  FROM main.abbreviation"
    " UNION ALL SELECT 'finding', id, text, passage, byte_from, byte_to"
    "  FROM main.finding"
    /* words may go on into the passages behind: those with such bytes */
    " UNION ALL SELECT 'reuse', id, words_of((SELECT group_concat(text, ' ')"
    "  FROM (SELECT n.text FROM main.passage n WHERE n.plan = r.plan_a"
    "   AND n.byte_from < r.byte_to_a AND n.byte_to > r.byte_from_a"
    "   ORDER BY n.ord)), skip_a, words_a), passage_a, byte_from_a, byte_to_a"
    "  FROM main.reuse r"
    " UNION ALL SELECT 'reuse', id, words_of((SELECT group_concat(text, ' ')"
    "  FROM (SELECT n.text FROM main.passage n WHERE n.plan = r.plan_b"
    "   AND n.byte_from < r.byte_to_b AND n.byte_to > r.byte_from_b"
    "   ORDER BY n.ord)), skip_b, words_b), passage_b, byte_from_b, byte_to_b"
    "  FROM main.reuse r)"
    " SELECT p.source, p.sha256, f.kind, f.id, f.value, g.text, f.a, f.b"
    "  FROM fact f JOIN main.passage g ON g.id = f.passage"
    "  JOIN main.plan p ON p.id = g.plan ORDER BY p.source, f.a, f.b, f.kind";

/* NULL only where the column may be: a foreign file may lack the others. */
static const char *
text(sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);

	return s || i == COLUMN_VALUE ? s : "";
}

enum rc
spans_sources(struct db *db, int64_t *n, struct err *err)
{
	return db_number(db, "SELECT count(*) FROM main.plan", n, err);
}

enum rc
spans_each(struct db *db, span_fn *fn, void *arg, struct err *err)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = db_prepare(db, sql_spans, &st, err);
	int step = SQLITE_DONE;

	while (rc == RC_OK && (step = sqlite3_step(st)) == SQLITE_ROW) {
		const struct span_row row = {text(st, 0), text(st, 1),
		    text(st, 2), sqlite3_column_int64(st, 3), text(st, 4),
		    text(st, 5), sqlite3_column_int64(st, 6),
		    sqlite3_column_int64(st, 7)};

		rc = fn(&row, arg, err);
	}
	if (rc == RC_OK && step != SQLITE_DONE)
		rc = db_fail(db, err);
	sqlite3_finalize(st);
	return rc;
}
