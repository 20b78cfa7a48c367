-- help: The groups of people that the titles of plans address.
-- title: Audiences
-- example: audiences
-- example: audiences --year 2021
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: audience text  The group as printed.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year issuer audience
SELECT p.id AS plan, p.year, p.issuer, p.number, u.text AS audience, g.section,
       g.line, p.source, around(g.text, u.text, 12) AS quotation,
       'audience:' || u.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN audience u ON u.plan = p.id
  JOIN passage g ON g.id = u.passage
 ORDER BY p.year, p.source, u.byte_from;
