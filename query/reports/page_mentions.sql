-- help: A few mentions of the most recurrent movements in each year.
-- title: Mentions of movements by year
-- example: page_mentions
-- internal: yes
-- option: most=30 number  Movements that are given, as recur orders them.
-- option: each=2 number  Plans of a movement and year that are given.
-- column: name text  The movement.
-- column: year integer  The year.
-- column: n integer  Plans of that year that name it.
-- column: plan integer  One of them.
-- column: number text  Its document number.
-- column: issuer text  The body that issued it.
-- column: issued text  Date of issue.
-- column: source text  Where it names the movement first, file:line.
-- column: quotation text  The words around it.
-- note: A part of thidua report.
WITH named AS MATERIALIZED (
  SELECT m.movement, m.plan, m.raw, m.passage, min(m.byte_from) AS first
    FROM mention m JOIN scope s ON s.plan = m.plan
    JOIN scope_movement w ON w.movement = m.movement
   GROUP BY m.movement, m.plan
), placed AS MATERIALIZED (
  SELECT n.*, y.year,
         row_number() OVER (PARTITION BY n.movement, y.year ORDER BY p.source)
           AS nth,
         count(*) OVER (PARTITION BY n.movement, y.year) AS n
    FROM named n
    JOIN scope_year y ON y.plan = n.plan
    JOIN plan p ON p.id = n.plan
), used AS MATERIALIZED (
  SELECT movement, count(DISTINCT year) AS years FROM placed GROUP BY movement
), total AS MATERIALIZED (
  SELECT movement, count(*) AS plans FROM named GROUP BY movement
), best AS MATERIALIZED (
  SELECT v.id, v.name, row_number() OVER (ORDER BY coalesce(u.years, 0) DESC,
                                          t.plans DESC, v.key) AS rank
    FROM total t
    JOIN movement v ON v.id = t.movement
    LEFT JOIN used u ON u.movement = t.movement
   ORDER BY rank LIMIT :most
)
SELECT b.name, d.year, d.n, p.id AS plan, p.number, p.issuer, p.issued,
       p.source || ':' || g.line AS source,
       around(g.text, d.raw, 12) AS quotation
  FROM best b
  JOIN placed d ON d.movement = b.id
  JOIN plan p ON p.id = d.plan
  JOIN passage g ON g.id = d.passage
 WHERE d.nth <= :each
 ORDER BY b.rank, d.year, d.nth;
