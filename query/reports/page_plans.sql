-- help: A few plans of each year and level, by the words of the year.
-- title: Plans of each year and level
-- example: page_plans
-- internal: yes
-- option: each=3 number  Plans of a year and level that are given.
-- column: year integer  The year.
-- column: level text  The level; unknown where it is not known.
-- column: n integer  Plans of that year and level.
-- column: plan integer  One of them.
-- column: number text  Its document number.
-- column: issuer text  The body that issued it.
-- column: issued text  Date of issue.
-- column: source text  The file, and the line where its year was read.
-- column: quotation text  The words around it.
-- note: A part of thidua report. A plan for several years counts in each.
WITH placed AS MATERIALIZED (
  SELECT y.year, coalesce(p.level, 'unknown') AS level, y.plan,
         row_number() OVER (PARTITION BY y.year, coalesce(p.level, 'unknown')
                            ORDER BY p.source) AS nth,
         count(*) OVER (PARTITION BY y.year, coalesce(p.level, 'unknown')) AS n
    FROM scope_year y JOIN plan p ON p.id = y.plan
)
SELECT d.year, d.level, d.n, p.id AS plan, p.number, p.issuer, p.issued,
       p.source || coalesce(':' || g.line, '') AS source,
       -- of a year that stands there twice, so much that both are seen
       around(g.text, h.value,
              iif(instr(substr(g.text, instr(g.text, h.value) + 1), h.value),
                  40, 12)) AS quotation
  FROM placed d
  JOIN plan p ON p.id = d.plan
  LEFT JOIN header h ON h.plan = p.id AND h.field = 'year'
  LEFT JOIN passage g ON g.id = h.passage
 WHERE d.nth <= :each
 ORDER BY d.year, d.level, d.nth;
