-- help: The themes (chủ đề) that plans set.
-- title: Themes
-- example: themes
-- example: themes --year 2021
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: scope text  What it is the theme of: year, activity, emulation,
--   province or topic.
-- column: theme text  The theme as printed.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year issuer scope theme
-- note: The theme of a phase stands with the phase, in the report phases.
SELECT p.id AS plan, p.year, p.issuer, p.number, t.scope, t.text AS theme,
       g.section, g.line, p.source, around(g.text, t.text, 12) AS quotation,
       'theme:' || t.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN theme t ON t.plan = p.id
  JOIN passage g ON g.id = t.passage
 ORDER BY p.year, p.source, t.byte_from;
