-- help: The sections of plans, with their length.
-- title: Sections
-- example: sections
-- example: sections --year 2021
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: section text  The heading; none before the first.
-- column: passages integer  Paragraphs under it.
-- column: line integer  Line of the file on which it begins.
-- column: source text  The file.
-- export: yes
-- brief: plan year section passages line
SELECT p.id AS plan, p.year, p.issuer, p.number, g.section,
       count(*) AS passages, min(g.line) AS line, p.source
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN passage g ON g.plan = p.id
 GROUP BY p.id, g.section
 ORDER BY p.year, p.source, min(g.ord);
