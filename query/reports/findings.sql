-- help: What rules of your own found.
-- title: Findings
-- example: findings
-- example: findings --year 2021
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: kind text  Kind of fact, after the file of the rule.
-- column: field text  Named group of the rule.
-- column: text text  The words as printed.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year kind field text
-- note: Rules are added with thidua index --rules FOLDER.
SELECT p.id AS plan, p.year, p.issuer, p.number, f.kind, f.field, f.text,
       g.section, g.line, p.source, around(g.text, f.text, 12) AS quotation,
       'finding:' || f.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN finding f ON f.plan = p.id
  JOIN passage g ON g.id = f.passage
 ORDER BY p.year, p.source, f.byte_from, f.kind, f.field;
