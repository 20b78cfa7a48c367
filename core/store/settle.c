/* settle.c - names of movements, and the vocabulary: of all, or of what has
 * changed. */
#include "core/store/settle.h"

/* Movements that have a mention they had not, or have one less; also those that
 * were made for a mention and do not have it, by a decision. */
static const char changed_movements[] =
    "CREATE TEMP TABLE changed_movement(id INTEGER PRIMARY KEY);";

static const char all_movements[] =
    "INSERT INTO temp.changed_movement SELECT id FROM movement;";

static const char few_movements[] =
    "INSERT INTO temp.changed_movement SELECT movement FROM temp.gone_mention;"
    "INSERT OR IGNORE INTO temp.changed_movement SELECT m.movement"
    " FROM temp.new_plan n CROSS JOIN mention m ON m.plan = n.id;"
    "INSERT OR IGNORE INTO temp.changed_movement SELECT v.id"
    " FROM temp.new_plan n CROSS JOIN mention m ON m.plan = n.id"
    " CROSS JOIN movement v ON v.key = m.key;";

/* Mentions count under their own key, or under the one that a person has said
 * is the same; one step only, so that no circle can be walked. */
#define APPLY_DECISIONS(mentions)                                              \
	"INSERT OR IGNORE INTO movement(key, name, kind, sponsor, authority)"  \
	" SELECT m.key, min(m.raw), min(m.kind), NULL, 0 FROM " mentions       \
	" WHERE NOT EXISTS (SELECT 1 FROM movement v WHERE v.key = m.key)"     \
	" GROUP BY m.key;"                                                     \
	"INSERT OR IGNORE INTO movement(key, name, kind, sponsor, authority)"  \
	" SELECT d.into_key, d.into_name, m.kind, NULL, 0 FROM " mentions      \
	" CROSS JOIN decision d ON d.key = m.key WHERE d.decision = 'same'"    \
	" ORDER BY d.into_key, m.kind;"                                        \
	"UPDATE mention SET movement = (SELECT v.id FROM movement v"           \
	" WHERE v.key = coalesce((SELECT d.into_key FROM decision d"           \
	" WHERE d.key = mention.key AND d.decision = 'same'"                   \
	" ORDER BY d.into_key LIMIT 1), mention.key))"                         \
	" WHERE EXISTS (SELECT 1 FROM decision)"

static const char all_decisions[] = APPLY_DECISIONS("mention m");
static const char few_decisions[] =
    APPLY_DECISIONS("temp.new_plan n CROSS JOIN mention m ON m.plan = n.id") //
    " AND plan IN (SELECT id FROM temp.new_plan)";

/* The same whatever the order in which plans came: the form and the kind that
 * most mentions have, then the first in byte order. */
static const char settle_movements[] =
    "UPDATE other_name SET movement = NULL;"
    "DELETE FROM movement_count"
    " WHERE movement IN (SELECT id FROM temp.changed_movement);"
    "DELETE FROM movement_year"
    " WHERE movement IN (SELECT id FROM temp.changed_movement);"
    "DELETE FROM movement WHERE id IN (SELECT id FROM temp.changed_movement)"
    " AND NOT EXISTS (SELECT 1 FROM mention m"
    "  WHERE m.movement = movement.id);"
    "UPDATE other_name SET movement ="
    "  (SELECT id FROM movement WHERE movement.key = other_name.key);"
    "UPDATE movement SET name = coalesce((SELECT m.raw FROM mention m"
    "  WHERE m.movement = movement.id AND m.key = movement.key"
    "  GROUP BY m.raw ORDER BY count(*) DESC, m.raw LIMIT 1), name),"
    " kind = (SELECT m.kind FROM mention m"
    "  WHERE m.movement = movement.id GROUP BY m.kind"
    "  ORDER BY count(*) DESC, m.kind LIMIT 1)"
    " WHERE authority = 0"
    " AND id IN (SELECT id FROM temp.changed_movement);";

/* Mentions are walked by their index, in the order of movements and plans, and
 * years are counted up row by row: nothing is sorted, however many there are.
 */
#define COUNT_MOVEMENTS(mentions)                                              \
	"INSERT INTO movement_count SELECT m.movement, count(DISTINCT "        \
	"m.plan),"                                                             \
	" count(DISTINCT iif(EXISTS (SELECT 1 FROM plan_year y"                \
	" WHERE y.plan = m.plan), m.plan, NULL)), count(*) FROM " mentions     \
	" GROUP BY m.movement;"                                                \
	"INSERT INTO movement_year SELECT m.movement, y.year, 1"               \
	" FROM (SELECT DISTINCT m.movement, m.plan FROM " mentions ") m"       \
	" CROSS JOIN plan_year y ON y.plan = m.plan WHERE true"                \
	" ON CONFLICT(movement, year) DO UPDATE SET plans = plans + 1;"        \
	"DROP TABLE temp.changed_movement;"

static const char count_all[] = COUNT_MOVEMENTS("mention m");
static const char count_few[] =
    COUNT_MOVEMENTS("temp.changed_movement c CROSS JOIN mention m"
		    " ON m.movement = c.id");

static const char all_spelling[] =
    "CREATE VIRTUAL TABLE temp.vocabulary"
    " USING fts5vocab(main, passage_fts, row);"
    "DELETE FROM spelling;"
    "INSERT INTO spelling SELECT fold_spelling(term), term, doc, cnt"
    " FROM temp.vocabulary;"
    "DROP TABLE temp.vocabulary;";

/* The words of a few passages are counted by indexing these alone, as the
 * index cuts them. */
#define COUNT_WORDS(rows)                                                      \
	"CREATE VIRTUAL TABLE temp.few USING fts5(text, content='',"           \
	" tokenize='unicode61 remove_diacritics 0');"                          \
	"INSERT INTO temp.few(rowid, text) " rows ";"                          \
	"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(temp, few, "     \
	"row);"

#define END_WORDS "DROP TABLE temp.vocabulary; DROP TABLE temp.few;"

static const char few_spelling[] =
    COUNT_WORDS("SELECT row_number() OVER (), text FROM temp.gone_passage") //
    "UPDATE spelling SET n = n - v.doc, places = places - v.cnt"
    " FROM temp.vocabulary v"
    " WHERE key = fold_spelling(v.term) AND word = v.term;"
    "DELETE FROM spelling WHERE n = 0;" //
    END_WORDS COUNT_WORDS(
	"SELECT g.id, g.text"
	" FROM temp.new_plan n CROSS JOIN main.passage g ON g.plan = n.id") //
    "INSERT INTO spelling SELECT fold_spelling(term), term, doc, cnt"
    " FROM temp.vocabulary WHERE true"
    " ON CONFLICT(key, word) DO UPDATE"
    " SET n = n + excluded.n, places = places + excluded.places;" //
    END_WORDS;

enum rc
settle(struct writer *w, bool few, struct err *err)
{
	const char *const steps[] = {few ? few_decisions : all_decisions,
	    changed_movements, few ? few_movements : all_movements,
	    settle_movements, few ? count_few : count_all,
	    few ? few_spelling : all_spelling};
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < sizeof(steps) / sizeof(*steps);
	     i++)
		rc = writer_exec(w, steps[i], err);
	return rc;
}
