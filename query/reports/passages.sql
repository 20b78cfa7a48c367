-- help: The text of plans, paragraph by paragraph.
-- title: Passages
-- example: passages --year 2017 -o passages.csv
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: ord integer  1, 2, ... in the plan.
-- column: section text  Heading it stands under.
-- column: ref text  Numbering that leads to it: II.2.1.
-- column: kind text  head, title, heading, item, text, recipients or
--   signature.
-- column: text text  The paragraph.
-- column: line integer  Line of the file on which it begins.
-- column: source text  The file.
-- brief: plan ord ref text
SELECT p.id AS plan, p.year, p.issuer, p.number, g.ord, g.section, g.ref,
       g.kind, g.text, g.line, p.source
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN passage g ON g.plan = p.id
 ORDER BY p.year, p.source, g.ord;
