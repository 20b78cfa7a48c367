/* settle.c - names of movements, and the vocabulary. */
#include "core/store/settle.h"

/* Mentions count under their own key, or under the one that a person has said
 * is the same; one step only, so that no circle can be walked. */
static const char apply_decisions[] =
    "INSERT OR IGNORE INTO movement(key, name, kind, sponsor, authority)"
    " SELECT key, min(raw), min(kind), NULL, 0 FROM mention GROUP BY key;"
    "INSERT OR IGNORE INTO movement(key, name, kind, sponsor, authority)"
    " SELECT d.into_key, d.into_name, m.kind, NULL, 0 FROM decision d"
    "  JOIN mention m ON m.key = d.key WHERE d.decision = 'same'"
    "  ORDER BY d.into_key, m.kind;"
    "UPDATE mention SET movement = (SELECT v.id FROM movement v"
    "  WHERE v.key = coalesce((SELECT d.into_key FROM decision d"
    "   WHERE d.key = mention.key AND d.decision = 'same'"
    "   ORDER BY d.into_key LIMIT 1), mention.key));";

/* The same whatever the order in which plans came: the form and the kind that
 * most mentions have, then the first in byte order. */
static const char settle_movements[] =
    "UPDATE other_name SET movement = NULL;"
    "DELETE FROM movement WHERE id NOT IN (SELECT movement FROM mention);"
    "UPDATE other_name SET movement ="
    "  (SELECT id FROM movement WHERE movement.key = other_name.key);"
    "UPDATE movement SET name = coalesce((SELECT m.raw FROM mention m"
    "  WHERE m.movement = movement.id AND m.key = movement.key"
    "  GROUP BY m.raw ORDER BY count(*) DESC, m.raw LIMIT 1), name),"
    " kind = (SELECT m.kind FROM mention m"
    "  WHERE m.movement = movement.id GROUP BY m.kind"
    "  ORDER BY count(*) DESC, m.kind LIMIT 1)"
    " WHERE authority = 0;";

static const char rebuild_spelling[] =
    "CREATE VIRTUAL TABLE temp.vocabulary"
    " USING fts5vocab(main, passage_fts, row);"
    "DELETE FROM spelling;"
    "INSERT INTO spelling SELECT fold_spelling(term), term, doc, cnt"
    " FROM temp.vocabulary;"
    "DROP TABLE temp.vocabulary;";

enum rc
settle(struct writer *w, struct err *err)
{
	enum rc rc = writer_exec(w, apply_decisions, err);

	if (rc == RC_OK)
		rc = writer_exec(w, settle_movements, err);
	return rc ? rc : writer_exec(w, rebuild_spelling, err);
}
