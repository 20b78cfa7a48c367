-- help: Each place where a movement is named, with its words.
-- title: Mentions of movements
-- example: mentions
-- example: mentions --movement 'lao động giỏi'
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: movement text  The movement.
-- column: raw text  Its name as printed here.
-- column: kind text  What the text calls it.
-- column: launcher text  Body that launched it, where the text says so.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- brief: plan year movement line quotation
SELECT p.id AS plan, p.year, p.issuer, p.number, v.name AS movement, m.raw,
       m.kind, m.launcher, g.section, g.line, p.source,
       around(g.text, m.raw, 12) AS quotation
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN mention m ON m.plan = p.id
  JOIN scope_movement w ON w.movement = m.movement
  JOIN movement v ON v.id = m.movement
  JOIN passage g ON g.id = m.passage
 ORDER BY v.key, p.year, p.source, m.byte_from;
