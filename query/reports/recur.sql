-- help: Which movements recur: each movement against the years.
-- title: Movements by year: plans that name them
-- example: recur
-- example: recur --level province -o recur.csv
-- example: recur --long --format json
-- column: name text  The movement.
-- column: kind text  phong trào, cuộc vận động or đợt thi đua.
-- column: plans integer  Plans that name it.
-- column: years_used integer  Years in which a plan names it.
-- column: years_observed integer  Years of which there are plans.
-- column: year integer  A year.
-- column: named integer  Plans of that year that name it.
-- column: of integer  Plans of that year.
-- export: yes
-- evidence: mentions
-- brief: name plans years_used
-- pivot: named as {year} (n={of})
-- note: --movement chooses movements; the plans they are counted among stay.
--   In the heading of a year, n is the number of plans of that year that
--   were asked about; 0 means that none of them names the movement. A year
--   without plans has no column: of it nothing is known. A plan for several
--   years counts in each; plans counts it once.
WITH per_year AS MATERIALIZED (
  SELECT year, count(*) AS of FROM observed GROUP BY year
), named AS MATERIALIZED (
  SELECT DISTINCT m.movement, m.plan
    FROM mention m JOIN scope s ON s.plan = m.plan
    JOIN scope_movement w ON w.movement = m.movement
), cell AS MATERIALIZED (
  SELECT n.movement, y.year, count(*) AS named
    FROM named n JOIN scope_year y ON y.plan = n.plan
   GROUP BY n.movement, y.year
), total AS (
  SELECT n.movement, count(*) AS plans,
         (SELECT count(*) FROM cell c WHERE c.movement = n.movement)
           AS years_used
    FROM named n GROUP BY n.movement
)
SELECT v.name, v.kind, t.plans, t.years_used,
       (SELECT count(*) FROM per_year) AS years_observed,
       p.year, coalesce(c.named, 0) AS named, p.of
  FROM total t
  JOIN movement v ON v.id = t.movement
  CROSS JOIN per_year p
  LEFT JOIN cell c ON c.movement = t.movement AND c.year = p.year
 ORDER BY t.years_used DESC, t.plans DESC, v.key, p.year;
