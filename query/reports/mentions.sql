-- help: Each place where a movement is named, with its words.
-- title: Mentions of movements
-- example: mentions
-- example: mentions --movement 'lao động giỏi'
-- example: mentions --role motto
-- option: role=movement text What the name is used as: movement, or motto, goal,
--   award, contest, model, column, event, programme, document, speech; all.
-- choices: role movement motto goal award contest model column event programme
--   document speech all
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: movement text  The movement; of another role, the one that other
--   plans name by these words.
-- column: raw text  Its name as printed here.
-- column: role text  What the name is used as.
-- column: kind text  What the text calls it.
-- column: launcher text  Body that launched it, where the text says so.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year raw line quotation
-- note: The same words are a movement in one plan and a goal in another: what
--   stands before them decides. The report roles counts them by year.
WITH named AS (
  SELECT 'mention:' || id AS fact, movement, plan, passage, raw,
         key, 'movement' AS role, kind, launcher, byte_from
    FROM mention
  UNION ALL
  SELECT 'other_name:' || id, movement, plan, passage, raw, key, role, NULL,
         NULL, byte_from
    FROM other_name
)
SELECT p.id AS plan, p.year, p.issuer, p.number, v.name AS movement, m.raw,
       m.role, m.kind, m.launcher, g.section, g.line, p.source,
       around(g.text, m.raw, 12) AS quotation, m.fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN named m ON m.plan = p.id
  LEFT JOIN movement v ON v.id = m.movement
  JOIN passage g ON g.id = m.passage
 WHERE :role IN (m.role, 'all')
   AND (m.movement IN (SELECT movement FROM scope_movement)
        OR (m.movement IS NULL
            AND (SELECT count(*) FROM scope_movement)
                = (SELECT count(*) FROM movement)))
 ORDER BY coalesce(v.key, m.key), p.year, p.source, m.byte_from;
