-- help: The quantified aims that plans set.
-- title: Targets
-- example: targets
-- example: targets --year 2021..2025
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: relation text  >=, <= or =.
-- column: value real  The number.
-- column: unit text  %, or the thing counted.
-- column: text text  The words it was read from.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year relation value unit text
SELECT p.id AS plan, p.year, p.issuer, p.number, t.relation, t.value, t.unit,
       t.text, g.section, g.line, p.source,
       around(g.text, t.text, 12) AS quotation,
       'target:' || t.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN target t ON t.plan = p.id
  JOIN passage g ON g.id = t.passage
 ORDER BY p.year, p.source, t.byte_from;
